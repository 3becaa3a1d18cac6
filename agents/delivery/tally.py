"""What a batch of inputs adds to the metrics once it is acknowledged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from streams.drift import Drift
from streams.metrics import Metrics
from streams.runner import Step
from streams.stage import Fate

__all__ = ["Tally"]


@dataclass(slots=True, eq=False)
class Tally:
    """Counts and times of one stage, in the order of the inputs."""

    stage: str
    fates: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    born: list[float] = field(default_factory=list)  # raw timestamps of enriched ones
    drifts: list[Drift] = field(default_factory=list)

    def add(self, step: Step, seconds: float) -> None:
        """Note one input."""
        self.fates[step.fate] += 1
        self.seconds.append(seconds)
        if step.reason is not None:
            self.reasons[step.reason] += 1
        if step.kind is not None and step.fate is Fate.DUPLICATE:
            self.kinds[step.kind] += 1
        if step.drift is not None:
            self.drifts.append(step.drift)

    def count(self, metrics: Metrics, now: float) -> None:
        """Move everything into the metrics; `now` in seconds since the epoch."""
        for fate, times in self.fates.items():
            metrics.articles.labels(self.stage, fate).inc(times)
        for reason, times in self.reasons.items():
            metrics.dead_letters.labels(self.stage, reason).inc(times)
        for kind, times in self.kinds.items():
            metrics.duplicates.labels(kind).inc(times)
        observe = metrics.stage_duration.labels(self.stage).observe
        for seconds in self.seconds:
            observe(seconds)
        for born in self.born:
            metrics.end_to_end.observe(max(now - born, 0.0))
        for drift in self.drifts:
            metrics.drifted(drift)
