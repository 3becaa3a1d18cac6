"""Names of a run's topics, and of what all runs share."""

from __future__ import annotations

import pytest

from agents.exits import Stop
from agents.replay.names import (
    checked_run,
    own_topics,
    reads,
    register_topics,
    replay_topic,
    run_of,
    state_topic,
)
from agents.replay.plan import FromStage
from schemas.topics import ENRICHED
from streams.settings import Settings

SETTINGS = Settings(topic_prefix="eve.", raw_topics=("news",), partitions=3)


def test_a_topic_names_its_run() -> None:
    """From the topic's name one gets back to the run; no other topic has one."""
    topic = replay_topic(SETTINGS, ENRICHED, "r1")

    assert "eve.articles.enriched.replay.r1" == topic
    assert "r1" == run_of(SETTINGS, topic)


@pytest.mark.parametrize(
    "topic",
    [
        "eve.articles.enriched",
        "articles.enriched.replay.r1",
        "eve.articles.enriched.replay.",
        "eve.articles.enriched.replay.a.b",
        "eve.other.replay.r1",
    ],
)
def test_other_topics_belong_to_no_run(topic: str) -> None:
    """Another prefix, or something behind the name, is not ours to delete."""
    assert run_of(SETTINGS, topic) is None


def test_what_a_run_goes_on_from_does_not_expire() -> None:
    """A run may rest for longer than its outputs are kept."""
    config = dict(state_topic(SETTINGS, "r1").config)

    assert "compact" == config["cleanup.policy"]
    assert "retention.ms" not in config


def test_a_run_gets_what_its_stages_write() -> None:
    """From dedupe nothing is parsed again; partitions are those of the live topics."""
    made = own_topics(SETTINGS, "r1", FromStage.DEDUPE, retention_days=7)
    whole = own_topics(SETTINGS, "r1", FromStage.PARSE, retention_days=7)

    assert {
        "eve.articles.unique.replay.r1": 3,
        "eve.articles.duplicates.replay.r1": 3,
        "eve.articles.enriched.replay.r1": 3,
        "eve.articles.dead.replay.r1": 3,
    } == {topic.name: topic.partitions for topic in made}
    assert 1 == whole[0].partitions
    assert "604800000" == dict(made[0].config)["retention.ms"]


def test_a_run_keeps_its_state_beside_its_outputs() -> None:
    """One compacted partition, which `clean` finds by its name."""
    topic = state_topic(SETTINGS, "r1")

    assert ("eve.articles.state.replay.r1", 1) == (topic.name, topic.partitions)
    assert "compact" == dict(topic.config)["cleanup.policy"]
    assert "r1" == run_of(SETTINGS, topic.name)


def test_a_run_reads_the_input_of_its_first_stage() -> None:
    """Raw topics carry no prefix, ours do."""
    assert ("news",) == reads(SETTINGS, FromStage.PARSE)
    assert ("eve.articles.parsed",) == reads(SETTINGS, FromStage.DEDUPE)
    assert ("eve.articles.unique",) == reads(SETTINGS, FromStage.CLASSIFY)


def test_the_register_is_compacted_and_the_audit_kept() -> None:
    """One partition each; what was promoted stays told for ever."""
    register, audit = register_topics(SETTINGS)

    assert ("eve.articles.replays", 1) == (register.name, register.partitions)
    assert "compact" == dict(register.config)["cleanup.policy"]
    assert "-1" == dict(audit.config)["retention.ms"]


@pytest.mark.parametrize("name", ["", "-a", "a.b", "a/ask", "ä", "a" * 65, "a\n"])
def test_what_cannot_name_a_topic_cannot_name_a_run(name: str) -> None:
    """A name with another sign is refused before anything is made."""
    with pytest.raises(Stop, match="cannot name a run"):
        checked_run(name)


def test_a_sound_name_is_taken() -> None:
    """Letters, digits, hyphen, low line."""
    assert "june_2-A" == checked_run("june_2-A")
