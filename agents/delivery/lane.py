"""The consumer: fetches whole slices, commits from the ledger, drains in time.

It replaces Faust's fetch loop, acknowledgements and commits (see chain.py, ledger.py);
group membership, agents and tables stay Faust's.
"""
# ruff: noqa: SLF001 - Faust and aiokafka are pinned and known from inside

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from time import monotonic
from typing import Any

from faust.transport.drivers.aiokafka import Consumer
from faust.types.tuples import ConsumerMessage

from agents.delivery import recovery, starts
from agents.delivery.chain import Link
from agents.delivery.ending import end, ending_on_failure
from agents.delivery.member import Member
from agents.delivery.slices import Fetched, Partition, cut
from agents.exits import Exit

__all__ = ["Lane", "SliceMessage"]

FETCH_SECONDS = 1.0
IDLE_SECONDS = 0.02
DRAIN_STEP_SECONDS = 0.02
SLICE_BYTES = 4_194_304


class SliceMessage(ConsumerMessage):  # type: ignore[misc]  # untyped
    """A slice in the clothes of a Faust message."""

    __slots__ = ("piece",)


class Lane(Consumer):  # type: ignore[misc]  # untyped
    """Faust's consumer with our fetch loop, ledger and drain."""

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

    # -- fetching

    async def _drain_messages(self, fetcher: Any) -> None:  # noqa: ANN401 - Faust's
        stopped = (self._stopped.is_set, fetcher._stopped.is_set)
        with ending_on_failure("fetch loop"):
            while not any(is_set() for is_set in stopped):
                await asyncio.sleep(0)
                for fetched in await self._fetch():
                    await self._take(fetched)

    async def _fetch(self) -> list[Fetched]:
        active = self._fetchable() if self.flow_active else set()
        if not active:
            await asyncio.sleep(IDLE_SECONDS)
            return []
        generation = self.app.consumer_generation_id
        fetched = await self._thread.fetch(active, FETCH_SECONDS)
        if not self.flow_active or generation != self.app.consumer_generation_id:
            return []  # the next assignment seeks anew
        return fetched  # type: ignore[no-any-return]

    def _fetchable(self) -> set[Partition]:
        # Faust resumes partitions before it has sought them, and empties the agents'
        # queues once more afterwards: until the rebalance is over, changelogs only.
        active = {Partition(*tp) for tp in self._get_active_partitions()}
        if self.app.rebalancing:
            return {tp for tp in active if self._is_changelog_tp(tp)}
        return active

    async def _take(self, fetched: Fetched) -> None:
        if self._is_changelog_tp(fetched.tp):
            recovery.apply(self.app, fetched)
            return
        link = self.guard.chain.judge(fetched)
        if link is Link.SEEK_BACK:
            await self._seek_back(fetched)
        elif link is Link.TAKE and not self.app.rebalancing:
            await self._hand_over(fetched)

    async def _seek_back(self, fetched: Fetched) -> None:
        expected = self.guard.chain.expected(fetched.tp)
        self.log.warning(
            "%s/%s: expected offset %s, fetched from %s: seeking back",
            *fetched.tp,
            expected,
            fetched.start,
        )
        await self._thread.seek_all({fetched.tp: expected})

    async def _hand_over(self, fetched: Fetched) -> None:
        chain = self.guard.chain
        for message in self._messages(fetched):
            if not await self._put(message):
                return
            chain.advance(fetched.tp, message.piece.end)

    async def _put(self, message: SliceMessage) -> bool:
        if not self.flow_active:
            return False
        await self.wait_first(self.callback(message), self.suspend_flow.wait())
        return bool(self.flow_active)

    def _messages(self, fetched: Fetched) -> Iterator[SliceMessage]:
        chain, generation = self.guard.chain, self.app.consumer_generation_id
        pieces = cut(
            _from(fetched, chain.expected(fetched.tp)),
            epoch=chain.epoch,
            records=self.guard.settings.slice_records,
            nbytes=SLICE_BYTES,
        )
        for piece in pieces:
            message = SliceMessage(
                *(fetched.tp.topic, fetched.tp.partition, piece.start),
                *(0.0, 0, None, None, b"", None),
                tp=fetched.tp,
                generation_id=generation,
            )
            message.piece = piece
            yield message

    # -- positions

    async def perform_seek(self) -> None:
        """Seek to the commits; a partition without one gets its start committed."""
        with ending_on_failure("seek to the commits"):
            await self._seek_to_commits()

    async def _seek_to_commits(self) -> None:
        generation = self.app.consumer_generation_id
        tps = [
            Partition(*tp) for tp in self.assignment() if not self._is_changelog_tp(tp)
        ]
        found = await self._thread.committed(tps)
        fresh = await starts.resolve(
            self._thread, self.guard.settings, set(tps) - set(found)
        )
        if fresh and await self._commit(fresh):
            found |= fresh
        positions = fresh | found
        await self._thread.seek_all(positions)
        await self.heartbeat()
        if generation != self.app.consumer_generation_id:
            return  # another rebalance began meanwhile
        epoch = self.guard.chain.begin(positions)
        self.guard.ledger.begin(epoch, positions, committed=set(found))
        self.guard.is_draining = False

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
        with ending_on_failure("commit"):
            await asyncio.wait_for(self.commit(), max(deadline - monotonic(), 1.0))

    async def on_partitions_revoked(self, revoked: Any) -> None:  # noqa: ANN401 - Faust's
        """Drain and commit, then forget everything: the protocol is eager."""
        self.guard.chain.close()
        await super().on_partitions_revoked(revoked)
        self.guard.ledger.close()
        self.app.forget()
        recovery.forget_the_last(self.app)


class _HandedOut:
    """Stands where Faust keeps unacknowledged messages; the ledger notes them."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane

    def add(self, message: SliceMessage) -> None:
        with ending_on_failure("hand-over"):
            self._lane.guard.ledger.hand_out(message.piece)

    def discard(self, message: SliceMessage) -> None:
        """Leave it: only the window acknowledges."""

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[SliceMessage]:
        return iter(())


def _from(fetched: Fetched, expected: int) -> Fetched:
    """Begin a fetch where the chain goes on, after a hole that stays."""
    if fetched.start == expected:
        return fetched
    rows = [row for row in fetched.records if row.offset >= expected]
    return Fetched(tp=fetched.tp, start=expected, end=fetched.end, records=rows)
