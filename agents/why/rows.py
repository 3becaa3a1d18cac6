"""Set the paragraphs of two texts beside each other, by what they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from schemas.decisions import Passage

__all__ = ["Row", "Span", "rows", "spans"]

BREAK = len("\n\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A piece of a passage inside of one paragraph; `passage` counts from 0.

    `offset`: where in its passage the piece begins.
    """

    start: int
    end: int
    passage: int
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Paragraphs that stand beside each other, by number; None = nothing there."""

    first: int | None
    second: int | None


def spans(
    paragraphs: Sequence[str], passages: Sequence[tuple[int, int]]
) -> list[list[Span]]:
    """Cut passages, told by offsets in the whole body, at the paragraphs' ends."""
    found: list[list[Span]] = []
    begin = 0
    for paragraph in paragraphs:
        end = begin + len(paragraph)
        found.append(
            sorted(
                (
                    Span(
                        start=max(start, begin) - begin,
                        end=min(stop, end) - begin,
                        passage=number,
                        offset=max(begin - start, 0),
                    )
                    for number, (start, stop) in enumerate(passages)
                    if start < end and stop > begin
                ),
                key=lambda span: (span.start, span.end),
            )
        )
        begin = end + BREAK
    return found


def rows(
    first: Sequence[str], second: Sequence[str], shared: Sequence[Passage]
) -> Iterator[Row]:
    """Pair the paragraphs that share most, both in order; the others stand alone."""
    weights = _weights(
        spans(first, [one.there for one in shared]),
        spans(second, [one.here for one in shared]),
    )
    at_first = at_second = 0
    for one, other in [*_heaviest(weights), (len(first), len(second))]:
        yield from (
            Row(first=a, second=b)
            for a, b in zip_longest(range(at_first, one), range(at_second, other))
        )
        if one < len(first):
            yield Row(first=one, second=other)
        at_first, at_second = one + 1, other + 1


def _weights(
    first: list[list[Span]], second: list[list[Span]]
) -> Counter[tuple[int, int]]:
    """Count the characters that a paragraph of the one shares with one of the other."""
    pieces: defaultdict[int, list[tuple[int, Span]]] = defaultdict(list)
    for number, found in enumerate(second):
        for span in found:
            pieces[span.passage].append((number, span))
    weights: Counter[tuple[int, int]] = Counter()
    for number, found in enumerate(first):
        for span in found:
            for other, piece in pieces[span.passage]:
                common = _common(span, piece)
                if common > 0:
                    weights[number, other] += common
    return weights


def _common(one: Span, other: Span) -> int:
    """Count what two pieces of a passage have in common of it."""
    begin = max(one.offset, other.offset)
    end = min(one.offset + one.end - one.start, other.offset + other.end - other.start)
    return end - begin


def _heaviest(weights: Counter[tuple[int, int]]) -> list[tuple[int, int]]:
    """Choose pairs that rise on both sides and weigh most together."""
    pairs = sorted(weights)
    best: list[tuple[int, int | None]] = []  # weight up to here, the pair before
    for number, (one, other) in enumerate(pairs):
        before = [
            (best[n][0], n)
            for n in range(number)
            if pairs[n][0] < one and pairs[n][1] < other
        ]
        weight, earlier = max(before, default=(0, None))
        best.append((weight + weights[one, other], earlier))
    at = max(range(len(best)), key=lambda n: best[n][0], default=None)
    chosen: list[tuple[int, int]] = []
    while at is not None:
        chosen.append(pairs[at])
        at = best[at][1]
    return chosen[::-1]
