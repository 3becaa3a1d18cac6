"""The audit of a cluster: snapshot the ends, wait for the group, read, examine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agents.audit.examine import (
    ALL_STAGES,
    DEAD,
    DUPLICATES,
    ENRICHED,
    PARSED,
    UNIQUE,
    Scope,
    examine,
)
from agents.audit.localise import localise
from agents.audit.range import limited
from agents.audit.report import Report
from agents.audit.settle import await_group
from agents.exits import Exit, Stop
from agents.kafka_clients import admin, consumer
from agents.reading import Bounds, bounds, read
from agents.topic_configs import topic_configs
from schemas.message import Message
from streams.settings import Settings

if TYPE_CHECKING:
    from kafka import KafkaConsumer

__all__ = ["audit"]

SETTLE_SECONDS = 30.0
EVIDENCE = (PARSED, UNIQUE, DUPLICATES, DEAD, ENRICHED)


def audit(
    settings: Settings,
    *,
    stages: tuple[str, ...] = ALL_STAGES,
    since: str | None = None,
    until: str | None = None,
    settle_seconds: float = SETTLE_SECONDS,
) -> Report:
    """Audit what the raw topics hold now.

    `since` and `until` (`--from`, `--to`) bound the raw records: an offset of every raw
    partition, `topic/partition/offset`, or a time in ISO 8601 with zone. Raises Stop:
    75 when the group does not pass the ends in time, 78 when a topic is missing.
    """
    chosen = tuple(stage for stage in ALL_STAGES if stage in stages)
    if not chosen or len(chosen) < len(set(stages)):
        raise Stop(Exit.USAGE, f"stages are {', '.join(ALL_STAGES)}", where="--stages")
    deadline = time.monotonic() + settle_seconds
    with consumer(settings, settings.effective_group) as client:
        cluster = _Cluster(client=client, settings=settings)
        raw = limited(client, cluster.raw(), since, until)
        cluster.settle(chosen, raw, deadline)
        evidence = {kind: cluster.topic(kind) for kind in EVIDENCE}
        scope = Scope(
            spans={f"{p.topic}/{p.partition}": span for p, span in raw.items()},
            trimmed=frozenset(_trimmed(evidence, chosen)),
            stages=chosen,
            is_from_start=settings.start == "earliest",
            is_gapless=not _has_compacted(settings),
        )
        records = {kind: cluster.read(found) for kind, found in evidence.items()}
        report = examine(scope, cluster.read(raw), records)
        localise(report, cluster.read(evidence[PARSED]))
        return report


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cluster:
    client: KafkaConsumer
    settings: Settings

    def raw(self) -> Bounds:
        found: Bounds = {}
        for name in self.settings.raw_topics:
            found |= self._bounds(name)
        return found

    def topic(self, kind: str) -> Bounds:
        return self._bounds(self.settings.topic(kind))

    def settle(self, stages: tuple[str, ...], raw: Bounds, deadline: float) -> None:
        """Wait hop by hop: what one stage wrote, the next has to read."""
        for stage in stages:
            wanted = {"dedupe": PARSED, "classify": UNIQUE}.get(stage)
            await_group(
                self.client,
                self.topic(wanted) if wanted else raw,
                group=self.settings.effective_group,
                deadline=deadline,
            )

    def read(self, wanted: Bounds) -> Iterator[Message]:
        return read(self.client, wanted)

    def _bounds(self, name: str) -> Bounds:
        found = bounds(self.client, name)
        if found is None:
            raise Stop(
                Exit.CONFIGURATION,
                f"no topic {name!r} that the user may see",
                where=self.settings.bootstrap,
                todo="`kawat topics plan` shows what is missing",
            )
        return found


def _trimmed(
    evidence: dict[str, Bounds], stages: tuple[str, ...]
) -> Iterator[tuple[str, int]]:
    passing = (UNIQUE, DUPLICATES) if "dedupe" in stages else (PARSED,)
    for kind in (*passing, DEAD):
        for partition, (begin, _) in evidence[kind].items():
            if begin > 0:
                yield kind, partition.partition


def _has_compacted(settings: Settings) -> bool:
    """Ask whether a raw topic is compacted; the embedded broker compacts nothing."""
    if settings.api_version:
        return False
    with admin(settings) as client:
        configs = topic_configs(client, settings.raw_topics)
    return any("compact" in (c["cleanup.policy"] or "") for c in configs.values())
