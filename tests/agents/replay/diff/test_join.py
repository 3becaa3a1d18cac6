"""Who is compared with whom: by id and version, then by raw record."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from msgspec import structs

from agents.replay.diff import Kind, Options, diff
from agents.replay.diff.join import Joined, pairs
from agents.replay.diff.shelf import Shelf
from agents.replay.diff.terminal import Fate, Terminal, Unreadable, terminal
from schemas.message import Message

ONE, TWO = "urn:kawat:article:1", "urn:kawat:article:2"


def enriched(uri: str, version: int, offset: int, **value: Any) -> Message:
    """A record of enriched whose raw record has this offset."""
    told = {"uri": uri, "version": str(version), "pubStatus": "usable"} | value
    return message("articles.enriched", uri.encode(), orjson.dumps(told), offset)


def duplicate(uri: str, offset: int, value: bytes | None) -> Message:
    """A record of duplicates, or its tombstone."""
    key = f"{uri}/articles.raw/0/{offset}".encode()
    return message("articles.duplicates", key, value, offset)


def message(
    topic: str, key: bytes | None, value: bytes | None, offset: int, **more: bytes
) -> Message:
    """Any record of ours."""
    headers = {"kawat-origin": f"articles.raw/0/{offset}".encode(), **more}
    return Message(
        topic=topic,
        partition=0,
        offset=offset,
        timestamp=0,
        key=key,
        value=value,
        headers=tuple(headers.items()),
    )


def shelf(*found: Message, is_compacted: bool = False) -> Shelf:
    """One side."""
    made = Shelf(is_compacted=is_compacted)
    made.fill(map(terminal, found))
    return made


def joined(a: Shelf, b: Shelf) -> list[tuple[Joined, str | None, str | None]]:
    """How the pairs met, and their raw records."""
    with a, b:
        return [
            (pair.joined, pair.a and pair.a.origin, pair.b and pair.b.origin)
            for pair in pairs(a, b)
        ]


def test_id_and_version_join_whatever_raw_record_made_them() -> None:
    """Another raw record may have made the same version."""
    found = joined(shelf(enriched(ONE, 2, 5)), shelf(enriched(ONE, 2, 7)))

    assert [(Joined.PLACE, "articles.raw/0/5", "articles.raw/0/7")] == found


def test_the_raw_record_joins_what_has_another_id() -> None:
    """The same article under another id is one change, not one gone and one new."""
    a, b = shelf(enriched(ONE, 1, 5)), shelf(enriched(TWO, 1, 5))
    with a, b:
        summary = diff(("a", "b"), (a, b), Options())

    assert {Kind.IDENTITY: 1} == summary.kinds
    assert 1 == summary.articles


def test_two_deliveries_that_changed_places_are_two_other_raw_records() -> None:
    """Here the first one is the original, there the second one: nothing was lost."""

    def side(original: int, copy: int) -> Shelf:
        raw = {"topic": "articles.raw", "partition": 0}
        told = [{"raw": raw | {"offset": offset}} for offset in (original, copy)]
        value = {"uri": ONE, "version": "1", "stream": told[1]}
        return shelf(
            enriched(ONE, 1, original, versionCreated=f"at {original}", stream=told[0]),
            duplicate(ONE, copy, orjson.dumps(value)),
        )

    a, b = side(3, 7), side(7, 3)
    with a, b:
        summary = diff(("a", "b"), (a, b), Options())

    assert (2, {Kind.ORIGIN: 2}) == (summary.differing, summary.kinds)


def test_what_one_side_alone_knows_is_told() -> None:
    """One of either side stays alone."""
    a, b = shelf(enriched(ONE, 1, 1)), shelf(enriched(TWO, 1, 2))
    with a, b:
        summary = diff(("a", "b"), (a, b), Options())

    assert {Kind.ONLY_A: 1, Kind.ONLY_B: 1} == summary.kinds
    assert 2 == summary.differing


def test_old_versions_that_compaction_took_are_no_difference() -> None:
    """The live topic has the second version only; the first cannot be compared."""
    live = shelf(enriched(ONE, 2, 5), is_compacted=True)
    run = shelf(enriched(ONE, 1, 3), enriched(ONE, 2, 5))
    with live, run:
        summary = diff(("live", "run"), (live, run), Options())

    assert (1, 1, 0) == (summary.articles, summary.compacted, summary.differing)


def test_a_canceled_article_has_no_comparable_version() -> None:
    """Canceled beats all: what was enriched before it is gone from the live side."""
    gone = enriched(ONE, 2, 9, pubStatus="canceled")
    live = shelf(gone, is_compacted=True)
    run = shelf(enriched(ONE, 1, 3), enriched(ONE, 2, 5), gone)
    with live, run:
        summary = diff(("live", "run"), (live, run), Options())

    assert (1, 2, 0) == (summary.equal, summary.compacted, summary.differing)


def test_versions_behind_a_promoted_one_wait_for_compaction() -> None:
    """Or behind a takedown; before that both were live, and compared."""
    old, new = enriched(ONE, 1, 3), enriched(ONE, 2, 5)
    promoted = structs.replace(new, headers=(*new.headers, ("kawat-run", b"r1")))
    other = enriched(ONE, 1, 3, language="ms")
    counts = []
    gone = enriched(ONE, 2, 5, pubStatus="canceled")
    for newest in (new, promoted, gone):
        live = shelf(old, newest, is_compacted=True)
        run = shelf(other, gone if newest is gone else new)
        with live, run:
            summary = diff(("live", "run"), (live, run), Options())
        counts.append((summary.equal, summary.compacted, summary.differing))

    assert [(1, 0, 1), (1, 1, 0), (1, 1, 0)] == counts


def test_a_version_that_was_folded_on_the_compacted_side_is_a_difference() -> None:
    """Its raw record tells: there it is a duplicate."""
    copy = orjson.dumps({"uri": ONE, "version": "1"})
    live = shelf(duplicate(ONE, 3, copy), enriched(ONE, 2, 5), is_compacted=True)
    run = shelf(enriched(ONE, 1, 3), enriched(ONE, 2, 5))
    with live, run:
        summary = diff(("live", "run"), (live, run), Options())

    assert {(Fate.DUPLICATE, Fate.ENRICHED): 1} == summary.fates
    assert 0 == summary.compacted


def test_copies_collapse_and_a_tombstone_comes_last() -> None:
    """The last record under a place counts, on both sides the same."""
    copy = orjson.dumps({"uri": ONE, "version": "1"})
    a = shelf(duplicate(ONE, 3, copy), duplicate(ONE, 3, copy))
    b = shelf(duplicate(ONE, 3, copy), duplicate(ONE, 3, None))
    with a, b:
        (pair,) = pairs(a, b)

    assert pair.a is not None
    assert pair.b is not None
    assert (Fate.DUPLICATE, Fate.WITHDRAWN) == (pair.a.fate, pair.b.fate)


def test_a_dead_letter_is_compared_by_its_reason() -> None:
    """Bytes and key are the raw record's; the headers tell what became of it."""
    dead = [
        message("articles.dead", None, b"{", 4, **{"kawat-reason": reason})
        for reason in (b"invalid_json", b"timeout")
    ]
    a, b = shelf(dead[0]), shelf(dead[1])
    with a, b:
        found: list[Any] = []
        diff(("a", "b"), (a, b), Options(), found.append)

    assert ["reason"] == [change.path for change in found[0].fields]


def test_topics_of_a_run_and_prefixes_are_the_same_topics() -> None:
    """A run's topic is compared with the live one of the same name."""
    for topic in ("bayangan.articles.enriched", "articles.enriched.replay.r1"):
        one = enriched(ONE, 1, 1)
        moved = message(topic, one.key, one.value, 1)
        assert terminal(one) == terminal(moved)


@pytest.mark.parametrize(
    "found",
    [
        message("articles.enriched", b"k", b"no", 1),
        message("articles.enriched", b"k", b"[]", 1),
        message("articles.enriched", b"k", b'{"uri": 3}', 1),
        message("articles.enriched", b"k", b'{"uri": "u", "version": "x"}', 1),
        message("articles.enriched", b"k", None, 1),
        message("articles.duplicates", b"k", None, 1),
        message("articles.parsed", b"k", b"{}", 1),
    ],
    ids=lambda one: f"{one.topic} {one.value!r}",
)
def test_what_is_no_record_of_ours_is_refused(found: Message) -> None:
    """Nothing is guessed of it."""
    with pytest.raises(Unreadable):
        terminal(found)


def test_order_is_that_of_the_raw_records() -> None:
    """However the partitions of a topic were read."""
    records = [enriched(f"{ONE}{n}", 1, n) for n in (10, 9, 2)]
    with shelf(*records) as one:
        offsets = [one.get(place).origin.rpartition("/")[2] for place in one.places()]

    assert ["2", "9", "10"] == offsets


def test_a_value_without_header_names_its_raw_record() -> None:
    """Lines that lost their headers still join."""
    raw = {"topic": "articles.raw", "partition": 0, "offset": 7}
    one = enriched(ONE, 1, 7, stream={"raw": raw})
    bare = structs.replace(one, headers=())
    found: Terminal = terminal(bare)

    assert "articles.raw/0/7" == found.origin
