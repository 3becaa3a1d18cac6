"""The tally: what a batch adds to the metrics once it is acknowledged."""

from __future__ import annotations

from prometheus_client import CollectorRegistry

from agents.delivery.tally import Tally
from streams.drift import Drift
from streams.metrics import Metrics
from streams.runner import Step
from streams.stage import Fate


def test_counts_appear_only_when_counted() -> None:
    """After the acknowledgement, each under its closed labels."""
    registry = CollectorRegistry()
    metrics = Metrics(registry)
    tally = Tally("dedupe")
    tally.add(Step(outputs=(), fate=Fate.DUPLICATE, kind="exact"), 0.002)
    tally.add(Step(outputs=(), fate=Fate.PASSED, kind="update"), 0.002)
    tally.add(Step(outputs=(), fate=Fate.DEAD, reason="empty_body"), 0.002)
    tally.born.append(40.0)

    def value(name: str, **labels: str) -> float | None:
        return registry.get_sample_value(name, labels)

    articles = {"stage": "dedupe", "outcome": "duplicate"}
    assert value("kawat_articles_total", **articles) is None
    tally.count(metrics, now=42.0)
    assert 1.0 == value("kawat_articles_total", **articles)
    assert 1.0 == value("kawat_duplicates_total", kind="exact")
    assert value("kawat_duplicates_total", kind="update") is None
    reason = {"stage": "dedupe", "reason": "empty_body"}
    assert 1.0 == value("kawat_dead_letters_total", **reason)
    assert 3.0 == value("kawat_stage_duration_seconds_count", stage="dedupe")
    assert 2.0 == value("kawat_article_end_to_end_seconds_sum")


def test_what_classify_shows_is_counted_too() -> None:
    """The drift of an enriched article comes to the metrics with its batch."""
    registry = CollectorRegistry()
    tally = Tally("classify")
    drift = Drift(
        best="medtop:15000000",
        filed=(),
        confidence=40,
        unknown=0.1,
        is_disagreeing=False,
    )
    tally.add(Step(outputs=(), fate=Fate.ENRICHED, drift=drift), 0.001)
    tally.count(Metrics(registry), now=1.0)

    assert 1.0 == registry.get_sample_value("kawat_classify_abstentions_total")
