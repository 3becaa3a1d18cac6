"""What holds for any bytes at all."""

from __future__ import annotations

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from schemas.article import ParsedArticle, Status
from schemas.codec import decode, encode
from schemas.errors import Rejected
from schemas.message import Message
from streams import parse
from streams.aliases import is_article_id
from streams.parse.bounds import cut_body
from streams.parse.charset import decode as decode_text
from streams.parse.credits import cited
from streams.parse.dates import mentioned
from streams.parse.published import read_published
from streams.parse.quotes import quoted
from streams.parse.urls import canonical
from streams.settings import Settings
from streams.stage import Incoming

STAGE = parse.build(Settings())
# Bricks of news, so that chance finds the rules as well as the gaps between them.
# fmt: off
BRICKS = some.sampled_from([
    '"', "“", "”", "»", " ", ", ", ". ", "\n", "kata ", "ujarnya", "Sari Dewi ", "dia ",
    "mengatakan, ", "Menurut ", "(16/5/2024)", "Kamis ", "18 Juni ", "2025",
    "dilansir ", "Reuters", "dan", "Bupati ", "A.",
    "\u00a0", "\ud83d", "é", "Baca juga: ", "June 3",
    "JAKARTA - ", "<p", ">", "&amp;", "{", "[", "\0", "10:00 WIB",
])
# fmt: on
TEXTS = some.lists(BRICKS | some.text(max_size=8), max_size=30).map("".join)
VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | TEXTS,
    lambda inner: (
        some.lists(inner, max_size=3) | some.dictionaries(TEXTS, inner, max_size=3)
    ),
    max_leaves=6,
)
NAMES = some.sampled_from(
    ["body", "title", "url", "guid", "source", "status", "authors", "published_at",
     "language", "content_type", "embargoed_until", "fetched_at", "lain"]
)  # fmt: skip
QUICK = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def run(value: bytes | None, key: bytes | None = b"k") -> ParsedArticle | None:
    """Parse in this process; None when it is refused or is a page (a child's work)."""
    message = Message(
        topic="feed",
        partition=0,
        offset=0,
        timestamp=1715854860000,
        key=key,
        value=value,
    )
    if parse.is_risky(message, Settings()):
        return None
    try:
        outcome = STAGE.run(Incoming(message=message, record=message, origin="o"), None)
    except Rejected:
        return None
    (emit,) = outcome.emits
    article: ParsedArticle = emit.record
    return article


def check(article: ParsedArticle | None) -> None:
    """What holds for every article, whatever it was made of."""
    if article is None:
        return
    assert article == decode(encode(article), ParsedArticle)
    assert is_article_id(article.id)
    assert article.aliases
    if article.status is Status.CANCELED:
        assert ((), None, None) == (article.paragraphs, article.title, article.sketch)
        return
    assert article.paragraphs
    for quote in article.quotes:
        paragraph = article.paragraphs[quote.paragraph]
        assert quote.text == paragraph[quote.start : quote.end]
    for date in article.mentioned_dates:
        assert date.text in article.paragraphs[date.paragraph]


@QUICK
@given(some.binary(max_size=300), some.none() | some.binary(max_size=9))
def test_any_bytes_are_an_article_or_refused(value: bytes, key: bytes | None) -> None:
    """Nothing but Rejected is ever raised."""
    check(run(value, key))


@QUICK
@given(TEXTS)
def test_any_text_is_an_article_or_refused(text: str) -> None:
    """Spans index their paragraphs, records survive the codec."""
    check(run(text.encode("utf-8", "replace")))


@QUICK
@given(some.dictionaries(NAMES, VALUES, max_size=6), TEXTS)
def test_any_envelope_is_an_article_or_refused(
    fields: dict[str, object], body: str
) -> None:
    """Any JSON value in any field."""
    told = {"body": body.encode("utf-8", "replace").decode()} | fields
    check(run(encode(told)))


@QUICK
@given(TEXTS)
def test_the_same_bytes_give_the_same_record(text: str) -> None:
    """Parse is a function of the message."""
    value = text.encode("utf-8", "replace")

    assert encode(run(value)) == encode(run(value))


@QUICK
@given(some.lists(TEXTS, max_size=4))
def test_details_never_fail_on_any_paragraphs(paragraphs: list[str]) -> None:
    """Quotes, credits and dates of whatever stands there."""
    for quote in quoted(paragraphs):
        assert quote.text == paragraphs[quote.paragraph][quote.start : quote.end]
    assert all(credit.agency for credit in cited(paragraphs))
    assert all(d.text in paragraphs[d.paragraph] for d in mentioned(paragraphs, None))


@QUICK
@given(TEXTS)
def test_an_address_is_reduced_once(text: str) -> None:
    """Reducing is idempotent and never fails."""
    form = canonical(f"https://kabar.example/{text}")

    assert form == canonical(form)


@QUICK
@given(TEXTS)
def test_any_string_is_a_time_or_none(text: str) -> None:
    """Reading a time never fails."""
    assert read_published(text, "envelope") in {None, read_published(text, "envelope")}


@QUICK
@given(some.binary(max_size=200), some.none() | some.text(max_size=12))
def test_any_bytes_are_text_or_refused(data: bytes, declared: str | None) -> None:
    """What is decoded can be written again."""
    try:
        text, *_ = decode_text(data, declared)
    except Rejected:
        return

    assert text == orjson.loads(orjson.dumps(text))


@QUICK
@given(some.lists(TEXTS, max_size=4), some.integers(min_value=0, max_value=60))
def test_a_cut_body_is_within_its_limit(paragraphs: list[str], limit: int) -> None:
    """Measured as JSON holds it."""
    clean = [text.encode("utf-8", "replace").decode() for text in paragraphs]
    plain = [text.replace("\n", " ").replace("\0", "") for text in clean]
    printable = ["".join(c for c in text if c.isprintable()) for text in plain]
    kept, _ = cut_body(printable, limit)

    assert sum(len(orjson.dumps(text)) - 2 for text in kept) <= limit
