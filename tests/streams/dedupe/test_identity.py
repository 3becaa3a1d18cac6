"""Rule 5: which article an alias means, versions, redeliveries, merged names."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from msgspec.structs import replace

from schemas.article import Status
from streams.dedupe.identity import Identity
from streams.dedupe.record import Kind
from streams.dedupe.records import Records
from streams.runner import Step
from streams.settings import Settings
from tests.streams.dedupe.newsroom import (
    FERRY,
    HARVEST,
    MARKET,
    Desk,
    article,
    decision,
    judgement,
)


def uri(done: Step) -> Any:
    """The id under which a step's record goes on."""
    return orjson.loads(done.outputs[0].value or b"")["uri"]


def test_the_same_text_again_is_a_redelivery() -> None:
    """Same guid, same words: nothing new, under the version that it is."""
    desk = Desk()
    first = desk.judge(article(FERRY, offset=0, guid="n1"))
    done = desk.judge(article(FERRY, offset=1, guid="n1", url="https://a.example/2"))

    assert ("redelivery", 1) == (decision(done)["verdict"], decision(done)["version"])
    assert uri(first) == uri(done) == decision(done)["of"]
    assert "raw/0/0" == decision(done)["first_seen"]["raw"]


def test_another_text_or_headline_is_the_next_version() -> None:
    """Text, headline and status make a version."""
    desk = Desk()
    desk.judge(article(FERRY, offset=0, guid="n1"))
    edited = desk.judge(article(FERRY[:4], offset=1, guid="n1"))
    titled = desk.judge(article(FERRY[:4], offset=2, guid="n1", title="Lain"))
    withheld = desk.judge(
        article(FERRY[:4], offset=3, guid="n1", title="Lain", status=Status.WITHHELD)
    )

    told = [decision(done) for done in (edited, titled, withheld)]
    assert [("update", n) for n in (2, 3, 4)] == [
        (one["verdict"], one["version"]) for one in told
    ]


def test_old_text_never_overtakes_new() -> None:
    """Version 1 again after version 2 is a redelivery of version 1."""
    desk = Desk()
    desk.judge(article(FERRY, offset=0, guid="n1"))
    desk.judge(article(FERRY[:4], offset=1, guid="n1"))
    late = desk.judge(article(FERRY, offset=2, guid="n1"))
    new = desk.judge(article(FERRY[:3], offset=3, guid="n1"))

    assert ("redelivery", 1) == (decision(late)["verdict"], decision(late)["version"])
    assert 3 == decision(new)["version"]


def test_of_several_ids_the_earliest_born_wins() -> None:
    """A record that bears two articles' names belongs to the older article."""
    desk = Desk()
    old = desk.judge(article(FERRY, offset=0, guid="n1"))
    desk.judge(article(HARVEST, offset=1, url="https://a.example/2", title="Panen"))
    both = desk.judge(
        article(MARKET, offset=2, guid="n1", url="https://a.example/2", title="Pasar")
    )

    assert uri(old) == uri(both)


def test_a_text_without_names_is_named_by_its_body() -> None:
    """Bare texts: the same again is folded, whatever the headline."""
    desk = Desk()
    bare = article(FERRY, offset=0, url="")
    desk.judge(bare)
    again = desk.judge(article(FERRY, offset=1, url=""))
    titled = desk.judge(article(FERRY, offset=2, url="", title="Lain"))

    assert ["redelivery", "exact"] == [
        decision(done)["verdict"] for done in (again, titled)
    ]


def test_a_name_is_forgotten_after_its_window() -> None:
    """After 90 days an address may name another article, with an id of its own."""
    desk = Desk(Settings(window_days=0.5, identity_days=1))
    first = desk.judge(article(FERRY, offset=0, guid="n1"))
    for hour in range(1, 40):
        desk.judge(
            article(
                (f"Kabar singkat nomor {hour} dari desa.",),
                offset=hour,
                title=f"Kabar {hour}",
                at=f"2025-03-{3 + (7 + hour) // 24:02d}T{(8 + hour) % 24:02d}:00+07:00",
                arrived="2025-03-09T00:00:00Z",
            )
        )
    later = desk.judge(
        article(
            FERRY,
            offset=50,
            guid="n1",
            at="2025-03-05T00:00:00+07:00",
            arrived="2025-03-09T00:00:00Z",
        )
    )

    assert "unique" == decision(later)["verdict"]
    assert uri(first) != uri(later)


def test_a_takedown_is_no_article() -> None:
    """Asking a record without id for its article is a mistake that stops the worker."""
    record = judgement(0, Kind.TAKEDOWN)

    with pytest.raises(ValueError, match="raw/0/0: a takedown is no article"):
        assert record.own


def test_a_sealed_takedown_expires_with_its_names() -> None:
    """It is no row of its block, whose records have none: else it would stay."""
    records = Records(block=2)
    identity = Identity(records, window_seconds=60)
    names = {"aliases": (b"a" * 16,), "ids": (b"i" * 16,)}
    takedown = replace(judgement(0, Kind.TAKEDOWN), at=0, **names)
    later = replace(judgement(2, Kind.UNIQUE, id=b"u" * 16), at=100)
    for record in (takedown.slim(), later):
        records.put(record)
        identity.enter(record)
    before = identity.has_takedown(names["aliases"])
    identity.expire(100)

    assert before
    assert not identity.has_takedown(names["aliases"])
    assert not identity.is_canceled(b"i" * 16)
