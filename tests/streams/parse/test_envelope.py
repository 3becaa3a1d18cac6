"""The raw envelope, field by field (RECORDS §2)."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from schemas.article import Flag, Format, Status
from schemas.errors import Reason, Rejected
from schemas.message import Message
from streams.parse.envelope import Envelope, open_value
from streams.settings import Settings

TEXT = "Pasar Ikan Dibuka\nHarga ikan turun."


def opened(
    value: object, *headers: tuple[str, bytes], settings: Settings | None = None
) -> Envelope:
    """Open bytes as they are, other values as JSON."""
    data = value if isinstance(value, bytes) else orjson.dumps(value)
    message = Message(
        topic="feed", partition=0, offset=0, timestamp=0, key=None, value=data,
        headers=headers,
    )  # fmt: skip
    return open_value(message, settings or Settings())


def reason(value: object, *headers: tuple[str, bytes], **limits: Any) -> Reason:
    """Why a value is refused."""
    with pytest.raises(Rejected) as refused:
        opened(value, *headers, settings=Settings(**limits))
    return refused.value.reason


def test_a_full_envelope() -> None:
    """Every known field in its place, white space trimmed, the rest in `extra`."""
    told = {
        "body": TEXT,
        "content_type": "text/plain",
        "source": " kabar ",
        "url": "https://kabar.example/a",
        "guid": "A1",
        "title": "Judul\nlain",
        "published_at": "2024-05-16T17:21:00+07:00",
        "fetched_at": "2024-05-16T18:00:00+07:00",
        "language": "id",
        "authors": ["Sari Dewi", " "],
        "status": "withheld",
        "embargoed_until": "2024-05-17T00:00:00Z",
        "desk": {"id": 7},
        "extra": 1,
    }

    assert Envelope(
        body=TEXT,
        format=Format.TEXT,
        status=Status.WITHHELD,
        source="kabar",
        url="https://kabar.example/a",
        guid="A1",
        title="Judul lain",
        published_at="2024-05-16T17:21:00+07:00",
        fetched_at="2024-05-16T18:00:00+07:00",
        language="id",
        authors=("Sari Dewi",),
        embargoed_until="2024-05-17T00:00:00Z",
        extra={"desk": {"id": 7}, "extra": 1},
    ) == opened(told)


def test_null_and_empty_fields_are_absent() -> None:
    """Null is absent for all but the body, an empty text too."""
    names = ("source", "url", "guid", "title", "published_at", "authors", "status")
    bare = opened({"body": TEXT})

    assert bare == opened({"body": TEXT} | dict.fromkeys(names))
    assert bare == opened({"body": TEXT, "guid": " ", "title": "", "url": "\u0000"})


@pytest.mark.parametrize("name", ["source", "guid", "url", "title", "embargoed_until"])
@pytest.mark.parametrize("value", [0, 1.5, True, [], ["a"], {"a": 1}])
def test_a_wrong_type_is_refused(name: str, value: object) -> None:
    """A known field of a wrong type may be what somebody meant to withhold."""
    assert Reason.INVALID_FIELD == reason({"body": TEXT, name: value})


@pytest.mark.parametrize("value", ["Sari", [1], [["a"]], [None], {}])
def test_authors_are_a_list_of_names(value: object) -> None:
    """Nothing else is guessed at."""
    assert Reason.INVALID_FIELD == reason({"body": TEXT, "authors": value})


@pytest.mark.parametrize(
    "value", ["cancelled", "USABLE ", "", " ", 0, [], "usable\u0000"]
)
def test_an_unknown_status_is_refused(value: object) -> None:
    """Publishing what somebody meant to withhold is the worse error."""
    assert Reason.INVALID_FIELD == reason({"body": TEXT, "status": value})


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (b"", Reason.EMPTY_VALUE),
        (b" \r\n\xef\xbb\xbf", Reason.EMPTY_VALUE),
        (b"{", Reason.INVALID_JSON),
        (b'\xef\xbb\xbf {"body": "a', Reason.INVALID_JSON),
        (b'\x00{"body": "a"}', Reason.INVALID_JSON),
        (b")]}',\n{}", Reason.INVALID_JSON),
        (b"[1, 2", Reason.INVALID_JSON),
        (b"[]", Reason.NOT_AN_ENVELOPE),
        (b"null", Reason.NOT_AN_ENVELOPE),
        (b" 42 ", Reason.NOT_AN_ENVELOPE),
        (b'"{\\"body\\": 1}"', Reason.NOT_AN_ENVELOPE),
        (b"{}", Reason.MISSING_BODY),
        (b'{"Body": "a"}', Reason.MISSING_BODY),
        (b'{"body": null}', Reason.MISSING_BODY),
        (b'{"body": 7}', Reason.INVALID_FIELD),
        (b'{"body": " \\n"}', Reason.EMPTY_BODY),
        (b'{"a": ' + b"[" * 200, Reason.TOO_DEEP),
        (b"\x1f\x8b\x08\x00", Reason.UNDECODABLE),
    ],
)
def test_what_is_no_envelope(value: bytes, expected: Reason) -> None:
    """Each refusal has its reason."""
    assert expected == reason(value)


def test_a_value_over_the_limit_is_not_even_read() -> None:
    """Its size alone refuses it."""
    assert Reason.TOO_LARGE == reason(b"{" * 101, max_value_bytes=100)


@pytest.mark.parametrize("name", ["guid", "source"])
def test_an_absurd_name_is_refused_not_cut(name: str) -> None:
    """A cut identity would be another one."""
    assert Reason.INVALID_FIELD == reason({"body": TEXT, name: "g" * 5000})


def test_other_absurd_lengths_are_dropped_or_cut_and_told() -> None:
    """An address, a label, a crowd of authors, a headline without end."""
    many = [f"Sari {n}" for n in range(60)]

    assert (None, (Flag.FIELD_IGNORED,)) == _told({"url": "u" * 9000}, "url")
    assert (None, (Flag.FIELD_IGNORED,)) == _told({"language": "e" * 99}, "language")
    assert (tuple(many[:50]), (Flag.FIELD_IGNORED,)) == _told(
        {"authors": many}, "authors"
    )
    assert ((), (Flag.FIELD_IGNORED,)) == _told({"authors": ["A" * 300]}, "authors")
    assert ("t" * 2000, (Flag.BODY_CUT,)) == _told({"title": "t" * 3000}, "title")
    assert ({}, (Flag.EXTRA_CUT,)) == _told({"x": "y" * 99_999}, "extra")


def _told(fields: dict[str, Any], name: str) -> tuple[object, tuple[Flag, ...]]:
    envelope = opened({"body": TEXT} | fields)
    return getattr(envelope, name), envelope.flags


def test_half_a_pair_anywhere_is_told() -> None:
    """What no encoder can write was repaired, in an unknown field too."""
    envelope = opened(b'{"body": "a \\ud83d b", "x": ["\\ude00"]}')

    assert ("a \ufffd b", {"x": ["\ufffd"]}) == (envelope.body, envelope.extra)
    assert (Flag.ENCODING_REPAIRED,) == envelope.flags


def test_a_takedown_needs_no_body() -> None:
    """Whatever stands in the body of a canceled one is not read."""
    assert "" == opened({"status": "canceled", "body": 7}).body


def test_other_bytes_are_the_body() -> None:
    """Text or HTML by look, what is told of it from headers."""
    headers = (
        ("source", b"kabar\n"),
        ("url", b"https://kabar.example/\xff"),
        ("guid", b""),
        ("content-type", b"text/plain; charset=iso-8859-1"),
    )

    envelope = opened("Judul\r\nKafé ramai.".encode("cp1252"), *headers)

    assert ("Judul\nKafé ramai.", Format.TEXT, ()) == (
        envelope.body,
        envelope.format,
        envelope.flags,
    )
    assert ("kabar", "https://kabar.example/\ufffd", None) == (
        envelope.source,
        envelope.url,
        envelope.guid,
    )
    assert Format.HTML == opened(b"<p>Satu</p>").format


def test_a_page_tells_its_own_encoding() -> None:
    """A meta charset within the head is believed where the bytes are no UTF-8."""
    page = '<html><meta charset="windows-1252"><p>Kafé ramai</p>'.encode("cp1252")

    assert () == opened(page).flags
    assert "Kafé" in opened(page).body


@pytest.mark.parametrize(
    "text", ["[UPDATE] Harga ikan naik", "{Foto} Pasar ikan dibuka", "[Hoaks]  Es krim"]
)
def test_a_desks_mark_is_no_json(text: str) -> None:
    """Headlines begin with a word in brackets; no JSON does."""
    assert text == opened(text.encode()).body


@pytest.mark.parametrize("text", ["[UPDATE]", "{guid: 'a', body: 'b'}", "{bukan json}"])
def test_what_may_be_meant_as_json_is_never_published(text: str) -> None:
    """A claim that fails is dead."""
    assert Reason.INVALID_JSON == reason(text.encode())


def test_a_header_that_says_text_is_believed() -> None:
    """Then braces are text, unless the value is an envelope after all."""
    said = ("content-type", b"text/plain")

    assert "{a}" == opened(b"{a}", said).body
    assert '{"body": x' == opened(b'{"body": x', said).body
    assert "isi" == opened({"body": "isi"}, said).body
    assert "[1]" == opened(b"[1]", said).body
    assert Reason.INVALID_JSON == reason(b")]}',\n{}", said)


def test_a_foreign_envelope() -> None:
    """Attached by a mapping of names to paths."""
    settings = Settings(
        raw_fields={"title": "headline", "body": "content.html", "url": "link"}
    )
    theirs = {
        "headline": "Pasar",
        "content": {"html": "<p>Ikan</p>", "size": 3},
        "link": "https://kabar.example/1",
        "body": "not this",
    }

    envelope = opened(theirs, settings=settings)

    assert ("Pasar", "<p>Ikan</p>", Format.HTML) == (
        envelope.title,
        envelope.body,
        envelope.format,
    )
    assert {"content": {"size": 3}, "body": "not this"} == envelope.extra
