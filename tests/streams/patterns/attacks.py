"""Make the inputs on which a backtracking pattern is slowest, from its own parts.

Slow is what can be cut in many ways: something repeated, then a sign that ends all
hopes. So for every repeat of a pattern the input is a text that leads to it, then what
it repeats, many times; for every search also what begins the pattern, many times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

__all__ = ["Attack", "attacks"]

Attack = tuple[str, str, str]  # what leads there, what is repeated, what fails at last
PROBES = " aA1.,:/-'\"(\n\xa0é<@%&#"
LAST = ("\x00", "", "aA1")
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
LOOKS = (op.ASSERT, op.ASSERT_NOT)
MOST = 60
WAYS = 4


def attacks(pattern: re.Pattern[str] | re.Pattern[bytes]) -> list[Attack]:
    """List different attacks on one pattern, the same on every call."""
    text = pattern.pattern
    told = text if isinstance(text, str) else text.decode("latin-1")
    tree = list(_parser.parse(told, pattern.flags & ~re.UNICODE))
    seeds = [("", probe) for probe in PROBES]
    seeds += [("", start) for start in _starts(tree)]
    seeds += _seeds(tree, "")
    different = dict.fromkeys((lead, pump) for lead, pump in seeds if pump)
    found = [(lead, pump, last) for lead, pump in different for last in LAST[:1]]
    found += [(lead, pump, last) for lead, pump in different for last in LAST[1:]]
    return list(islice(found, MOST * len(LAST)))


def _starts(tree: list[Any]) -> Iterator[str]:
    """Give every beginning of the pattern: what a search tries again and again."""
    for end in range(1, len(tree) + 1):
        for way in range(WAYS):
            yield _sample(tree[:end], way)


def _seeds(tree: list[Any], lead: str) -> Iterator[tuple[str, str]]:
    """Give each repeat's body with what leads to it, the inner ones too."""
    for at, (what, value) in enumerate(tree):
        before = lead + _sample(tree[:at], 0)
        if what in REPEATS and value[1] > 1:
            for way in range(WAYS):
                yield before, _sample(value[2], way)
            for probe in PROBES:
                if _takes(value[2], probe):
                    yield before, probe
        for inner in _inner(what, value):
            yield from _seeds(list(inner), before)


def _inner(what: Any, value: Any) -> list[Any]:
    if what in REPEATS:
        return [value[2]]
    if what is op.SUBPATTERN:
        return [value[3]]
    if what is op.BRANCH:
        return list(value[1])
    if what is op.ATOMIC_GROUP:
        return [value]
    return [value[1]] if what in LOOKS else []


def _sample(tree: Any, way: int) -> str:
    """Write a text that the parts match, one of several; looks are not obeyed."""
    return "".join(_one(what, value, way) for what, value in tree)


def _one(what: Any, value: Any, way: int) -> str:
    if what is op.LITERAL:
        return chr(value)
    if what is op.BRANCH:
        return _sample(value[1][way % len(value[1])], way)
    if what in REPEATS:
        return _sample(value[2], way) * max(value[0], min(1, value[1]))
    if what in (op.SUBPATTERN, op.ATOMIC_GROUP):
        return _sample(_inner(what, value)[0], way)
    if what in (op.IN, op.ANY, op.NOT_LITERAL):
        fitting = [probe for probe in _signs(what, value) if _fits(what, value, probe)]
        return fitting[way % len(fitting)] if fitting else ""
    return ""


def _signs(what: Any, value: Any) -> str:
    """Collect what a set names itself, and signs of every kind."""
    named = ""
    for kind, told in value if what is op.IN else ():
        named += chr(told) if kind is op.LITERAL else ""
        named += chr(told[0]) if kind is op.RANGE else ""
    return "".join(dict.fromkeys(named[:WAYS] + PROBES))


def _takes(body: Any, probe: str) -> bool:
    """Say whether a repeat of one sign takes this one."""
    (what, value), *more = body if len(body) else [(None, None)]
    return (
        not more
        and what in (op.IN, op.ANY, op.NOT_LITERAL)
        and _fits(what, value, probe)
    )


def _fits(what: Any, value: Any, sign: str) -> bool:
    if what is op.ANY:
        return sign != "\n"
    if what is op.NOT_LITERAL:
        return ord(sign) != value
    is_negated = value[0][0] is op.NEGATE
    return is_negated != any(_holds(kind, told, sign) for kind, told in value)


def _holds(kind: Any, told: Any, sign: str) -> bool:
    if kind is op.LITERAL:
        return ord(sign) == told
    if kind is op.RANGE:
        return bool(told[0] <= ord(sign) <= told[1])
    classes = {
        op.CATEGORY_DIGIT: r"\d",
        op.CATEGORY_SPACE: r"\s",
        op.CATEGORY_WORD: r"\w",
        op.CATEGORY_NOT_DIGIT: r"\D",
        op.CATEGORY_NOT_SPACE: r"\S",
        op.CATEGORY_NOT_WORD: r"\W",
    }
    return kind is op.CATEGORY and re.match(classes[told], sign) is not None
