"""Read the opening "JAKARTA, KOMPAS.com -" of an article."""

# ruff: noqa: RUF001 - newsrooms' own quotes and dashes are what is looked for

from __future__ import annotations

import re

from msgspec import Struct

from schemas.article import Dateline
from streams.parse.openings import Kind, Part, scan
from streams.parse.outlets import Outlets

__all__ = ["Opening", "read"]

RUBRIC_TEXT = """
adv advertorial berita breaking eksklusif exclusive iklan info infografis kolom
liputan opini opinion pers press profil release siaran sponsored update
"""
REACH = 160
ACRONYM = 4
OPENERS = "\"“‘'"
DASH = re.compile(r" ?(?:-{1,3}|[‐‑‒–—―−]{1,2}) ?")
LOST = re.compile(r" ?, ?(?:-{1,3}|[‐‑‒–—―−]{1,2}) ?")
COLON = re.compile(r" ?: ?(?![/\d])")
RUBRICS = frozenset(RUBRIC_TEXT.split())
NAME = re.compile(r"[^\W\d_]+")
NEXT_LOWER = re.compile(r"[a-zß-ÿ]")


class Opening(Struct, frozen=True):
    """A dateline and where the article's own words begin behind it."""

    dateline: Dateline
    end: int

    @property
    def is_sure(self) -> bool:
        """Say whether more than a place and a dash makes it one."""
        return self.dateline.outlet is not None or "," in self.dateline.text


def read(text: str, outlets: Outlets, *, colon: bool = False) -> Opening | None:
    """Read the dateline at the start of a line; None when the line has none.

    `colon` tells that the outlet writes "Jakarta: Presiden …" with a colon.
    """
    head = text[:REACH]
    parts = scan(head, outlets)
    if not parts:
        return None
    end = parts[-1].end
    lost = LOST.match(head, end)
    if lost and _is_place(parts[0], outlets):
        return _opening(head, parts, lost.end(), outlets)
    dash = DASH.match(head, end)
    if dash and _dash_fits(head, parts, dash, outlets):
        return _opening(head, parts, dash.end(), outlets)
    sign = COLON.match(head, end)
    if sign:
        named = _with_acronym(parts, outlets)
        after = head[sign.end() : sign.end() + 1]
        if _colon_fits(named, outlets, colon=colon, after=after):
            return _opening(head, named, sign.end(), outlets)
    return _without_sign(head, parts, outlets)


def _opening(head: str, parts: list[Part], end: int, outlets: Outlets) -> Opening:
    places = [part for part in parts if part.kind in {Kind.PLACE, Kind.WEAK}]
    named = [part for part in parts if part.kind in {Kind.OUTLET, Kind.AGENCY}]
    rubric = bool(places) and not named and _is_rubric(places[0].text)
    return Opening(
        dateline=Dateline(
            text=head[:end].strip(),
            place=_spelled(places[0].text, outlets) if places and not rubric else None,
            outlet=_outlet(named, outlets),
        ),
        end=end,
    )


def _outlet(named: list[Part], outlets: Outlets) -> str | None:
    """Prefer a known name: "PORT ANU (Negeri Anu) (AFP) -" holds a country too."""
    known = [part for part in named if part.text.casefold() in outlets.names]
    return next((part.text for part in [*known, *named]), None)


def _is_rubric(text: str) -> bool:
    return text.partition(" ")[0].casefold() in RUBRICS


def _spelled(place: str, outlets: Outlets) -> str:
    """Write a place as a name: capitals become "Kuala Lumpur"."""
    known = outlets.places.get(place.casefold())
    if known:
        return known
    bare = place.rstrip(".") if len(place.rpartition(" ")[2]) > ACRONYM else place
    return NAME.sub(_capitalized, bare) if bare.isupper() else bare


def _capitalized(word: re.Match[str]) -> str:
    return word[0].capitalize()


def _is_place(part: Part, outlets: Outlets) -> bool:
    return part.kind is Kind.PLACE or part.text.casefold() in outlets.places


def _kinds(parts: list[Part]) -> set[Kind]:
    return {part.kind for part in parts}


def _dash_fits(
    head: str, parts: list[Part], dash: re.Match[str], outlets: Outlets
) -> bool:
    first, kinds = parts[0], _kinds(parts)
    if Kind.OUTLET in kinds or (Kind.AGENCY in kinds and len(parts) > 1):
        return True
    if Kind.AGENCY in kinds or first.kind is Kind.WEAK:
        return False
    if Kind.DATE in kinds:
        return True
    return _place_fits(head, first, parts, dash, outlets)


def _place_fits(
    head: str, first: Part, parts: list[Part], dash: re.Match[str], outlets: Outlets
) -> bool:
    """Judge "PLACE - Text": no acronym, compound, route or match of two towns."""
    after = head[dash.end() :]
    known = first.text.casefold() in outlets.places
    glued = " " not in dash[0] and dash[0].strip() in {"-", "‐", "‑"}
    if NEXT_LOWER.match(after) or (glued and not (known and first.text.isupper())):
        return False
    if not known and (after[:1].isdigit() or len(first.text) <= ACRONYM):
        return False
    return len(parts) > 1 or not _is_route(first.text, after, outlets)


def _is_route(place: str, after: str, outlets: Outlets) -> bool:
    """Say whether a town in the same letters follows: "JAKARTA - BANDUNG kini"."""
    others = scan(after, outlets)
    if not others or others[0].kind is not Kind.PLACE:
        return False
    other = others[0].text
    return (
        other.casefold() in outlets.places
        and other.casefold() != place.casefold()
        and other.isupper() == place.isupper()
    )


def _with_acronym(parts: list[Part], outlets: Outlets) -> list[Part]:
    """Take capitals before a known place for an outlet: "KBRX, Ende: …"."""
    if len(parts) != 2:  # noqa: PLR2004
        return parts
    first, second = parts
    is_short = first.text.isupper() and " " not in first.text
    known = first.text.casefold() in outlets.places
    if not is_short or known or second.text.casefold() not in outlets.places:
        return parts
    return [Part(Kind.OUTLET, first.text, first.end), second]


def _colon_fits(
    parts: list[Part], outlets: Outlets, *, colon: bool, after: str
) -> bool:
    kinds = _kinds(parts)
    first = parts[0]
    if kinds == {Kind.OUTLET} and "." in first.text:
        return after.isupper()
    if len(parts) > 1 and (Kind.AGENCY in kinds or Kind.OUTLET in kinds):
        return True
    if first.text.casefold() not in outlets.places:
        return False
    return first.text.isupper() or colon


def _without_sign(head: str, parts: list[Part], outlets: Outlets) -> Opening | None:
    """Read "Liputan6.com, JakartaKita …" and "JAKARTA, KOMPAS.com Kepala …"."""
    if len(parts) < 2:  # noqa: PLR2004
        return None
    first, second = parts[0], parts[1]
    after = head[second.end :].lstrip()[:1]
    begins = not after or after.isupper() or after.isdigit() or after in OPENERS
    comma = "," in head[: second.end]
    if first.kind is Kind.OUTLET and "." in first.text and comma:
        glued = (
            second.text.casefold() in outlets.places and head[second.end :][:1] == after
        )
        fits = second.kind is Kind.PLACE and (begins or glued)
        return _opening(head, parts[:2], second.end, outlets) if fits else None
    domain = second.kind is Kind.OUTLET and "." in second.text
    agency = second.kind is Kind.AGENCY and second.text.casefold() in outlets.names
    if begins and (domain or agency) and first.kind is Kind.PLACE:
        return _opening(head, parts[:2], second.end, outlets)
    return None
