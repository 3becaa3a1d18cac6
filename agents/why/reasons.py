"""The verdict's reasons in words: how the two met, what each test asked and found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agents.why.judged import Why
from agents.why.words import Words
from schemas.decisions import Verdict
from streams.dedupe.asked import Comparison, Sign
from streams.dedupe.grounds import Route, Tested
from streams.dedupe.roundup import is_roundup
from streams.settings import Settings

__all__ = [
    "DECIDES",
    "Reason",
    "comparison",
    "met",
    "outlets",
    "reasons",
    "shares",
    "verdict",
]

DECIDES = "\u25b8"  # a small triangle
DOT = " \u00b7 "
MOST_DIGITS = 4
SIGNS = {
    Sign.AT_LEAST: "\u2265",
    Sign.AT_MOST: "\u2264",
    Sign.ABOVE: ">",
    Sign.BELOW: "<",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One test: its question, its answer, what it found; `is_verdict`: it gave it.

    `found` are pairs of a comparison in words and whether it decides alone.
    """

    question: str
    answer: str
    holds: bool
    is_verdict: bool
    found: tuple[tuple[str, bool], ...]


def verdict(why: Why, words: Words) -> str:
    """Say what becomes of B."""
    if why.decision is None:
        return words.none
    return words.becomes[why.decision.verdict].format(why.decision.version)


def met(why: Why, words: Words, settings: Settings) -> str:
    """Say how the stage came to compare the two, or why it did not."""
    route = why.grounds.route
    filled: str | float = why.keys
    if route is Route.NAMED:
        filled = ", ".join(name for name in why.names if not name.startswith("text:"))
    elif route is Route.FAR:
        filled = f"{settings.window_days:g}"
    return words.routes[route].format(filled)


def outlets(why: Why, words: Words) -> str:
    """Say whether one outlet published both."""
    if why.first.article.source is None and why.second.article.source is None:
        return words.unknown_outlets
    return words.same_outlet if why.grounds.is_same_outlet else words.other_outlet


def shares(why: Why, words: Words) -> str:
    """Tell the containments."""
    pair = why.grounds.pair
    told = (
        words.here.format(f"{pair.share_here:.0%}"),
        words.there.format(f"{pair.share_there:.0%}"),
        words.jaccard.format(f"{pair.jaccard:.0%}"),
    )
    return DOT.join(told)


def reasons(why: Why, words: Words) -> Iterator[Reason]:
    """Put every test into words, in the order in which they are tried."""
    said = why.decision and why.decision.verdict
    is_open = why.grounds.route is Route.READ
    for test in why.grounds.tests:
        is_verdict = test.holds and is_open and test.verdict is said
        is_open = is_open and not test.holds
        yield Reason(
            question=words.asks[test.verdict],
            answer=words.yes if test.holds else words.no,
            holds=test.holds,
            is_verdict=is_verdict,
            found=tuple(_found(test, why, words)),
        )


def _found(test: Tested, why: Why, words: Words) -> Iterator[tuple[str, bool]]:
    """Tell the comparisons, those of one measure together."""
    if test.verdict is Verdict.EXACT:
        return  # its question says what was asked
    if test.verdict is Verdict.DIGEST:
        yield f"{words.roundups}: {_roundups(why, words)}", False
    rows: dict[tuple[str, float], list[Comparison]] = {}
    for one in test.asked:
        rows.setdefault((one.measure, one.value), []).append(one)
    for row in rows.values():
        yield comparison(row, words), any(one.decides for one in row)


def _roundups(why: Why, words: Words) -> str:
    pair = why.grounds.pair
    told = [
        name
        for name, text in zip("AB", (pair.there, pair.here), strict=True)
        if is_roundup(text)
    ]
    return ", ".join(told) or words.neither


def comparison(row: Sequence[Comparison], words: Words) -> str:
    """Tell what one measure was, against one or more bounds."""
    name = _named(row[0].measure, words)
    if row[0].sign is Sign.IS:
        return f"{name}: {words.yes if row[0].value else words.no}"
    value = _numbers(row[0])[0]
    return f"{name} {value} {', '.join(dict.fromkeys(_bound(o, words) for o in row))}"


def _bound(one: Comparison, words: Words) -> str:
    bound = f"{SIGNS[one.sign]} {_numbers(one)[1]}"
    if one.bound_measure is None:
        return bound
    return f"{bound} ({_named(one.bound_measure, words)})"


def _named(measure: str, words: Words) -> str:
    """Name a measure, or what was made of several: "added + dropped"."""
    return " ".join(words.measures.get(part, part) for part in measure.split(" "))


def _numbers(one: Comparison) -> tuple[str, str]:
    """Write shares in percent, as exactly as it takes to tell them apart."""
    if not one.is_share:
        return f"{one.value:g}", f"{one.bound:g}"
    for digits in range(MOST_DIGITS):
        value, bound = f"{one.value:.{digits}%}", f"{one.bound:.{digits}%}"
        if value != bound or one.value == one.bound:
            break
    return value, bound
