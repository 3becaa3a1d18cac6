"""The exact strings by which an article is known, or a takedown names it.

An *alias* says "the same article"; `ParsedArticle.aliases` holds them, identity first:

    guid:<source>:<guid>   the newsroom's own id within its source; empty source allowed
    url:<canonical URL>    as `streams.parse.urls.canonical` writes it
    text:<32 hex>          hash of the normalised title-less body (`Sketch.text`)

A *handle* is what a takedown may say: it stands in a takedown's `aliases` beside exact
ones. A live article answers to `handles_of(it)`; a handle is never an identity:

    guid:*:<guid>          the guid when the takedown does not tell the source
    key:<raw key>          the raw key as text (no UTF-8: `key:hex:<hex>`)
    id:<article id>        parse's id or the resolved id, `urn:kawat:article:<32 hex>`

`key:` cancels only while it has named exactly one article (else `ambiguous_takedown`);
the rest are explicit. An alias longer than MAX_ALIAS is replaced by its hash.
"""

from __future__ import annotations

from schemas.article import ParsedArticle
from schemas.ids import ARTICLE, digest

__all__ = [
    "guid_alias",
    "guid_handle",
    "handles_of",
    "id_handle",
    "is_article_id",
    "key_handle",
    "key_text",
    "text_alias",
    "url_alias",
]

MAX_KEY = 4096  # bytes
MAX_ALIAS = 512
ID_LENGTH = len(ARTICLE) + 32


def guid_alias(source: str | None, guid: str) -> str:
    """Name an article by its source and guid; case counts in the guid only."""
    return _bounded("guid:", f"{(source or '').casefold()}:{guid}")


def guid_handle(guid: str) -> str:
    """Name whatever bears this guid, whichever source it has."""
    return _bounded("guid:*:", guid)


def url_alias(canonical: str) -> str:
    """Name an article by its canonical URL."""
    return _bounded("url:", canonical)


def text_alias(text_hash: str) -> str:
    """Name an article by the hash of its text."""
    return f"text:{text_hash}"


def key_handle(key: str) -> str:
    """Name whatever came under this raw key."""
    return _bounded("key:", key)


def id_handle(article_id: str) -> str:
    """Name an article by its id."""
    return f"id:{article_id}"


def is_article_id(text: str) -> bool:
    """Say whether the text is an id as `schemas.ids.article_id` makes it."""
    tail = text[len(ARTICLE) :]
    return (
        len(text) == ID_LENGTH
        and text.startswith(ARTICLE)
        and not tail.strip("0123456789abcdef")
    )


def key_text(key: bytes | None) -> str | None:
    """Read a raw key as text, bytes that are no UTF-8 in hex; a huge one by digest.

    Records carry the key on every hop, so it is bounded here, where it enters.
    """
    if key is None:
        return None
    if len(key) > MAX_KEY:
        return f"hash:{digest(key.hex())}"
    try:
        return key.decode("utf-8")
    except UnicodeDecodeError:
        return f"hex:{key.hex()}"


def handles_of(article: ParsedArticle) -> tuple[str, ...]:
    """List what a takedown may call this live article beside its aliases."""
    found = [id_handle(article.id)]
    if article.guid is not None:
        found.append(guid_handle(article.guid))
    if article.raw.key is not None:
        found.append(key_handle(article.raw.key))
    return tuple(found)


def _bounded(prefix: str, name: str) -> str:
    if len(name) <= MAX_ALIAS:
        return prefix + name
    return f"{prefix}hash:{digest(name)}"
