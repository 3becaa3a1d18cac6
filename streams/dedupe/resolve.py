"""Which article a text belongs to: rule 5 of the memo (adr/0005)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from schemas.article import ParsedArticle
from schemas.ids import article_id
from streams.aliases import handles_of
from streams.dedupe.memo import Memo
from streams.dedupe.record import Record, id_bytes, name

__all__ = ["Standing", "handles", "standing"]

TEXT = "text:"
KEY = "key:"


class Standing(Struct, frozen=True, kw_only=True):
    """What the aliases say: the article's id, and whether it was taken down.

    `born` None = no live article bears one of the aliases. `claims` are the aliases
    that the record may bear. `is_by_text` = nothing but the body names the article.
    """

    id: bytes
    born: int | None
    claims: tuple[bytes, ...]
    is_withdrawn: bool = False
    is_by_text: bool = False


def standing(article: ParsedArticle, memo: Memo) -> Standing:
    """Resolve the id of an article from the live records that share an alias."""
    told = _identities(article)
    named = [name(alias) for alias in told]
    owners = {alias: memo.identity.owner(alias) for alias in named}
    known = sorted(
        {(r.born, r.id) for r in owners.values() if r is not None and r.id is not None}
    )
    gone = [owner for owner in known if memo.identity.is_canceled(owner[1])]
    if gone or memo.identity.has_takedown(chain(named, _callable(article))):
        return _withdrawn(told, owners, gone, memo)
    born, own = known[0] if known else (None, _new_id(told[0], memo))
    return Standing(
        id=own,
        born=born,
        claims=tuple(named),
        is_by_text=told[0].startswith(TEXT),
    )


def handles(article: ParsedArticle) -> tuple[bytes, ...]:
    """List what a takedown may call the article beside its aliases."""
    return tuple(map(name, handles_of(article)))


def _identities(article: ParsedArticle) -> tuple[str, ...]:
    """Keep guid and URL; the body names an article only when nothing else does."""
    told = tuple(a for a in article.aliases if not a.startswith(TEXT))
    return told or article.aliases


def _callable(article: ParsedArticle) -> Iterator[bytes]:
    """List what a takedown that came before may have called it: no outlet-wide key."""
    yield from (name(each) for each in handles_of(article) if not each.startswith(KEY))


def _withdrawn(
    told: tuple[str, ...],
    owners: dict[bytes, Record | None],
    gone: list[tuple[int, bytes]],
    memo: Memo,
) -> Standing:
    """Let a withdrawn record claim no alias that a live article holds."""
    free = [
        alias
        for alias in told
        if (owner := owners[name(alias)]) is None
        or owner.id is None
        or memo.identity.is_canceled(owner.id)
    ]
    born, own = gone[0] if gone else (None, _new_id((free or told)[0], memo))
    return Standing(id=own, born=born, claims=tuple(map(name, free)), is_withdrawn=True)


def _new_id(alias: str, memo: Memo) -> bytes:
    return id_bytes(article_id(alias, memo.era()))
