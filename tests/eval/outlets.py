"""How an unknown portal fares: each outlet read without its own file.

    python -m tests.eval.outlets

One row an outlet of the text gold: its figures with all files, and with its own left
out. A gap tells of a rule that only a file knows.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from agents.present import line
from schemas.headers import Provenance
from schemas.message import Message
from streams.parse import build, outlets
from streams.parse.stage import Parse
from streams.runner import Link, step
from streams.settings import Settings
from tests.eval.suites import TEXT, TOOLS

METRICS = ("keep_f1", "promo_recall", "dateline_place", "title", "related_f1")
SETTINGS = Settings()
FAILED = 2  # the scorer's exit code for bad input


def main() -> None:
    """Print the table."""
    docs = gzip.decompress((Path(TEXT) / "docs.ndjson.gz").read_bytes()).splitlines()
    known = _scored(docs, outlets.load())
    print(f"{'outlet':12}{'docs':>5}" + "".join(f"{name:>26}" for name in METRICS))
    known.pop("TOTAL")
    for name, figures in known.items():
        unknown = _scored(docs, outlets.load().without(name))[name]
        cells = "".join(
            f"{_shown(figures[metric]):>16} → {_shown(unknown[metric]):>7}"
            for metric in METRICS
        )
        print(f"{name:12}{figures['docs']:>5}{cells}")


def _shown(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.4f}"


def _scored(docs: list[bytes], known: outlets.Outlets) -> dict[str, dict[str, Any]]:
    """Parse all documents with these outlets; the scorer's figures by outlet."""
    link = Link(
        stage=replace(build(SETTINGS), run=Parse(SETTINGS, known)),
        provenance=Provenance(version="0"),
        max_output_bytes=SETTINGS.max_record_bytes,
    )
    with tempfile.TemporaryDirectory() as scratch:
        records = Path(scratch) / "records"
        with records.open("wb") as out:
            for number, value in enumerate(docs):
                for output in step(link, _message(value, number)).outputs:
                    out.write(line(output) + b"\n")
        command = [sys.executable, str(TOOLS / "score_parse_text.py"), TEXT]
        done = subprocess.run(
            [*command, str(records), "--json"], check=False, capture_output=True
        )
    if done.returncode >= FAILED:
        sys.exit(done.stderr.decode())
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)["outlets"]
    return found


def _message(value: bytes, number: int) -> Message:
    return Message(
        topic="articles.raw",
        partition=0,
        offset=number,
        timestamp=0,
        key=None,
        value=value,
    )


if __name__ == "__main__":
    main()
