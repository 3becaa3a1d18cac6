"""Publish, tap and audit on the broker that lives in this process."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from agents.audit import Trouble, audit, repair
from agents.embedded_broker import API_VERSION, embedded_broker
from agents.exits import Exit, Stop
from agents.inputs import messages
from agents.publish import publish
from agents.publish_progress import progress, summary
from agents.tap import tap
from schemas.message import Message
from streams.settings import Settings
from streams.topology import topics
from tests.agents.audit.feed import gapless
from tests.agents.audit.on_a_broker import commit, fill

pytest.importorskip("confluent_kafka", reason="EMBEDDED BROKER NOT TESTED: no package")
pytestmark = pytest.mark.mock


RAW_TOPICS = [f"raw{number}" for number in range(20)]


@pytest.fixture(scope="module")
def unused() -> Iterator[Iterator[Settings]]:
    """Start one broker; each of the settings names a raw topic of its own."""
    with embedded_broker(dict.fromkeys(RAW_TOPICS, 1)) as address:
        yield (
            Settings(bootstrap=address, api_version=API_VERSION, raw_topics=(name,))
            for name in RAW_TOPICS
        )


@pytest.fixture
def settings(unused: Iterator[Settings]) -> Settings:
    """Give the shared broker and an empty raw topic."""
    return next(unused)


@pytest.fixture
def chained() -> Iterator[Settings]:
    """Start a broker with all topics of the chain, for one test."""
    wanted = {topic.name: topic.partitions for topic in topics(Settings(partitions=3))}
    with embedded_broker(wanted | {"articles.raw": 1}) as address:
        yield Settings(bootstrap=address, api_version=API_VERSION, partitions=3)


def envelopes(tmp_path: Path, count: int = 3) -> Iterator[Message]:
    """Read invented envelopes from a file."""
    file = tmp_path / "feed.ndjson"
    rows = (f'{{"body":"Isi {n}.","guid":"g{n}","n":{n}}}\n' for n in range(count))
    file.write_text("".join(rows))
    return messages([str(file)])


def test_what_is_published_can_be_tapped(settings: Settings, tmp_path: Path) -> None:
    """Values come back untouched, in order, under the key that was asked for."""
    told: list[int] = []

    published = publish(
        settings,
        envelopes(tmp_path, 2500),
        key_field="guid",
        on_sent=lambda sent: told.append(sent.records),
    )
    read = list(
        tap(settings, settings.raw_topics[0], from_beginning=True, until_end=True)
    )

    assert (2500, Exit.FINE) == (published.records, published.exit)
    assert sorted(told) == told
    assert 2500 == told[-1]
    assert list(range(2500)) == [message.offset for message in read]
    assert [b"g0", b"g1"] == [message.key for message in read[:2]]
    assert b'{"body":"Isi 1.","guid":"g1","n":1}' == read[1].value


@pytest.mark.parametrize(
    ("field", "key"), [("n", b"0"), ("none.such", None), (None, None)]
)
def test_a_key_is_text_a_number_or_none(
    settings: Settings, tmp_path: Path, field: str | None, key: bytes | None
) -> None:
    """What is no text goes as JSON; what is not there is no key."""
    publish(settings, envelopes(tmp_path, 1), key_field=field)

    (read,) = tap(settings, settings.raw_topics[0], from_beginning=True, until_end=True)

    assert key == read.key


def test_a_value_without_fields_has_no_key(settings: Settings, tmp_path: Path) -> None:
    """A bare text is sent under no key, with its type in a header."""
    (tmp_path / "a.txt").write_text("Judul\nIsi.")

    publish(settings, messages([str(tmp_path)]), key_field="guid")

    (read,) = tap(settings, settings.raw_topics[0], from_beginning=True, until_end=True)
    assert (None, (("content-type", b"text/plain"),)) == (read.key, read.headers)


def test_a_record_that_is_too_large_is_counted(settings: Settings) -> None:
    """It is named, and does not hinder the others."""
    sizes = [10, 6_000_000, 10]
    feed = (
        Message(
            topic="t", partition=0, offset=n, timestamp=0, key=None, value=b"x" * size
        )
        for n, size in enumerate(sizes)
    )

    published = publish(settings, feed)

    assert (2, [1], Exit.FAILED) == (
        published.records,
        published.refused,
        published.exit,
    )
    assert "1 too large for the topic: inputs 1" in summary(published)


def test_the_rate_is_bounded(settings: Settings, tmp_path: Path) -> None:
    """Ten records at fifty a second take nine pauses."""
    published = publish(settings, envelopes(tmp_path, 10), rate=50)

    assert published.seconds >= 9 / 50
    assert published.rate <= 10 / (9 / 50)


def test_a_live_tap_begins_now(settings: Settings, tmp_path: Path) -> None:
    """Without the beginning, a topic at its end gives nothing."""
    publish(settings, envelopes(tmp_path))

    assert [] == list(tap(settings, settings.raw_topics[0], until_end=True))
    assert 2 == len(
        list(islice(tap(settings, settings.raw_topics[0], from_beginning=True), 2))
    )


@pytest.mark.parametrize("call", [publish, lambda s, _: list(tap(s, "nowhere"))])
def test_a_missing_topic_is_a_clear_stop(settings: Settings, call: object) -> None:
    """It says which, and what there is or how it is made."""
    elsewhere = Settings(
        bootstrap=settings.bootstrap,
        api_version=API_VERSION,
        raw_topics=("nowhere",),
    )

    with pytest.raises(Stop, match="no topic 'nowhere'") as stopped:
        call(elsewhere, [])  # type: ignore[operator]

    assert Exit.CONFIGURATION == stopped.value.code


def test_progress_is_plain_without_a_terminal(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line now and then, no control signs."""
    monkeypatch.setattr("agents.publish_progress.LINE_SECONDS", -1.0)
    shown = io.StringIO()

    with progress(100, shown) as told:
        publish(settings, envelopes(tmp_path), on_sent=told.sent)

    assert shown.getvalue().splitlines()[-1].startswith("3 records, ")


def test_progress_is_a_bar_on_a_terminal(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People see how far it is and how fast."""
    monkeypatch.setenv("TERM", "xterm")
    shown = io.StringIO()
    shown.isatty = lambda: True  # type: ignore[method-assign]

    with progress(100, shown) as told:
        told.read(50)
        publish(settings, envelopes(tmp_path), on_sent=told.sent)

    assert "3 records" in shown.getvalue()


def test_an_audit_balances(chained: Settings) -> None:
    """The same feed as in memory, read from topics, with the same result."""
    fill(chained, gapless())
    commit(chained)

    report = audit(chained, settle_seconds=0)

    assert [] == report.violations
    assert 7 == report.raw == sum(report.fates.values())


def test_an_audit_finds_and_repairs(chained: Settings) -> None:
    """A late copy is seen; repair writes the best again, and then all is well."""
    feed = gapless()
    feed.enriched(0)
    fill(chained, feed)
    commit(chained)
    spoilt = audit(chained, settle_seconds=0)

    repaired = repair(chained, spoilt)

    assert {Trouble.OLDER_NEWEST: 1} == dict(spoilt.troubles)
    assert 1 == repaired
    assert [] == audit(chained, settle_seconds=0).violations
    assert 0 == repair(chained, audit(chained, settle_seconds=0))


def test_an_audit_says_which_hop_lost(chained: Settings) -> None:
    """A record that reached parsed and nothing more was lost behind it."""
    feed = gapless()
    feed.drop("articles.unique")
    fill(chained, feed)
    commit(chained)

    report = audit(chained, settle_seconds=0)

    assert [("articles.raw/0/6", "has no fate; it reached articles.parsed/0/4")] == [
        (found.where, found.detail) for found in report.violations
    ]


def test_an_audit_waits_for_the_group(chained: Settings) -> None:
    """What the group has not read yet is no loss: try again."""
    fill(chained, gapless())

    with pytest.raises(Stop, match=r"articles\.raw/0 \(7 to go\)") as stopped:
        audit(chained, settle_seconds=0)

    assert Exit.TRY_AGAIN == stopped.value.code


def test_an_audit_of_a_range(chained: Settings) -> None:
    """From and to bound the raw records, by offset or by coordinates."""
    fill(chained, gapless())
    commit(chained)

    by_offset = audit(chained, since="2", until="5", settle_seconds=0)
    by_place = audit(chained, since="articles.raw/0/6", settle_seconds=0)

    assert (3, 1) == (by_offset.raw, by_place.raw)
    assert [] == by_offset.violations + by_place.violations


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"stages": ("pars",)}, "stages are parse, dedupe, classify"),
        ({"since": "yesterday"}, "'yesterday' is no offset"),
        ({"until": "2026-01-01T00:00:00"}, "has no zone"),
    ],
)
def test_an_audit_of_nonsense(
    settings: Settings, given: dict[str, object], what: str
) -> None:
    """A mistake in the call is told as one."""
    with pytest.raises(Stop, match=what) as stopped:
        audit(settings, **given)  # type: ignore[arg-type]

    assert Exit.USAGE == stopped.value.code
