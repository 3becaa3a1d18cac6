"""The station: what is sent of a step, and what of it must be cut to be sent at all."""

from __future__ import annotations

from hashlib import sha256

import pytest
from prometheus_client import CollectorRegistry

from agents.delivery.guard import make_guard
from agents.delivery.station import Record, Station
from agents.sendable import MAX_DEAD_KEY, OVERHEAD_BYTES, REQUEST_BYTES
from schemas.message import Output
from schemas.topics import DEAD
from streams.metrics import Metrics
from streams.runner import Step
from streams.settings import Settings
from streams.stage import Fate
from tests.agents.delivery.test_conveyor import LINK

LONG_KEY = b"k" * (MAX_DEAD_KEY + 1)
LONG_VALUE = b"v" * (REQUEST_BYTES - MAX_DEAD_KEY)
REASON = ("kawat-reason", b"too_large")


def sent(key: bytes | None, value: bytes) -> Record:
    """Give the one record that a dead letter becomes."""
    station = Station(
        link=LINK,
        guard=make_guard(Settings()),
        metrics=Metrics(CollectorRegistry()),
        producer=lambda: None,
    )
    letter = Output(topic=DEAD, key=key, value=value, headers=(REASON,))
    (record,) = station.records(Step(outputs=(letter,), fate=Fate.DEAD))
    return record


@pytest.mark.parametrize("value", [b"", b"v" * 1000])
def test_a_dead_letter_that_fits_is_untouched(value: bytes) -> None:
    """Key and bytes of the input, a key of more than a mebibyte too."""
    found = sent(LONG_KEY, value)

    assert (LONG_KEY, value, (REASON,)) == (found.key, found.value, found.headers)


def test_a_dead_letter_too_large_keeps_key_and_reason() -> None:
    """Only the value is left out, and a header says so."""
    found = sent(b"k", b"v" * REQUEST_BYTES)

    assert (b"k", b"") == (found.key, found.value)
    assert (REASON, ("kawat-value-cut", b"true")) == found.headers


def test_a_key_over_a_mebibyte_is_named_by_its_digest() -> None:
    """What the raw topic took must not end the worker: the record can be sent."""
    found = sent(LONG_KEY, LONG_VALUE)

    assert (sha256(LONG_KEY).hexdigest().encode(), b"") == (found.key, found.value)
    assert ("kawat-key-cut", b"true") == found.headers[-1]
    assert found.size + OVERHEAD_BYTES < REQUEST_BYTES
