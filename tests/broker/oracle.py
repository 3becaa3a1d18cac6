"""What must hold of every run, whatever was done to its workers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from schemas.topics import ENRICHED, PARSED, UNIQUE
from tests.broker.run import Read, Run

__all__ = ["assert_sound", "reread"]


def assert_sound(run: Run) -> None:
    """Nothing lost, nothing invented, state kept, order kept."""
    enriched = run.read(ENRICHED)
    sent = {one for ids in run.sent.values() for one in ids}
    found = {record.value["id"] for record in enriched}
    assert set() == sent - found, "lost"
    assert set() == found - sent, "invented"
    _assert_state_kept(run.read(UNIQUE))
    _assert_order_kept(run)
    _assert_newest_last(run, enriched)


def reread(run: Run, topic: str) -> int:
    """Count the inputs that were read twice to make this topic's records."""
    seen = Counter(record.value["at"] for record in run.read(topic))
    return sum(times - 1 for times in seen.values())


def _assert_state_kept(unique: Iterable[Read]) -> None:
    numbers: dict[bytes, set[int]] = defaultdict(set)
    origins: dict[int, set[bytes]] = defaultdict(set)
    for record in unique:
        origin = record.headers["kawat-origin"]
        numbers[origin].add(record.value["number"])
        origins[record.value["number"]].add(origin)
    assert [] == [o for o, found in numbers.items() if len(found) > 1], "forgotten"
    assert [] == [n for n, found in origins.items() if len(found) > 1], "given twice"


def _assert_order_kept(run: Run) -> None:
    """Of each raw partition, the first copies in articles.parsed are in order."""
    firsts: dict[int, list[str]] = defaultdict(list)
    partition_of = {one: p for p, ids in run.sent.items() for one in ids}
    seen: set[str] = set()
    for record in run.read(PARSED):
        one = record.value["id"]
        if one not in seen:
            seen.add(one)
            firsts[partition_of[one]].append(one)
    assert run.sent == dict(firsts), "out of order"


def _assert_newest_last(run: Run, enriched: Iterable[Read]) -> None:
    """The last record of every key is its newest: what compaction keeps."""
    newest: dict[bytes | None, int] = {}
    last: dict[bytes | None, int] = {}
    rank = {r.value["id"]: r.value["number"] for r in run.read(UNIQUE)}
    for record in enriched:
        key = record.key
        last[key] = rank[record.value["id"]]
        newest[key] = max(newest.get(key, -1), last[key])
    assert newest == last, "an older version is newest"
