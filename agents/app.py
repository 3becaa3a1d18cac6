"""The Faust app: one agent per link of the topology, thin.

An agent takes slices and puts them on its partition's conveyor; everything about
delivery lies in agents/delivery, everything about articles in streams.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

import faust
from faust.events import Event
from mode import CrashingSupervisor

from agents.connection import credentials
from agents.delivery import transport
from agents.delivery.conveyor import Conveyor
from agents.delivery.ending import ending_on_failure
from agents.delivery.guard import Guard, make_guard
from agents.delivery.slices import Partition
from agents.delivery.station import Pool, Station
from agents.state import PARTITION, Restore, TableMemory
from schemas.message import Message
from streams.metrics import Metrics
from streams.runner import Link
from streams.settings import Settings
from streams.topology import READS, changelog

__all__ = ["KawatApp", "Wiring", "create_app"]

QUEUED_SLICES = 8
COMMIT_SECONDS = 1.0
LINGER_SECONDS = 0.005
BATCH_BYTES = 262_144


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """What the stages of one worker are made of.

    `restore` makes a stage's state from its table, by stage name; `is_slow` tells the
    messages of parse that go through the pool; `watches` run as long as the worker.
    """

    links: Mapping[str, Link]
    metrics: Metrics
    restore: Mapping[str, Restore]
    pool: Pool | None = None
    is_slow: Callable[[Message], bool] | None = None
    close: Callable[[], None] | None = None
    watches: tuple[Callable[[], Coroutine[Any, Any, None]], ...] = ()


class KawatApp(faust.App):  # type: ignore[misc]  # untyped
    """Faust's app with the guard, and without folders of its own."""

    guard: Guard
    stations: dict[str, Station]
    conveyors: dict[Partition, Conveyor]

    def _create_directories(self) -> None:
        """Make none: tables live in memory."""

    def on_rebalance_end(self) -> None:
        """Let records flow: the last that Faust does once partitions are settled."""
        super().on_rebalance_end()
        self.guard.chain.open()

    @property
    def is_idle(self) -> bool:
        """Tell whether no stage has anything in hand."""
        return all(conveyor.is_idle for conveyor in self.conveyors.values())

    @property
    def is_ready(self) -> bool:
        """Tell whether it is a settled member of the group, with partitions or without.

        A rebalance, a restore and a stale heartbeat make it unready.
        """
        is_settled = self.consumer_generation_id > 0 and not self.rebalancing
        return is_settled and self.guard.pulse.is_fresh

    def stage_of(self, topic: str) -> str:
        """Name the stage that reads the topic."""
        settings = self.guard.settings
        for stage, read in READS.items():
            if topic == settings.topic(read):
                return stage
        return "parse"

    def forget(self) -> None:
        """Drop the state of partitions that were given back."""
        for station in self.stations.values():
            if station.memory is not None:
                station.memory.drop()


class _Undecoded(faust.Schema):  # type: ignore[misc]  # untyped
    """Slices are never decoded by Faust: nothing can fail and be acknowledged there."""

    def compile(self, app: Any, **_: Any) -> Callable[..., Awaitable[Event]]:  # noqa: ANN401 - Faust's
        """Wrap the message as it is."""

        async def decode(message: Any, *, propagate: bool = False) -> Event:  # noqa: ANN401, ARG001 - Faust's
            return Event(app, message.key, message.value, message.headers, message)

        return decode


def create_app(settings: Settings, wiring: Wiring) -> KawatApp:
    """Make the app with one agent per link; connects to nothing yet."""
    transport.register()
    app = KawatApp(settings.effective_group, **_configuration(settings))
    app.guard = make_guard(settings)
    app.stations, app.conveyors = {}, {}
    for name, link in wiring.links.items():
        app.stations[name] = _station(app, link, wiring)
        _add_agent(app, app.stations[name])
    return app


def _configuration(settings: Settings) -> dict[str, Any]:
    session = settings.session_timeout_seconds
    return {
        "broker": [
            f"{transport.SCHEME}://{server.strip()}"
            for server in settings.bootstrap.split(",")
        ],
        "broker_credentials": credentials(settings),
        "broker_session_timeout": session,
        "broker_heartbeat_interval": min(3.0, session / 5),
        "broker_request_timeout": max(90.0, session),
        "broker_commit_interval": COMMIT_SECONDS,
        "broker_max_poll_records": 2 * settings.slice_records,
        "broker_max_poll_interval": 300.0,
        "consumer_auto_offset_reset": "earliest",
        "consumer_group_instance_id": settings.worker_id,
        "producer_linger": LINGER_SECONDS,
        "producer_max_batch_size": BATCH_BYTES,
        "producer_request_timeout": settings.delivery_timeout_seconds,
        "producer_compression_type": None,
        "stream_buffer_maxsize": QUEUED_SLICES,
        "stream_wait_empty": True,
        "topic_allow_declare": False,
        "topic_disable_leader": True,
        "table_standby_replicas": 0,
        "store": "memory://",
        "web_enabled": False,
        "key_serializer": "raw",
        "value_serializer": "raw",
        "worker_redirect_stdouts": False,
    }


def _station(app: KawatApp, link: Link, wiring: Wiring) -> Station:
    name = link.stage.name
    station = Station(
        link=link,
        guard=app.guard,
        metrics=wiring.metrics,
        producer=lambda: app.producer.raw,
        memory=_memory(app, name, wiring.restore),
        pool=wiring.pool if name == "parse" else None,
    )
    if station.pool is not None and wiring.is_slow is not None:
        station.is_slow = wiring.is_slow
    return station


def _memory(
    app: KawatApp, name: str, restore: Mapping[str, Restore]
) -> TableMemory | None:
    if name not in restore:
        return None
    table = app.Table(name, partitions=PARTITION + 1, key_type=bytes, value_type=bytes)
    return TableMemory(table, changelog(app.guard.settings), restore[name])


def _add_agent(app: KawatApp, station: Station) -> None:
    settings = app.guard.settings
    read = READS.get(station.name)
    topics = settings.raw_topics if read is None else (settings.topic(read),)

    async def agent(stream: Any) -> None:  # noqa: ANN401 - Faust's
        with ending_on_failure(station.name):
            async for event in stream.noack().events():
                await _take(app, station, event.message.piece)

    app.agent(
        app.topic(*topics, schema=_Undecoded()),
        name=station.name,
        supervisor_strategy=CrashingSupervisor,
    )(agent)


async def _take(app: KawatApp, station: Station, piece: Any) -> None:  # noqa: ANN401 - a slice
    if not app.guard.ledger.holds(piece):
        return  # of an earlier assignment
    conveyor = app.conveyors.get(piece.tp)
    if conveyor is None:
        conveyor = app.conveyors[piece.tp] = Conveyor(station)
    await conveyor.put(piece)
