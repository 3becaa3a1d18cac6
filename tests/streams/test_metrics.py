"""The metrics, as a scraper reads them."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, generate_latest

from streams.drift import FEWEST, Drift
from streams.metrics import Metrics

PUBLIC = (
    "kawat_articles_total",
    "kawat_stage_duration_seconds",
    "kawat_article_end_to_end_seconds",
    "kawat_dead_letters_total",
    "kawat_duplicates_total",
    "kawat_consumer_lag_records",
    "kawat_build_info",
    "kawat_classify_firsts_total",
    "kawat_classify_subjects_total",
    "kawat_classify_abstentions_total",
    "kawat_classify_disagreements_total",
    "kawat_classify_fallbacks_total",
    "kawat_classify_confidence_ratio",
    "kawat_classify_unknown_words_ratio",
    "kawat_classify_reference_ratio",
    "kawat_classify_stability_index",
)
SPORT, CRIME = "medtop:15000000", "medtop:02000000"


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


def test_what_an_article_shows_of_the_classifier_is_counted() -> None:
    """Filed or not, sure or not, agreed or not, by whom."""
    registry = CollectorRegistry()
    metrics = Metrics(registry, {SPORT: 0.5, CRIME: 0.5})
    filed = Drift(
        best=SPORT,
        filed=(SPORT, CRIME),
        confidence=85,
        unknown=0.25,
        is_disagreeing=False,
    )
    unfiled = Drift(
        best=SPORT,
        filed=(),
        confidence=35,
        unknown=0.5,
        is_disagreeing=True,
        lapse="timeout",
    )
    metrics.drifted(filed)
    metrics.drifted(unfiled)

    def value(name: str, **labels: str) -> float | None:
        return registry.get_sample_value(f"kawat_classify_{name}", labels)

    assert 2.0 == value("firsts_total", subject=SPORT)
    assert 1.0 == value("subjects_total", subject=CRIME)
    assert (1.0, 1.0) == (value("abstentions_total"), value("disagreements_total"))
    assert 1.0 == value("fallbacks_total", reason="timeout")
    assert 1.0 == value("confidence_ratio_bucket", le="0.4")
    assert 0.75 == value("unknown_words_ratio_sum")
    assert 0.5 == value("reference_ratio", subject=SPORT)


def test_the_stability_index_is_told_once_there_is_enough() -> None:
    """Nought until then, and far from nought when one subject is all there is."""
    registry = CollectorRegistry()
    metrics = Metrics(registry, {SPORT: 0.5, CRIME: 0.5})
    drift = Drift(best=SPORT, filed=(), confidence=1, unknown=0.0, is_disagreeing=False)

    assert 0.0 == registry.get_sample_value("kawat_classify_stability_index")
    for _ in range(FEWEST):
        metrics.drifted(drift)
    assert (registry.get_sample_value("kawat_classify_stability_index") or 0) > 1
