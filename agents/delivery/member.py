"""The consumer's thread: group membership, heartbeats and exact positions.

Changes to aiokafka's consumer, each for one reason: records of aborted transactions
are never read; the group always speaks Faust's assignor protocol, so that processes
with and without tables fit in one group; heartbeats are watched; a fatal error of the
join ends the worker instead of leaving it idle.
"""
# ruff: noqa: SLF001 - Faust and aiokafka are pinned and known from inside

from __future__ import annotations

from collections.abc import Iterable, Mapping
from time import monotonic
from typing import Any, NoReturn

from aiokafka.errors import CommitFailedError, IllegalStateError, KafkaError
from aiokafka.structs import OffsetAndMetadata, TopicPartition
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread

from agents.delivery.ending import end, ending_on_failure, exit_for
from agents.delivery.slices import Fetched, Partition

__all__ = ["Member"]


class Member(AIOKafkaConsumerThread):  # type: ignore[misc]  # untyped
    """One member of the consumer group."""

    def _create_worker_consumer(self, transport: Any) -> Any:  # noqa: ANN401 - untyped
        consumer = super()._create_worker_consumer(transport)
        consumer._isolation_level = "read_committed"
        self._assignor = self.app.assignor
        consumer._partition_assignment_strategy = [self._assignor]
        return consumer

    def __post_init__(self) -> None:
        """Begin without positions out of range."""
        super().__post_init__()
        self._resets: set[Partition] = set()

    async def on_start(self) -> None:
        """Connect, then watch the coordinator before it joins the group."""
        with ending_on_failure("consumer start"):
            await super().on_start()
        self._watch(self._ensure_consumer()._coordinator)

    async def fetch(self, active: set[Partition], seconds: float) -> list[Fetched]:
        """Take what aiokafka has fetched, with the positions before and after.

        Partitions that did not move are told as well: their position may be wrong.
        """
        return await self.call_thread(self._fetch, active, seconds)  # type: ignore[no-any-return]

    async def committed(self, tps: Iterable[Partition]) -> dict[Partition, int]:
        """Ask the broker for the group's commits; a partition without one is absent."""
        return await self.call_thread(self._committed, list(tps))  # type: ignore[no-any-return]

    async def seek_all(self, positions: Mapping[Partition, int]) -> None:
        """Move the reading positions, within the thread that fetches."""
        await self.call_thread(self._seek_all, dict(positions))

    def seem_busy(self) -> None:
        """Look like a reader: aiokafka leaves the group when it fetches nothing.

        For a member without partitions only; one whose stage hangs shall be replaced.
        """
        with self._ensure_consumer()._subscription.fetch_context():
            """Nothing to fetch."""

    async def heartbeat(self) -> None:
        """Ask the broker now whether this worker is a member."""
        await self.call_thread(self._heartbeat)

    async def _fetch(self, active: set[Partition], seconds: float) -> list[Fetched]:
        consumer = self._ensure_consumer()
        before = _positions(consumer, active)
        records = await self._fetch_records(
            consumer, active, seconds, consumer._max_poll_records
        )
        after = _positions(consumer, before)
        return [
            self._fetched(tp, start, after[tp], records)
            for tp, start in before.items()
            if tp in after
        ]

    def _fetched(
        self, tp: Partition, start: int, after: int, records: Mapping[Any, Any]
    ) -> Fetched:
        is_reset = tp in self._resets
        self._resets.discard(tp)
        # A position that went back: the log does not reach so far any more.
        rows = records.get(tp, ()) if after > start else ()
        return Fetched(
            tp=tp, start=min(start, after), end=after, records=rows, is_reset=is_reset
        )

    async def _committed(self, tps: list[Partition]) -> dict[Partition, int]:
        coordinator = self._ensure_consumer()._coordinator
        found = await coordinator.fetch_committed_offsets(
            [TopicPartition(*tp) for tp in tps]
        )
        return {Partition(*tp): commit.offset for tp, commit in found.items()}

    async def _seek_all(self, positions: dict[Partition, int]) -> None:
        consumer = self._ensure_consumer()
        for tp, offset in positions.items():
            consumer.seek(TopicPartition(*tp), offset)
            self._resets.discard(tp)
            self._note_resets(tp)

    def _note_resets(self, tp: Partition) -> None:
        assignment = self._ensure_consumer()._subscription.subscription.assignment
        state = assignment.state_value(TopicPartition(*tp))
        reset = type(state).await_reset

        def noted(strategy: int) -> None:
            self._resets.add(tp)
            reset(state, strategy)

        state.await_reset = noted

    async def _heartbeat(self) -> None:
        await self._ensure_consumer()._coordinator._do_heartbeat()

    async def _commit(self, offsets: Mapping[Any, int]) -> bool:
        consumer = self._ensure_consumer()
        try:
            await consumer.commit(
                {
                    TopicPartition(*tp): OffsetAndMetadata(offset, "")
                    for tp, offset in offsets.items()
                }
            )
        except (CommitFailedError, IllegalStateError):
            return False  # rebalanced meanwhile: read again by the next owner
        except KafkaError as error:
            _end_of_member("commit", error)
        return True

    def _watch(self, coordinator: Any) -> None:  # noqa: ANN401 - untyped
        beat, forget = coordinator._do_heartbeat, coordinator.reset_generation
        leave, guard = coordinator._maybe_leave_group, self.app.guard
        is_leaving = False

        async def watched_heartbeat() -> bool:
            sent = monotonic()
            generation = coordinator.generation
            is_member: bool = await beat()
            if is_member and generation == coordinator.generation:
                guard.pulse.beat(sent)
            return is_member

        def watched_reset() -> None:
            if coordinator.generation > 0 and not coordinator._closing.done():
                guard.membership_lost(left=is_leaving)
            forget()

        async def watched_leave() -> None:
            nonlocal is_leaving
            is_leaving = True
            try:
                await leave()
            finally:
                is_leaving = False

        coordinator._do_heartbeat = watched_heartbeat
        coordinator.reset_generation = watched_reset
        coordinator._maybe_leave_group = watched_leave
        coordinator._push_error_to_user = self._end_of_group
        coordinator._coordination_task.add_done_callback(self._end_on_error)

    def _end_on_error(self, task: Any) -> None:  # noqa: ANN401 - any task
        if not task.cancelled() and task.exception() is not None:
            self._end_of_group(task.exception())

    def _end_of_group(self, error: BaseException) -> NoReturn:
        guard = self.app.guard
        if guard.settings.worker_id and "UnknownError" in str(error):
            guard.end_as_twin()  # error 82, FENCED_INSTANCE_ID: aiokafka has no name
        _end_of_member("group", error)


def _positions(consumer: Any, tps: Iterable[Partition]) -> dict[Partition, int]:  # noqa: ANN401 - untyped
    subscription = consumer._subscription.subscription
    assignment = None if subscription is None else subscription.assignment
    if assignment is None or not assignment.active:
        return {}
    states = {tp: assignment.state_value(tp) for tp in tps if tp in assignment.tps}
    return {tp: s.position for tp, s in states.items() if s.has_valid_position}


def _end_of_member(what: str, error: BaseException) -> NoReturn:
    end(exit_for(error), f"{what}: {type(error).__name__}: {error}")
