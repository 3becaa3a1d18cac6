"""kawat story: versions and copies in time, from a run's output or a broker."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner
from rich.console import Console

from agents.commands.story import command
from agents.embedded_broker import API_VERSION, embedded_broker
from agents.exits import Exit, Stop
from agents.explain.labels import labels
from agents.kafka_clients import producer
from agents.present import line as record_line
from agents.run import Plan, journeys
from agents.story.collect import Entry, Story, collect
from agents.story.page import show
from agents.story.sources import from_broker, from_files
from agents.story.words import words
from schemas.decisions import Verdict
from schemas.message import Message
from schemas.topics import DUPLICATES, ENRICHED
from streams.settings import Settings
from tests.agents.raw import messages
from tests.agents.why.articles import COPY, GOLD, MARKET, MARKET_NEW, WIRE

LATER = MARKET_NEW | {"published_at": "2025-03-05T07:15:00+07:00"}
CANCEL = {"source": WIRE["source"], "url": WIRE["url"], "status": "canceled"}
UNDATED = {key: value for key, value in COPY.items() if key != "published_at"} | {
    "url": "https://selat.example/feri",
    "source": "selat-pos",
}


def records(*articles: dict[str, str]) -> list[Message]:
    """All that the stages made of raw articles, tombstones included."""
    raw = messages(articles)
    return [
        one
        for journey in journeys(raw, Plan(settings=Settings()))
        for one in journey.records
        if one.topic in {ENRICHED, DUPLICATES}
    ]


def written(folder: Path, found: list[Message]) -> str:
    """A file as `kawat tap` writes it."""
    path = folder / "records.ndjson"
    lines = [record_line(one) for one in found]
    path.write_bytes(b"\n".join([b"no record", b'{"topic": "else"}', *lines]))
    return str(path)


def page(story: Story, width: int, language: str = "en") -> str:
    """The page as a file gets it."""
    out = io.StringIO()
    console = Console(file=out, highlight=False, width=width)
    show(story, console, labels(language), words(language))
    return out.getvalue()


def told(story: Story) -> list[tuple[str | None, Verdict | None, bool]]:
    """Outlet, verdict, and whether it is withdrawn, in order."""
    return [(one.source, one.verdict, one.is_withdrawn) for one in story.entries]


def test_versions_and_copies_stand_in_order(tmp_path: Path) -> None:
    """Newest last, whatever came first; without a time at the end."""
    file = written(tmp_path, records(WIRE, GOLD, UNDATED, COPY))

    story = collect(from_files([file]), WIRE["url"])

    assert [
        ("kantor-berita", Verdict.UNIQUE, False),
        ("warta-selat", Verdict.SYNDICATED, False),
        ("selat-pos", Verdict.SYNDICATED, False),
    ] == told(story)
    assert story == collect(from_files([str(tmp_path)]), story.id)
    assert story == collect(from_files([file]), story.entries[1].uri)


def test_a_takedown_marks_what_it_withdraws(tmp_path: Path) -> None:
    """The article itself and what stood under its id; a copy elsewhere stays."""
    found = records(WIRE, WIRE, COPY, CANCEL)
    file = written(tmp_path, found)

    story = collect(from_files([file]), COPY["url"])

    assert {
        ("kantor-berita", Verdict.UNIQUE, True),
        ("kantor-berita", Verdict.REDELIVERY, True),
        ("warta-selat", Verdict.SYNDICATED, False),
    } == set(told(story))


def test_withdrawn_ones_are_told_after_compaction(tmp_path: Path) -> None:
    """Only the canceled record and the tombstone are left of them."""
    found = records(WIRE, WIRE, COPY, CANCEL)
    newest = {(one.topic, one.key): one for one in found}
    file = written(tmp_path, list(newest.values()))

    story = collect(from_files([file]), COPY["url"])

    assert [
        ("warta-selat", Verdict.SYNDICATED, False),
        (None, None, True),
        (None, None, True),
    ] == told(story)
    assert "outlet unknown \u00b7 withdrawn" in page(story, 80)


def test_the_page_tells_times_and_differences(tmp_path: Path) -> None:
    """In two largest units, in the zone of the first one, at any width."""
    found = from_files([written(tmp_path, records(MARKET, LATER))])
    story = collect(found, MARKET["url"])

    narrow, wide = page(story, 80), page(story, 120, "id")

    assert "3 Mar 2025, 21:00 \u00b7 first" in narrow
    assert "5 Mar 2025, 07:15 \u00b7 +1 d 10 h" in narrow
    assert "kabar-nusa \u00b7 update \u00b7 version 2" in narrow
    assert "2 records \u00b7 1 outlet \u00b7 UTC+07:00" in narrow
    assert "5 Mar 2025, 07:15  +1 hari 10 jam  kabar-nusa" in wide
    assert 80 >= max(map(len, narrow.splitlines()))


def test_a_silent_edit_and_equal_times_are_told(tmp_path: Path) -> None:
    """An update without a new time stamp."""
    found = from_files([written(tmp_path, records(MARKET, MARKET_NEW))])

    shown = page(collect(found, MARKET["url"]), 80)

    assert "at the same time" in shown
    assert "silent edit" in shown


def test_a_day_is_no_minute(tmp_path: Path) -> None:
    """An article that tells its day only, and came at an unknown time."""
    dated = MARKET | {"published_at": "2025-03-03"}
    found = from_files([written(tmp_path, records(dated))])

    (entry,) = collect(found, MARKET["url"]).entries

    assert entry.is_day or entry.at is None
    assert "00:00" not in page(Story(id="s", entries=(entry,)), 80)


def test_unknown_times_are_told() -> None:
    """No difference to what is not known."""
    nothing = Entry(key="urn:kawat:article:0")
    story = Story(id="urn:kawat:story:0", entries=(nothing, nothing))

    assert story.since_first(nothing) is None
    assert "time unknown" in page(story, 80)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("urn:kawat:story:0", Exit.FAILED),
        ("urn:kawat:article:0", Exit.FAILED),
        ("https://kabar.example/lain", Exit.FAILED),
        ("apa ini", Exit.USAGE),
    ],
)
def test_what_is_not_there_is_told(tmp_path: Path, name: str, code: Exit) -> None:
    """Nothing of that name, or no name at all."""
    file = written(tmp_path, records(WIRE, CANCEL))

    with pytest.raises(Stop) as said:
        collect(from_files([file]), name)

    assert (code, name) == (said.value.code, said.value.where)


def test_the_command_reads_standard_input_twice(tmp_path: Path) -> None:
    """To find the story of an address, then its entries."""
    lines = Path(written(tmp_path, records(WIRE, COPY))).read_bytes()
    options = [WIRE["url"], "--from", "-", "--json"]

    done = CliRunner().invoke(command, options, input=lines, standalone_mode=False)

    found: dict[str, Any] = orjson.loads(done.stdout)
    assert [0, 9000] == [one["seconds_since_first"] for one in found["entries"]]
    assert [None, found["entries"][0]["uri"]] == [o["of"] for o in found["entries"]]


@pytest.fixture(scope="module")
def settings() -> Iterator[Settings]:
    """Start a broker on which a story lies, its last copy twice."""
    pytest.importorskip("confluent_kafka", reason="STORY NOT TESTED: no package")
    with embedded_broker({ENRICHED: 2, DUPLICATES: 2}) as address:
        found = Settings(bootstrap=address, api_version=API_VERSION)
        with producer(found) as client:
            made = records(WIRE, COPY, GOLD)
            for at, one in enumerate([*made, made[1]]):
                sent = client.send(one.topic, one.value, one.key, partition=at % 2)
                sent.get(10)
        yield found


@pytest.mark.mock
def test_both_topics_of_a_broker_are_read(settings: Settings) -> None:
    """All partitions; what was delivered twice is told once."""
    story = collect(from_broker(settings), WIRE["url"])

    assert ["kantor-berita", "warta-selat"] == [one.source for one in story.entries]


@pytest.mark.mock
def test_the_command_shows_a_page_from_the_broker(settings: Settings) -> None:
    """By the address of a copy."""
    options = [COPY["url"], "--bootstrap", settings.bootstrap]
    options += ["--set", f"api_version={API_VERSION}", "--labels", "en"]

    done = CliRunner().invoke(command, options, standalone_mode=False)

    assert "+2 h 30 min" in done.stdout
