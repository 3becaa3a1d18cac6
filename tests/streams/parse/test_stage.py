"""Raw messages to articles, end to end."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from schemas.article import (
    Flag,
    Format,
    ParsedArticle,
    Precision,
    Published,
    RawReference,
    Status,
)
from schemas.errors import Reason, Rejected
from schemas.ids import article_id, version_id
from schemas.message import Message
from schemas.topics import PARSED
from streams import parse
from streams.settings import Settings
from streams.stage import Fate, Incoming, Outcome

NOON = 1_715_835_600_000  # 2024-05-16T05:00:00Z
TEXT = """Pasar Ikan Blora Dibuka Lagi
BLORA, KABAR.com - Bupati Blora Sari Dewi membuka pasar ikan pada Kamis (16/5).
"Harga ikan turun dan pembeli datang lagi," kata Sari, seperti dilansir Antara.
Baca juga: Nelayan Blora Menunggu Bantuan
Pasar itu terbakar tahun lalu dan dibangun kembali oleh para pedagang bersama warga.
"""


def run(value: object, *, timestamp: int = NOON, **settings: Any) -> Outcome:
    """Run one value, bytes as they are, other values as JSON."""
    data = value if isinstance(value, bytes) else orjson.dumps(value)
    message = Message(
        topic="feed", partition=2, offset=7, timestamp=timestamp, key=b"k", value=data
    )
    incoming = Incoming(message=message, record=message, origin="feed/2/7", commit=5)
    return parse.build(Settings(**settings)).run(incoming, None)


def parsed(value: object, **settings: Any) -> ParsedArticle:
    """The article of one value."""
    (emit,) = run(value, **settings).emits
    article: ParsedArticle = emit.record
    return article


@pytest.mark.parametrize(
    ("told", "title"),
    [
        (" Pa\u200bsar  Ra\u00adya ", "Pasar Raya"),
        ("Pasar &amp; <b>Raya</b>", "Pasar & Raya"),
        ("\u200b", "Ikan Murah"),
    ],
)
def test_an_envelope_title_is_text(told: str, title: str) -> None:
    """Tags, references and marks that nobody sees go, as from a text's own lines."""
    body = "Ikan Murah\nPedagang pasar itu menjual ikan murah."

    assert title == parsed({"title": told, "body": body}).title


def test_a_bare_text() -> None:
    """Everything that a reader needs, from the bytes of a text alone."""
    article = parsed(TEXT.encode())

    assert "Pasar Ikan Blora Dibuka Lagi" == article.title
    assert ("Blora", "KABAR.com") == (
        article.dateline and article.dateline.place,
        article.dateline and article.dateline.outlet,
    )
    assert 3 == len(article.paragraphs)
    assert article.paragraphs[0] == article.lede
    assert ["Nelayan Blora Menunggu Bantuan"] == [r.headline for r in article.related]
    assert [("Sari", "Sari Dewi", 1)] == [
        (q.speaker, q.resolved, q.paragraph) for q in article.quotes
    ]
    assert [("Antara", 1)] == [(c.agency, c.paragraph) for c in article.credits]
    assert ["2024-05-16"] == [d.date for d in article.mentioned_dates]
    assert ("id", Format.TEXT, Status.USABLE, None) == (
        article.language.code,
        article.format,
        article.status,
        article.published,
    )
    assert sum(len(p.split()) for p in article.paragraphs) == article.word_count


def test_where_it_came_from_and_how_it_is_named() -> None:
    """Raw coordinates, the key of the output, ids from the first alias."""
    outcome = run(TEXT.encode())
    (emit,) = outcome.emits
    article = emit.record
    (alias,) = article.aliases

    assert (PARSED, article.id.encode(), 5, Fate.PASSED) == (
        emit.topic,
        emit.key,
        emit.settled,
        outcome.fate,
    )
    assert f"text:{article.sketch.text}" == alias
    assert article_id(alias) == article.id
    assert version_id(article.title, article.paragraphs, "usable", None) == (
        article.version_id
    )
    assert (
        RawReference(
            topic="feed",
            partition=2,
            offset=7,
            timestamp="2024-05-16T05:00:00.000Z",
            key="k",
            sha256=article.raw.sha256,
        )
        == article.raw
    )


def test_an_envelope_gives_every_alias() -> None:
    """Guid with source, canonical URL, text."""
    article = parsed(
        {
            "body": TEXT,
            "guid": "A1",
            "source": "kabar",
            "url": "https://m.kabar.example/a?utm_source=x",
            "published_at": "2024-05-16T11:00:00+07:00",
            "authors": ["Joko Susilo", "Tim Redaksi"],
            "language": "id",
            "status": "withheld",
            "embargoed_until": "2999-12-31",
            "desk": 7,
        }
    )

    assert (
        "guid:kabar:A1",
        "url:https://kabar.example/a",
        f"text:{article.sketch and article.sketch.text}",
    ) == article.aliases
    assert (
        Published(
            at="2024-05-16T11:00:00+07:00", precision=Precision.MINUTE, from_="envelope"
        )
        == article.published
    )
    assert (("Joko Susilo",), "id", Status.WITHHELD, "2999-12-31", {"desk": 7}) == (
        article.authors,
        article.language.given,
        article.status,
        article.embargoed_until,
        article.extra,
    )
    assert "https://kabar.example/a" == article.canonical_url


def test_a_page() -> None:
    """HTML ends in the same article; the page's words fill what the envelope lacks."""
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.splitlines()[1:])
    page = (
        "<!doctype html><html lang=id><head>"
        "<title>Pasar Ikan Blora Dibuka - Kabar</title>"
        '<link rel=canonical href="https://kabar.example/pasar">'
        '<meta property="article:published_time" content="2024-05-16T10:00:00+07:00">'
        "</head><body><article><h1>Pasar Ikan Blora Dibuka</h1>"
        f"{paragraphs}</article></body></html>"
    )

    article = parsed(page.encode())

    assert (Format.HTML, "Pasar Ikan Blora Dibuka") == (article.format, article.title)
    assert "https://kabar.example/pasar" == article.canonical_url
    assert article.published is not None
    assert "2024-05-16T10:00:00+07:00" == article.published.at
    assert 3 == len(article.paragraphs)


def test_whose_word_counts_for_the_address() -> None:
    """The page's own, when it is of the same site as the envelope's."""
    page = (
        "<html><head><link rel=canonical href='{}'></head><body><article>"
        + "".join(f"<p>{line}</p>" for line in TEXT.splitlines()[1:])
        + "</article></body></html>"
    )
    own = "https://kabar.example/a?id=1"

    same = parsed({"body": page.format("https://kabar.example/b"), "url": own})
    foreign = parsed({"body": page.format("https://mitra.example/b"), "url": own})

    assert "https://kabar.example/b" == same.canonical_url
    assert own == foreign.canonical_url


@pytest.mark.parametrize(
    ("told", "at", "flagged"),
    [
        ("kemarin sore", None, True),
        ("2099-01-01", "2099-01-01", True),
        ("1970-01-01", "1970-01-01", True),
        ("2024-05-16", "2024-05-16", False),
        (None, None, False),
    ],
)
def test_an_absurd_time_is_flagged(
    told: str | None, at: str | None, *, flagged: bool
) -> None:
    """It is carried where it is a time at all, and never believed silently."""
    article = parsed({"body": TEXT, "published_at": told})

    assert at == (article.published and article.published.at)
    assert flagged == (Flag.DATE_IMPLAUSIBLE in article.flags)


def test_the_fetch_stands_in_for_a_missing_timestamp() -> None:
    """Plausibility needs a clock of the record; dates in the text too."""
    told = {
        "body": TEXT,
        "published_at": "2024-06-30",
        "fetched_at": "2024-05-16T12:00:00Z",
    }
    (emit,) = run(told, timestamp=-1).emits

    assert Flag.DATE_IMPLAUSIBLE in emit.record.flags
    assert "1970-01-01T00:00:00.000Z" == emit.record.raw.timestamp


@pytest.mark.parametrize("stamp", [0, -(2**62), 2**63 - 1, 32_503_680_000_000])
def test_a_timestamp_that_is_no_time(stamp: int) -> None:
    """The broker's time is checked like any other."""
    (emit,) = run({"body": TEXT}, timestamp=stamp).emits

    assert "1970-01-01T00:00:00.000Z" == emit.record.raw.timestamp


@pytest.mark.parametrize(
    ("published", "timestamp", "place"),
    [
        ("2024-05-16", NOON, "Blora"),
        ("2009-05-16", NOON, "Blora"),
        ("2009-05-16", 1_300_000_000_000, None),
        (None, 1_300_000_000_000, None),
        (None, 0, "Blora"),
    ],
)
def test_conventions_hold_in_their_time(
    published: str | None, timestamp: int, place: str | None
) -> None:
    """From publication to the record's time; Medcom's colon came in 2018."""
    body = TEXT.replace("BLORA, KABAR.com -", "Blora:")
    value = {"body": body, "source": "medcom", "published_at": published}

    outcome = run(value, timestamp=timestamp)

    article = outcome.emits[0].record
    assert isinstance(article, ParsedArticle)
    assert place == (article.dateline and article.dateline.place)


def test_a_portals_own_time_in_a_text() -> None:
    """A timestamp line above the body tells the publishing time."""
    lines = TEXT.splitlines()
    above = [lines[0], "Halaman 1 dari 2", "Kabar.com - 16/05/2024, 10:30 WIB"]
    text = "\n".join([*above, *lines[1:]])

    article = parsed(text.encode())

    assert (
        Published(
            at="2024-05-16T10:30:00+07:00", precision=Precision.MINUTE, from_="text"
        )
        == article.published
    )


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Harga &quot;ikan&quot; &#33;turun", 'Harga "ikan" !turun'),
        ("<b>Harga</b> ikan", "Harga ikan"),
        ("Harga < 5 & naik", "Harga < 5 & naik"),
        ("<br />", "Satu dua tiga."),
    ],
)
def test_markup_in_a_title(title: str, read: str) -> None:
    """Feeds send references and tags in headlines."""
    article = parsed({"body": "Satu dua tiga.\nEmpat lima enam.", "title": title})

    assert read == article.title


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"body": TEXT, "embargoed_until": "besok pagi"}, Reason.INVALID_FIELD),
        ({"body": "Baca juga: Berita lain\n" * 5}, Reason.EMPTY_BODY),
        ({"body": "- . - , ..."}, Reason.EMPTY_BODY),
        ({"body": "<html><body></body></html>"}, Reason.EMPTY_BODY),
    ],
)
def test_what_cannot_be_published(value: object, reason: Reason) -> None:
    """An embargo nobody can read, and bodies with nothing in them."""
    with pytest.raises(Rejected) as refused:
        run(value)

    assert reason == refused.value.reason


def test_few_words_and_an_unknown_tongue_are_told() -> None:
    """A line of numbers is kept, with flags."""
    article = parsed(b"12345 67890")

    assert {Flag.SHORT, Flag.TITLE_ONLY, Flag.LANGUAGE_UNSURE} <= {*article.flags}
    assert ("12345 67890",) == article.paragraphs


def test_a_book_is_cut() -> None:
    """The body is bounded, and says so."""
    article = parsed(TEXT.encode() * 20, max_body_bytes=1_000)

    assert Flag.BODY_CUT in article.flags
    assert sum(map(len, article.paragraphs)) <= 1_000


@pytest.mark.parametrize(
    ("value", "risky"),
    [
        (None, False),
        (TEXT.encode(), False),
        (b'{"body": "1 < 2"}', False),
        (b"<p>Satu</p>", True),
        (b'{"body": "\\u003Cp>Satu"}', True),
        (b'{"body": "<\\u0070>Satu</p>"}', True),
        ("<p>Satu dua tiga</p>".encode("utf-16"), True),
        (b'{"body": "Satu <b>dua</b>"}', False),
        (b'{"body": "<p>', False),
        (b"<" * 99 + b"p>", False),
        (b'{"body": "' + b"1</2 " * 31 + b'"}', True),
    ],
)
def test_what_must_run_in_a_child(value: bytes | None, *, risky: bool) -> None:
    """HTML only, however it is written; what is refused needs no child."""
    message = Message(
        topic="feed", partition=0, offset=0, timestamp=0, key=b"k", value=value
    )

    assert risky == parse.is_risky(message, Settings(max_value_bytes=1_000))


def test_a_value_over_the_limit_is_not_risky() -> None:
    """It is refused by its size."""
    message = Message(
        topic="feed", partition=0, offset=0, timestamp=0, key=None, value=b"<p>" * 10
    )

    assert not parse.is_risky(message, Settings(max_value_bytes=10))
