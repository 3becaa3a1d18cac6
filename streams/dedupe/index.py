"""The index: which leaders of the similarity window share keys with a text.

Buckets hold every live leader; a look-up takes the newest K of a key, so that what a
hot key finds depends on the order of the log alone.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from msgspec import Struct

from streams.dedupe.buckets import KEY_BYTES, Buckets
from streams.dedupe.clock import is_past
from streams.dedupe.filling import Filling
from streams.dedupe.record import Record
from streams.dedupe.records import Records
from streams.dedupe.sizes import Sizes
from streams.settings import Settings
from streams.sketch import keys_at

__all__ = ["DAY_SECONDS", "Index", "Probe", "packed", "unpacked"]

DAY_SECONDS = 86_400


class Probe(Struct, frozen=True, kw_only=True):
    """What is looked up: the sketch, the body's and the headline's hash."""

    keys: tuple[int, ...]
    m: int
    text: bytes
    title: bytes


class Index:
    """Live leaders by key, by body and by headline."""

    def __init__(self, records: Records, settings: Settings) -> None:
        """Look records up in `records`, by sequence number."""
        self._records = records
        self._window = int(settings.window_days * DAY_SECONDS)
        self._cap = settings.posting_cap
        self._fewest = settings.candidate_keys
        self._least = settings.candidate_containment
        self._oldest, self._end = 0, 0  # live numbers, end excluded
        self._keys = Buckets()
        self._filling: Filling | None = None
        self._texts = Buckets()
        self._titles = Buckets()
        self._sizes = Sizes()

    def enter(self, record: Record) -> None:
        """Let a leader be found."""
        if record.keys is None:
            return
        self._end = record.seq + 1
        (self._filling or self._keys).enter(unpacked(record.keys), record.seq)
        self._texts.enter([_key(record.text)], record.seq)
        if record.title:
            self._titles.enter([_key(record.title)], record.seq)
        self._sizes.enter(record.seq, record.m, len(record.keys) // KEY_BYTES)

    def expire(self, now: int | None) -> None:
        """Let go of what the window has passed."""
        while (seq := self._records.next(self._oldest, self._end)) < self._end:
            if not is_past(self._records[seq].at, now, self._window):
                break
            self._oldest = seq + 1
        for buckets in (self._keys, self._texts, self._titles, self._sizes):
            buckets.expire(self._oldest)

    def leave(self, record: Record) -> None:
        """Let a leader no more be found: it was withdrawn; a slim one is not."""
        keys = unpacked(record.keys or b"")
        (self._filling or self._keys).leave(keys, record.seq)
        self._texts.leave([_key(record.text)], record.seq)
        self._titles.leave([_key(record.title)], record.seq)

    def fill(self) -> None:
        """Gather keys, for a restart: nobody looks one up until they are settled."""
        self._filling = Filling()

    def settle(self) -> None:
        """Make the gathered keys ready to be looked up."""
        gathered, self._filling = self._filling or Filling(), None
        self._keys = gathered.settled(self._oldest)

    def has_text(self, record: Record, now: int | None) -> bool:
        """Say whether the text of a leader may be looked at: by the order, not by luck.

        A text may be in memory longer than the window, until the commit allows to
        forget it; no verdict may depend on that.
        """
        return record.is_leader and not is_past(record.at, now, self._window)

    def is_near(self, record: Record, time: int | None) -> bool:
        """Say whether the event times of a pair lie within the window.

        A text without a date of its own may be of any day: that both came within the
        window is all that can be asked.
        """
        if time is None or record.time is None:
            return True
        return abs(record.time - time) <= self._window

    def same_text(self, probe: Probe) -> list[Record]:
        """List the live leaders with this very body, oldest first."""
        found = map(self._records.__getitem__, self._texts.of(_key(probe.text)))
        return [record for record in found if record.text == probe.text][::-1]

    def titled(self, title: bytes) -> list[Record]:
        """List the live leaders with this headline, newest first."""
        newest = self._titles.shared([_key(title)], self._cap)
        return [self._records[seq] for seq in newest]

    def candidates(self, probe: Probe) -> list[Record]:
        """List the live leaders worth reading, the likeliest first."""
        sizes: dict[int, int] = {}  # of the probe, by level
        shared: dict[int, int] = {}
        for seq in self._keys.shared(probe.keys, self._cap):
            shared[seq] = shared.get(seq, 0) + 1
        ranked = [
            (-estimate, seq)
            for seq, count in shared.items()
            if (estimate := self._estimate(probe, sizes, seq, count))
        ]
        found = [self._records[seq] for _, seq in sorted(ranked)]
        known = {record.seq for record in found}
        return found + [r for r in self._same_title(probe) if r.seq not in known]

    def _estimate(
        self, probe: Probe, sizes: dict[int, int], seq: int, shared: int
    ) -> float:
        """Estimate the containment at the coarser level; 0 = not worth reading.

        Of a text with few keys at that level a third of them is enough.
        """
        there_level, there = self._sizes.of(seq)
        level = max(probe.m, there_level)
        if level not in sizes:
            sizes[level] = keys_at(probe.keys, level)
        if level != there_level:
            there = keys_at(unpacked(self._records[seq].keys or b""), level)
        smaller = min(sizes[level], there)
        if not smaller or shared < min(self._fewest, max(1, smaller // 3)):
            return 0.0
        estimate = shared / smaller
        return estimate if estimate >= self._least else 0.0

    def _same_title(self, probe: Probe) -> list[Record]:
        if not probe.title:
            return []
        return self.titled(probe.title)[::-1]


def title_name(hashes: Sequence[int]) -> bytes:
    """Name a headline by the hashes of its words; none has none."""
    if not hashes:
        return b""
    return blake2b(",".join(map(str, hashes)).encode(), digest_size=8).digest()


def packed(keys: Iterable[int]) -> bytes:
    """Pack u64 keys, 8 bytes each."""
    return array("Q", keys).tobytes()


def unpacked(data: bytes) -> array[int]:
    """Read packed keys."""
    keys = array("Q")
    keys.frombytes(data)
    return keys


def _key(name: bytes) -> int:
    """Shorten a hash to what buckets are searched by."""
    return int.from_bytes(name[:KEY_BYTES], "little")
