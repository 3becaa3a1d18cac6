"""The consumer's fetch loop: whole slices, and nothing fetched may be skipped.

It replaces Faust's (see chain.py); group membership, agents and tables stay Faust's.
"""

# ruff: noqa: SLF001 - Faust and aiokafka are pinned and known from inside

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any, NoReturn

from aiokafka.errors import ConsumerStoppedError, IllegalStateError

from agents.delivery import recovery, starts
from agents.delivery.chain import Link
from agents.delivery.consumer import GuardedConsumer, SliceMessage, surely
from agents.delivery.ending import end, ending_on_failure
from agents.delivery.slices import Fetched, Partition, cut
from agents.exits import Exit

__all__ = ["Lane"]

log = logging.getLogger("kawat.delivery")
FETCH_SECONDS = 1.0
IDLE_SECONDS = 0.02
SLICE_BYTES = 4_194_304


class Lane(GuardedConsumer):
    """The guarded consumer with our fetch loop."""

    # -- fetching

    async def _drain_messages(self, fetcher: Any) -> None:  # noqa: ANN401 - Faust's
        stopped = (self._stopped.is_set, fetcher._stopped.is_set)
        with ending_on_failure("fetch loop"):
            while not any(is_set() for is_set in stopped):
                await asyncio.sleep(0)
                try:
                    for fetched in await self._fetch():
                        await self._take(fetched)
                except ConsumerStoppedError:
                    if not self.app.should_stop:
                        raise

    async def _fetch(self) -> list[Fetched]:
        active = self._fetchable() if self.flow_active else set()
        if not active:
            if not self.assignment():
                self._thread.seem_busy()
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
        # Its own flag tells that wrongly when one rebalance overtakes another.
        active = {Partition(*tp) for tp in self._get_active_partitions()}
        if self.guard.chain.is_open:
            return active
        return {tp for tp in active if self._is_changelog_tp(tp)}

    async def _take(self, fetched: Fetched) -> None:
        if self._is_changelog_tp(fetched.tp):
            recovery.apply(self.app, fetched)
            return
        link = self.guard.chain.judge(fetched)
        if link is Link.REST:
            return
        if link is Link.BACKWARDS:
            self._end_at_another_log(fetched)
        if link is Link.SEEK_BACK:
            await self._seek_back(fetched)
        elif link is Link.TAKE:
            await self._hand_over(fetched)

    async def _seek_back(self, fetched: Fetched) -> None:
        expected = self.guard.chain.expected(fetched.tp)
        self.log.warning(
            "%s/%s: expected offset %s, fetched from %s: seeking back",
            *fetched.tp,
            expected,
            fetched.start,
        )
        with suppress(IllegalStateError):  # given away meanwhile
            await self._thread.seek_all({fetched.tp: expected})

    def _end_at_another_log(self, fetched: Fetched) -> NoReturn:
        topic, partition = fetched.tp
        end(
            Exit.CONFIGURATION,
            f"{topic}/{partition}: group {self.guard.settings.effective_group!r} is at"
            f" offset {self.guard.chain.expected(fetched.tp)}, which the log does not"
            " reach: the topic was made anew or lost records; start with another"
            " KAWAT_GROUP or KAWAT_TOPIC_PREFIX: to what this group remembers, new"
            " records at old offsets are repeats",
        )

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
        await surely("seek to the commits", self._seek_to_commits())

    async def _seek_to_commits(self) -> None:
        assignment = self._assignment_now()
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
        ends = await self._changelog_ends()
        # Nothing is awaited from here on: it would begin what was given back.
        if assignment != self._assignment_now():
            return  # another rebalance began meanwhile
        recovery.check(self.app, ends)
        epoch = self.guard.chain.begin(positions)
        self.guard.ledger.begin(epoch, positions, committed=set(found))
        self.guard.is_draining = self.guard.is_lost = False

    def _assignment_now(self) -> tuple[int, int]:
        return self.app.consumer_generation_id, self.guard.chain.closings

    async def _changelog_ends(self) -> dict[Any, int]:
        tables = [tp for tp in self.assignment() if self._is_changelog_tp(tp)]
        return await self.highwaters(*tables) if tables else {}


def _from(fetched: Fetched, expected: int) -> Fetched:
    """Begin a fetch where the chain goes on; tell of records that the log lost."""
    if fetched.start != expected or fetched.is_reset:
        first = fetched.records[0].offset if fetched.records else fetched.end
        log.error(
            "event=records_gone topic=%s partition=%s from=%s to=%s",
            *fetched.tp,
            expected,
            first,
        )
    return replace(fetched, start=expected)
