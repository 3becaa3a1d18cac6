"""Read the packaged data files of outlets and places."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from schemas.article import RemovedKind
from streams.parse.outlets.outlet import Mark, Outlet, Outlets, Where, gather

__all__ = ["load"]

LISTED = ("names", "hosts", "suffixes")


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
        if key != "mark"
    }
    name: str = fields["name"]
    marks = tuple(_mark(name, row) for row in table.get("mark", ()))
    return Outlet(**fields, marks=marks)


def _mark(name: str, row: dict[str, str]) -> Mark:
    return Mark(
        text=row["text"].casefold(),
        kind=RemovedKind(row["kind"]),
        rule=f"{name}.{row['rule']}",
        where=Where(row["where"]),
    )
