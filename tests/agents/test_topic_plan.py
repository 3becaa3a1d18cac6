"""What is done to which topic, and what is refused."""

from __future__ import annotations

import pytest

from agents.exits import Exit
from agents.topic_plan import Action, Change, Found, planned
from streams.settings import Settings
from streams.topology import Topic, topics

OURS = topics(Settings(partitions=3))
RAW = (Topic(name="articles.raw", partitions=3, config=()),)


def found(topic: Topic, **other: object) -> Found:
    """Find the topic as it is wanted, but for what is said."""
    wanted: dict[str, object] = {
        "partitions": topic.partitions,
        "replication": 1,
        "config": dict(topic.config),
    }
    return Found(**(wanted | other))  # type: ignore[arg-type]


def change(name: str, **other: object) -> Change:
    """Plan with one topic found other than wanted."""
    there = {
        topic.name: found(topic, **(other if topic.name == name else {}))
        for topic in (*OURS, *RAW)
    }
    plan = planned(OURS, RAW, there)
    return next(each for each in plan.changes if each.topic.name == name)


def test_an_empty_cluster_gets_ours_alone() -> None:
    """Raw topics are the newsroom's: told, not made."""
    plan = planned(OURS, RAW, {})

    assert ["articles.raw"] == [c.topic.name for c in plan.having(Action.ABSENT)]
    assert 6 == len(plan.having(Action.CREATE))
    assert Exit.CONFIGURATION == plan.exit


def test_raw_topics_are_made_when_asked() -> None:
    """In development everything is."""
    plan = planned(OURS, RAW, {}, with_raw=True)

    assert 7 == len(plan.having(Action.CREATE))


def test_nothing_is_done_twice() -> None:
    """What is as wanted is kept."""
    there = {topic.name: found(topic) for topic in (*OURS, *RAW)}

    plan = planned(OURS, RAW, there, with_raw=True)

    assert {Action.KEEP} == {each.action for each in plan.changes}
    assert Exit.FINE == plan.exit


def test_a_raw_topic_is_never_changed() -> None:
    """Whatever it looks like."""
    kept = change("articles.raw", partitions=40, config={"cleanup.policy": "compact"})

    assert (Action.KEEP, ()) == (kept.action, kept.reasons)


@pytest.mark.parametrize("name", ["articles.parsed", "kawat-dedupe-changelog"])
def test_the_one_partition_is_insisted_on(name: str) -> None:
    """Articles need one total order."""
    refused = change(name, partitions=2)

    assert Action.REFUSE is refused.action
    assert "must have one" in refused.reasons[0]


@pytest.mark.parametrize(
    "name", ["articles.unique", "articles.enriched", "articles.duplicates"]
)
def test_keys_are_not_moved(name: str) -> None:
    """Growing would part a key's records: refused, with the way out."""
    refused = change(name, partitions=2)

    assert Action.REFUSE is refused.action
    assert "KAWAT_PARTITIONS=2" in refused.reasons[0]


def test_dead_letters_may_grow() -> None:
    """Nobody relies on their order."""
    grown = change("articles.dead", partitions=2)

    assert (Action.GROW, ("partitions: 2 → 3",)) == (grown.action, grown.reasons)


def test_no_partition_is_taken_away() -> None:
    """Kafka cannot; the settings have to follow."""
    refused = change("articles.dead", partitions=9)

    assert Action.REFUSE is refused.action
    assert "KAWAT_PARTITIONS=9" in refused.reasons[0]


def test_drift_is_told() -> None:
    """Each value that differs, from what to what."""
    config = dict(OURS[1].config) | {"retention.ms": "1"}
    there = {topic.name: found(topic) for topic in (*OURS, *RAW)}
    there["articles.unique"] = found(OURS[1], config=config)

    plan = planned(OURS, RAW, there)

    (altered,) = plan.having(Action.ALTER)
    assert ("retention.ms: 1 → 2592000000",) == altered.reasons
    assert Exit.FOUND == plan.exit


def test_the_order_of_a_list_is_no_drift() -> None:
    """Brokers give cleanup.policy back in their own order."""
    config = dict(OURS[2].config) | {"cleanup.policy": "delete,compact"}

    assert Action.KEEP is change("articles.duplicates", config=config).action


def test_other_replicas_are_told() -> None:
    """They are not moved by us."""
    kept = change("articles.unique", replication=3)

    assert Action.KEEP is kept.action
    assert "replicas: 3, settings say 1" in kept.reasons[0]
