"""Options of kafka-python's clients, and what its errors mean."""

from __future__ import annotations

import logging
import ssl

import pytest
from kafka import errors

from agents.exits import Exit, Stop
from agents.failures import CLIENT_LOG, errors_told, opening_told
from agents.kafka_clients import options
from agents.reach import reach
from streams.settings import Settings

SECURED = Settings(
    security_protocol="SASL_SSL",
    sasl_mechanism="SCRAM-SHA-256",
    sasl_username="redaksi",
    sasl_password="rahasia",  # noqa: S106 - invented
)


def test_a_plain_cluster_needs_its_addresses_only() -> None:
    """No word of passwords, and the broker is asked for its protocol."""
    given = options(Settings(bootstrap="a:1, b:2"))

    assert ["a:1", "b:2"] == given["bootstrap_servers"]
    assert {"sasl_mechanism", "ssl_context", "api_version"}.isdisjoint(given)


def test_a_secured_cluster_gets_user_and_certificates() -> None:
    """Login and TLS come from the settings."""
    given = options(SECURED)

    assert ("SCRAM-SHA-256", "redaksi", "rahasia") == (
        given["sasl_mechanism"],
        given["sasl_plain_username"],
        given["sasl_plain_password"],
    )
    assert ssl.CERT_REQUIRED == given["ssl_context"].verify_mode


def test_a_broker_that_cannot_be_asked_is_told() -> None:
    """Its protocol comes as kafka-python wants it."""
    assert (2, 3) == options(Settings(api_version="2.3"))["api_version"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.TopicAuthorizationFailedError("t"), Exit.CONFIGURATION),
        (errors.KafkaError("31: ClusterAuthorizationFailed"), Exit.CONFIGURATION),
        (errors.UnknownTopicOrPartitionError("t"), Exit.CONFIGURATION),
        (errors.KafkaTimeoutError("late"), Exit.BROKER_AWAY),
        (errors.KafkaConnectionError("gone"), Exit.BROKER_AWAY),
        (errors.InvalidTopicError("t"), Exit.FAILED),
    ],
)
def test_an_error_ends_with_its_code(error: Exception, code: Exit) -> None:
    """Each says what, where, and mostly what to do."""
    with pytest.raises(Stop) as stopped, errors_told(SECURED):
        raise error

    assert (code, SECURED.bootstrap) == (stopped.value.code, stopped.value.where)


def fail_to_open(heard: Exception | None) -> None:
    """Do as kafka-python does: log the reason, raise a time-out."""
    logging.getLogger("kafka.net.manager").error("Connection failed: %s", heard)
    raise errors.KafkaTimeoutError("bootstrap")


@pytest.mark.parametrize(
    ("heard", "what"),
    [
        (errors.SaslAuthenticationFailedError("Error: bad"), "user 'redaksi': bad"),
        (errors.KafkaConnectionError("socket disconnected"), "hangs up"),
        (None, "does not talk SASL_SSL"),
    ],
)
def test_a_refused_login_is_read_from_the_log(
    heard: Exception | None, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The time-out says nothing; what was logged does, and stays off the terminal."""
    before = list(CLIENT_LOG.handlers)

    with pytest.raises(Stop, match=what), opening_told(SECURED):
        fail_to_open(heard)

    assert [] == caplog.records
    assert (before, True) == (CLIENT_LOG.handlers, CLIENT_LOG.propagate)


def test_the_way_is_tried_first() -> None:
    """Nobody there: known at once, with each address that was tried."""
    with pytest.raises(Stop) as stopped:
        reach(Settings(bootstrap="127.0.0.1:1, 127.0.0.1:2"), None)

    assert Exit.BROKER_AWAY == stopped.value.code
    assert [
        "127.0.0.1:1: Connection refused",
        "127.0.0.1:2: Connection refused",
    ] == str(stopped.value.where).split("; ")
