"""Which memo records a restart may build on: rule 2 of the memo (adr/0005)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from streams.dedupe.record import Record, decode

__all__ = ["trusted"]


def trusted(values: Iterable[bytes], commit: int) -> Iterator[Record]:
    """Yield records in order up to the first hole above the known commit.

    Below the highest commit known everything was acknowledged, so gaps there are what
    was forgotten. Above it a gap is a write that was lost while later ones landed: what
    follows it may have been judged on a state that nobody can rebuild.
    """
    records = sorted(map(decode, values), key=lambda record: record.seq)
    floor = max((record.commit for record in records), default=0)
    floor = max(floor, commit)
    expected = 0
    for record in records:
        if record.offset >= floor and record.seq != expected:
            return
        expected = record.seq + 1
        yield record
