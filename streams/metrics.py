"""Every metric, declared once: names, labels, buckets, and what each is for.

Labels come from closed sets only. The values live in a registry that the caller gives,
so that nothing is shared between two workers in one process (tests).
"""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info

__all__ = ["Metrics"]

STAGE_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30)
END_TO_END_SECONDS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600)


class Metrics:
    """The worker's metrics on one registry."""

    def __init__(self, registry: CollectorRegistry) -> None:
        """Register all of them; a second set needs a second registry."""
        self.registry = registry
        self.articles = Counter(
            "kawat_articles",
            "Inputs that a stage finished, counted after the broker acknowledged.",
            ["stage", "outcome"],
            registry=registry,
        )
        self.stage_duration = Histogram(
            "kawat_stage_duration_seconds",
            "Time that a stage took for one input.",
            ["stage"],
            buckets=STAGE_SECONDS,
            registry=registry,
        )
        self.end_to_end = Histogram(
            "kawat_article_end_to_end_seconds",
            "From the raw record's timestamp to the acknowledged enriched record.",
            buckets=END_TO_END_SECONDS,
            registry=registry,
        )
        self.dead_letters = Counter(
            "kawat_dead_letters",
            "Inputs set aside because they can never pass.",
            ["stage", "reason"],
            registry=registry,
        )
        self.duplicates = Counter(
            "kawat_duplicates",
            "Articles set aside as duplicates.",
            ["kind"],
            registry=registry,
        )
        self.lag = Gauge(
            "kawat_consumer_lag_records",
            "Records between the committed offset and the end of the partition.",
            ["stage", "partition"],
            registry=registry,
        )
        self.worker_restarts = Counter(
            "kawat_pool_restarts",
            "Parser processes that were killed over their limits and started again.",
            registry=registry,
        )
        self.build = Info("kawat_build", "Version of the program.", registry=registry)
