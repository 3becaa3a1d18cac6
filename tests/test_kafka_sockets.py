"""What tests/kafka_sockets.py mends."""

from __future__ import annotations

import gc
import warnings

import pytest
from kafka import KafkaConsumer, TopicPartition

from agents.embedded_broker import API_VERSION, embedded_broker

VERSION = tuple(int(part) for part in API_VERSION.split("."))


@pytest.mark.mock
def test_a_client_closed_while_busy_leaves_no_socket() -> None:
    """Closed at once, it still connects or writes its first request."""
    with warnings.catch_warnings(record=True) as told, embedded_broker({"a": 1}) as at:
        warnings.simplefilter("always", ResourceWarning)
        for _ in range(100):
            client = KafkaConsumer(bootstrap_servers=at, api_version=VERSION)
            client.assign([TopicPartition("a", 0)])
            client.poll(0)
            client.close()
        gc.collect()

    assert [] == [str(one.message) for one in told if one.category is ResourceWarning]
