"""The consumer's other half: acknowledges, commits and gives back by the ledger.

Faust's lists of acknowledged offsets are not used: the window tells the ledger what is
done, and the commit is the ledger's position. See lane.py for how records get in.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterator, Mapping
from time import monotonic
from typing import Any

from aiokafka.errors import IllegalStateError
from faust.transport.drivers.aiokafka import Consumer
from faust.types.tuples import ConsumerMessage

from agents.delivery import recovery
from agents.delivery.ending import end, ending_on_failure
from agents.delivery.member import Member
from agents.delivery.slices import Partition
from agents.exits import Exit

__all__ = ["GuardedConsumer", "SliceMessage", "surely"]

DRAIN_STEP_SECONDS = 0.02
ANSWER_SECONDS = 60.0
COMMITS = 3


class SliceMessage(ConsumerMessage):  # type: ignore[misc]  # untyped
    """A slice in the clothes of a Faust message."""

    __slots__ = ("piece",)


class GuardedConsumer(Consumer):  # type: ignore[misc]  # untyped
    """Faust's consumer with the ledger, and a drain that ends."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Faust's
        """Put the ledger where Faust keeps its list of unacknowledged messages."""
        super().__init__(*args, **kwargs)
        self.guard = self.app.guard
        self._unacked_messages = _HandedOut(self)

    def _new_consumer_thread(self) -> Member:
        return Member(self, loop=self.loop, beacon=self.beacon)

    async def heartbeat(self) -> None:
        """Ask the broker now whether this worker is a member."""
        await self._thread.heartbeat()

    async def ends(self, tps: list[Any]) -> dict[Any, int]:
        """Ask the brokers for the ends of partitions."""
        return await self._thread.highwaters(*tps)  # type: ignore[no-any-return]

    def verify_event_path(self, now: float, tp: Any) -> None:  # noqa: ANN401 - Faust's
        """Say nothing: it looks at commits and streams that are not Faust's here."""

    # -- acknowledging and committing

    def ack(self, message: Any) -> bool:  # noqa: ANN401 - Faust's
        """Ignore Faust's own acknowledgements: the window tells the ledger."""
        message.acked = True
        return False

    def _filter_tps_with_pending_acks(self, topics: Any = None) -> list[Partition]:  # noqa: ANN401, ARG002
        return [tp for tp, _ in self.guard.ledger.pending()]

    def _new_offset(self, tp: Partition) -> int | None:
        return self.guard.ledger.position(tp)  # type: ignore[no-any-return]

    def _should_commit(self, tp: Partition, offset: int) -> bool:
        return (tp, offset) in set(self.guard.ledger.pending())

    async def _commit_offsets(
        self,
        offsets: Mapping[Partition, int],
        start_new_transaction: bool = True,  # noqa: ARG002, FBT001, FBT002 - Faust's
    ) -> bool:
        # No flush: every delivery was awaited before its acknowledgement.
        assigned = self.assignment()
        todo = {tp: at for tp, at in offsets.items() if tp in assigned}
        if not todo or not await self._commit(todo):
            return False
        for tp, offset in todo.items():
            self.guard.ledger.committed(tp, offset)
        return True

    # -- giving back

    async def wait_empty(self) -> None:
        """Finish what is in hand and commit it; end the process after the deadline."""
        self.guard.is_draining = True
        seconds = self.guard.settings.drain_timeout_seconds
        deadline = monotonic() + seconds
        while not self.app.is_idle:
            if monotonic() > deadline:
                end(Exit.TRY_AGAIN, f"not drained within {seconds} s: uncommitted")
            await asyncio.sleep(DRAIN_STEP_SECONDS)
        await surely("commit", self._commit_all(), max(deadline - monotonic(), 1.0))

    async def _commit_all(self) -> None:
        for _ in range(COMMITS):  # the first may only wait for one under way
            if not list(self.guard.ledger.pending()) or await self.commit():
                return

    async def on_partitions_revoked(self, revoked: Any) -> None:  # noqa: ANN401 - Faust's
        """Drain and commit, then forget everything: the protocol is eager."""
        with ending_on_failure("revocation"):  # aiokafka would log it and go on
            self.guard.chain.close()
            await super().on_partitions_revoked(revoked)
            self.guard.ledger.close()
            self.app.forget()
            recovery.forget_the_last(self.app)

    async def on_partitions_assigned(
        self,
        assigned: Any,  # noqa: ANN401 - Faust's
        generation_id: int = 0,
    ) -> None:
        """Let Faust restore tables and seek."""
        with ending_on_failure("assignment"):
            await super().on_partitions_assigned(assigned, generation_id)

    # Faust goes on when one of these takes too long, with a table half restored.

    async def highwaters(self, *tps: Any) -> dict[Any, int]:  # noqa: ANN401 - Faust's
        """Ask for the ends of changelogs."""
        return await surely("changelog ends", super().highwaters(*tps))  # type: ignore[no-any-return]

    async def earliest_offsets(self, *tps: Any) -> dict[Any, int]:  # noqa: ANN401 - Faust's
        """Ask for the beginnings of changelogs."""
        return await surely("changelog starts", super().earliest_offsets(*tps))  # type: ignore[no-any-return]

    async def seek_wait(self, partitions: Mapping[Any, int]) -> None:
        """Seek to the beginnings of changelogs."""
        await surely("changelog seek", super().seek_wait(partitions))


class _HandedOut:
    """Stands where Faust keeps unacknowledged messages; the ledger notes them."""

    def __init__(self, consumer: GuardedConsumer) -> None:
        self._consumer = consumer

    def add(self, message: SliceMessage) -> None:
        with ending_on_failure("hand-over"):
            self._consumer.guard.ledger.hand_out(message.piece)

    def discard(self, message: SliceMessage) -> None:
        """Leave it: only the window acknowledges."""

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[SliceMessage]:
        return iter(())


async def surely(
    what: str, done: Awaitable[Any], seconds: float = ANSWER_SECONDS
) -> Any:  # noqa: ANN401 - whatever is awaited
    """Await an answer of the broker; end the process without one.

    IllegalStateError passes: the partitions were given away meanwhile, and Faust waits
    for the next assignment.
    """
    with ending_on_failure(what, but=(IllegalStateError,)):
        return await asyncio.wait_for(done, seconds)
