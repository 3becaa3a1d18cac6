"""Buckets: as a dictionary of lists would answer, in a tenth of its memory."""

from __future__ import annotations

from collections import defaultdict
from random import Random

from streams.dedupe.buckets import Buckets
from streams.dedupe.sizes import SLACK, Sizes

SPREAD = 0x9E37_79B9_7F4A_7C15


def key(number: int) -> int:
    """Spread small numbers over all 64-bit keys."""
    return number * SPREAD % 2**64


def test_bearers_are_listed_newest_first() -> None:
    """All of a key, or so many of the newest; none of a key that nobody bears."""
    buckets = Buckets()
    for seq in (1, 4, 7):
        buckets.enter([key(1), key(2)], seq)

    assert [7, 4, 1] == buckets.of(key(1))
    assert [7, 4, 7, 4] == buckets.shared([key(2), key(3), key(1)], 2)
    assert [] == buckets.of(key(3))
    assert 6 == len(buckets)


def test_who_leaves_is_found_no_more() -> None:
    """Only this bearer of this key; who is not there may leave."""
    buckets = Buckets()
    for seq in (1, 2, 3):
        buckets.enter([key(1)], seq)
    buckets.leave([key(1), key(2)], 2)
    buckets.leave([key(1)], 9)

    assert [3, 1] == buckets.of(key(1))


def test_what_is_past_is_found_no_more() -> None:
    """At once, though it is cut off only as others come."""
    buckets = Buckets()
    for seq in range(10):
        buckets.enter([key(1), key(seq)], seq)
    buckets.expire(8)
    held = len(buckets)
    assert [9, 8] == buckets.of(key(1))
    for seq in range(10, 20):
        buckets.enter([key(seq)] * 8, seq)

    assert [9, 8] == buckets.of(key(1))
    assert len(buckets) < held + 80 - 8


def test_keys_that_look_like_their_neighbours_are_told_apart() -> None:
    """A key found across the border of two entries is none."""
    buckets = Buckets()
    for seq in (0, 1, 256):
        buckets.enter([256, 0], seq)
    buckets.leave([0], 0)

    assert [256, 1] == buckets.of(0)
    assert [256, 1, 0] == buckets.of(256)
    assert [] == buckets.of(1)


def test_it_answers_as_a_dictionary_of_lists() -> None:
    """Through growing, leaving and expiring, with keys rare and hot."""
    rng = Random(5)  # noqa: S311 - no secrets
    buckets = Buckets()
    expected: defaultdict[int, list[int]] = defaultdict(list)
    for seq in range(4000):
        keys = [key(int(rng.paretovariate(0.5)) % 900) for _ in range(6)]
        keys = list(dict.fromkeys(keys))
        buckets.enter(keys, seq)
        for one in keys:
            expected[one].append(seq)
        if not seq % 7:
            buckets.leave(keys[:3], seq)
            for one in keys[:3]:
                expected[one].remove(seq)
        floor = max(0, seq - 1000)
        buckets.expire(floor)
        for one in map(key, rng.sample(range(900), 5)):
            live = [known for known in reversed(expected[one]) if known >= floor]
            assert live == buckets.of(one)


def test_keys_of_any_width_are_told_apart() -> None:
    """All their bytes count; a bucket of many entries is split as well."""
    for width in (4, 10, 16):
        buckets = Buckets(width, 5)
        keys = [number * SPREAD % 256**width for number in range(300)]
        for seq, one in enumerate(keys):
            buckets.enter([one], seq)

        assert [[seq] for seq in range(300)] == list(map(buckets.of, keys))
        assert [] == buckets.of(keys[5] ^ 1)


def test_numbers_are_told_beyond_four_bytes() -> None:
    """Only the lower bytes are kept: what is live tells the rest."""
    buckets, far = Buckets(), 1 << 32
    for seq in (far - 2, far - 1, far, far + 5):
        buckets.enter([key(1)], seq)
    assert [far + 5, far, far - 1, far - 2] == buckets.of(key(1))
    buckets.leave([key(1)], far)
    buckets.expire(far - 1)

    assert [far + 5, far - 1] == buckets.of(key(1))


def test_sizes_are_told_through_gaps_and_expiry() -> None:
    """Level and number of keys, for leaders that are still there."""
    sizes = Sizes()
    sizes.enter(5, 8, 29)
    for seq in range(9, 9 + 3 * SLACK):
        sizes.enter(seq, 1, 12)
    sizes.expire(6)
    assert (8, 29) == sizes.of(5)
    sizes.expire(9 + 2 * SLACK)
    sizes.enter(9 + 4 * SLACK, 16, 1024)

    assert (16, 1024) == sizes.of(9 + 4 * SLACK)
    assert (1, 12) == sizes.of(9 + 2 * SLACK)
