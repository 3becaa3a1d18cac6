"""A seeded change yields exactly its differences, and no change yields none."""

from __future__ import annotations

from functools import cache
from itertools import chain

import orjson

from agents.replay.diff import Kind
from schemas.message import Message
from schemas.topics import ENRICHED
from streams.settings import Settings
from tests.agents.replay.diff.chain import articles, before, compared, records

WORD = "tanggul"  # in some of the demo's articles, in no lexicon file
SHEET = {"weather.toml": f'subject = "medtop:17000000"\n[id]\n{WORD} = 20.0\n'}
LINE = "Pantau terus kanal kami."
RULE = {
    "name": "seeded",
    "mark": [
        {
            "text": "pantau terus kanal kami",
            "kind": "ad",
            "rule": "watch",
            "where": "line",
        },
    ],
}


@cache
def after() -> list[Message]:
    """The same articles, classified with one word more."""
    return records(articles(), words=SHEET)


def text(record: Message) -> str:
    """Headline and body of an enriched record, folded."""
    value = orjson.loads(record.value or b"{}")
    told = chain(value.get("headlines", ()), value.get("bodies", ()))
    return "\n".join(one["value"] for one in told).casefold()


def with_line(message: Message, *numbers: int) -> Message:
    """Add the seeded line below the text of some articles."""
    if message.offset not in numbers:
        return message
    value = orjson.loads(message.value or b"{}")
    lines = value["body"].split("\n")
    value["body"] = "\n".join([*lines[:2], LINE, *lines[2:]])
    return Message(
        topic=message.topic,
        partition=0,
        offset=message.offset,
        timestamp=message.timestamp,
        key=message.key,
        value=orjson.dumps(value),
        headers=message.headers,
    )


def test_the_same_run_twice_does_not_differ() -> None:
    """Every article is compared and equal."""
    summary, found = compared(before(), records(articles()))

    assert [] == found
    assert not summary.is_different
    assert summary.articles == summary.equal > 60


def test_one_word_changes_the_articles_that_have_it() -> None:
    """Subjects move where the word stands; elsewhere only the model's version does."""
    summary, found = compared(before(), after())
    touched = {one.article for one in found if not one.is_only_stamps}
    told = {one.key.decode() for one in before() if one.key and one.topic == ENRICHED}
    having = {
        (one.key or b"").decode()
        for one in before()
        if one.topic == ENRICHED and WORD in text(one)
    }

    assert having
    assert having == touched
    assert having < told
    assert summary.differing == sum(not one.is_only_stamps for one in found)
    kinds = set(chain.from_iterable(one.kinds for one in found)) - {Kind.STAMPS}
    assert kinds <= {Kind.SUBJECTS, Kind.GROUNDS, Kind.FIELDS}
    assert {"stream.versions.model"} == {path for path, _, _ in summary.stamps}
    assert summary.added["medtop:17000000"] > 0


def test_stamps_alone_count_when_they_are_asked_for() -> None:
    """Whoever wants equal bytes hears of every article with another model."""
    stamped, _ = compared(before(), after(), are_stamps_counted=True)
    enriched = sum(one.topic == ENRICHED and text(one) != "" for one in before())

    assert enriched == stamped.differing
    assert enriched == stamped.kinds[Kind.STAMPS]


def test_one_rule_changes_the_articles_that_have_its_line() -> None:
    """The line went from their bodies, and nothing else became another article."""
    numbers = (0, 1, 8)
    feed = [with_line(one, *numbers) for one in articles()]
    plain = records(feed)
    summary, found = compared(plain, records(feed, rule=RULE))
    having = {
        (one.key or b"").decode()
        for one in plain
        if one.topic == ENRICHED and LINE.casefold() in text(one)
    }

    assert len(numbers) == len(having)
    assert having == {one.article for one in found if Kind.BODY in one.kinds}
    for one in found:
        if Kind.BODY in one.kinds:
            assert one.body is not None
            assert (LINE,) == one.body.went
            assert () == one.body.came
    assert {"went": len(having), "came": 0} == {
        name: summary.lines[name] for name in ("went", "came")
    }


def test_a_shorter_window_folds_other_articles() -> None:
    """What was a copy is enriched: a fate and a verdict changed, nobody was lost."""
    short = Settings(window_days=0.01)
    summary, found = compared(before(), records(articles(), short))
    folded = [one for one in found if Kind.FATE in one.kinds]

    assert folded
    assert len(folded) == summary.fates["duplicate", "enriched"]
    assert all(Kind.VERDICT in one.kinds for one in folded)
    assert all(one.subjects is None for one in folded)
    assert 0 == summary.kinds[Kind.ONLY_A] + summary.kinds[Kind.ONLY_B]
