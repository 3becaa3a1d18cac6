"""The verdict on two texts that share no name, in the order of RECORDS.

Every example is invented; the first text is the leader's, the second one is judged.
"""

from __future__ import annotations

from collections.abc import Callable

from schemas.decisions import Verdict
from streams.dedupe.pair import Pair
from streams.dedupe.roundup import holds
from streams.dedupe.series import (
    is_one_template,
    is_other_instance,
    is_refilled,
    is_series,
)

__all__ = ["Test", "order", "verdict"]

Test = tuple[Verdict, Callable[[Pair], bool]]

FEWEST_GRAMS = 12  # shared; less is a phrase or a stub
FEW_WORDS = 20  # so short a body may be a stub that many articles have
SHORT = 60  # words: a phrase is a large part of it

COPY = 0.38  # of the shorter body, in runs of five words
LOOSE_COPY = 0.5  # in runs of three, with
ALMOST_COPY = 0.33  # in runs of five
EDITED_COPY = 0.42  # of both bodies, in runs of three: word after word was edited
HARDLY_COPY = 0.3  # the same, with
ALIGNED = 0.65  # of both bodies in sentences that have most of their words
NAMED = 0.5  # of the names of the text with fewer
SHORT_COPY = 0.6
SHORT_ALIGNED = 0.8  # in sentences that have most of their words
NARRATED = 0.15  # of what stands outside of quotation marks

REWRITTEN = 0.6  # of the shorter body: the same article
NOTHING_NEW = 0.15  # words that the leader does not have
FEW_NUMBERS = 2  # or this share of all:
FEW_OF_MANY = 0.15
EXCERPT_LENGTH = 0.5  # of the leader's
EXCERPT = 0.8
BACKGROUND = 0.25


def verdict(pair: Pair, *, is_same_outlet: bool) -> Verdict:
    """Say what the judged text is to the leader; `unique` = nothing to speak of."""
    tests = order(is_same_outlet=is_same_outlet)
    return next((said for said, is_so in tests if is_so(pair)), Verdict.UNIQUE)


def order(*, is_same_outlet: bool) -> tuple[Test, ...]:
    """List the tests as they are tried; the first that holds gives its verdict."""
    first = (Verdict.EXACT, _is_exact), (Verdict.DIGEST, _is_digest)
    if is_same_outlet:
        return (
            *first,
            (Verdict.SERIES, is_series),
            (Verdict.EXCERPT, _is_own_excerpt),
            (Verdict.UPDATE, _is_update),
            (Verdict.FOLLOWUP, _is_followup),
        )
    return (
        *first,
        (Verdict.SERIES, _is_same_template),
        (Verdict.UNIQUE, is_other_instance),
        (Verdict.EXCERPT, _is_excerpt),
        (Verdict.SYNDICATED, _is_copy),
    )


def _is_exact(pair: Pair) -> bool:
    """Say whether the bodies read the same, whatever outlet and headline.

    Example: "Jembatan Baru Dibuka" and "Warga Kini Punya Jembatan", one body. A stub of
    a few words ("Simak videonya.") must have the same headline as well.
    """
    if not pair.here.words or pair.here.words != pair.there.words:
        return False
    is_long = len(pair.here.words) >= FEW_WORDS
    return is_long or pair.here.title_words == pair.there.title_words


def _is_digest(pair: Pair) -> bool:
    """Say whether one of the two is a round-up and holds a part of the other.

    Example: "Panen Cabai Melimpah" and "Top 3: Panen Cabai Melimpah".
    """
    return pair.containment >= BACKGROUND and holds(pair)


def _is_same_template(pair: Pair) -> bool:
    return is_other_instance(pair) and is_one_template(pair)


def _is_update(pair: Pair) -> bool:
    """Say whether an outlet published its own article again, edited.

    Most of it is the same, and what differs brings neither new words nor new numbers.
    What was published before the leader is no new version of it, though it came later.
    Example: "Kebakaran Pasar Padam" at another address, two sentences re-worded.
    """
    return (
        not pair.is_older
        and not is_refilled(pair)
        and pair.shared_runs >= FEWEST_GRAMS
        and pair.containment >= REWRITTEN
        and pair.news <= NOTHING_NEW
        and pair.added <= max(FEW_NUMBERS, FEW_OF_MANY * len(pair.here.numbers))
    )


def _is_excerpt(pair: Pair) -> bool:
    """Say whether it is a short form without a sentence of its own.

    Example: a report of twelve sentences, then its first four.
    """
    return (
        pair.shared_runs >= FEWEST_GRAMS
        and pair.length_ratio <= EXCERPT_LENGTH
        and pair.share_here >= EXCERPT
        and pair.news <= NOTHING_NEW
    )


def _is_own_excerpt(pair: Pair) -> bool:
    """Say whether an outlet cut its own report short.

    What it published before the longer one is no excerpt, though it came later.
    """
    return not pair.is_older and _is_excerpt(pair)


def _is_copy(pair: Pair) -> bool:
    """Say whether another outlet carries the same text: wire, release, statement.

    Example: a port authority's statement, headline and two sentences changed. Shared
    quotes alone are no copy: both reporters were there.
    """
    if pair.shared_runs < FEWEST_GRAMS or pair.narrated < NARRATED:
        return False
    if pair.shorter < SHORT:
        return _is_short_copy(pair)
    if pair.containment >= COPY:
        return True
    if pair.containment >= ALMOST_COPY and pair.loose >= LOOSE_COPY:
        return True
    return _is_edited_copy(pair)


def _is_short_copy(pair: Pair) -> bool:
    """Say whether a short text is taken from another one.

    Its long runs are the other's; or the short ones, sentence for sentence, where it
    tells no number and no name of its own.
    """
    if pair.containment >= SHORT_COPY:
        return True
    if pair.added or pair.strange:
        return False
    return pair.loose >= SHORT_COPY and max(pair.aligned) >= SHORT_ALIGNED


def _is_edited_copy(pair: Pair) -> bool:
    """Say whether a copy's words were edited one by one, so that no long run is left.

    Who edits words keeps the names; a template is filled in with others.
    """
    if pair.named < NAMED:
        return False
    if min(pair.loose_shares) >= EDITED_COPY:
        return True
    return min(pair.loose_shares) >= HARDLY_COPY and min(pair.aligned) >= ALIGNED


def _is_followup(pair: Pair) -> bool:
    """Say whether an outlet re-uses its own text as background of something new.

    Example: "Nelayan Hilang" and "Nelayan yang Hilang Ditemukan", half of it the same.
    """
    return pair.shared_runs >= FEWEST_GRAMS and pair.containment >= BACKGROUND
