"""The audit balances a sound feed, and sees each way in which one can be spoilt."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec import structs

from agents.audit import Report, Trouble
from agents.audit.report import Fate
from agents.exits import Exit
from tests.agents.audit.feed import (
    ARTICLE,
    DEAD,
    DUPLICATES,
    ENRICHED,
    OTHER,
    PARSED,
    UNIQUE,
    Feed,
    origin,
    sound,
)


def troubles(report: Report) -> list[tuple[Trouble, str]]:
    """List what was found, and where."""
    return [(found.trouble, found.where) for found in report.violations]


def test_a_sound_feed_balances() -> None:
    """Every raw record has one fate; a marker's offset is no record."""
    report = sound().audit()

    assert [] == report.violations
    assert Exit.FINE == report.exit
    assert 6 == report.raw
    assert {
        Fate.UNIQUE: 3,
        Fate.DUPLICATE: 1,
        Fate.WITHDRAWN: 1,
        Fate.DEAD: 1,
    } == dict(report.fates)
    assert (3, 3) == (report.versions, report.keys)


def test_equal_copies_collapse() -> None:
    """What a crash sends twice is one record with one fate."""
    feed = sound()
    feed.unique(6, OTHER)
    feed.enriched(6, OTHER)
    feed.dead(3)
    feed.takedown(5, version=2)
    feed.takedown(5, OTHER)
    feed.takedown(5, OTHER)
    feed.enriched(5, OTHER, status="canceled")

    report = feed.audit()

    assert [] == report.violations
    # The tombstone stands for its duplicate: that counts as a copy, too.
    assert (6, 5) == (sum(report.fates.values()), report.copies)


SABOTEURS: dict[str, tuple[Callable[[Feed], None], Trouble, str]] = {
    "lost record": (lambda feed: feed.drop(DEAD), Trouble.LOST, origin(3)),
    "lost takedown": (
        lambda feed: feed.drop(UNIQUE, 2),
        Trouble.LOST,
        origin(5),
    ),
    "two fates": (lambda feed: feed.duplicate(6, OTHER), Trouble.TWO_FATES, origin(6)),
    "dead and duplicate": (
        lambda feed: feed.dead(1, stage="classify"),
        Trouble.TWO_FATES,
        origin(1),
    ),
    "two articles": (
        lambda feed: (
            feed.unique(6, "urn:kawat:article:c"),
            feed.enriched(6, "urn:kawat:article:c"),
        )[0],
        Trouble.TWO_KEYS,
        origin(6),
    ),
    "other bytes": (
        lambda feed: feed.unique(6, OTHER, text="other"),
        Trouble.OTHER_BYTES,
        origin(6),
    ),
    "other takedown": (
        lambda feed: (feed.takedown(5, OTHER), feed.takedown(5, OTHER, version=9))[0],
        Trouble.OTHER_BYTES,
        origin(5),
    ),
    "uncovered unique": (
        lambda feed: feed.drop(ENRICHED),
        Trouble.UNCOVERED,
        f"{OTHER} version 1",
    ),
    "uncovered takedown": (
        lambda feed: feed.drop(ENRICHED, 2),
        Trouble.UNCOVERED,
        f"{ARTICLE} canceled",
    ),
    "older version newest": (
        lambda feed: (
            feed.unique(2, OTHER, version=2),
            feed.enriched(2, OTHER, version=2),
            feed.enriched(6, OTHER),
        )[0],
        Trouble.OLDER_NEWEST,
        f"{ENRICHED} {OTHER}",
    ),
    "canceled hidden": (
        lambda feed: feed.enriched(2, version=2),
        Trouble.OLDER_NEWEST,
        f"{ENRICHED} {ARTICLE}",
    ),
    "tombstone hidden": (
        lambda feed: feed.duplicate(1),
        Trouble.OLDER_NEWEST,
        f"{DUPLICATES} {ARTICLE}/{origin(1)}",
    ),
    "text left": (
        lambda feed: feed.drop(DUPLICATES),
        Trouble.TEXT_LEFT,
        f"{ARTICLE}/{origin(1)}",
    ),
    "invented": (lambda feed: feed.dead(4), Trouble.INVENTED, origin(4)),
    "one version twice": (
        lambda feed: feed.unique(2, OTHER),
        Trouble.SAME_VERSION,
        f"{OTHER} version 1",
    ),
    "other raw record": (
        lambda feed: feed.dead(3, digest="0" * 64),
        Trouble.WRONG_ORIGIN,
        origin(3),
    ),
    "not JSON": (
        lambda feed: feed.send(UNIQUE, OTHER, b"{", 6),
        Trouble.UNREADABLE,
        f"{UNIQUE}/0/4",
    ),
    "not our key": (
        lambda feed: feed.send(ENRICHED, OTHER, b'{"uri":"x"}', 6),
        Trouble.UNREADABLE,
        f"{ENRICHED}/0/4",
    ),
    "no version": (
        lambda feed: feed.send(ENRICHED, "x", b'{"uri":"x","version":"one"}', 6),
        Trouble.UNREADABLE,
        f"{ENRICHED}/0/4",
    ),
    "tombstone of nothing": (
        lambda feed: feed.send(DUPLICATES, "x", None, 6),
        Trouble.UNREADABLE,
        f"{DUPLICATES}/0/2",
    ),
}


@pytest.mark.parametrize("name", SABOTEURS)
def test_a_saboteur_is_seen(name: str) -> None:
    """One thing spoilt in a sound feed, and the audit says which and where."""
    spoil, trouble, where = SABOTEURS[name]
    feed = sound()
    spoil(feed)

    report = feed.audit()

    assert (trouble, where) in troubles(report)
    assert Exit.FOUND == report.exit


def test_a_hidden_record_can_be_found_again() -> None:
    """The report names the position of what ought to be the newest."""
    feed = sound()
    feed.enriched(0)

    (found,) = feed.audit().violations

    assert found.better is not None
    assert (ENRICHED, 0, 2) == (
        found.better.topic,
        found.better.partition,
        found.better.offset,
    )


def test_compaction_leaves_enough() -> None:
    """The newest enriched record covers the versions before it; a tombstone proves."""
    feed = sound()
    feed.drop(ENRICHED, 0)
    feed.drop(ENRICHED, 0)
    feed.drop(DUPLICATES, 0)

    report = feed.audit()

    assert [] == report.violations
    assert 1 == report.fates[Fate.DUPLICATE]


def test_what_retention_took_is_not_lost() -> None:
    """Before the first record that is left of unique nobody can tell."""
    feed = sound()
    feed.drop(UNIQUE, 0)

    report = feed.audit(trimmed=frozenset({(UNIQUE, 0)}))

    assert [] == report.violations
    assert (1, 6) == (report.not_auditable, report.raw)


def test_a_loss_behind_the_horizon_is_a_loss() -> None:
    """Retention excuses only what lies before the first record that is left."""
    feed = sound()
    feed.drop(UNIQUE, 0)
    feed.drop(DEAD)

    report = feed.audit(trimmed=frozenset({(UNIQUE, 0)}))

    assert [(Trouble.LOST, origin(3))] == troubles(report)


def test_an_emptied_topic_tells_nothing() -> None:
    """Without any record left of a trimmed partition nothing can be called lost."""
    feed = sound()
    feed.drop(DEAD)

    report = feed.audit(trimmed=frozenset({(DEAD, 0)}))

    assert [] == report.violations
    assert 1 == report.not_auditable


def test_a_group_that_began_late_is_audited_from_there() -> None:
    """With start = latest the first fate shows where the group began."""
    feed = Feed()
    feed.publish(3)
    feed.unique(1)
    feed.enriched(1)

    report = feed.audit(is_from_start=False)

    assert [(Trouble.LOST, origin(2))] == troubles(report)
    assert 1 == report.not_auditable


def test_dead_in_the_last_stage_is_dead() -> None:
    """What was passed on and could not be enriched has one fate, and is excused."""
    feed = Feed()
    feed.publish(1)
    feed.unique(0)
    feed.dead(0, stage="classify", digest="0" * 64)

    report = feed.audit()

    assert [] == report.violations
    assert {Fate.DEAD: 1} == dict(report.fates)


def test_a_range_looks_at_nothing_else() -> None:
    """Fates of other raw records neither count nor lack."""
    feed = sound()
    feed.drop(DEAD)
    feed.raw = [message for message in feed.raw if message.offset >= 5]

    report = feed.audit(spans={"articles.raw/0": (5, 7)})

    assert [] == report.violations
    assert 2 == report.raw


def test_a_compacted_raw_topic_invents_nothing() -> None:
    """Its records may go after their fates are known."""
    feed = sound()
    del feed.raw[0]

    assert [] == feed.audit(is_gapless=False).violations


def test_a_replay_is_not_the_live_run() -> None:
    """Records of a replay tell fates again, perhaps with other rules."""
    feed = sound()
    feed.send(DUPLICATES, f"{OTHER}/{origin(6)}", b"{}", 6, mode="replay")

    assert [] == feed.audit().violations


def test_a_duplicate_that_a_replay_told_anew_keeps_its_fate() -> None:
    """Compaction took what live said under the key: the promoted record is left."""
    feed = sound()
    feed.topics[DUPLICATES] = [
        structs.replace(one, headers=(*one.headers, ("kawat-mode", b"replay")))
        for one in feed.topics[DUPLICATES]
    ]
    report = feed.audit()

    assert [] == report.violations
    assert sound().audit().fates == report.fates


@pytest.mark.parametrize(
    ("stages", "fates"),
    [
        (("parse",), {Fate.PARSED: 5, Fate.DEAD: 1}),
        (("parse", "dedupe"), None),
        (
            ("dedupe",),
            {Fate.UNIQUE: 3, Fate.DUPLICATE: 1, Fate.WITHDRAWN: 1},
        ),
        (("dedupe", "classify"), None),
        (("classify",), {}),
    ],
)
def test_a_part_of_the_chain_can_be_audited(
    stages: tuple[str, ...], fates: dict[Fate, int] | None
) -> None:
    """From what the first of the stages reads to what the last one writes."""
    report = sound().audit(stages=stages)

    assert [] == report.violations
    assert fates is None or fates == dict(report.fates)


@pytest.mark.parametrize(
    ("stages", "topic", "trouble"),
    [
        (("parse",), PARSED, Trouble.LOST),
        (("dedupe",), UNIQUE, Trouble.LOST),
        (("dedupe", "classify"), ENRICHED, Trouble.UNCOVERED),
        (("classify",), ENRICHED, Trouble.UNCOVERED),
    ],
)
def test_a_part_of_the_chain_can_fail(
    stages: tuple[str, ...], topic: str, trouble: Trouble
) -> None:
    """What one hop lost is seen by the audit of that hop."""
    feed = sound()
    feed.drop(topic)

    assert {trouble} == {found for found, _ in troubles(feed.audit(stages=stages))}


@pytest.mark.parametrize(
    ("stages", "fates"),
    [
        (("parse",), {Fate.PARSED: 2}),
        (("parse", "dedupe"), {Fate.UNIQUE: 1, Fate.DEAD: 1}),
        (("parse", "dedupe", "classify"), {Fate.DEAD: 2}),
    ],
)
def test_dead_letters_of_later_stages_are_not_asked(
    stages: tuple[str, ...], fates: dict[Fate, int]
) -> None:
    """What parse passed on and dedupe refused has one fate in the audit of parse."""
    feed = Feed()
    feed.publish(2)
    feed.parsed(0)
    feed.dead(0, stage="dedupe", digest="0" * 64)
    feed.parsed(1)
    feed.unique(1)
    feed.dead(1, stage="classify", digest="0" * 64)

    report = feed.audit(stages=stages)

    assert [] == report.violations
    assert fates == dict(report.fates)
