"""Compare two sides: every difference to whom it concerns, the counts to the caller."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agents.replay.diff.compare import compared
from agents.replay.diff.difference import Difference
from agents.replay.diff.join import pairs
from agents.replay.diff.shelf import Shelf
from agents.replay.diff.summary import Summary

__all__ = ["Options", "diff"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`ignored`: paths of fields that do not count, with all below them."""

    samples_per_kind: int = 5
    ignored: tuple[str, ...] = ()
    are_stamps_counted: bool = False


def diff(
    names: tuple[str, str],
    shelves: tuple[Shelf, Shelf],
    options: Options,
    tell: Callable[[Difference], None] = lambda _: None,
) -> Summary:
    """Compare what two shelves hold, in the order of the raw records."""
    a, b = shelves
    summary = Summary(
        a=names[0],
        b=names[1],
        samples_per_kind=options.samples_per_kind,
        are_stamps_counted=options.are_stamps_counted,
        unreadable=a.unreadable + b.unreadable,
    )
    for pair in pairs(a, b):
        found = compared(pair, options.ignored)
        summary.add(pair, found)
        if found is not None:
            tell(found)
    return summary
