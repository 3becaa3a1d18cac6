"""Takedowns by key and by envelope."""

from __future__ import annotations

import orjson
import pytest

from schemas.article import Format, ParsedArticle, Status
from schemas.errors import Reason, Rejected
from schemas.ids import article_id
from schemas.message import Message
from schemas.topics import PARSED
from streams import parse
from streams.settings import Settings
from streams.stage import Emit, Fate, Incoming

STAGE = parse.build(Settings())
ID = "urn:kawat:article:" + "0f" * 16


def taken(
    value: object, key: bytes | None, *headers: tuple[str, bytes]
) -> tuple[Emit, ParsedArticle]:
    """Run one takedown through the stage."""
    data = None if value is None else orjson.dumps(value)
    message = Message(
        topic="feed", partition=0, offset=4, timestamp=0, key=key, value=data,
        headers=headers,
    )  # fmt: skip
    incoming = Incoming(message=message, record=message, origin="feed/0/4", commit=3)
    outcome = STAGE.run(incoming, None)
    (emit,) = outcome.emits
    assert (PARSED, Fate.PASSED, 3) == (emit.topic, outcome.fate, emit.settled)
    assert emit.record.status is Status.CANCELED
    return emit, emit.record


@pytest.mark.parametrize(
    ("key", "aliases"),
    [
        (b"A1", ("guid:*:A1", "key:A1")),
        (
            b"https://www.kabar.example/a",
            (
                "url:https://kabar.example/a",
                "guid:*:https://www.kabar.example/a",
                "key:https://www.kabar.example/a",
            ),
        ),
        (ID.encode(), (f"id:{ID}", f"key:{ID}")),
        (b"\xff", ("guid:*:hex:ff", "key:hex:ff")),
    ],
)
def test_a_null_value_names_what_its_key_can_be(
    key: bytes, aliases: tuple[str, ...]
) -> None:
    """Guid, URL, article id, or the raw key of one article."""
    emit, article = taken(None, key)

    assert (key, aliases) == (emit.key, article.aliases)


def test_a_source_header_makes_the_guid_exact() -> None:
    """Then the guid's own alias comes first, and gives the id."""
    _, article = taken(None, b"A1", ("source", b"kabar"))

    assert ("guid:kabar:A1", "guid:*:A1", "key:A1") == article.aliases
    assert article_id("guid:kabar:A1") == article.id


def test_a_takedown_by_id_bears_that_id() -> None:
    """It travels under the article's own name."""
    assert ID == taken(None, ID.encode())[1].id


def test_a_canceled_envelope() -> None:
    """Guid and URL name it; it holds no text."""
    told = {
        "status": "canceled",
        "guid": "A1",
        "source": "kabar",
        "url": "http://m.kabar.example/a",
        "body": "Pasar\nIkan murah.",
        "title": "Pasar",
    }

    emit, article = taken(told, None)

    assert ("guid:kabar:A1", "url:https://kabar.example/a") == article.aliases
    assert (article.id.encode(), "A1", "kabar") == (
        emit.key,
        article.guid,
        article.source,
    )
    assert (None, (), None, Format.TEXT) == (
        article.title,
        article.paragraphs,
        article.sketch,
        article.format,
    )


def test_a_canceled_guid_without_source_or_that_is_an_id() -> None:
    """It means whatever bears it."""
    assert ("guid::A1", "guid:*:A1") == taken(
        {"status": "canceled", "guid": "A1"}, b""
    )[1].aliases
    assert f"id:{ID}" in taken({"status": "canceled", "guid": ID}, None)[1].aliases


@pytest.mark.parametrize(
    ("value", "key", "reason"),
    [
        (None, None, Reason.EMPTY_VALUE),
        (None, b"", Reason.EMPTY_VALUE),
        ({"status": "canceled", "body": "a"}, b"k", Reason.INVALID_FIELD),
        ({"status": "canceled", "url": "bukan alamat"}, b"k", Reason.INVALID_FIELD),
    ],
)
def test_a_takedown_of_nothing(
    value: object, key: bytes | None, reason: Reason
) -> None:
    """Without a name it is refused."""
    with pytest.raises(Rejected) as refused:
        taken(value, key)

    assert reason == refused.value.reason
