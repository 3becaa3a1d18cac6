"""The strings by which articles and takedowns meet."""

from __future__ import annotations

import pytest

from schemas.article import ParsedArticle, RawReference
from schemas.ids import article_id
from streams import aliases

RAW = RawReference(
    topic="feed", partition=0, offset=1, timestamp="t", key="kabar/1", sha256="0"
)


def test_exact_aliases() -> None:
    """Source and guid, canonical URL, text hash; the source's case does not count."""
    assert "guid:kabar:A1" == aliases.guid_alias("KABAR", "A1")
    assert "guid::A1" == aliases.guid_alias(None, "A1")
    assert "url:https://kabar.example/a" == aliases.url_alias("https://kabar.example/a")
    assert "text:00ff" == aliases.text_alias("00ff")


def test_a_long_name_is_told_by_its_hash() -> None:
    """An alias stays short, and two long names stay two."""
    one, other = aliases.key_handle("k" * 600), aliases.key_handle("k" * 601)

    assert "key:hash:" == one[:9]
    assert len(one) < 50
    assert one != other


@pytest.mark.parametrize(
    ("key", "text"),
    [(None, None), (b"", ""), (b"a\nb", "a\nb"), (b"\xff\xfe", "hex:fffe")],
)
def test_a_key_as_text(key: bytes | None, text: str | None) -> None:
    """Keys are any bytes; what is no UTF-8 is told in hex."""
    assert text == aliases.key_text(key)


def test_a_huge_key_is_told_by_its_digest() -> None:
    """Records carry the key on every hop: it may not outgrow them."""
    one, other = (aliases.key_text(b"\0" * size) for size in (520_000, 520_001))

    assert one is not None
    assert "hash:" == one[:5]
    assert len(one) < 50
    assert one != other


def test_an_article_id_is_told_from_other_names() -> None:
    """Only the form that we make ourselves counts."""
    own = article_id("text:1")

    assert aliases.is_article_id(own)
    assert not aliases.is_article_id(own[:-1] + "X")
    assert not aliases.is_article_id("urn:kawat:story:" + own[-32:])


def test_what_a_live_article_answers_to() -> None:
    """Its id, its guid whatever the source, the key that it came under."""
    bare = ParsedArticle(
        id="urn:kawat:article:0",
        version_id="v",
        aliases=(),
        raw=RawReference(
            topic="f", partition=0, offset=0, timestamp="t", key=None, sha256="0"
        ),
    )
    full = ParsedArticle(id="i", version_id="v", aliases=(), raw=RAW, guid="A1")

    assert ("id:urn:kawat:article:0",) == aliases.handles_of(bare)
    assert ("id:i", "guid:*:A1", "key:kabar/1") == aliases.handles_of(full)
