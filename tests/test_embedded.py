"""The whole topology in memory: raw messages in, records of every topic out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import orjson
import pytest

from schemas.headers import Provenance
from schemas.message import Message, header
from schemas.topics import DEAD, DUPLICATES, ENRICHED, PARSED, UNIQUE
from streams.embedded import Embedded, Journey, parse_here
from streams.settings import Settings
from streams.stage import Fate
from streams.topology import STAGES, links

SETTINGS = Settings()
AT = 1_772_406_600_000

TEXT = """\
SEMARANG, Kabar Contoh - Pemerintah kota mempercepat pembangunan tanggul laut.
Tanggul di pesisir utara itu dikebut setelah rob merendam tiga kelurahan sepekan.
Wali Kota Retno Wulandari mengatakan pengerjaannya dibagi menjadi enam paket besar.
Menurut dia, pemerintah provinsi menanggung separuh biaya senilai Rp 318 miliar itu.
Sedikitnya 1.900 keluarga tinggal di belakang garis tanggul yang baru tersebut."""


def raw(offset: int, value: dict[str, Any] | bytes | None, key: str = "k") -> Message:
    """Make one message of the raw topic."""
    data = orjson.dumps(value) if isinstance(value, dict) else value
    return Message(
        topic="articles.raw",
        partition=0,
        offset=offset,
        timestamp=AT + offset,
        key=key.encode(),
        value=data,
    )


def envelope(guid: str, source: str = "contoh", body: str = TEXT) -> dict[str, Any]:
    """Make an envelope."""
    return {"source": source, "guid": guid, "title": f"Judul {source}", "body": body}


def travel(
    values: Iterable[dict[str, Any] | bytes | None],
    stages: tuple[str, ...] = STAGES,
    *,
    is_deduping: bool = True,
) -> Iterator[Journey]:
    """Send values through the chain."""
    chained = links(SETTINGS, Provenance(version="test"), stages)
    topology = Embedded(chained, SETTINGS, is_deduping=is_deduping)
    messages = (raw(offset, value) for offset, value in enumerate(values))
    return topology.run(parse_here(chained["parse"], messages))


def topics(journey: Journey) -> list[str]:
    """List the topics of its records, in order."""
    return [record.topic for record in journey.records]


def value_of(journey: Journey, topic: str) -> dict[str, Any]:
    """Read its only record of that topic."""
    (record,) = (r for r in journey.records if r.topic == topic)
    return orjson.loads(record.value or b"null")  # type: ignore[no-any-return]


def test_article_ends_enriched() -> None:
    """One seed in, one record on each hop out, the text in the last one."""
    (journey,) = travel([envelope("a-1")])

    assert [PARSED, UNIQUE, ENRICHED] == topics(journey)
    assert "Judul contoh" == value_of(journey, ENRICHED)["headlines"][0]["value"]
    assert not journey.is_dead


@pytest.mark.parametrize(
    ("last", "expected"),
    [("parse", [PARSED]), ("dedupe", [PARSED, UNIQUE])],
)
def test_chain_ends_where_it_is_cut(last: str, expected: list[str]) -> None:
    """Only the stages that are there take part."""
    (journey,) = travel([envelope("a-1")], STAGES[: STAGES.index(last) + 1])

    assert expected == topics(journey)


def test_every_record_names_its_origin() -> None:
    """All hops of one message name the raw record, however far they are from it."""
    *_, journey = travel([envelope("a-1"), envelope("a-2", "lain"), b"[1]"])
    first, *_ = travel([envelope("a-1")])

    origins = {header(r.headers, "kawat-origin") for r in first.records}
    assert {"articles.raw/0/0"} == origins
    assert ["articles.raw/0/2"] == [
        header(r.headers, "kawat-origin") for r in journey.records
    ]


def test_copy_is_set_aside_and_names_its_original() -> None:
    """Another outlet's copy goes to duplicates, matched with the first."""
    first, second = travel(
        [envelope("a-1"), envelope("b-1", "lain", TEXT.replace("1.900", "1.800"))]
    )

    assert [PARSED, DUPLICATES] == topics(second)
    decision = value_of(second, DUPLICATES)["stream"]["dedupe"]
    assert value_of(first, ENRICHED)["uri"] == decision["of"]


def test_without_dedupe_every_article_goes_on() -> None:
    """Each one is judged by an empty memory."""
    journeys = [*travel([envelope("a-1"), envelope("a-1")], is_deduping=False)]

    assert [[PARSED, UNIQUE, ENRICHED]] * 2 == [topics(j) for j in journeys]


def test_update_is_the_next_version() -> None:
    """The same guid with another text: same article, version 2."""
    first, second = travel(
        [envelope("a-1"), envelope("a-1", body=TEXT.replace("318", "381"))]
    )

    one, two = value_of(first, ENRICHED), value_of(second, ENRICHED)
    assert (one["uri"], "1", "2") == (two["uri"], one["version"], two["version"])


def test_takedown_cancels_the_article_and_its_copies() -> None:
    """One canceled record without text, a tombstone for the copy of that article."""
    takedown = {"source": "contoh", "guid": "a-1", "status": "canceled"}
    first, copy, last = travel([envelope("a-1"), envelope("a-1"), takedown])

    canceled = value_of(last, ENRICHED)
    assert "canceled" == canceled["pubStatus"]
    assert value_of(first, ENRICHED)["uri"] == canceled["uri"]
    assert "bodies" not in canceled
    (duplicate,) = (r for r in copy.records if r.topic == DUPLICATES)
    (tombstone,) = (r for r in last.records if r.topic == DUPLICATES)
    assert (duplicate.key, None) == (tombstone.key, tombstone.value)
    assert Fate.WITHDRAWN is last.steps[-1][1].fate


def test_refused_message_is_dead_with_its_bytes() -> None:
    """The dead letter holds the value as it came, and the next one is read."""
    dead, sound = travel([b'{"body": ', envelope("a-1")])

    assert [DEAD] == topics(dead)
    assert b'{"body": ' == dead.records[0].value
    assert (True, False) == (dead.is_dead, sound.is_dead)


def test_records_stand_in_order_in_their_topics() -> None:
    """Each topic counts its own offsets; time is that of the raw record."""
    journeys = [*travel([envelope("a-1"), b"[1]", envelope("c-3", "lain", "Lain.")])]

    found = [(r.topic, r.offset, r.timestamp) for j in journeys for r in j.records]
    assert [
        (PARSED, 0, AT),
        (UNIQUE, 0, AT),
        (ENRICHED, 0, AT),
        (DEAD, 0, AT + 1),
        (PARSED, 1, AT + 2),
        (UNIQUE, 1, AT + 2),
        (ENRICHED, 1, AT + 2),
    ] == found


def test_same_input_gives_the_same_bytes() -> None:
    """Two runs agree in every record, headers included."""
    values = [envelope("a-1"), envelope("b-1", "lain"), b"{", None]

    assert [j.records for j in travel(values)] == [j.records for j in travel(values)]
