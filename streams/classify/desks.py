"""A newsroom's own desks, by what an article is about and which places it names.

The desks stand in a file (`desks_file`); the first one whose every condition holds
takes the article. A condition that is left out always holds:

    [[desk]]
    name = "Jawa Tengah"
    subjects = ["medtop:02000000", "medtop:03000000"]   # one of those it is filed under
    places = ["iso3166-2:ID-JT", "kemendagri:33.*"]     # one of those it names
    languages = ["id"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable

from msgspec import Struct, convert
from msgspec.structs import replace

from streams.classify import deeper, taxonomy
from streams.classify.mentions import load as gazetteer

__all__ = ["Desk", "compiled", "desk_of"]

ANY = "*"  # at the end of a place: whatever begins like it


class Desk(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A desk and its conditions; none of a kind = whatever."""

    name: str
    subjects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


class Sheet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file."""

    desk: tuple[Desk, ...]


def compiled(text: str) -> tuple[Desk, ...]:
    """Read the desks; raises ValueError naming the desk and what is wrong.

    Retired topics are taken for those in force.
    """
    return tuple(map(_checked, convert(tomllib.loads(text), Sheet).desk))


def desk_of(
    desks: Iterable[Desk],
    subjects: Collection[str],
    places: Collection[str],
    language: str,
) -> str | None:
    """Name the first desk that takes the article; None when none does."""
    for desk in desks:
        if (
            _meet(desk.subjects, subjects)
            and _meet(desk.places, places)
            and _meet(desk.languages, (language,))
        ):
            return desk.name
    return None


def _checked(desk: Desk) -> Desk:
    in_force = [taxonomy.retired().get(one, one) for one in desk.subjects]
    rules = (rule for rules in deeper.load().values() for rule in rules)
    known = {*taxonomy.load().literals, *(rule.literal for rule in rules)}
    for subject in in_force:
        if subject not in known:
            raise ValueError(f"desk {desk.name!r}: no article is filed under {subject}")
    named = {name.id for name in gazetteer().by_words.values()}
    for place in desk.places:
        if not _meet((place,), named):
            raise ValueError(f"desk {desk.name!r}: no name stands for {place}")
    return replace(desk, subjects=tuple(in_force))


def _meet(wanted: Collection[str], found: Collection[str]) -> bool:
    return not wanted or any(_fits(one, two) for one in wanted for two in found)


def _fits(wanted: str, found: str) -> bool:
    if wanted.endswith(ANY):
        return found.startswith(wanted.removesuffix(ANY))
    return wanted == found
