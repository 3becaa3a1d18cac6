"""What a test of the verdict asked: by its own code, with what decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest

from streams.dedupe.asked import Comparison, Sign, asked
from streams.dedupe.pair import Pair
from streams.dedupe.reading import Reading
from tests.streams.dedupe.newsroom import FERRY, HARVEST


class Measured:
    """Stands for a pair: measures that are easily told apart."""

    share = 0.5
    sides = (0.4, 0.2)
    more = 3
    fewer = 1
    nothing = 0
    has_it = True


def told(test: Callable[[Measured], bool]) -> tuple[bool, list[tuple[object, ...]]]:
    """Ask a test about Measured; its answer, and each comparison in short."""
    found, made = asked(cast("Callable[[Pair], bool]", test), cast("Pair", Measured()))
    shown = [
        (one.measure, one.value, str(one.sign), one.bound, one.decides) for one in made
    ]
    return found, cast("list[tuple[object, ...]]", shown)


def test_the_one_that_fails_decides() -> None:
    """All must hold: what holds beside one that fails would change nothing."""
    assert (
        False,
        [("share", 0.5, ">=", 0.3, False), ("more", 3.0, ">", 2.0, True)],
    ) == told(lambda pair: pair.share >= 0.3 and pair.more <= 2)


def test_all_of_them_decide_a_yes() -> None:
    """What is told is what is true, however the test puts it."""
    assert (
        True,
        [("share", 0.5, ">=", 0.3, True), ("more", 3.0, ">=", 2.0, True)],
    ) == told(lambda pair: not (pair.share < 0.3 or pair.more < 2))


def test_of_two_ways_none_decides_alone() -> None:
    """Where either is enough."""
    found, made = told(lambda pair: pair.share > 0.3 or pair.more > 2)

    assert (True, [("share", 0.5, ">", 0.3, False)]) == (found, made)


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (lambda p: bool(p.nothing), ("nothing", 0.0, "<=", 0.0, True)),
        (lambda p: p.has_it, ("has_it", 1.0, "is", 1.0, True)),
        (lambda p: min(p.sides) > 0.1, ("sides", 0.2, ">", 0.1, True)),
        (lambda p: max(p.sides) < 0.1, ("sides", 0.4, ">=", 0.1, True)),
        (lambda p: 0.5 <= p.share, ("share", 0.5, ">=", 0.5, True)),
        (lambda p: p.more + p.fewer > 4, ("more + fewer", 4.0, "<=", 4.0, True)),
        (lambda p: p.more > 3 * p.fewer, ("more", 3.0, "<=", 3.0, True)),
        (lambda p: p.more + 1 > 2, ("more + 1", 4.0, ">", 2.0, True)),
    ],
    ids=["truth", "yes", "least", "most", "reflected", "sum", "times", "constant"],
)
def test_whatever_a_test_does_with_a_measure_is_told(
    test: Callable[[Measured], bool], expected: tuple[object, ...]
) -> None:
    """Truth, sides, sums and multiples, on either side of the sign."""
    assert [expected] == told(test)[1]


def test_a_bound_that_is_a_measure_is_named() -> None:
    """With what it was multiplied by."""
    _, (one,) = asked(
        cast("Callable[[Pair], bool]", lambda p: p.more > 3 * p.fewer),
        cast("Pair", Measured()),
    )

    assert ("fewer \u00d7 3", False) == (one.bound_measure, one.is_share)


def test_a_true_pair_is_asked() -> None:
    """Shares are told as shares; what is no number is the pair's own."""
    pair = Pair(Reading("Feri", FERRY), Reading("Panen", HARVEST))

    assert (
        True,
        (
            Comparison(
                measure="containment",
                value=0.0,
                sign=Sign.BELOW,
                bound=0.5,
                is_share=True,
                decides=True,
            ),
        ),
    ) == asked(lambda p: p.here.words != [] and p.containment < 0.5, pair)
