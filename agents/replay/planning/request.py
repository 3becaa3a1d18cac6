"""What a plan is asked for: the options of `kawat replay plan`, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from agents.moments import At, Moment
from agents.replay.plan import Filters, FromStage, Model, Order, OutputKind

__all__ = ["Request"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Everything beside the settings and the cluster."""

    now: datetime
    since: Moment | None = None
    until: Moment | None = None
    from_stage: FromStage = FromStage.PARSE
    output: OutputKind = OutputKind.ISOLATED
    output_path: str | None = None
    order: Order = Order.RECORDED
    warm_up_days: float | None = None  # None: as long as dedupe's state remembers
    slack_seconds: float = 600.0
    filters: Filters = field(default_factory=Filters)
    model: Model | None = None
    run: str = ""
    asked: dict[str, str] = field(default_factory=dict)
    allows_gaps: bool = False
    is_exact: bool = False

    @property
    def made(self) -> str:
        """When the plan is made: UTC, whole seconds."""
        return self.now.strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def since_ms(self) -> int | None:
        """Begin of the window where it is a time."""
        return self.since.milliseconds if isinstance(self.since, At) else None

    @property
    def until_ms(self) -> int | None:
        """End of the window where it is a time."""
        return self.until.milliseconds if isinstance(self.until, At) else None
