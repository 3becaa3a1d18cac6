"""Buckets filled at one go are the buckets that were filled one by one."""

from __future__ import annotations

from random import Random

import pytest

from streams.dedupe.buckets import Buckets
from streams.dedupe.filling import Filling


@pytest.mark.parametrize("count", [0, 1, 400])
def test_filled_buckets_answer_alike(count: int) -> None:
    """With hot keys, with bearers that have left, and with what comes later."""
    rng = Random(count)  # noqa: S311 - no secret
    one_by_one, filling = Buckets(), Filling()
    hot = [rng.getrandbits(64) for _ in range(9)]
    sets = [
        [*rng.sample(hot, 2), *(rng.getrandbits(64) for _ in range(20))]
        for _ in range(count)
    ]
    for seq, keys in enumerate(sets):
        for table in (one_by_one, filling):
            table.enter(keys, 3 * seq)
            if seq % 7 == 3:
                table.leave(keys, 3 * seq)
    one_by_one.expire(60)
    filled = filling.settled(60)
    for table in (one_by_one, filled):
        table.enter(hot, 3 * count)

    everything = {key for keys in sets for key in keys} | set(hot) | {5}
    assert [one_by_one.of(key) for key in everything] == [
        filled.of(key) for key in everything
    ]
    assert len(filled) <= len(one_by_one)
