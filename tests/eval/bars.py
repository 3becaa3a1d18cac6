"""The bars of `figures.toml`, and what a measured figure is beside its bar."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import msgspec

__all__ = ["Bar", "Row", "bars", "rows"]

FILE = Path(__file__).with_name("figures.toml")
Figures = Mapping[str, float]


class Bar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One figure to hold; the file tells what each field means."""

    part: str
    name: str
    suite: str | None = None
    path: str = ""
    at_least: float | None = None
    at_most: float | None = None
    beside: str | None = None
    hidden: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A bar with its figure: `which` of several was the worst, `is_held` or not.

    `beside` is one number, or the two ends of an interval. A figure that nothing
    measured is None, and holds nothing.
    """

    bar: Bar
    figure: float | None = None
    which: str | None = None
    beside: tuple[float, ...] = ()
    is_held: bool | None = None


def bars() -> tuple[Bar, ...]:
    """Read the file; raises msgspec.ValidationError for a field that is none."""
    told = tomllib.loads(FILE.read_text("utf-8"))["figure"]
    return msgspec.convert(told, tuple[Bar, ...])


def rows(wanted: tuple[Bar, ...], found: Mapping[str, Figures]) -> Iterator[Row]:
    """Put the figures of the suites that were run beside their bars."""
    for bar in wanted:
        if bar.suite is None:
            yield Row(bar=bar)
        elif bar.suite in found:
            yield _row(bar, found[bar.suite])


def _row(bar: Bar, figures: Figures) -> Row:
    worst = max if bar.at_most is not None else min
    fitting = {
        name: one for name, one in figures.items() if fnmatchcase(name, bar.path)
    }
    if not fitting:
        return Row(bar=bar, is_held=False)
    name = worst(fitting, key=lambda one: fitting[one])
    return Row(
        bar=bar,
        figure=fitting[name],
        which=None if name == bar.path else name.removeprefix(bar.path.rstrip("*")),
        beside=_beside(bar.beside, figures),
        is_held=_is_held(bar, fitting[name]),
    )


def _is_held(bar: Bar, figure: float) -> bool:
    low = bar.at_least is None or figure >= bar.at_least
    return low and (bar.at_most is None or figure <= bar.at_most)


def _beside(path: str | None, figures: Figures) -> tuple[float, ...]:
    names = (path, f"{path}.0", f"{path}.1")
    return tuple(
        figures[name] for name in names if name is not None and name in figures
    )
