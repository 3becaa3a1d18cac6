"""One envelope becomes one article: read the body, find what it says, name it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from schemas.article import (
    Credit,
    Flag,
    ParsedArticle,
    Published,
    RawReference,
    RemovedKind,
)
from schemas.errors import Reason, Rejected
from schemas.ids import article_id, version_id
from streams import aliases
from streams.language import detect
from streams.parse.bounds import cut_body, cut_lede
from streams.parse.credits import cited, signed
from streams.parse.dates import mentioned
from streams.parse.fields import Envelope
from streams.parse.outlets import Outlets
from streams.parse.published import instant, is_plausible, read_published
from streams.parse.quotes import quoted
from streams.parse.reading import Content, read_content
from streams.parse.urls import canonical, is_same_site
from streams.settings import Settings
from streams.sketch import sketched
from streams.text import Tokens

__all__ = ["assemble"]

SHORT_WORDS = 30
FIRST_RECORD = datetime(1990, 1, 1, tzinfo=UTC)


def assemble(
    envelope: Envelope, raw: RawReference, settings: Settings, outlets: Outlets
) -> ParsedArticle:
    """Parse one envelope that is no takedown; raises Rejected."""
    told = read_published(envelope.published_at, "envelope")
    written = _raw_time(raw)
    then = outlets.between(_day(instant(told)), _day(written))
    content = read_content(envelope, settings, then)
    paragraphs, body_flags = cut_body(content.paragraphs, settings.max_body_bytes)
    if not any(char.isalnum() for text in paragraphs for char in text):
        raise Rejected(Reason.EMPTY_BODY, "nothing left but links, ads and white space")
    embargo = _embargo(envelope)
    published, time_flags = _published(envelope, told, content, written)
    moment = instant(published) or written
    tokens = Tokens.of(content.title, paragraphs)
    word_count = tokens.text.count(" ") + len(paragraphs)  # single blanks
    language = detect(tokens.text, envelope.language or content.language, tokens.body)
    sketch = sketched(tokens)
    url = _address(envelope, content)
    names = _aliases(envelope, url, sketch.text)
    flags = [*envelope.flags, *content.flags, *body_flags, *time_flags]
    if content.title is None:
        flags.append(Flag.NO_TITLE)
    if word_count < SHORT_WORDS:
        flags.append(Flag.SHORT)
    if language.code == "und":
        flags.append(Flag.LANGUAGE_UNSURE)
    return ParsedArticle(
        id=article_id(names[0]),
        version_id=version_id(content.title, paragraphs, envelope.status, embargo),
        aliases=names,
        raw=raw,
        guid=envelope.guid,
        source=envelope.source,
        url=envelope.url,
        canonical_url=url,
        format=envelope.format,
        status=envelope.status,
        embargoed_until=embargo,
        title=content.title,
        dateline=content.dateline,
        authors=content.authors,
        byline=content.byline,
        published=published,
        lede=cut_lede(paragraphs[0]),
        paragraphs=paragraphs,
        word_count=word_count,
        removed=content.removed,
        related=content.related,
        quotes=quoted(paragraphs, tokens.body),
        credits=_credits(envelope, content, paragraphs),
        mentioned_dates=mentioned(
            paragraphs, None if moment is None else moment.date()
        ),
        language=language,
        sketch=sketch,
        flags=tuple(sorted(set(flags))),
        extra=envelope.extra,
    )


def _credits(
    envelope: Envelope, content: Content, paragraphs: tuple[str, ...]
) -> tuple[Credit, ...]:
    lines = [part.text for part in content.removed if part.kind is RemovedKind.CREDIT]
    below = signed(lines, len(paragraphs) - 1)
    return cited(paragraphs, envelope.source) + below


def _embargo(envelope: Envelope) -> str | None:
    """Read the embargo; one that nobody can read stops the article (RECORDS §2)."""
    if envelope.embargoed_until is None:
        return None
    read = read_published(envelope.embargoed_until, "envelope", "+00:00")
    if read is None:
        raise Rejected(
            Reason.INVALID_FIELD,
            f"embargoed_until: no time: {envelope.embargoed_until}",
        )
    return read.at


def _published(
    envelope: Envelope,
    told: Published | None,
    content: Content,
    written: datetime | None,
) -> tuple[Published | None, tuple[Flag, ...]]:
    """Choose the time: the envelope's, else the page's; an absurd one is flagged."""
    is_absurd = envelope.published_at is not None and told is None
    flags = (Flag.DATE_IMPLAUSIBLE,) if is_absurd else ()
    chosen = told or content.published
    if chosen is None:
        return None, flags
    reference = written or instant(read_published(envelope.fetched_at, "fetched"))
    if not is_plausible(chosen, reference):
        return chosen, (Flag.DATE_IMPLAUSIBLE,)
    return chosen, flags


def _day(at: datetime | None) -> date | None:
    return None if at is None else at.date()


def _raw_time(raw: RawReference) -> datetime | None:
    """Take the record's time where it can be one; zero is what stands for none."""
    at = datetime.fromisoformat(raw.timestamp)
    return at if at > FIRST_RECORD else None


def _address(envelope: Envelope, content: Content) -> str | None:
    """Take the page's own word for its address when it is of the same site."""
    own = canonical(envelope.url)
    said = canonical(content.canonical_url)
    if own is None or said is None:
        return own or said
    return said if is_same_site(own, said) else own


def _aliases(envelope: Envelope, url: str | None, text_hash: str) -> tuple[str, ...]:
    found: list[str] = []
    if envelope.guid is not None:
        found.append(aliases.guid_alias(envelope.source, envelope.guid))
    if url is not None:
        found.append(aliases.url_alias(url))
    return (*found, aliases.text_alias(text_hash))
