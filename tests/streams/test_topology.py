"""The pipeline on one page."""

from __future__ import annotations

from streams.settings import Settings
from streams.topology import READS, STAGES, WRITES, changelog, topics

SETTINGS = Settings(topic_prefix="uji.", group="meja", partitions=3)


def test_every_topic_carries_the_prefix() -> None:
    """Two installations share a cluster; the changelog has it by its group."""
    names = [topic.name for topic in topics(SETTINGS)]

    assert "uji.meja-dedupe-changelog" == changelog(SETTINGS) == names[-1]
    assert ["uji."] * 6 == [name[:4] for name in names]


def test_parsed_and_the_changelog_have_one_partition() -> None:
    """Near-duplicates need one total order."""
    counts = {topic.name: topic.partitions for topic in topics(SETTINGS)}

    assert 1 == counts["uji.articles.parsed"] == counts[changelog(SETTINGS)]
    assert 3 == counts["uji.articles.unique"]


def test_topics_take_the_time_of_arrival_and_large_records() -> None:
    """A backfill with old event times would be deleted at once otherwise."""
    for topic in topics(SETTINGS):
        config = dict(topic.config)
        assert "LogAppendTime" == config["message.timestamp.type"]
        assert 6_291_456 == int(config["max.message.bytes"])


def test_order_per_id_forbids_growing_unique_and_enriched() -> None:
    """More partitions would move keys."""
    ordered = [t.name for t in topics(SETTINGS) if t.is_ordered_by_key]

    assert ["uji.articles.unique", "uji.articles.enriched"] == ordered


def test_what_a_stage_reads_another_writes() -> None:
    """The chain has no loose end."""
    written = {topic for stage in STAGES for topic in WRITES[stage]}

    assert set(READS.values()) <= written
