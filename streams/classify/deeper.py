"""Deeper topics by rule, under a parent that is sure: precision before coverage.

A rule holds when one of its words or phrases stands in the title, or twice in the
opening, and none of those that mislead does.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

from streams.classify.features import OPENING_WORDS
from streams.classify.taxonomy import Topic

__all__ = ["SURE", "Deeper", "Rule", "deeper", "load"]

SURE = 70  # percent that the parent needs
OFTEN = 2  # times in the opening, when the title is silent


class Rule(Topic, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A deeper topic and the words that show it; `broader` is the topic above it.

    `yes` and `no` are headlines under the parent that the tests hold it to.
    """

    broader: str
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()
    yes: str
    no: str


class Sheet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of `rules`: the topics below one top topic."""

    parent: str
    topic: tuple[Rule, ...]


class Deeper(Struct, frozen=True, kw_only=True):
    """A rule that holds, and its words that the text has."""

    rule: Rule
    terms: tuple[str, ...]


def deeper(
    parent: str, confidence: int, title: Sequence[str], body: Sequence[str]
) -> list[Deeper]:
    """Find the deeper topics of a top topic that the text shows."""
    if confidence < SURE:
        return []
    opening = body[:OPENING_WORDS]
    head, lead = _line(title), _line(opening)
    at = _first_words().get(parent, {})
    places = sorted(set[int]().union(*filter(None, map(at.get, (*title, *opening)))))
    rules = (load()[parent][place] for place in places)
    found = ((rule, _terms(rule, head, lead)) for rule in rules)
    return [Deeper(rule=rule, terms=terms) for rule, terms in found if terms]


def _terms(rule: Rule, head: str, opening: str) -> tuple[str, ...]:
    if any(f" {w} " in text for w in rule.unless for text in (head, opening)):
        return ()
    return tuple(
        word
        for word in rule.words
        if f" {word} " in head or opening.count(f" {word} ") >= OFTEN
    )


@cache
def _first_words() -> dict[str, dict[str, tuple[int, ...]]]:
    """Tell, by parent and first word of a term, which rules are worth a look."""
    return {parent: _by_first(rules) for parent, rules in load().items()}


def _by_first(rules: Sequence[Rule]) -> dict[str, tuple[int, ...]]:
    places: dict[str, tuple[int, ...]] = {}
    for place, rule in enumerate(rules):
        for first in dict.fromkeys(word.partition(" ")[0] for word in rule.words):
            places[first] = (*places.get(first, ()), place)
    return places


@cache
def load() -> dict[str, tuple[Rule, ...]]:
    """Read the rules, by parent."""
    folder = files("streams.classify").joinpath("rules")
    texts = (
        entry.read_text("utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    )
    sheets = [convert(tomllib.loads(text), Sheet) for text in texts]
    return {
        sheet.parent: sheet.topic
        for sheet in sorted(sheets, key=lambda sheet: sheet.parent)
    }


def _line(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "
