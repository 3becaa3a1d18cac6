"""The memo of judgements: what dedupe knows after a prefix of `articles.parsed`.

Judging and restoring fold a record in by the same code; what a later verdict can depend
on is a function of the folded records and their order alone (adr/0005).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace

from streams.dedupe import kept
from streams.dedupe.clock import UNSET, StreamTime
from streams.dedupe.forget import Forgetting
from streams.dedupe.identity import Identity
from streams.dedupe.index import DAY_SECONDS, Index
from streams.dedupe.origins import Origins
from streams.dedupe.reading import Reading
from streams.dedupe.record import Record
from streams.dedupe.records import BLOCK, Records
from streams.dedupe.restore import trusted
from streams.dedupe.texts import MemoryTexts, Texts
from streams.settings import Settings
from streams.stage import Changes

__all__ = ["Memo"]

ERA_DAYS = 30
MAX_READINGS = 64  # some 150 KB each


class Memo:
    """Judged records by origin, and what is derived from them."""

    block: ClassVar[int] = BLOCK  # so many records are sealed together

    def __init__(
        self, settings: Settings | None = None, texts: Texts | None = None
    ) -> None:
        """Begin empty; the texts lie in memory unless a store is given."""
        self.settings = settings or Settings()
        self.texts: Texts = MemoryTexts() if texts is None else texts
        self.time: StreamTime = UNSET
        self.seq = 0
        self._origins = Origins()
        self._records = Records(self.block)
        self._marks: dict[str, int] = {}
        self._readings: OrderedDict[int, Reading] = OrderedDict()
        identity_seconds = int(self.settings.identity_days * DAY_SECONDS)
        self._era_seconds = min(identity_seconds, ERA_DAYS * DAY_SECONDS)
        self.identity = Identity(self._records, identity_seconds)
        self.index = Index(self._records, self.settings)
        self._forgetting = Forgetting(self.settings)

    @classmethod
    def restore(
        cls,
        records: Iterable[tuple[bytes, bytes]],
        commit: int,
        settings: Settings | None = None,
        texts: Texts | None = None,
    ) -> Memo:
        """Fold the changelog's last value per key, as far as it can be trusted.

        `commit` is the group's commit of `articles.parsed`. What is left out here will
        be judged again, with the same result.
        """
        memo = cls(settings, texts)
        memo.index.fill()
        for record in trusted((value for _, value in records), commit):
            memo.advance(
                StreamTime(
                    now=record.at,
                    reached=record.reached,
                    ahead=record.ahead,
                    floor=record.floor,
                )
            )
            memo.remember(record)
        memo.index.settle()
        return memo

    def get(self, origin: str) -> Record | None:
        """Find the judgement of a raw record."""
        seq = self._origins.get(origin)
        return None if seq is None else self._records[seq]

    def mark(self, partition: str) -> int:
        """Tell the settled mark of a raw partition: all below it is in the log."""
        return self._marks.get(partition, 0)

    def era(self) -> int | None:
        """Tell the stretch of stream time that salts a new id; None while unset."""
        return None if self.time.now is None else self.time.now // self._era_seconds

    def advance(self, time: StreamTime) -> None:
        """Move stream time on; let go of what the windows have passed."""
        self.time = time
        self.identity.expire(time.now)
        self.index.expire(time.now)

    def remember(self, record: Record) -> None:
        """Fold one judgement in, next in order."""
        if record.kept is not None:
            self.texts.put(record.seq, record.kept)
            record = replace(record, kept=b"")
        self._origins.put(record.origin, record.seq)
        self._records.put(record)
        self.seq = record.seq + 1
        self._marks[record.partition] = max(record.mark, self.mark(record.partition))
        self.identity.enter(record)
        for article in record.ids:
            self._withdraw(article)
        if record.is_leader:
            self.index.enter(record)
        self._forgetting.enter(record)

    def forget(self, commit: int) -> Changes:
        """Forget what no later verdict and no redelivery can need, given the commit."""
        return self._forgetting.forget(commit, self)

    def close(self) -> None:
        """Give back where the texts lie."""
        self.texts.close()

    def replace(self, record: Record) -> None:
        """Keep the slim form of a judgement."""
        self._records.put(record)
        self._readings.pop(record.seq, None)
        self.texts.erase(record.seq)

    def drop(self, record: Record) -> None:
        """Keep nothing of a judgement."""
        self._origins.drop(record.origin)
        self._records.drop(record.seq)

    def by_seq(self, seq: int) -> Record:
        """Find a judgement by its number."""
        return self._records[seq]

    def next(self, seq: int) -> int:
        """Tell the first number from this one on that there is."""
        return self._records.next(seq, self.seq)

    def read(self, record: Record) -> Reading:
        """Read a leader's text; the last few are kept read."""
        reading = self._readings.get(record.seq)
        if reading is None:
            reading = self._readings[record.seq] = kept.reading(
                self.texts.get(record.seq)
            )
            if len(self._readings) > MAX_READINGS:
                self._readings.popitem(last=False)
        self._readings.move_to_end(record.seq)
        return reading

    def _withdraw(self, article: bytes) -> None:
        for record in self.identity.members(article):
            self.index.leave(record)
            self._readings.pop(record.seq, None)
