"""Which memo records a restart may build on: rule 2 of the memo (adr/0005)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from streams.dedupe.record import Record, decode, place

__all__ = ["trusted"]


def trusted(values: Iterable[bytes], commit: int) -> Iterator[Record]:
    """Yield records in order up to the first hole above the known commit.

    Below the highest commit known everything was acknowledged, so gaps there are what
    was forgotten. Above it a gap is a write that was lost while later ones landed: what
    follows it may have been judged on a state that nobody can rebuild.

    Each value is let go of before the next record is made: a restart takes little more
    memory than the state that it ends with.
    """
    floor = commit
    waiting: list[tuple[int, bytes]] = []  # the next one last
    for value in values:
        found = place(value)
        floor = max(floor, found.commit)
        waiting.append((found.seq, value))
    waiting.sort(reverse=True)
    expected = 0
    while waiting:
        record = decode(waiting.pop()[1])
        if record.offset >= floor and record.seq != expected:
            return
        expected = record.seq + 1
        yield record
