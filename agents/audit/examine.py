"""The audit over lists of records: pure, no broker needed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from agents.audit.fates import Fates, Horizon
from agents.audit.newest import TEXT, TOMBSTONE, Coverage, Newest
from agents.audit.proofs import (
    Proof,
    Unreadable,
    origin_of,
    partition_of,
    proofs,
    retold,
)
from agents.audit.report import Fate, Report, Trouble
from schemas.message import Message

__all__ = ["ALL_STAGES", "Records", "Scope", "examine"]

ALL_STAGES = ("parse", "dedupe", "classify")
PARSED = "articles.parsed"
UNIQUE = "articles.unique"
DUPLICATES = "articles.duplicates"
ENRICHED = "articles.enriched"
DEAD = "articles.dead"

Records = Mapping[str, Iterable[Message]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is audited.

    `spans`: raw partition `topic/number` → offsets read, from and up to. `trimmed`:
    evidence partitions (unprefixed topic, number) that lost their beginning.
    `is_gapless`: raw topics are not compacted, so that a fate of no record is a lie.
    """

    spans: Mapping[str, tuple[int, int]]
    trimmed: frozenset[tuple[str, int]] = field(default_factory=frozenset)
    stages: tuple[str, ...] = ALL_STAGES
    is_from_start: bool = True
    is_gapless: bool = True

    def asks(self, stage: str) -> bool:
        """Say whether what this stage wrote counts; a stage of no name does."""
        return stage in self.stages or stage not in ALL_STAGES

    def covers(self, origin: str) -> bool:
        """Say whether the raw record lies in what is audited."""
        partition, offset = partition_of(origin)
        begin, end = self.spans.get(partition, (0, 0))
        return begin <= offset < end


def examine(scope: Scope, raw: Iterable[Message], records: Records) -> Report:
    """Audit the records of our topics, by unprefixed name, against the raw ones.

    Each iterable is read once, one after the other. A stage range that begins later
    expects what its own input topic holds; one that ends earlier stops there.
    """
    audit = _Audit(scope)
    if scope.stages[0] == "parse":
        for message in raw:
            value = message.value or b""
            audit.fates.expect(message.coordinates, hashlib.sha256(value).hexdigest())
    elif scope.stages[0] == "dedupe":
        audit.each(records[PARSED], lambda m: audit.fates.expect(origin_of(m), None))
    if scope.stages != ("classify",):
        audit.collect_fates(records)
    else:
        audit.each(records[UNIQUE], audit.passed)
    if "classify" in scope.stages:
        audit.cover(records)
    return audit.report


class _Audit:
    def __init__(self, scope: Scope) -> None:
        self.report = Report()
        self.scope = scope
        self.fates = Fates(self.report)
        self.coverage = Coverage(self.report)
        self.enriched = Newest(self.report)
        self.duplicates = Newest(self.report)
        self.horizon = Horizon(set(scope.trimmed), is_from_start=scope.is_from_start)

    def each(
        self, messages: Iterable[Message], take: Callable[[Message], None]
    ) -> None:
        for message in messages:
            try:
                take(message)
            except Unreadable as error:
                self.report.add(Trouble.UNREADABLE, message.coordinates, str(error))

    def collect_fates(self, records: Records) -> None:
        scope = self.scope
        passing = (UNIQUE, DUPLICATES) if "dedupe" in scope.stages else (PARSED,)
        for kind in (*passing, DEAD):
            self.each(records[kind], partial(self.prove, kind=kind))
        self.fates.judge(self.horizon)
        if scope.is_gapless and scope.stages[0] == "parse":
            self.fates.invented(dict(scope.spans))

    def prove(self, message: Message, kind: str) -> None:
        if kind == DUPLICATES:
            self.duplicates.see(message, TOMBSTONE if message.value is None else TEXT)
            origin = retold(message)
            if origin is not None:
                self.fates.retell(origin)
        for proof in proofs(message, kind):
            self.horizon.note((kind, message.partition), proof.origin)
            if self.scope.covers(proof.origin) and self.scope.asks(proof.stage):
                self.fates.prove(proof)
                if kind == UNIQUE:
                    self.pass_on(message, proof)

    def pass_on(self, message: Message, proof: Proof) -> None:
        is_takedown = proof.fate is Fate.WITHDRAWN
        self.coverage.passed(message, proof.origin, is_takedown=is_takedown)

    def passed(self, message: Message) -> None:
        for proof in proofs(message, UNIQUE):
            if self.scope.covers(proof.origin):
                self.pass_on(message, proof)

    def cover(self, records: Records) -> None:
        self.each(
            records[ENRICHED],
            lambda message: self.enriched.see(message, self.coverage.enriched(message)),
        )
        self.coverage.judge(excused=self.fates.died_last)
        self.enriched.judge()
        self.duplicates.judge()
        for key in self.duplicates.texts():
            if key.partition("/")[0] in self.coverage.canceled:
                self.report.add(
                    Trouble.TEXT_LEFT, key, "its article is canceled, its text stands"
                )
