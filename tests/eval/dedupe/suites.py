"""What dedupe is measured on: two days of portals, and edits made of them."""

from __future__ import annotations

from tests.eval.suite import DATA, Suite

DEDUPE = DATA / "dedupe"
TABLES = tuple(str(DEDUPE / f"portals-2025-06-{day}.csv.gz") for day in ("18", "19"))

SUITES = (
    Suite(
        name="dedupe-pairs",
        part="dedupe",
        data=(str(DEDUPE),),
        make=("make_dedupe_stream.py", *TABLES, "-o", "{out}/dev.ndjson"),
        run=("{out}/dev.ndjson",),
        score=(
            *("score_dedupe.py", "{out}/records", "--json"),
            *("--stream", "{out}/dev.ndjson"),
            *("--pairs", str(DEDUPE / "pairs-dev.ndjson")),
            *("--repeats", str(DEDUPE / "repeats-dev.ndjson")),
        ),
    ),
    Suite(
        name="dedupe-synthetic",
        part="dedupe",
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
            *("score_dedupe.py", "{out}/records", "--json"),
            *("--stream", "{out}/syn.ndjson"),
            *("--synthetic", "{out}/truth.ndjson"),
        ),
    ),
)
