"""What is read of a range, small, large, or of large records."""

from __future__ import annotations

from typing import Any

import pytest
from kafka import TopicPartition

from agents.reading import as_message
from agents.replay.planning import sampling
from agents.replay.planning.sampling import RECORDS, Sample, sampled
from tests.agents.replay.planning.cluster import FakeConsumer, Record, log

PLACE = TopicPartition("raw", 0)
COUNT = 4_000


def sample(*, is_exact: bool = False, most: int = 50, **fields: Any) -> Sample:
    """Sample one partition."""
    consumer: Any = FakeConsumer(log("raw", range(COUNT), **fields), most=most)
    return sampled(consumer, {PLACE: (0, COUNT)}, is_exact=is_exact)[PLACE]


def test_some_thousand_records_are_read_whole() -> None:
    """Every one counts, a part of them is kept to measure the stages on."""
    made = sample(value=b"v" * 10, key=b"k", headers=[("ab", b"c")])

    assert (True, COUNT, COUNT * 14) == (made.is_whole, made.records, made.bytes)
    assert 0 < len(made.kept) <= sampling.KEPT
    assert made.kept[-1].offset > COUNT // 3


def test_large_records_are_told_from_spots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the bytes that one may read whole, and it is given up."""
    monkeypatch.setattr(sampling, "EXACT_BYTES", COUNT * 5)
    made = sample(value=b"v" * 10)

    assert not made.is_whole
    assert made.records <= RECORDS
    assert (0, COUNT - 1, 10.0) == (made.first_ms, made.last_ms, made.mean_bytes)


def test_exact_reads_large_records_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked to, it takes its time."""
    monkeypatch.setattr(sampling, "EXACT_BYTES", 1)

    assert COUNT == sample(is_exact=True, value=b"v" * 10).records


def test_few_messages_are_kept_of_large_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is bounded in bytes as well."""
    monkeypatch.setattr(sampling, "KEPT_BYTES", 10_000)

    assert 0 < len(sample(value=b"v" * 1_000).kept) < 10


def test_lateness_is_seen_within_a_spot_only() -> None:
    """Between two spots nobody looked: a jump back there is no late record."""
    made = Sample()
    times = {0: 100, 1: 130, 2: 90, 50: 20, 51: 25}
    for offset, at in times.items():
        record = Record(topic="raw", partition=0, offset=offset, timestamp=at)
        made.take(as_message(record), keep=False)

    assert 40 == made.late_ms
    assert (100, 25, 20) == (made.first_ms, made.last_ms, made.earliest_ms)


def test_an_empty_sample_has_no_mean() -> None:
    """Nothing read, nothing told."""
    assert 0.0 == Sample().mean_bytes
