"""What becomes of one record of a replay, from its turn to what is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from agents.replay.order import Turn
from schemas.headers import origin_of
from schemas.message import Output
from streams.runner import Step
from streams.stage import Changes, Fate

__all__ = ["End", "Passage"]


class End(StrEnum):
    """The fates of a report; every record that is not warm-up has one of them."""

    ENRICHED = "enriched"
    DUPLICATE = "duplicate"
    DEAD = "dead"
    WITHDRAWN = "withdrawn"
    REPEAT = "repeat"
    FILTERED = "filtered"


@dataclass(slots=True, kw_only=True)
class Passage:
    """One record on its way; `is_silent`: it is read for the state alone."""

    turn: Turn
    is_silent: bool = False
    is_filtered: bool = False
    steps: list[tuple[str, Step]] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)
    memo: Changes = ()
    fate: Fate = Fate.PASSED

    def add(self, stage: str, step: Step) -> None:
        """Take over a step: what it sends, what it remembers, what it came to."""
        self.steps.append((stage, step))
        self.memo = (*self.memo, *step.memo)
        if not (stage == "classify" and self.fate is Fate.WITHDRAWN):
            self.fate = step.fate
        if not (self.is_silent or self.is_filtered):
            self.outputs += step.outputs

    @property
    def end(self) -> End:
        """Tell the fate that the report counts."""
        return End.FILTERED if self.is_filtered else End(self.fate.value)

    @property
    def partition(self) -> str:
        """`topic/partition` of the raw record that it came from."""
        return origin_of(self.turn.message).rpartition("/")[0]
