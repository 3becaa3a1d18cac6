"""The report of a run: what became of every record, told twice and compared.

The run counts while it writes; at the end its outputs are read back, as a reader of
committed records sees them, and counted and hashed again. Both must say the same, and
in = enriched + duplicate + dead + withdrawn (+ repeat + filtered) in each partition.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, to_builtins

from agents.replay.passage import End
from agents.replay.plan import Plan
from agents.replay.standing import Standing
from agents.replay.verify import Found

__all__ = ["Balance", "Report", "reported"]

SILENT = (End.REPEAT, End.FILTERED)  # they leave no record


class Balance(Struct, frozen=True, kw_only=True):
    """One raw partition: records read, and their fates as the outputs hold them."""

    read: int
    enriched: int = 0
    duplicate: int = 0
    dead: int = 0
    withdrawn: int = 0
    repeat: int = 0
    filtered: int = 0

    @property
    def is_even(self) -> bool:
        """Say whether every record has one fate."""
        shown = self.enriched + self.duplicate + self.dead + self.withdrawn
        return self.read == shown + self.repeat + self.filtered


class Report(Struct, frozen=True, kw_only=True):
    """What `kawat replay run` ends with; `sha256` over the values, by topic.

    `orders`: of each partition that was read, how many records came in which order.
    `faults`: what does not add up; empty when it is balanced.
    """

    run: str
    plan: str  # its digest
    articles: int
    seconds: float
    rate: float
    balance: dict[str, Balance]
    sha256: dict[str, str]
    orders: dict[str, dict[str, int]]
    warmed: int = 0
    cautions: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def is_balanced(self) -> bool:
        """Say whether everything adds up."""
        return not self.faults

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON values; the register keeps it so."""
        plain: dict[str, Any] = to_builtins(self)
        return plain


def reported(name: str, plan: Plan, standing: Standing, found: Found) -> Report:
    """Compare what the run counted with what its outputs hold."""
    balance = {
        partition: _balance(
            read, standing.ends.get(partition, {}), found.ends.get(partition, {})
        )
        for partition, read in sorted(standing.read.items())
    }
    seconds = round(standing.seconds, 3)
    return Report(
        run=name,
        plan=plan.digest,
        articles=standing.articles,
        seconds=seconds,
        rate=round(standing.articles / seconds, 1) if seconds else 0.0,
        balance=balance,
        sha256=dict(sorted(found.sha256.items())),
        orders=dict(sorted(standing.orders.items())),
        warmed=standing.warmed,
        cautions=(*plan.cautions, *_unrecorded(plan, standing)),
        faults=(*_uneven(balance), *_different(standing, found)),
    )


def _balance(
    read: int, counted: Mapping[str, int], found: Mapping[str, int]
) -> Balance:
    silent = {end.value: counted.get(end.value, 0) for end in SILENT}
    shown = {end.value: found.get(end.value, 0) for end in End if end not in SILENT}
    return Balance(read=read, **silent, **shown)


def _uneven(balance: Mapping[str, Balance]) -> list[str]:
    return [
        f"{partition}: {one.read} records were read, their fates are another number"
        for partition, one in balance.items()
        if not one.is_even
    ]


def _different(standing: Standing, found: Found) -> list[str]:
    """Name what the outputs hold more or less of than was written."""
    faults: list[str] = []
    for partition in sorted(standing.ends.keys() | found.ends.keys()):
        counted = standing.ends.get(partition, {})
        there = found.ends.get(partition, {})
        for end in End:
            wrote, holds = counted.get(end.value, 0), there.get(end.value, 0)
            if end not in SILENT and wrote != holds:
                faults.append(
                    f"{partition}: {wrote} {end.value} were written, {holds} are there"
                )
    return faults


def _unrecorded(plan: Plan, standing: Standing) -> list[str]:
    """Say of which partitions the order was not told."""
    if not plan.recorded:
        return []
    return [
        f"{partition}: {counts['timestamp']} of {sum(counts.values())} records are not"
        " in the recorded order (parse refused them, or the log has lost them):"
        " they came by time"
        for partition, counts in sorted(standing.orders.items())
        if counts["timestamp"]
    ]
