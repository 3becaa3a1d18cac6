"""What is wrong between settings that are right one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from schemas.topics import DEAD, DUPLICATES, ENRICHED, PARSED, UNIQUE
from streams.settings import Settings

__all__ = ["problems"]

MAX_TOPIC_NAME = 249  # Kafka's own limit, as are the signs
TOPIC_NAME = re.compile(r"[A-Za-z0-9._-]+")
PORT = re.compile(r"[0-9]{1,5}", re.ASCII)
LAST_PORT = 65_535
OURS = (PARSED, UNIQUE, DUPLICATES, ENRICHED, DEAD)


def problems(settings: Settings) -> Iterator[tuple[str, str]]:
    """Name each setting that does not fit the others, and why."""
    yield from _address_problems(settings)
    yield from _topic_problems(settings)
    yield from _start_problems(settings)
    yield from _login_problems(settings)
    if settings.identity_days < settings.window_days:
        yield "identity_days", "is shorter than window_days: ids outlive the texts"


def _address_problems(settings: Settings) -> Iterator[tuple[str, str]]:
    for address in settings.brokers:
        host, _, port = address.rpartition(":")
        if not host or not PORT.fullmatch(port) or not 0 < int(port) <= LAST_PORT:
            yield "bootstrap", f"{address!r} is no host:port; several with commas"


def _topic_problems(settings: Settings) -> Iterator[tuple[str, str]]:
    ours = {settings.topic(name) for name in OURS}
    for topic in dict.fromkeys(settings.raw_topics):
        if not _is_topic_name(topic):
            yield "raw_topics", f"{topic!r} is no topic name: letters, digits, . _ -"
        if topic in ours:
            yield (
                "raw_topics",
                f"{topic!r} is one that we write: it would go in circles",
            )
        if settings.raw_topics.count(topic) > 1:
            yield "raw_topics", f"{topic!r} is named twice"
    for name in ("topic_prefix", "group"):
        value: str = getattr(settings, name)
        if value and not _is_topic_name(value):
            yield name, f"{value!r} has signs that a topic name may not have"
    if max(map(len, (*ours, settings.effective_group))) > MAX_TOPIC_NAME:
        yield "topic_prefix", f"makes names of more than {MAX_TOPIC_NAME} signs"


def _is_topic_name(name: str) -> bool:
    return len(name) <= MAX_TOPIC_NAME and TOPIC_NAME.fullmatch(name) is not None


def _start_problems(settings: Settings) -> Iterator[tuple[str, str]]:
    if settings.start != "time":
        if settings.start_time is not None:
            yield "start_time", "has no effect without start = time"
        return
    if settings.start_time is None:
        yield "start_time", "is needed when start = time"
        return
    try:
        at = datetime.fromisoformat(settings.start_time)
    except ValueError:
        yield "start_time", f"{settings.start_time!r} is not ISO 8601"
        return
    if at.tzinfo is None:
        yield (
            "start_time",
            f"{settings.start_time!r} has no zone: end it with Z or +07:00",
        )


def _login_problems(settings: Settings) -> Iterator[tuple[str, str]]:
    has_sasl = settings.security_protocol.startswith("SASL")
    for name in ("sasl_username", "sasl_password"):
        has_value = getattr(settings, name) is not None
        if has_sasl and not has_value:
            yield name, f"is needed with security_protocol {settings.security_protocol}"
        if has_value and not has_sasl:
            yield name, "has no effect: security_protocol is not SASL_…"
    if (settings.ssl_cert_file is None) != (settings.ssl_key_file is None):
        yield "ssl_key_file", "ssl_cert_file and ssl_key_file go together"
