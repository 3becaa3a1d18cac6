"""What classify is measured on: the rows that were labelled by reading, dev split."""

from __future__ import annotations

from tests.eval.suite import DATA, Suite

SUITES = (
    Suite(
        name="classify",
        part="classify",
        data=(str(DATA / "classify"),),
        make=("classify_docs.py", "--split", "dev", "--out", "{out}/dev"),
        run=("--skip", "dedupe", "{out}/dev.docs.ndjson"),
        score=(
            *("score_classify.py", "{out}/records", "--json"),
            *("--gold", "{out}/dev.gold.ndjson"),
            *("--docs", "{out}/dev.docs.ndjson"),
        ),
    ),
    Suite(
        name="language",
        part="classify",
        data=(str(DATA / "classify"),),
        make=("classify_docs.py", "--split", "dev", "--out", "{out}/dev"),
        run=("--until", "parse", "{out}/dev.docs.ndjson"),
        score=(
            *("score_language.py", "{out}/records", "--json"),
            *("--gold", "{out}/dev.gold.ndjson"),
        ),
    ),
)
