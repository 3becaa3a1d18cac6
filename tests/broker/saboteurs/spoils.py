"""Five workers spoilt on purpose: the checks must see each of them.

A spoil takes one rule of the delivery guard away in this process, before its worker
starts; nothing of it lies in the product.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from aiokafka.errors import KafkaError

from agents.delivery.consumer import GuardedConsumer
from agents.delivery.conveyor import Conveyor
from agents.delivery.member import Member
from agents.delivery.slices import Partition
from agents.delivery.station import Record, Station
from agents.delivery.window import Batch, Window
from agents.state import TableMemory
from schemas.topics import DEAD

__all__ = ["SPOILS"]

RESEND_SECONDS = 2.0


def _ack_before_output() -> None:
    """Take an input for done once its outputs are handed to the client."""

    def expect(*_: Any) -> None:
        """Await nothing."""

    Window.expect = expect  # type: ignore[method-assign]


def _skip_on_rebalance() -> None:
    """Go on behind what was handed out, as Faust does, and commit that."""
    handed_out: dict[Partition, int] = {}
    revoked, committed = GuardedConsumer.on_partitions_revoked, Member.committed

    async def remember(lane: Any, given_back: Any) -> None:
        chain, ledger = lane.guard.chain, lane.guard.ledger
        handed_out.update({tp: chain.expected(tp) for tp in ledger.partitions()})
        await revoked(lane, given_back)

    async def ahead(member: Member, tps: Iterable[Partition]) -> dict[Partition, int]:
        found = await committed(member, tps)
        skipped = {tp: max(at, handed_out.get(tp, at)) for tp, at in found.items()}
        if skipped:
            await member.commit(skipped)
        return skipped

    GuardedConsumer.on_partitions_revoked = remember  # type: ignore[method-assign]
    Member.committed = ahead  # type: ignore[method-assign]


def _no_memo() -> None:
    """Write no judgement down: a restart has forgotten them all."""

    def write(*_: Any) -> list[Record]:
        return []

    TableMemory.write = write  # type: ignore[method-assign]


def _dead_letter_not_awaited() -> None:
    """Send a dead letter and forget it: "it is only an error report"."""

    async def send(conveyor: Conveyor, batch: Batch, records: Iterable[Record]) -> None:
        for record in records:
            future = await conveyor._station.send(record)
            if not record.topic.endswith(DEAD):
                conveyor._window.expect(batch, future, record.size)

    Conveyor._send = send  # type: ignore[method-assign]


def _resend_out_of_order() -> None:
    """Send what was refused once more, behind what was sent meanwhile."""

    async def send(conveyor: Conveyor, batch: Batch, records: Iterable[Record]) -> None:
        for record in records:
            first = await conveyor._station.send(record)
            future = asyncio.ensure_future(_again(conveyor._station, record, first))
            conveyor._window.expect(batch, future, record.size)

    Conveyor._send = send  # type: ignore[method-assign]


async def _again(station: Station, record: Record, first: asyncio.Future[Any]) -> Any:
    try:
        return await first
    except KafkaError:
        await asyncio.sleep(RESEND_SECONDS)
        return await (await station.send(record))


SPOILS: dict[str, Callable[[], None]] = {
    "ack before output": _ack_before_output,
    "skip on rebalance": _skip_on_rebalance,
    "no memo": _no_memo,
    "dead letter not awaited": _dead_letter_not_awaited,
    "resend out of order": _resend_out_of_order,
}
