"""kafka-python's clients, made from the settings; what fails becomes a clear Stop.

The one place that knows its options. Everything beside the worker (topics, publish,
tap, audit) uses these; the worker's own client is aiokafka's, in `agents/delivery`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from typing import TYPE_CHECKING, Any

from agents.failures import errors_told, opening_told
from agents.reach import reach
from agents.tls import tls
from agents.transactions import ending
from streams.settings import Settings

if TYPE_CHECKING:
    from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer

__all__ = [
    "MAX_REQUEST_BYTES",
    "admin",
    "consumer",
    "options",
    "producer",
    "transactional",
]

BOOTSTRAP_MS = 5_000  # a wrong password shows only as a bootstrap that never ends
REQUEST_MS = 30_000
TRANSACTION_MS = 60_000  # after it the brokers abort what a dead process left open
MAX_REQUEST_BYTES = 64 * 1_048_576  # the topic's own limit is the smaller one


def options(settings: Settings) -> dict[str, Any]:
    """Give the options that all three clients share."""
    given: dict[str, Any] = {
        "bootstrap_servers": list(settings.brokers),
        "security_protocol": settings.security_protocol,
        "client_id": "kawat",
        "bootstrap_timeout_ms": BOOTSTRAP_MS,
        "request_timeout_ms": REQUEST_MS,
    }
    if settings.security_protocol.startswith("SASL"):
        given |= {
            "sasl_mechanism": settings.sasl_mechanism,
            "sasl_plain_username": settings.sasl_username,
            "sasl_plain_password": settings.sasl_password,
        }
    context = tls(settings)
    if context is not None:
        given["ssl_context"] = context
    if settings.api_version:
        major, minor = settings.api_version.split(".")
        given["api_version"] = (int(major), int(minor))
    return given


@contextmanager
def admin(settings: Settings) -> Iterator[KafkaAdminClient]:
    """Open an admin client; the embedded broker has no admin calls."""
    from kafka import KafkaAdminClient  # noqa: PLC0415 - a second's import

    with _opened(settings, KafkaAdminClient) as client:
        yield client


@contextmanager
def consumer(settings: Settings, group: str | None = None) -> Iterator[KafkaConsumer]:
    """Open a consumer of committed records that never commits.

    With a group it can ask what that group committed; it does not join it.
    """
    from kafka import KafkaConsumer  # noqa: PLC0415 - a second's import

    with _opened(
        settings,
        KafkaConsumer,
        group_id=group,
        enable_auto_commit=False,
        isolation_level="read_committed",
        auto_offset_reset="none",
        allow_auto_create_topics=False,
    ) as client:
        yield client


@contextmanager
def producer(settings: Settings) -> Iterator[KafkaProducer]:
    """Open an idempotent producer: every replica acknowledges, order is kept."""
    from kafka import KafkaProducer  # noqa: PLC0415 - a second's import

    with _opened(settings, KafkaProducer, **_sending(settings)) as client:
        yield client


@contextmanager
def transactional(settings: Settings, identity: str) -> Iterator[KafkaProducer]:
    """Open a producer of transactions, and fence whoever had this identity before.

    What that one left open is aborted. An error inside the block aborts what is open;
    no end waits long for a broker that is away.
    """
    from kafka import KafkaProducer  # noqa: PLC0415 - a second's import

    more: dict[str, Any] = {
        "transactional_id": identity,
        "transaction_timeout_ms": TRANSACTION_MS,
        # A commit waits for no linger: nobody reads before it, so batches may grow.
        "linger_ms": 200,
        "batch_size": 1_048_576,
    }
    with _opened(
        settings, KafkaProducer, ending, **_sending(settings) | more
    ) as client:
        client.init_transactions()
        yield client


def _sending(settings: Settings) -> dict[str, Any]:
    return {
        "acks": "all",
        "enable_idempotence": True,
        "linger_ms": 20,
        "batch_size": 262_144,
        "max_request_size": MAX_REQUEST_BYTES,
        "delivery_timeout_ms": settings.delivery_timeout_seconds * 1000 + REQUEST_MS,
        "max_block_ms": REQUEST_MS,
        "allow_auto_create_topics": False,
    }


@contextmanager
def _opened(
    settings: Settings,
    kind: type[Any],
    closed: Callable[[Any], AbstractContextManager[object]] = closing,
    **more: object,
) -> Iterator[Any]:
    shared = options(settings)
    reach(settings, shared.get("ssl_context"))
    with errors_told(settings):
        with opening_told(settings):
            client = kind(**shared, **more)
        with closed(client):
            yield client
