"""One difference in a few lines: `-` went, `+` came, ` ` became."""

from __future__ import annotations

from collections.abc import Iterator

from agents.replay.diff.difference import Difference, FromTo, Kind, Seen
from agents.replay.diff.fields import kind_of
from agents.replay.diff.told import ARROW, Told

__all__ = ["briefly", "seen"]

MOST_LINES = 6
WIDTH = 100


def briefly(told: Told, one: Difference, kind: Kind) -> Iterator[str]:
    """Tell what one kind of change was in this article."""
    lines = [*_lines(told, one, kind)]
    for line in lines[:MOST_LINES]:
        yield line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}\u2026"
    if len(lines) > MOST_LINES:
        yield f"  {told.words.more.format(len(lines) - MOST_LINES)}"


def seen(told: Told, one: Seen | None) -> str:
    """Say where one side has it, and as what."""
    if one is None:
        return told.words.nowhere
    parts = [told.fate(one.fate)]
    if one.verdict is not None:
        parts.append(told.verdict(one.verdict))
    if one.version is not None:
        parts.append(f"{told.words.version} {one.version}")
    return " \u00b7 ".join(parts)


def _lines(told: Told, one: Difference, kind: Kind) -> Iterator[str]:
    match kind:
        case Kind.BODY if one.body is not None:
            yield from (f"- {line}" for line in one.body.went)
            yield from (f"+ {line}" for line in one.body.came)
        case Kind.HEADLINE if one.headline is not None:
            yield from _from_to(one.headline)
        case Kind.SUBJECTS if one.subjects is not None:
            yield from (f"- {told.subject(name)}" for name in one.subjects.dropped)
            yield from (f"+ {told.subject(name)}" for name in one.subjects.added)
            for shift in one.subjects.shifted:
                name = told.subject(shift.literal)
                yield f"  {name} {shift.a} %{ARROW}{shift.b} %"
        case Kind.LANGUAGE if one.language is not None:
            yield f"  {one.language.a}{ARROW}{one.language.b}"
        case Kind.FIELDS | Kind.GROUNDS | Kind.BODY | Kind.SUBJECTS:
            yield from (f"  {f.path}" for f in one.fields if _is_of(f.path, kind))
        case _:
            yield f"  {seen(told, one.a)}{ARROW}{seen(told, one.b)}"


def _is_of(path: str, kind: Kind) -> bool:
    found = kind_of(path)
    # Names or relevance of the same subjects are grounds, too.
    return found is kind or (kind is Kind.GROUNDS and found is Kind.SUBJECTS)


def _from_to(change: FromTo) -> Iterator[str]:
    if change.a is not None:
        yield f"- {change.a}"
    if change.b is not None:
        yield f"+ {change.b}"
