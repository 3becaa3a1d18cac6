"""The metrics, as a scraper reads them."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, generate_latest

from streams.metrics import Metrics

PUBLIC = (
    "kawat_articles_total",
    "kawat_stage_duration_seconds",
    "kawat_article_end_to_end_seconds",
    "kawat_dead_letters_total",
    "kawat_duplicates_total",
    "kawat_consumer_lag_records",
    "kawat_build_info",
)


def test_public_names_are_there_on_a_registry_of_their_own() -> None:
    """Two workers in one process do not share a registry."""
    Metrics(CollectorRegistry())
    registry = CollectorRegistry()
    metrics = Metrics(registry)
    metrics.articles.labels(stage="parse", outcome="passed").inc()
    metrics.build.info({"version": "1"})
    text = generate_latest(registry).decode()

    assert [] == [name for name in PUBLIC if name not in text]
    assert 'kawat_articles_total{outcome="passed",stage="parse"} 1.0' in text
