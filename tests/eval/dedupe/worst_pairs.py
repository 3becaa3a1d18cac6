"""Judge the pairs one by one: which verdict each got, and what both texts share."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from streams.dedupe.pair import Pair
from streams.dedupe.reading import Reading
from tests.eval.dedupe.suites import DEDUPE, SUITES
from tests.eval.document import Document
from tests.eval.scorers import scorer
from tests.eval.suite import records

__all__ = ["pairs"]

SUITE = next(suite for suite in SUITES if suite.name == "dedupe-pairs")
# What a newsroom misses most comes first: a story that nobody sees.
WEIGHTS = {
    "wrongly folded": 0.0,
    "missing": 0.1,
    "wrongly one story": 0.2,
    "not found": 0.3,
    "kind": 0.6,
}


def pairs(out: Path) -> Iterator[Document]:
    """Run the suite; a pair's score tells how grave its error is."""
    judge = scorer("score_dedupe")
    gold = list(_lines(DEDUPE / "pairs-dev.ndjson"))
    judged, _ = judge.read_records([str(records(SUITE, out))])
    stream = out / "dev.ndjson"
    judge.name_deliveries(judged, str(stream))
    world = judge.World(judged)
    texts = {told["delivery"]: told for told in _lines(stream)}
    wrong = {
        (pair["a"], pair["b"]): (sort, record)
        for sort, pair, record in judge.score_pairs(world, gold, skip_missing=False)[2][
            ::-1
        ]
    }
    for pair in gold:
        a, b = texts[pair["a"]], texts[pair["b"]]
        sort, record = wrong.get((pair["a"], pair["b"]), ("", None))
        misses = _misses(sort, pair, record, a, b) if sort else ()
        yield Document(
            name=f"{pair['a']} {pair['b']} {sort}",
            score=WEIGHTS.get(sort, 1.0),
            misses=misses,
        )


def _misses(
    sort: str,
    pair: dict[str, Any],
    record: Any,
    a: dict[str, Any],
    b: dict[str, Any],
) -> tuple[str, ...]:
    gold = "/".join((pair["kind"], *pair.get("also", ())))
    verdict = "dead" if record is None else record.verdict
    return (
        f"{sort}: {gold} is called {verdict} ({pair['note']})",
        f"a {a['source']}: {a.get('title')}",
        f"b {b['source']}: {b.get('title')}",
        _measures(Pair(_reading(b), _reading(a))),
    )


def _measures(pair: Pair) -> str:
    shares = {
        "b in a": pair.share_here,
        "a in b": pair.share_there,
        "narrated": pair.narrated,
        "new words": pair.news,
        "headlines": pair.headline,
    }
    told = ", ".join(f"{name} {share:.2f}" for name, share in shares.items())
    numbers = f"numbers +{pair.added} -{pair.dropped} ={pair.kept}"
    return f"{told}, {numbers}, {len(pair.here.words)}:{len(pair.there.words)} words"


def _reading(told: dict[str, Any]) -> Reading:
    """Read a delivery as it came, the portal's own lines included."""
    return Reading(told.get("title"), told["body"].split("\n"))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)
