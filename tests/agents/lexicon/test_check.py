"""kawat lexicon check: what words would alter, on files and on a topic's window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from agents.commands.lexicon import command
from agents.embedded_broker import API_VERSION, embedded_broker
from agents.exits import Exit, Stop
from agents.kafka_clients import producer
from agents.present import line
from agents.run import Plan, journeys
from schemas.message import Message
from schemas.topics import PARSED, RAW, UNIQUE
from streams.settings import Settings
from tests.agents.raw import messages

SPORT, RELIGION = "medtop:15000000", "medtop:12000000"
MATCH = {
    "title": "Persatuan Rejo Juara Liga Desa",
    "body": "Persatuan Rejo menjuarai turnamen sepak bola antardesa. Gol dicetak dini.",
}
QUAKE = {
    "title": "Gempa Guncang Wanasari",
    "body": "Gempa bumi mengguncang Wanasari. Warga mengungsi, puluhan rumah rusak.",
}
TAKEN = {"guid": "g1", "status": "canceled"}


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A newsroom's folder in which one invented village stands for religion."""
    folder = tmp_path / "words"
    folder.mkdir()
    text = f'subject = "{RELIGION}"\n[id]\nrejo = 20.0\n'
    (folder / "own.toml").write_text(text, "utf-8")
    return folder


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Raw articles, one a line."""
    path = tmp_path / "feed.ndjson"
    path.write_bytes(b"\n".join(map(orjson.dumps, (MATCH, QUAKE, TAKEN))))
    return path


def check(*arguments: object, is_json: bool = True) -> Result:
    """Run the command."""
    words = ["check", *map(str, arguments), *(["--json"] if is_json else [])]
    return CliRunner().invoke(command, words, standalone_mode=False)


def told(result: Result) -> dict[str, object]:
    """What it told a program."""
    assert result.exception is None, result.exception
    value: dict[str, object] = orjson.loads(result.stdout)
    return value


def records(*topics: str) -> Iterator[Message]:
    """The records of the two articles on some topics."""
    for journey in journeys(messages((MATCH, QUAKE)), Plan(settings=Settings())):
        yield from (record for record in journey.records if record.topic in topics)


def test_what_would_change_is_counted_and_shown(words: Path, feed: Path) -> None:
    """By subject, with the articles that move and the words that move them."""
    result = check(words, feed)
    found = told(result)

    assert Exit.FOUND == result.return_value
    assert (2, 1) == (found["articles"], found["changed"])
    subjects = found["subjects"]
    assert isinstance(subjects, dict)
    assert {"before": 0, "after": 1, "gained": 1, "lost": 0} == subjects[RELIGION]
    assert 1 == subjects[SPORT]["lost"]
    (sample,) = found["samples"]  # type: ignore[misc]
    assert (SPORT, RELIGION) == (sample["before"][0], sample["after"][0])
    assert ["rejo"] == sample["terms"]
    assert MATCH["title"] == sample["title"]


def test_a_person_reads_the_same(words: Path, feed: Path) -> None:
    """Names in place of ids, and how many samples are wanted."""
    result = check(words, feed, is_json=False)
    short = check(words, feed, "--samples", 0, is_json=False)

    assert "1 of 2 articles change" in result.stdout
    assert "sport → religion" in result.stdout
    assert "because: rejo" in result.stdout
    assert "→ religion" not in short.stdout


def test_words_that_alter_nothing_end_with_nought(words: Path, feed: Path) -> None:
    """Exit code 0, and so for words without articles."""
    text = f'subject = "{RELIGION}"\n[id]\ntakterpakai = 2.0\n'
    (words / "own.toml").write_text(text, "utf-8")

    result = check(words, feed)

    assert Exit.FINE == result.return_value
    assert (2, 0) == (told(result)["articles"], told(result)["changed"])
    assert Exit.FINE == check(words).return_value
    assert 0 == told(check(words))["articles"]


def test_words_in_force_are_what_is_compared_with(words: Path, feed: Path) -> None:
    """The same folder as `lexicon_dir` changes nothing."""
    result = check(words, feed, "--set", f"lexicon_dir={words}")

    assert Exit.FINE == result.return_value
    assert 0 == told(result)["changed"]


def test_an_article_that_is_filed_nowhere_is_counted(
    words: Path, tmp_path: Path
) -> None:
    """Abstentions before and after."""
    path = tmp_path / "kabar.txt"
    path.write_text("Kabar Rejo", "utf-8")

    found = told(check(words, path))
    shown = check(words, path, is_json=False)

    assert {"before": 1, "after": 0} == found["abstained"]
    assert "nowhere → religion" in shown.stdout


@pytest.mark.parametrize("topic", [PARSED, UNIQUE])
def test_lines_of_a_topic_are_taken_as_they_are(
    topic: str, words: Path, tmp_path: Path
) -> None:
    """What `kawat run --until dedupe` and `kawat tap` print; other lines are none."""
    path = tmp_path / "lines.ndjson"
    kept = [line(record) for record in records(PARSED, UNIQUE)]
    own = [one for one in kept if orjson.loads(one)["topic"] == topic]
    path.write_bytes(
        b"\n".join([*own, b'{"topic": "articles.dead", "headers": {}, "value": 1}'])
    )

    assert 2 == told(check(words, path))["articles"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (f'subject = "{SPORT}"\n[id]\nBola = 1.0\n', "own.toml: 'Bola'"),
        ('subject = "sport"\n', "no such subject"),
        (None, "holds no"),
    ],
    ids=["term", "subject", "empty"],
)
def test_what_is_wrong_is_named(text: str | None, complaint: str, words: Path) -> None:
    """Before it comes into force: file, term, reason."""
    (words / "own.toml").unlink()
    if text is not None:
        (words / "own.toml").write_text(text, "utf-8")

    result = check(words)

    assert isinstance(result.exception, Stop)
    assert complaint in str(result.exception)


@pytest.mark.mock
def test_a_window_of_the_topic_is_read(words: Path) -> None:
    """From one offset to another; takedowns are no articles; no topic is told."""
    pytest.importorskip("confluent_kafka", reason="WINDOW NOT TESTED: no package")
    with embedded_broker({RAW: 1, UNIQUE: 1}) as address:
        settings = Settings(bootstrap=address, api_version=API_VERSION)
        found = list(records(UNIQUE))
        with producer(settings) as client:
            for record in (*found, found[0]):
                client.send(
                    UNIQUE, value=record.value, key=record.key, partition=0
                ).get(10)
        options = (
            *("--topic", "--set", f"bootstrap={address}"),
            *("--set", f"api_version={API_VERSION}"),
        )

        whole = told(check(words, *options))
        part = told(check(words, *options, "--since", 1, "--until", 2))
        none = check(words, *options, "--set", "topic_prefix=other.")

    assert (3, 2) == (whole["articles"], whole["changed"])
    assert (1, 0) == (part["articles"], part["changed"])
    assert isinstance(none.exception, Stop)
