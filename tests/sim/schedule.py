"""One faulty schedule: crashes, lost and late sends, rewinds, compaction, rebalances.

raw (some partitions) → parse → parsed (one) → dedupe (memo + changelog) → unique,
duplicates; unique → classify → enriched (compacted). A keeper stands for the audit: it
writes again what an older record overtook in a compacted topic (adr/0007).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from random import Random
from typing import Any

import orjson

from schemas.topics import DUPLICATES, UNIQUE
from streams.dedupe import Memo
from streams.settings import Settings
from tests.sim.feed import MOST_WORKERS, raws
from tests.sim.hops import Classify, Dedupe, Hop, Parse, Target
from tests.sim.oracle import check, meaning
from tests.sim.rules import RIGHT, Rules

__all__ = ["Schedule", "rank"]

DAY_HOURS = 24
KINDS = ("crash", "crash", "hole", "late", "late", "rewind", "rebalance")


class Schedule:
    """Logs, commits and workers of one run."""

    def __init__(
        self, seed: int, rules: Rules = RIGHT, *, crash_at: int | None = None
    ) -> None:
        """Draw a schedule from its seed.

        With `crash_at` the one fault is a crash right after that effect, counted from
        1 (0 = no fault at all).
        """
        self.rng = Random(seed)  # noqa: S311 - a seeded schedule, no secret
        self.rules = rules
        self.mix = rules.mix(seed)
        self.settings = Settings(
            window_days=self.mix.similar_hours / DAY_HOURS,
            identity_days=self.mix.known_hours / DAY_HOURS,
            posting_cap=self.mix.cap,
        )
        self.logs: defaultdict[Target, list[Any]] = defaultdict(list)
        self.commits: Counter[Target] = Counter()
        self.restored: list[Memo] = []
        self.meanings: list[tuple[int, Any]] = []
        self.late: list[Hop] = []
        self.met: Counter[str] = Counter()
        self.faults = self.mix.faults if crash_at is None else 0
        self.crash_at, self.effects = crash_at, 0
        self.raws = raws(self.rng, self.mix)
        for raw in self.raws:
            self.logs["raw", raw.partition].append(raw)
        parses: list[Hop] = [
            Parse(self, ("raw", p)) for p in range(self.mix.partitions)
        ]
        dedupes: list[Hop] = [Dedupe(self, ("parsed", 0))]
        classifies: list[Hop] = [
            Classify(self, (UNIQUE, p)) for p in range(self.mix.outs)
        ]
        self.hops = parses + dedupes + classifies
        self.owners = self._dealt(self.mix.workers)

    def on_restore(self, memo: Memo) -> None:
        """Remember what a restored memo means, to be compared with the oracle."""
        self.meanings.append((memo.seq, meaning(memo)))

    def run(self) -> str | None:
        """Run to the end; tell the first violation, or None."""
        while not all(hop.is_done for hop in self.hops):
            self._step()
        self.crash_at = None
        while self.late:
            self._send_late()
            for hop in self.hops[self.mix.partitions :]:
                self._drain(hop)
        self._compact()
        last = Dedupe(self, ("parsed", 0))
        self.hops[self.mix.partitions] = last
        for hop in self.hops:
            self._drain(hop)
        last.commit()
        self._keep()
        return check(self, last.memo)

    def _step(self) -> None:
        place = self.rng.randrange(len(self.hops))
        hop, dice = self.hops[place], self.rng.random()
        if self.faults and dice < 0.06:
            self._fault(place, hop)
        elif self.late and 0.06 <= dice < 0.06 + self.mix.linger:
            self._send_late()
        elif dice < 0.45:
            hop.read()
        elif dice < 0.85:
            self._deliver(hop, self.rng.randint(1, 4))
        elif dice < 0.93:
            hop.commit()
            self._after_effect(hop)
        elif dice < 0.95:
            self._compact()
        else:
            self._keep()

    def _fault(self, place: int, hop: Hop) -> None:
        """Crash, lose sends while later ones land, or get a new owner; or rewind."""
        self.faults -= 1
        kind = self.rng.choice(KINDS)
        self.met[kind] += 1
        if kind == "crash":
            self._crash(self.owners[place])
            return
        if kind == "rebalance":
            self._rebalance(self.rng.randint(1, MOST_WORKERS))
            return
        hop.is_alive = False
        if kind == "hole":
            hop.queue = [queued for queued in hop.queue if self.rng.random() < 0.6]
            self._deliver(hop, len(hop.queue))
        elif kind == "rewind":
            back = self.rng.randint(0, self.commits[hop.source])
            self.commits[hop.source] = back
        elif kind == "late":
            if self.rng.random() < 0.5:
                hop.read()  # it does not know yet that it lost the partition
            self.late.append(hop)
        self.hops[place] = type(hop)(self, hop.source)

    def _crash(self, worker: int) -> None:
        """Lose what one worker has in hand; it comes back, or the others take over."""
        for place, hop in enumerate(self.hops):
            if self.owners[place] == worker:
                hop.is_alive = False
                self.hops[place] = type(hop)(self, hop.source)
        if self.rng.random() < 0.5:
            self._rebalance(max(1, len(set(self.owners)) - 1))

    def _rebalance(self, workers: int) -> None:
        """Give everything back in good order, and deal it anew."""
        for place, hop in enumerate(self.hops):
            self._deliver(hop, len(hop.queue))
            hop.commit()
            hop.is_alive = False
            self.hops[place] = type(hop)(self, hop.source)
        self.owners = self._dealt(workers)

    def _dealt(self, workers: int) -> list[int]:
        return [self.rng.randrange(workers) for _ in self.hops]

    def _after_effect(self, hop: Hop) -> None:
        """Crash here if it was asked for: between two effects of the whole run."""
        self.effects += 1
        if self.effects == self.crash_at and hop in self.hops:
            self.met["crash"] += 1
            self._crash(self.owners[self.hops.index(hop)])

    def _send_late(self) -> None:
        hop = self.rng.choice(self.late)
        self._deliver(hop, self.rng.randint(1, 6))
        if not hop.queue or self.rng.random() < 0.1:
            self.late.remove(hop)

    def _deliver(self, hop: Hop, sends: int) -> None:
        for _ in range(min(sends, len(hop.queue))):
            hop.deliver(self.rng)
            self._after_effect(hop)
            if hop not in self.hops and hop not in self.late:
                return

    def _drain(self, hop: Hop) -> None:
        while not hop.is_done:
            hop.read()
            self._deliver(hop, len(hop.queue))
            hop.commit()

    def _compact(self) -> None:
        log = self.logs["changelog", 0]
        last = {item[0]: place for place, item in enumerate(log)}
        self.logs["changelog", 0] = [
            item
            for place, item in enumerate(log)
            if last[item[0]] == place and item[1] is not None
        ]

    def _keep(self) -> None:
        if not self.rules.has_keeper:
            return
        for topic in ("enriched", DUPLICATES):
            for place in range(self.mix.outs):
                self._repair(self.logs[topic, place])

    def _repair(self, log: list[Any]) -> None:
        best: dict[bytes, Any] = {}
        newest: dict[bytes, Any] = {}
        for item in log:
            newest[item[0]] = item
            known = best.get(item[0])
            if known is None or rank(item[1]) >= rank(known[1]):
                best[item[0]] = item
        log.extend(
            best[key]
            for key, item in newest.items()
            if rank(item[1]) < rank(best[key][1])
        )


@cache
def rank(value: bytes | None) -> tuple[int, int]:
    """Order records of one key as readers do: canceled or gone, then the version."""
    if value is None:
        return 1, 0
    record = orjson.loads(value)
    if record.get("article", record) is None:
        return 1, 0
    return 0, int(record["version"])
