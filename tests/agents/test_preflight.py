"""What a worker needs before it starts."""

from __future__ import annotations

from agents.preflight import needed
from streams.settings import Settings

SETTINGS = Settings(topic_prefix="x.", raw_topics=("wire", "web"))


def test_each_stage_needs_what_it_reads_and_writes() -> None:
    """Raw topics carry no prefix; dedupe needs its changelog."""
    assert ["wire", "web", "x.articles.parsed", "x.articles.dead"] == needed(
        SETTINGS, ("parse",)
    )
    assert "x.kawat-dedupe-changelog" in needed(SETTINGS, ("dedupe",))
    assert ["x.articles.unique", "x.articles.enriched", "x.articles.dead"] == needed(
        SETTINGS, ("classify",)
    )


def test_no_topic_is_named_twice() -> None:
    """All stages together, in the order of the chain."""
    names = needed(SETTINGS, ("parse", "dedupe", "classify"))

    assert len(names) == len(set(names))
    assert "wire" == names[0]
