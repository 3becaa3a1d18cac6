"""A takedown: a null value under a key, or an envelope with status `canceled`."""

from __future__ import annotations

from schemas.article import Flag, ParsedArticle, RawReference, Status
from schemas.errors import Reason, Rejected
from schemas.ids import article_id, version_id
from schemas.message import Message, header
from streams import aliases
from streams.parse import clean
from streams.parse.fields import Envelope
from streams.parse.urls import canonical

__all__ = ["of_envelope", "of_key"]


def of_key(message: Message, raw: RawReference) -> ParsedArticle:
    """Take down what the key of a null value names; raises Rejected (empty_value)."""
    if not message.key or raw.key is None:
        raise Rejected(Reason.EMPTY_VALUE, "null value without a key names nothing")
    name = clean.line(raw.key)
    source = clean.line(header(message.headers, "source") or "") or None
    found = _exact(name, source)
    return _canceled(raw, (*found, aliases.key_handle(raw.key)), source=source)


def of_envelope(envelope: Envelope, raw: RawReference) -> ParsedArticle:
    """Take down what the envelope's guid and URL name; raises Rejected."""
    found: list[str] = []
    url = canonical(envelope.url)
    if envelope.guid is not None:
        found.append(aliases.guid_alias(envelope.source, envelope.guid))
        if envelope.source is None:
            found.append(aliases.guid_handle(envelope.guid))
        if aliases.is_article_id(envelope.guid):
            found.append(aliases.id_handle(envelope.guid))
    if url is not None:
        found.append(aliases.url_alias(url))
    if not found:
        raise Rejected(Reason.INVALID_FIELD, "canceled, but neither guid nor url")
    return _canceled(
        raw,
        tuple(found),
        source=envelope.source,
        guid=envelope.guid,
        url=envelope.url,
        canonical_url=url,
        flags=tuple(sorted(set(envelope.flags))),
    )


def _exact(name: str, source: str | None) -> tuple[str, ...]:
    """List what a key can be: an article id, a URL, a guid."""
    if aliases.is_article_id(name):
        return (aliases.id_handle(name),)
    found: list[str] = []
    url = canonical(name)
    if url is not None:
        found.append(aliases.url_alias(url))
    if source is not None:
        found.append(aliases.guid_alias(source, name))
    return (*found, aliases.guid_handle(name))


def _canceled(  # noqa: PLR0913 - the names it went by, all named
    raw: RawReference,
    names: tuple[str, ...],
    *,
    source: str | None,
    guid: str | None = None,
    url: str | None = None,
    canonical_url: str | None = None,
    flags: tuple[Flag, ...] = (),
) -> ParsedArticle:
    identity = names[0].removeprefix("id:")
    return ParsedArticle(
        id=identity if aliases.is_article_id(identity) else article_id(names[0]),
        version_id=version_id(None, (), Status.CANCELED, None),
        aliases=names,
        raw=raw,
        source=source,
        guid=guid,
        url=url,
        canonical_url=canonical_url,
        status=Status.CANCELED,
        flags=flags,
    )
