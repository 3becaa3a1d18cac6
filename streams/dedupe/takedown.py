"""Takedowns: which articles a `canceled` record names, and what it sends for them."""

from __future__ import annotations

from schemas.article import ParsedArticle
from schemas.errors import Reason, Rejected
from schemas.ids import article_id
from streams.aliases import is_article_id
from streams.dedupe.memo import Memo
from streams.dedupe.record import Kind, Record, id_bytes, name
from streams.dedupe.ruling import Ruling, Said

__all__ = ["rule"]

KEY = "key:"
ID = "id:"


def rule(article: ParsedArticle, memo: Memo) -> Ruling:
    """Cancel every article that a live record with one of the names has.

    A bare raw key cancels only while it has named exactly one article; when it is
    neither that nor the guid, URL or id of a known one, the takedown is refused, and
    the refusal is remembered: a redelivery is refused in the same words.
    """
    explicit = [alias for alias in article.aliases if not alias.startswith(KEY)]
    keys = [alias for alias in article.aliases if alias.startswith(KEY)]
    found = _named(explicit, memo)
    if not found and keys:
        return _by_key(article, explicit, keys[0], memo)
    return _cancel(article, explicit, found, memo)


def _by_key(
    article: ParsedArticle, explicit: list[str], key: str, memo: Memo
) -> Ruling:
    named = _ids(memo.identity.answering(name(key)))
    if len(named) == 1:
        return _cancel(article, [], named, memo)
    certain = [alias for alias in explicit if not alias.startswith("guid:")]
    if certain:  # an address or id that is not known yet: it may still come
        return _cancel(article, certain, [], memo)
    rejection = Rejected(
        Reason.AMBIGUOUS_TAKEDOWN,
        f"{key}: names {len(named)} articles and is no known guid, URL or article id",
    )
    return Ruling(kind=Kind.AMBIGUOUS, said=Said(rejection=rejection))


def _named(aliases: list[str], memo: Memo) -> list[bytes]:
    identity = memo.identity
    found: list[Record] = []
    for alias in aliases:
        key = name(alias)
        found += identity.bearers(key)
        found += identity.answering(key)
        if alias.startswith(ID):
            found += identity.members(id_bytes(alias))
    return _ids(found)


def _ids(records: list[Record]) -> list[bytes]:
    """List the articles of these records, the oldest record first."""
    ordered = sorted(records, key=lambda record: record.seq)
    return list(dict.fromkeys(r.id for r in ordered if r.id is not None))


def _cancel(
    article: ParsedArticle, names: list[str], found: list[bytes], memo: Memo
) -> Ruling:
    canceled = [(own, _top(own, memo)) for own in found]
    gone = [
        (own, record.origin)
        for own in found
        for record in memo.identity.members(own)
        if record.is_folded
    ]
    awaited = [] if found else [(_awaited(article, memo), 0)]
    return Ruling(
        kind=Kind.TAKEDOWN,
        said=Said(canceled=(*canceled, *awaited), gone=tuple(gone)),
        aliases=tuple(map(name, names)),
        ids=tuple(found),
    )


def _awaited(article: ParsedArticle, memo: Memo) -> bytes:
    """Name an article that has not come: its own id, else as its first alias will."""
    first = article.aliases[0].removeprefix(ID)
    return id_bytes(first if is_article_id(first) else article_id(first, memo.era()))


def _top(own: bytes, memo: Memo) -> int:
    newest = memo.identity.newest(own)
    return 0 if newest is None else newest.top
