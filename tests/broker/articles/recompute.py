"""What one undisturbed run makes of a run's own articles.parsed."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.headers import Provenance
from schemas.message import Message, Output
from schemas.topics import DUPLICATES, ENRICHED, UNIQUE
from streams.dedupe import Memo
from streams.runner import step
from streams.settings import Settings
from streams.topology import links

__all__ = ["recomputed", "values"]

Values = dict[str, list[tuple[bytes, bytes]]]
BEHIND_PARSED = (UNIQUE, DUPLICATES, ENRICHED)


def recomputed(parsed: Iterable[Message], settings: Settings) -> Values:
    """Judge and classify each record once, in order, in this process."""
    chained = links(settings, Provenance(version="0"), ("dedupe", "classify"))
    memo = Memo(settings)
    made: dict[str, set[tuple[bytes, bytes]]] = {
        topic: set() for topic in BEHIND_PARSED
    }
    for record in parsed:
        for output in step(
            chained["dedupe"], record, memo, commit=record.offset
        ).outputs:
            _note(made, output)
            if output.topic == UNIQUE:
                unique = output.placed(UNIQUE, 0, 0)
                for last in step(chained["classify"], unique).outputs:
                    _note(made, last)
    return {topic: sorted(found) for topic, found in made.items()}


def values(records: Iterable[Message]) -> list[tuple[bytes, bytes]]:
    """Sort the distinct keys and values of a topic; a tombstone is an empty value."""
    return sorted({(record.key or b"", record.value or b"") for record in records})


def _note(made: dict[str, set[tuple[bytes, bytes]]], output: Output) -> None:
    if output.topic in made:
        made[output.topic].add((output.key or b"", output.value or b""))
