"""The three hops of a schedule; dedupe's is the real stage on the real memo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from zlib import crc32

from msgspec.structs import replace

from schemas.headers import Provenance
from schemas.message import Message, Output
from streams.dedupe import Memo, build
from streams.runner import Link, Step, step
from streams.stage import Fate
from tests.sim.feed import Raw

if TYPE_CHECKING:
    from random import Random

    from tests.sim.schedule import Schedule

__all__ = ["Classify", "Dedupe", "Hop", "Parse", "message"]

Target = tuple[str, int]
Sent = tuple[bytes | None, bytes | None, str]  # key, value, origin


class Hop:
    """One worker's session on one partition: sends in order per target, then commits.

    The commit is the first offset whose sends are not all acknowledged.
    """

    def __init__(self, schedule: Schedule, source: Target) -> None:
        """Begin at the group's commit."""
        self.schedule, self.source = schedule, source
        self.position = self.committed = schedule.commits[source]
        self.queue: list[tuple[Target, Any, int | None]] = []
        self.pending: Counter[int] = Counter()
        self.is_alive = True

    def read(self) -> None:
        """Take a batch while the window has room."""
        log = self.schedule.logs[self.source]
        for _ in range(self.schedule.mix.batch):
            if (
                self.position >= len(log)
                or len(self.pending) >= self.schedule.mix.window
            ):
                return
            for target, item in self.handle(log[self.position], self.position):
                self.send(target, item, self.position)
            self.position += 1

    def handle(self, item: Any, offset: int) -> Iterator[tuple[Target, Any]]:
        """Say what one record causes."""
        raise NotImplementedError

    def send(self, target: Target, item: Any, offset: int | None) -> None:
        """Queue a send; with an offset the commit waits for it."""
        self.queue.append((target, item, offset))
        if offset is not None:
            self.pending[offset] += 1

    def deliver(self, rng: Random) -> None:
        """Let the broker acknowledge one send; order within a target is kept."""
        place = rng.randrange(len(self.queue))
        target = self.queue[place][0]
        if self.schedule.rules.is_changelog_ordered or target[0] != "changelog":
            place = next(i for i, sent in enumerate(self.queue) if sent[0] == target)
        _, item, offset = self.queue.pop(place)
        self.schedule.logs[target].append(item)
        if offset is not None:
            self.pending[offset] -= 1
            if not self.pending[offset]:
                del self.pending[offset]

    def commit(self) -> None:
        """Commit what is done, unless the partition has a new owner."""
        if self.is_alive:
            self.committed = min(self.pending, default=self.position)
            self.schedule.commits[self.source] = self.committed

    @property
    def is_done(self) -> bool:
        """Say whether everything was read, sent and committed."""
        end = len(self.schedule.logs[self.source])
        return (
            not self.queue
            and self.position >= end
            and self.schedule.commits[self.source] >= end
        )


class Parse(Hop):
    """At least once, with the acknowledged commit in the header."""

    def handle(self, item: Raw, offset: int) -> Iterator[tuple[Target, Any]]:
        """Append the parsed record."""
        del offset
        yield ("parsed", 0), (item, self.committed)


class Classify(Hop):
    """Passes the record on, under its key."""

    def handle(self, item: Sent, offset: int) -> Iterator[tuple[Target, Any]]:
        """Append the enriched record."""
        del offset
        yield ("enriched", self.source[1]), item


class Dedupe(Hop):
    """The real stage: restore from the changelog, judge, send, remember, forget."""

    def __init__(self, schedule: Schedule, source: Target) -> None:
        """Restore the memo from the changelog's last value per key."""
        super().__init__(schedule, source)
        self.link = Link(
            stage=build(schedule.settings),
            provenance=Provenance(version="sim"),
            max_output_bytes=1_000_000,
        )
        latest: dict[bytes, bytes] = {}
        for key, value, _ in schedule.logs["changelog", 0]:
            latest.pop(key, None)
            if value is not None:
                latest[key] = value
        self.memo: Memo = schedule.rules.memo.restore(
            latest.items(), self.committed, schedule.settings
        )
        self.memo._forgetting._patience = self.memo._forgetting._slack = 0
        schedule.restored.append(self.memo)
        schedule.on_restore(self.memo)

    def handle(
        self, item: tuple[Raw, int], offset: int
    ) -> Iterator[tuple[Target, Any]]:
        """Run the one step; outputs and changelog records are both awaited."""
        rules = self.schedule.rules
        raw, settled = item
        done = step(
            self.link,
            message(raw, offset, rules.settled(self.schedule, raw, settled)),
            self.memo,
            commit=rules.commit(self.committed, offset),
        )
        if rules.is_repeat_answered and done.fate is Fate.REPEAT:
            done = self._answered(raw, done)
        for key, value in done.memo:
            change = (key, value, raw.origin)
            if rules.is_changelog_awaited:
                yield ("changelog", 0), change
            else:
                self.send(("changelog", 0), change, None)
        for output in done.outputs:
            yield self._placed(output, raw.origin)

    def commit(self) -> None:
        """Commit, then forget what the commit allows, as the worker does when idle."""
        super().commit()
        if self.is_alive:
            for key, value in self.memo.forget(self.committed):
                self.send(("changelog", 0), (key, value, ""), None)

    def _answered(self, raw: Raw, done: Step) -> Step:
        """Spoilt: send the recorded answer once more, at another place of the log."""
        known = self.memo.get(raw.origin)
        if known is None:
            return done
        again = step(self.link, message(raw, known.offset, None), self.memo)
        return replace(again, memo=(*done.memo, *again.memo))

    def _placed(self, output: Output, origin: str) -> tuple[Target, Sent]:
        uri = (output.key or b"").partition(b"/")[0]
        place = crc32(uri) % self.schedule.mix.outs
        return (output.topic, place), (output.key, output.value, origin)


def message(raw: Raw, offset: int, settled: int | None) -> Message:
    """The record of `articles.parsed` as dedupe reads it."""
    headers: tuple[tuple[str, bytes], ...] = (("kawat-origin", raw.origin.encode()),)
    if settled is not None:
        headers += (("kawat-settled", str(settled).encode()),)
    return Message(
        topic="articles.parsed",
        partition=0,
        offset=offset,
        timestamp=0,
        key=raw.key,
        value=raw.value,
        headers=headers,
    )
