"""Every metric, declared once: names, labels, buckets, and what each is for.

Labels come from closed sets only. The values live in a registry that the caller gives,
so that nothing is shared between two workers in one process (tests).
"""

from __future__ import annotations

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info

from streams.drift import Drift, Recent

__all__ = ["Metrics"]

STAGE_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30)
END_TO_END_SECONDS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600)
TENTHS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1)


class Metrics:
    """The worker's metrics on one registry."""

    def __init__(
        self, registry: CollectorRegistry, reference: Mapping[str, float] | None = None
    ) -> None:
        """Register all of them; a second set needs a second registry.

        `reference` are the subjects' shares that the model is used to.
        """
        self.registry = registry
        self._delivery(registry)
        self._classify(registry)
        self.recent = Recent(reference or {})
        for subject, share in self.recent.reference.items():
            self.reference.labels(subject).set(share)

    def drifted(self, drift: Drift) -> None:
        """Count what an article shows of the classifier."""
        self.firsts.labels(drift.best).inc()
        for subject in drift.filed:
            self.subjects.labels(subject).inc()
        if not drift.filed:
            self.abstained.inc()
        if drift.is_disagreeing:
            self.disagreements.inc()
        if drift.lapse is not None:
            self.fallbacks.labels(drift.lapse).inc()
        self.confidence.observe(drift.confidence / 100)
        self.unknown.observe(drift.unknown)
        self.recent.add(drift.best)

    def _delivery(self, registry: CollectorRegistry) -> None:
        """Declare what tells of every stage."""
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

    def _classify(self, registry: CollectorRegistry) -> None:
        """Declare what tells whether the classifier still sees what it knows."""
        self.firsts = Counter(
            "kawat_classify_firsts",
            "Articles by their first candidate, filed there or not.",
            ["subject"],
            registry=registry,
        )
        self.subjects = Counter(
            "kawat_classify_subjects",
            "Articles filed under a top topic; one may be filed under several.",
            ["subject"],
            registry=registry,
        )
        self.abstained = Counter(
            "kawat_classify_abstentions",
            "Articles filed nowhere: the first candidate was not sure enough.",
            registry=registry,
        )
        self.disagreements = Counter(
            "kawat_classify_disagreements",
            "Articles that lexicon and linear model would file apart.",
            registry=registry,
        )
        self.fallbacks = Counter(
            "kawat_classify_fallbacks",
            "Articles that the built-in model decided because the plug-in lapsed.",
            ["reason"],
            registry=registry,
        )
        self.confidence = Histogram(
            "kawat_classify_confidence_ratio",
            "Confidence of the first candidate.",
            buckets=TENTHS,
            registry=registry,
        )
        self.unknown = Histogram(
            "kawat_classify_unknown_words_ratio",
            "Share of an article's words that neither model nor lexicon knows.",
            buckets=TENTHS,
            registry=registry,
        )
        self.reference = Gauge(
            "kawat_classify_reference_ratio",
            "The subject's share among first candidates when the model was trained.",
            ["subject"],
            registry=registry,
        )
        self.stability = Gauge(
            "kawat_classify_stability_index",
            "Population stability index of the last first candidates; 0 until 500.",
            registry=registry,
        )
        self.stability.set_function(lambda: self.recent.index or 0.0)
