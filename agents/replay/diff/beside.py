"""An example side by side: both records of an article, what only one of them has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import orjson

from agents.replay.diff import facts
from agents.replay.diff.briefly import seen
from agents.replay.diff.difference import Difference, FieldChange, Kind
from agents.replay.diff.lines import Piece, Row, pieces, rows
from agents.replay.diff.markup import block, code, tag, text
from agents.replay.diff.summary import Sample
from agents.replay.diff.told import Told

__all__ = ["beside"]

MOST_FIELDS = 12
MOST_ROWS = 60
MOST_ALONE = 3
SHORT = 240  # signs of a value
CONTEXT = 1  # equal lines shown beside a changed one


def beside(told: Told, sample: Sample, *, is_open: bool) -> str:
    """Draw one example, folded up or open."""
    one = sample.difference
    about = " \u00b7 ".join((one.outlet or told.words.unknown, one.day or "?"))
    kinds = ", ".join(told.words.kinds[kind] for kind in one.kinds)
    title = text(one.title or told.words.untitled)
    head = f"{title} {tag('span', text(about), 'dim')}"
    inside = [
        tag("p", text(kinds), "dim"),
        tag("p", code(one.article or one.origin)),
        _grid(told, sample),
        _fields(told, one),
    ]
    opening = "<details open>" if is_open else "<details>"
    return f"{opening}{tag('summary', head)}{''.join(inside)}</details>"


def _grid(told: Told, sample: Sample) -> str:
    one = sample.difference
    parts = [*_heads(told, one)]
    if one.headline is not None:
        parts += _row(Row(a=one.headline.a or "", b=one.headline.b or ""))
    if Kind.SUBJECTS in one.kinds:
        parts += _subjects(told, sample)
    if sample.a is None or sample.b is None:
        parts += _alone(sample)
    elif one.body is not None:
        parts += _bodies(told, sample)
    else:
        parts.append(block([text(told.words.same_body)], "skip"))
    return block(parts, "beside")


def _heads(told: Told, one: Difference) -> Iterator[str]:
    for name, side in (("A", one.a), ("B", one.b)):
        yield block([f"{tag('b', name)} {text(seen(told, side))}"], "head")


def _subjects(told: Told, sample: Sample) -> Iterator[str]:
    found = [facts.subjects(value or {}) for value in (sample.a, sample.b)]
    for here, there, mark, style in (
        (found[0], found[1], "del", "went"),
        (found[1], found[0], "ins", "came"),
    ):
        lines = [
            tag("p", _subject(told, name, here[name], there.get(name), mark))
            for name in here
        ]
        yield block(lines or ["\u2013"], style)


def _subject(told: Told, name: str, own: int, other: int | None, mark: str) -> str:
    shown = text(told.subject(name))
    percent = f"{own} %"
    if other is None:
        return tag(mark, f"{shown} {percent}")
    return f"{shown} {tag(mark, percent) if own != other else percent}"


def _alone(sample: Sample) -> Iterator[str]:
    """Show how the body begins on the side that has it."""
    for value in (sample.a, sample.b):
        shown = facts.paragraphs(value or {})[:MOST_ALONE]
        yield block([tag("p", text(line)) for line in shown])


def _bodies(told: Told, sample: Sample) -> Iterator[str]:
    found = [*rows(*(facts.paragraphs(value or {}) for value in (sample.a, sample.b)))]
    shown = [number for number in range(len(found)) if _is_near(found, number)]
    last = -1
    for number in shown[:MOST_ROWS]:
        if number > last + 1:
            yield _skipped(told, number - last - 1)
        yield from _row(found[number])
        last = number
    if last + 1 < len(found):
        yield _skipped(told, len(found) - last - 1)


def _skipped(told: Told, count: int) -> str:
    return block([text(told.words.unchanged.format(count))], "skip")


def _is_near(found: Sequence[Row], number: int) -> bool:
    near = found[max(0, number - CONTEXT) : number + CONTEXT + 1]
    return any(not row.is_equal for row in near)


def _row(row: Row) -> Iterator[str]:
    if row.is_equal:
        yield block([text(row.a)])
        yield block([text(row.b)])
        return
    if row.a is not None and row.b is not None:
        first, second = pieces(row.a, row.b)
    else:
        first, second = [[_own(line)] if line else [] for line in (row.a, row.b)]
    yield block([_marked(piece, "del") for piece in first], "went" if first else "")
    yield block([_marked(piece, "ins") for piece in second], "came" if second else "")


def _own(line: str) -> Piece:
    return Piece(text=line, is_own=True)


def _marked(piece: Piece, mark: str) -> str:
    return tag(mark, text(piece.text)) if piece.is_own else text(piece.text)


def _fields(told: Told, one: Difference) -> str:
    body = "".join(_field(change) for change in one.fields[:MOST_FIELDS])
    if not body:
        return ""
    names = (told.words.field, "A", "B")
    head = tag("tr", "".join(tag("th", text(name)) for name in names))
    rest = len(one.fields) - MOST_FIELDS
    more = tag("p", text(told.words.more.format(rest)), "dim") if rest > 0 else ""
    rows = tag("table", tag("thead", head) + tag("tbody", body), "fields")
    folded = tag("summary", text(f"{told.words.fields}: {len(one.fields)}"))
    return tag("details", folded + rows + more)


def _field(change: FieldChange) -> str:
    cells = (change.path, _short(change.a), _short(change.b))
    return tag("tr", "".join(tag("td", code(cell)) for cell in cells))


def _short(value: Any) -> str:  # noqa: ANN401 - any JSON value
    shown = value if isinstance(value, str) else orjson.dumps(value).decode()
    return shown if len(shown) <= SHORT else f"{shown[:SHORT]}\u2026"
