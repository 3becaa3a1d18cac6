"""Judge the texts of the gold one by one: the lines and fields that each missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.eval.document import Document
from tests.eval.parse.suites import SUITES, TEXT
from tests.eval.scorers import scorer
from tests.eval.suite import records

__all__ = ["texts"]

ALL = 1_000_000
SUITE = next(suite for suite in SUITES if suite.name == "text")


def texts(out: Path) -> Iterator[Document]:
    """Run the suite; a text's score is the share of its lines without a miss."""
    judge = scorer("score_parse_text")
    docs, gold = judge.load_gold(Path(TEXT))
    parsed = judge.load_parsed(str(records(SUITE, out)))
    missed = defaultdict(list)
    for told in judge.misses(docs, gold, parsed, ALL):
        guid, _, what = told.partition(" ")
        missed[guid.rstrip(":")].append(what)
    for guid, labels in gold.items():
        here = missed.pop(guid, [])
        share = 1 - min(1, len(here) / len(labels["lines"]))
        yield Document(name=guid, score=share, misses=tuple(here))
    if missed:  # another form of the scorer's lines
        raise RuntimeError(f"misses of no document: {list(missed)[:3]}")
