"""The quality suites: how each makes its input, runs Kawat and scores the records."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
TOOLS = SHARED / "tools"
DATA = SHARED / "data"
FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """`{out}` in a command is the scratch folder; `records` is what the run printed."""

    name: str
    data: tuple[str, ...]
    make: tuple[str, ...] = ()
    stdout: str | None = None
    run: tuple[str, ...]
    score: tuple[str, ...]


TEXT = str(DATA / "parse/text-gold-dev")
DEDUPE = DATA / "dedupe"
TABLES = tuple(str(DEDUPE / f"portals-2025-06-{day}.csv.gz") for day in ("18", "19"))


def html(name: str) -> Suite:
    """The suite of one folder of pages."""
    folder = str(DATA / "parse/html-dev" / name)
    return Suite(
        name=f"html-{name}",
        data=(folder,),
        run=("--until", "parse", f"{folder}/raw.ndjson.gz"),
        score=("score_html.py", folder, "{out}/records"),
    )


SUITES = (
    Suite(
        name="text",
        data=(TEXT,),
        run=("--until", "parse", f"{TEXT}/docs.ndjson.gz"),
        score=("score_parse_text.py", TEXT, "{out}/records"),
    ),
    Suite(
        name="aeb",
        data=(str(DATA / "parse/aeb"),),
        make=("score_aeb.py", "--make-input"),
        stdout="{out}/aeb.ndjson",
        run=("--until", "parse", "{out}/aeb.ndjson"),
        score=("score_aeb.py", "{out}/records"),
    ),
    html("fundus"),
    html("id-html"),
    Suite(
        name="dedupe-pairs",
        data=(str(DEDUPE),),
        make=("make_dedupe_stream.py", *TABLES, "-o", "{out}/dev.ndjson"),
        run=("{out}/dev.ndjson",),
        score=(
            "score_dedupe.py",
            "{out}/records",
            *("--stream", "{out}/dev.ndjson"),
            *("--pairs", str(DEDUPE / "pairs-dev.ndjson")),
            *("--repeats", str(DEDUPE / "repeats-dev.ndjson")),
        ),
    ),
    Suite(
        name="dedupe-synthetic",
        data=(str(DEDUPE),),
        make=(
            "make_dedupe_stream.py",
            *TABLES,
            *("--synthetic", str(DEDUPE / "synthetic-edits.jsonl.gz")),
            *("--synthetic", str(DEDUPE / "synthetic-hard.jsonl.gz")),
            *("--truth", "{out}/truth.ndjson", "-o", "{out}/syn.ndjson"),
        ),
        run=("{out}/syn.ndjson",),
        score=(
            "score_dedupe.py",
            "{out}/records",
            *("--stream", "{out}/syn.ndjson"),
            *("--synthetic", "{out}/truth.ndjson"),
        ),
    ),
    Suite(
        name="classify",
        data=(str(DATA / "classify"),),
        make=("classify_docs.py", "--split", "dev", "--out", "{out}/dev"),
        run=("--skip", "dedupe", "{out}/dev.docs.ndjson"),
        score=(
            "score_classify.py",
            *("--gold", "{out}/dev.gold.ndjson"),
            *("--docs", "{out}/dev.docs.ndjson"),
            "{out}/records",
        ),
    ),
)


def digest(suite: Suite) -> str:
    """SHA-256 over the names and bytes of the suite's data."""
    whole = hashlib.sha256()
    for place in suite.data:
        files = sorted(p for p in Path(place).rglob("*") if p.is_file())
        for path in files:
            whole.update(f"{path.relative_to(DATA)}\n".encode())
            whole.update(path.read_bytes())
    return whole.hexdigest()


def figures(suite: Suite, out: Path) -> dict[str, float]:
    """Run one suite; every number of the scorer's JSON by its dotted name."""
    place = lambda words: [word.format(out=out) for word in words]  # noqa: E731
    if suite.make:
        made = _call([sys.executable, *_tool(place(suite.make))])
        if suite.stdout:
            Path(suite.stdout.format(out=out)).write_bytes(made)
    kawat = str(Path(sys.executable).with_name("kawat"))
    (out / "records").write_bytes(_call([kawat, "run", *place(suite.run)]))
    scored = _call([sys.executable, *_tool(place(suite.score)), "--json"])
    return dict(_numbers(json.loads(scored)))


def _tool(words: list[str]) -> list[str]:
    return [str(TOOLS / words[0]), *words[1:]]


def _call(command: list[str]) -> bytes:
    done = subprocess.run(command, check=False, capture_output=True)
    if done.returncode:
        raise RuntimeError(f"{command[:3]}: {done.stderr.decode()[-2000:]}")
    return done.stdout


def _numbers(value: object, name: str = "") -> Iterator[tuple[str, float]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _numbers(item, f"{name}.{key}" if name else str(key))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield name, float(value)
