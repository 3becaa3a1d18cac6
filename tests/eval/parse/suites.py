"""What parse is measured on: texts, pages, the sample, hostile messages, speed."""

from __future__ import annotations

import re

from tests.eval.suite import DATA, Suite

PARSE = DATA / "parse"
TEXT = str(PARSE / "text-gold-dev")
AEB = str(PARSE / "aeb")
SEED = tuple(map(str, sorted((DATA / "seed").glob("*.txt"))))
ROUNDS = "1000"
SEED_ROW = re.compile(rb"(\d+) of (\d+) fields")
JUDGED = re.compile(rb"(\d+) cases, (\d+) failed")


def pages(name: str) -> Suite:
    """The suite of one folder of pages."""
    folder = str(PARSE / "html-dev" / name)
    return Suite(
        name=f"html-{name}",
        part="parse",
        data=(folder,),
        run=("--until", "parse", f"{folder}/raw.ndjson.gz"),
        score=("score_html.py", folder, "{out}/records", "--json"),
    )


def hostile(name: str, *only: str) -> Suite:
    """The suite of the hostile messages whose names fit, all without one."""
    chosen = tuple(word for one in only for word in ("--only", one))
    return Suite(
        name=name,
        part="parse",
        make=("make_hostile.py", "--out", "{out}/made", *chosen),
        run=("{out}/made/values",),
        score=("make_hostile.py", "--check", "{out}/records", *chosen),
        read=_judged,
    )


def _judged(printed: bytes) -> object:
    return _counts(JUDGED, printed, ("cases", "failed"))


def _seed(printed: bytes) -> object:
    return _counts(SEED_ROW, printed, ("right", "fields"))


def _counts(
    row: re.Pattern[bytes], printed: bytes, names: tuple[str, str]
) -> dict[str, int]:
    found = row.search(printed)
    if found is None:
        raise RuntimeError(f"no counts in {printed[-200:]!r}")
    return dict(zip(names, map(int, found.groups()), strict=True))


SUITES = (
    Suite(
        name="text",
        part="parse",
        data=(TEXT,),
        run=("--until", "parse", f"{TEXT}/docs.ndjson.gz"),
        score=("score_parse_text.py", TEXT, "{out}/records", "--json"),
    ),
    Suite(
        name="seed",
        part="parse",
        run=("--until", "parse", *SEED),
        score=("score_seed.py", "{out}/records"),
        read=_seed,
    ),
    Suite(
        name="aeb",
        part="parse",
        data=(AEB,),
        make=("score_aeb.py", "--make-input"),
        stdout="{out}/aeb.ndjson",
        run=("--until", "parse", "{out}/aeb.ndjson"),
        score=("score_aeb.py", "{out}/records", "--bootstrap", ROUNDS, "--json"),
    ),
    pages("fundus"),
    pages("id-html"),
    hostile("traps", "trap"),
    hostile("hostile"),
)
