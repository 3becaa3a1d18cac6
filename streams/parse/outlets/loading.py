"""Read the packaged data files of outlets and places."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from schemas.article import RemovedKind
from streams.parse.outlets.outlet import (
    Convention,
    Habit,
    Mark,
    Outlet,
    Outlets,
    Period,
    Where,
    gather,
)

__all__ = ["load"]

LISTED = ("names", "hosts", "suffixes")
TABLES = ("mark", "habit", "colon")


def load() -> Outlets:
    """Read every outlet file and the places; call it once."""
    folder = files("streams.parse.outlets")
    found = sorted(
        (file.name, file.read_text("utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    )
    places = (folder / "places.txt").read_text("utf-8").splitlines()
    return gather(
        tuple(outlet(tomllib.loads(text)) for _, text in found),
        {line.casefold(): line for line in places if not line.startswith("#")},
    )


def outlet(table: dict[str, Any]) -> Outlet:
    """Make an outlet from its file; a key that is not known is a TypeError."""
    fields: dict[str, Any] = {
        key: tuple(value) if key in LISTED else value
        for key, value in table.items()
        if key not in TABLES
    }
    name: str = fields["name"]
    always = (Convention(habit=Habit.COLON),) if table.get("colon") else ()
    return Outlet(
        **fields,
        conventions=always + tuple(map(_convention, table.get("habit", ()))),
        marks=tuple(_mark(name, row) for row in table.get("mark", ())),
    )


def _convention(row: dict[str, Any]) -> Convention:
    return Convention(habit=Habit(row["kind"]), period=_period(row))


def _mark(name: str, row: dict[str, Any]) -> Mark:
    return Mark(
        text=row["text"].casefold(),
        kind=RemovedKind(row["kind"]),
        rule=f"{name}.{row['rule']}",
        where=Where(row["where"]),
        period=_period(row),
    )


def _period(row: dict[str, Any]) -> Period:
    return Period(since=row.get("from"), until=row.get("until"))
