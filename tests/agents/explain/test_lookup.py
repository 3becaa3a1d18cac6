"""Records found on a broker: by coordinates, article id and address."""

from __future__ import annotations

from collections.abc import Iterator

import orjson
import pytest
from click.testing import CliRunner

from agents.commands.explain import command
from agents.embedded_broker import API_VERSION, embedded_broker
from agents.exits import Exit, Stop
from agents.explain import Dead, Explained, recorded
from agents.explain.lookup import is_sought, lookup
from agents.kafka_clients import producer
from agents.run import Plan, journeys
from schemas.message import Message
from schemas.topics import DEAD, DUPLICATES, ENRICHED, PARSED, RAW, UNIQUE
from streams.settings import Settings

pytest.importorskip("confluent_kafka", reason="LOOK-UP NOT TESTED: no package")
pytestmark = pytest.mark.mock

TOPICS = dict.fromkeys((RAW, PARSED, UNIQUE, DUPLICATES, ENRICHED, DEAD), 1)
URL = "https://kabar.example/daerah/jembatan-dibuka"
OLD = """Jembatan Lama Kotarasa Dibuka Lagi
KOTARASA, Contoh.com - Jembatan lama dibuka lagi.
Baca juga: Pasar Kotarasa Pindah ke Tepi Sungai
Warga menyambut pembukaan itu dengan gembira."""
NEW = OLD.replace("dibuka lagi.", "dibuka lagi pada Rabu.")


def envelope(body: str) -> bytes:
    """Make a raw article under one address."""
    return orjson.dumps(
        {"body": body, "url": f"{URL}?utm_source=x", "source": "contoh"}
    )


VALUES = (envelope(OLD), envelope(NEW), b'{"body": ', envelope(NEW))


@pytest.fixture(scope="module")
def settings() -> Iterator[Settings]:
    """Start a broker on which a worker read four messages and a takedown lies."""
    with embedded_broker(TOPICS) as address:
        found = Settings(bootstrap=address, api_version=API_VERSION)
        with producer(found) as client:
            for record in feed():
                client.send(
                    record.topic,
                    value=record.value,
                    key=record.key,
                    headers=list(record.headers),
                    partition=0,
                ).get(10)
        yield found


def feed() -> Iterator[Message]:
    """Give the raw messages, and all that the stages made of them."""
    raw = [
        Message(topic=RAW, partition=0, offset=at, timestamp=at, key=None, value=value)
        for at, value in enumerate(VALUES)
    ]
    yield from raw
    for journey in journeys(raw, Plan(settings=Settings())):
        for one in journey.records:
            yield Message(
                topic=one.topic,
                partition=0,
                offset=0,
                timestamp=0,
                key=one.key,
                value=one.value,
                headers=one.headers,
            )
    yield Message(
        topic=DUPLICATES, partition=0, offset=0, timestamp=0, key=b"k", value=None
    )


def looked_up(settings: Settings, name: str) -> Explained | Dead | None:
    """Look one up and explain it."""
    (found,) = lookup(settings, [name])
    return recorded(found.record, found.raw, settings)


def test_an_address_leads_to_the_newest_version(settings: Settings) -> None:
    """In any of its variants; with the raw record the lines stand where they stood."""
    found = looked_up(settings, f"{URL}?fbclid=1#komentar")

    assert isinstance(found, Explained)
    assert found.view.dedupe is not None
    assert (2, "articles.raw/0/1") == (found.view.dedupe.version, found.view.origin)
    assert ["title", "dateline", "body", "promo", "body"] == [
        part.kind for part in found.parts
    ]


def test_an_article_id_leads_to_the_same(settings: Settings) -> None:
    """The id is the record's key, too."""
    (by_address,) = lookup(settings, [URL])
    key = (by_address.record.key or b"").decode()

    assert [by_address] == list(lookup(settings, [key]))


@pytest.mark.parametrize("topic", [PARSED, ENRICHED])
def test_coordinates_lead_to_that_record(settings: Settings, topic: str) -> None:
    """An older version too."""
    found = looked_up(settings, f"{topic}/0/0")

    assert isinstance(found, Explained)
    assert "articles.raw/0/0" == found.view.origin


def test_a_dead_letter_tells_why(settings: Settings) -> None:
    """With the raw record it was made of."""
    found = looked_up(settings, f"{DEAD}/0/0")

    assert isinstance(found, Dead)
    assert ("articles.raw/0/2", "invalid_json") == (found.origin, found.reason)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (f"{ENRICHED}/0/99", Exit.FAILED),
        (f"{ENRICHED}/7/0", Exit.FAILED),
        ("nowhere/0/0", Exit.FAILED),
        (f"{UNIQUE}/0/0", Exit.USAGE),
        (f"{DUPLICATES}/0/1", Exit.FAILED),
        ("https://kabar.example/lain", Exit.FAILED),
        ("urn:kawat:article:0", Exit.FAILED),
    ],
)
def test_what_is_not_there_is_told(settings: Settings, name: str, code: Exit) -> None:
    """No record, no partition, no topic; no article, a tombstone, nothing known."""
    with pytest.raises(Stop) as told:
        list(lookup(settings, [name]))

    assert code == told.value.code


def test_the_command_takes_a_raw_record_through_the_stages(settings: Settings) -> None:
    """The raw topic's records are explained as files are."""
    options = ["--json", "--bootstrap", settings.bootstrap]
    options += ["--set", f"api_version={API_VERSION}", f"{RAW}/0/1", f"{PARSED}/0/0"]

    told = CliRunner().invoke(command, options, standalone_mode=False)

    lines = [orjson.loads(line) for line in told.stdout.splitlines()]
    assert ["articles.raw/0/1", "articles.raw/0/0"] == [one["origin"] for one in lines]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("articles.raw/0/17", True),
        ("urn:kawat:article:0", True),
        ("https://kabar.example/a", True),
        ("berita.txt", False),
        ("folder/2/3/4", False),
        ("-", False),
    ],
)
def test_names_of_records_are_told_from_files(name: str, *, expected: bool) -> None:
    """By their form; a file of that name would win."""
    assert expected == is_sought(name)
