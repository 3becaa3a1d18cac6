"""A plan: what a replay reads, in which order, with which settings, where it writes.

Made by `kawat replay plan`, obeyed by `kawat replay run`. It is frozen: its digest
covers every other field, so what was looked at is what runs.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from schemas.codec import encode

__all__ = [
    "ALWAYS_DAYS",
    "Estimate",
    "Filters",
    "FromStage",
    "Model",
    "Order",
    "OutputKind",
    "Plan",
    "Range",
    "SourceFile",
    "digest_of",
    "is_in_window",
    "signed",
]

RUN_DIGITS = 4
ALWAYS_DAYS = 36_500.0  # a warm-up from the beginning of the log


class FromStage(StrEnum):
    """The first stage that runs again; it reads raw, parsed or unique articles."""

    PARSE = "parse"
    DEDUPE = "dedupe"
    CLASSIFY = "classify"


class OutputKind(StrEnum):
    """Where a run writes: topics of its own, the live ones, or files."""

    ISOLATED = "isolated"
    LIVE = "live"
    FILES = "files"


class Order(StrEnum):
    """How the records of several partitions are put in one row.

    `recorded`: as `articles.parsed` holds them; `timestamp`: time, partition, offset.
    """

    RECORDED = "recorded"
    TIMESTAMP = "timestamp"


class Range(Struct, frozen=True, kw_only=True):
    """`[start, end)` of one partition, by its full topic name.

    `records` are offsets, so it counts transaction markers and what compaction took
    (`is_exact` says that it was counted by reading). Times are milliseconds.
    """

    topic: str
    partition: int
    start: int
    end: int
    records: int
    bytes: int
    first_timestamp: int | None = None
    last_timestamp: int | None = None
    deleted: int = 0  # offsets of the asked window that retention has removed
    order: Order = Order.TIMESTAMP
    is_exact: bool = False

    @property
    def name(self) -> str:
        """`topic/partition`, as positions are keyed."""
        return f"{self.topic}/{self.partition}"


class Filters(Struct, frozen=True, kw_only=True):
    """Which articles are emitted; an empty list lets all through."""

    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    guids: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything is held back."""
        return bool(self.sources or self.languages or self.guids)


class SourceFile(Struct, frozen=True, kw_only=True):
    """A file that is read in place of a topic, in the order of the plan."""

    path: str  # as it is opened; of an archive the archive's own
    bytes: int
    sha256: str
    records: int


class Model(Struct, frozen=True, kw_only=True):
    """A folder that replaces the words and weights of classify."""

    path: str
    sha256: str


class Estimate(Struct, frozen=True, kw_only=True):
    """What the run will take, told from a measured sample of the records."""

    records: int
    bytes: int
    seconds: float
    articles_per_second: float
    sampled: int = 0  # records that were read and run to measure


class Plan(Struct, frozen=True, kw_only=True):
    """Everything that a run needs beside the address of the cluster."""

    v: int = 1
    run: str = ""
    made: str
    from_stage: FromStage = FromStage.PARSE
    output: OutputKind = OutputKind.ISOLATED
    output_path: str | None = None
    order: Order = Order.RECORDED
    ranges: tuple[Range, ...] = ()
    # A record is emitted when its own timestamp lies in [since_ms, until_ms); another
    # one of the ranges (CreateTime comes out of order) is context: read, not emitted.
    since_ms: int | None = None
    until_ms: int | None = None
    slack_seconds: float = 0.0  # how far behind until_ms the ranges reach for late ones
    warm_up: tuple[Range, ...] = ()  # read, not emitted
    warm_up_days: float = 0.0
    recorded: tuple[Range, ...] = ()  # live articles.parsed that holds the order
    filters: Filters = Filters()
    model: Model | None = None
    settings: dict[str, Any] = {}  # every knob of the stages, as it was at planning
    files: tuple[SourceFile, ...] = ()
    files_kind: str | None = None  # None: told by name and content
    estimate: Estimate | None = None
    cautions: tuple[str, ...] = ()
    asked: dict[str, str] = {}  # the options, word for word
    versions: dict[str, str] = {}  # of the code that planned
    cluster: str | None = None
    topic_prefix: str = ""
    digest: str = ""


def is_in_window(plan: Plan, timestamp: int) -> bool:
    """Say whether a record of the ranges is to be emitted, by its own timestamp."""
    return (plan.since_ms is None or timestamp >= plan.since_ms) and (
        plan.until_ms is None or timestamp < plan.until_ms
    )


def digest_of(plan: Plan) -> str:
    """Digest all of the plan but the digest itself."""
    return hashlib.sha256(encode(replace(plan, digest=""))).hexdigest()


def signed(plan: Plan) -> Plan:
    """Name the run after its time and content unless it has a name; add the digest."""
    if not plan.run:
        at = "".join(sign for sign in plan.made[:19] if sign.isdigit())
        plan = replace(plan, run=f"r{at[:8]}-{at[8:]}-{digest_of(plan)[:RUN_DIGITS]}")
    return replace(plan, digest=digest_of(plan))
