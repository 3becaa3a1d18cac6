"""What must hold before a worker starts: brokers answer, topics are there and fit.

Each failure is a Stop with the exit code of RECORDS §7 and what to do about it.
"""

from __future__ import annotations

import ssl
from collections.abc import Collection
from pathlib import Path
from typing import Any

from aiokafka.client import AIOKafkaClient
from aiokafka.conn import collect_hosts, create_conn
from aiokafka.errors import (
    AuthenticationFailedError,
    KafkaError,
    SaslAuthenticationFailed,
)

from agents.connection import client_options
from agents.exits import Exit, Stop
from agents.texts import DiskTexts
from schemas.topics import PARSED
from streams.settings import Settings
from streams.topology import READS, WRITES, changelog

__all__ = ["check", "needed"]

CONNECT_MILLISECONDS = 10_000


async def check(
    settings: Settings, stages: Collection[str], *, is_embedded: bool = False
) -> None:
    """Raise Stop for the first thing that is wrong.

    The embedded broker gives every topic four partitions: `is_embedded` lets them pass.
    """
    if "dedupe" in stages and settings.state_dir is not None:
        _check_folder(Path(settings.state_dir))
    await _reach(settings)
    partitions = await _partitions(settings)
    _check_presence(settings, needed(settings, stages), partitions)
    if not is_embedded:
        _check_counts(settings, stages, partitions)


def needed(settings: Settings, stages: Collection[str]) -> list[str]:
    """Name the topics that these stages read and write, in the order of the chain."""
    names: list[str] = []
    for stage in stages:
        read = READS.get(stage)
        names += settings.raw_topics if read is None else [settings.topic(read)]
        names += [settings.topic(name) for name in WRITES[stage]]
    if "dedupe" in stages:
        names.append(changelog(settings))
    return list(dict.fromkeys(names))


def _check_folder(folder: Path) -> None:
    try:
        texts = DiskTexts(folder)
        texts.put(0, b"can it be written to?")
        texts.close()
    except OSError as error:
        raise Stop(
            Exit.CONFIGURATION,
            f"the folder of state_dir cannot be written to: {error.strerror}",
            where=str(folder),
            todo="make it, or give it to the worker's user",
        ) from error


async def _reach(settings: Settings) -> None:
    options = client_options(settings)
    hosts = collect_hosts(options.pop("bootstrap_servers"))
    errors = []
    for host, port, _ in hosts:
        try:
            connection = await create_conn(
                host, port, request_timeout_ms=CONNECT_MILLISECONDS, **options
            )
        except (OSError, KafkaError, TimeoutError) as error:
            errors.append(error)
        else:
            connection.close()
            return
    _stop_unreached(settings, errors)


def _stop_unreached(settings: Settings, errors: list[BaseException]) -> None:
    for error in errors:
        if isinstance(error, (AuthenticationFailedError, SaslAuthenticationFailed)):
            raise Stop(
                Exit.CONFIGURATION,
                f"the broker refused the login: {error}",
                where=settings.bootstrap,
                todo="check KAWAT_SASL_USERNAME, KAWAT_SASL_PASSWORD[_FILE] and"
                " KAWAT_SASL_MECHANISM",
            ) from error
        if isinstance(error, ssl.SSLError):
            raise Stop(
                Exit.CONFIGURATION,
                f"no TLS connection: {error}",
                where=settings.bootstrap,
                todo="check KAWAT_SSL_CA_FILE and KAWAT_SECURITY_PROTOCOL",
            ) from error
    raise Stop(
        Exit.BROKER_AWAY,
        f"no broker answers: {errors[-1] if errors else 'no address'}",
        where=settings.bootstrap,
        todo="start it, or set KAWAT_BOOTSTRAP",
    )


async def _partitions(settings: Settings) -> dict[str, int]:
    client: Any = AIOKafkaClient(
        request_timeout_ms=CONNECT_MILLISECONDS, **client_options(settings)
    )
    try:
        await client.bootstrap()
        cluster = await client.fetch_all_metadata()
    except (TimeoutError, KafkaError) as error:
        raise Stop(
            Exit.BROKER_AWAY,
            f"the broker does not tell its topics: {type(error).__name__}: {error}",
            where=settings.bootstrap,
            todo="look at its log; a listener that does not talk as"
            f" {settings.security_protocol} answers like this",
        ) from error
    finally:
        await client.close()
    return {
        topic: len(cluster.partitions_for_topic(topic) or ())
        for topic in cluster.topics()
    }


def _check_presence(
    settings: Settings, names: Collection[str], partitions: dict[str, int]
) -> None:
    missing = [name for name in names if name not in partitions]
    if not missing:
        return
    is_raw = any(name in settings.raw_topics for name in missing)
    raise Stop(
        Exit.CONFIGURATION,
        f"topics missing: {', '.join(missing)}",
        where=settings.bootstrap,
        todo="run `kawat topics apply`"
        + (" (`--with-raw` makes the raw topics too)" if is_raw else ""),
    )


def _check_counts(
    settings: Settings, stages: Collection[str], partitions: dict[str, int]
) -> None:
    ours = needed(settings, stages)
    for name in (settings.topic(PARSED), changelog(settings)):
        if name in ours and partitions[name] != 1:
            raise Stop(
                Exit.CONFIGURATION,
                f"{name} has {partitions[name]} partitions, it must have one:"
                " near-duplicates need one total order",
                where=settings.bootstrap,
                todo="delete it and run `kawat topics apply`",
            )
