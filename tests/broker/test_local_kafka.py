"""The launcher's cluster is a real one."""

from __future__ import annotations

import pytest
from kafka import KafkaAdminClient

pytestmark = pytest.mark.broker


def test_the_session_broker_answers(kafka_bootstrap: str) -> None:
    """The fixture hands out the address of a broker that serves requests."""
    admin = KafkaAdminClient(bootstrap_servers=kafka_bootstrap)
    try:
        brokers = admin.describe_cluster()["brokers"]
    finally:
        admin.close()

    assert len(brokers) >= 1
