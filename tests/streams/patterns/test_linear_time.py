"""Every pattern of the packages takes time in proportion to its input, at the worst."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pytest

from streams.parse import attribution, html_near, nicknames
from tests.streams.patterns.attacks import Attack, attacks
from tests.streams.patterns.collect import is_only_matched, patterns, written_inside

SIGNS, GROWTH = 2_000, 4
FIRST = (12, 18, 24, 32, 64, 128, 256, 512)
SIZES = (*FIRST, SIGNS, SIGNS * GROWTH)
LIMIT = 9  # four times the input, nine times the time: far from sixteen
SPARED = 0.4e-6 * SIGNS  # seconds: whoever is that fast is not looked at twice
EXPLODES = 0.05  # seconds for some hundred signs
UNBEARABLE = 0.5  # seconds
LOOKS = 3
FOUND = patterns()
# Matched only where the code stands, but named in a table of patterns.
MATCHED = ("streams.parse.attribution.NAME_THEN_VERB", "streams.parse.cues.PHRASES.")
# Searched only in stretches that the code cuts to so many signs first.
WINDOWS = {
    "streams.parse.attribution.BEFORE_VERB": attribution.WINDOW,
    "streams.parse.html_near._TAG": html_near.BELOW,
    "streams.parse.nicknames.CALLED": nicknames.WINDOW,
    "streams.parse.nicknames.CALLING": nicknames.WINDOW,
}
# Functions that make a pattern from parts, looked at by a person: none repeats.
MADE = {"streams/parse/html_head.py"}  # an escaped tag name
WINDOW_SECONDS = 0.2


def test_all_patterns_are_found() -> None:
    """Those of modules, of their tables and records, and of functions."""
    assert 150 < len(FOUND)
    made = {place for place, text in written_inside() if text is None}
    assert MADE == {place.partition(":")[0] for place in made}


@pytest.mark.slow
@pytest.mark.parametrize("place", sorted(FOUND.keys() - WINDOWS.keys()))
def test_the_worst_input_takes_linear_time(place: str) -> None:
    """Of each pattern's own worst inputs, four times as much takes no nine times."""
    pattern = FOUND[place]
    is_matched = place.startswith(MATCHED) or is_only_matched(place)
    search = pattern.match if is_matched else pattern.search
    slow = (one for one in attacks(pattern) if _grows(search, pattern, one))

    assert None is next(slow, None)


@pytest.mark.parametrize("place", sorted(WINDOWS))
def test_a_window_bounds_the_time(place: str) -> None:
    """What is not linear is searched in short stretches only: the worst is bearable."""
    pattern, size = FOUND[place], WINDOWS[place]
    worst = max(
        min(_spent(pattern.search, one) for _ in range(LOOKS))
        for attack in attacks(pattern)
        for one in _inputs(pattern, attack, (size,))
    )

    assert worst < WINDOW_SECONDS


def test_the_exceptions_are_patterns() -> None:
    """A renamed pattern cannot keep its exception."""
    assert WINDOWS.keys() <= FOUND.keys()
    assert all(any(place.startswith(one) for place in FOUND) for one in MATCHED)


def test_a_quadratic_pattern_is_caught() -> None:
    """The attacks find what every engineer writes once."""
    for text in (r"\s+$", r"(a|aa)+b", r"(?:\w+,)*x", r"a*b?a*c", r"<[^>]*>!"):
        pattern = re.compile(text)
        assert any(_grows(pattern.search, pattern, one) for one in attacks(pattern))


def _grows(
    search: Callable[..., object],
    pattern: re.Pattern[str] | re.Pattern[bytes],
    attack: Attack,
) -> bool:
    """Believe it when it is seen each time: a busy machine may fool one look."""
    return all(_seems_to_grow(search, pattern, attack) for _ in range(LOOKS))


def _seems_to_grow(
    search: Callable[..., object],
    pattern: re.Pattern[str] | re.Pattern[bytes],
    attack: Attack,
) -> bool:
    """Try small inputs first: what explodes is never given large ones."""
    *first, short, long = _inputs(pattern, attack)
    if any(_spent(search, one) > EXPLODES for one in first):
        return True
    once = _spent(search, short)
    if not SPARED < once < UNBEARABLE:
        return once >= UNBEARABLE
    small, large = (min(_spent(search, one) for _ in range(3)) for one in (short, long))
    return large > LIMIT * max(small, SPARED)


def _inputs(
    pattern: re.Pattern[str] | re.Pattern[bytes],
    attack: Attack,
    sizes: tuple[int, ...] = SIZES,
) -> Iterator[str | bytes]:
    lead, pump, last = attack
    for size in sizes:
        text = lead + pump * (size // len(pump) + 1) + last
        is_text = isinstance(pattern.pattern, str)
        yield text if is_text else text.encode("latin-1", "replace")


def _spent(search: Callable[..., object], value: str | bytes) -> float:
    began = time.process_time()
    search(value)
    return time.process_time() - began
