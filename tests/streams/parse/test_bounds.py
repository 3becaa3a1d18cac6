"""What parse emits is bounded."""

from __future__ import annotations

import pytest

from schemas.article import (
    Flag,
    ParsedArticle,
    RawReference,
    Related,
    RelatedFrom,
    Removed,
    RemovedKind,
)
from schemas.codec import encode
from streams.parse.bounds import MAX_LEDE, MAX_LINES, cut_body, cut_lede, cut_text, fit
from streams.settings import Settings

RAW = RawReference(
    topic="feed", partition=0, offset=0, timestamp="t", key=None, sha256="0"
)
CUT = (Flag.BODY_CUT,)


def article(**fields: object) -> ParsedArticle:
    """An article with these fields."""
    return ParsedArticle(id="i", version_id="v", aliases=(), raw=RAW, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "limit", "kept", "flags"),
    [
        ("a\nb", 10, "a\nb", ()),
        ("satu dua\ntiga empat", 12, "satu dua", CUT),
        ("satu dua tiga", 9, "satu dua", CUT),
        ("x" * 20, 9, "x" * 9, CUT),
        ("a\n" * (MAX_LINES + 5), 10**6, "\n".join(["a"] * MAX_LINES), CUT),
    ],
)
def test_a_text_is_cut_at_a_line(
    text: str, limit: int, kept: str, flags: tuple[Flag, ...]
) -> None:
    """By size and by number of lines, at a word when there is no line."""
    assert (kept, flags) == cut_text(text, limit)


@pytest.mark.parametrize(
    ("paragraphs", "limit", "kept", "flags"),
    [
        (["satu", "dua"], 7, ("satu", "dua"), ()),
        (["satu", "dua tiga"], 8, ("satu", "dua"), CUT),
        (["satu", "dua"], 4, ("satu",), CUT),
        (["éé é"], 5, ("éé",), CUT),
        (['"""" "'], 8, ('""""',), CUT),
        (["\\" * 9], 8, ("\\" * 4,), CUT),
    ],
)
def test_a_body_is_cut_at_a_word(
    paragraphs: list[str], limit: int, kept: tuple[str, ...], flags: tuple[Flag, ...]
) -> None:
    """Measured as JSON holds it, never inside a sign."""
    assert (kept, flags) == cut_body(paragraphs, limit)


def test_a_lede_that_is_a_book() -> None:
    """The first paragraph, unless it is endless."""
    assert "satu dua" == cut_lede("satu dua")
    assert len(cut_lede("kata " * MAX_LEDE)) <= MAX_LEDE


def test_a_small_record_is_left_alone() -> None:
    """Nothing is measured where nothing can be too large."""
    small = article(paragraphs=("a",))

    assert small is fit(small, Settings(), 10)


def test_what_explains_goes_first() -> None:
    """Unknown fields, then removed lines; the text stays."""
    full = article(
        paragraphs=("Teks.",),
        removed=(Removed(line=1, kind=RemovedKind.AD, rule="r", text="x" * 900),),
        related=(Related(headline="y" * 300, from_=RelatedFrom.TAIL),),
        extra={"z": "z" * 900},
    )
    size = len(encode(full))

    assert full == fit(full, Settings(max_record_bytes=size), size)
    some = fit(full, Settings(max_record_bytes=size - 1), size)
    assert ({}, full.removed, (Flag.EXTRA_CUT,)) == (
        some.extra,
        some.removed,
        some.flags,
    )
    least = fit(full, Settings(max_record_bytes=100), size)
    assert ((), (), full.paragraphs, (Flag.BODY_CUT, Flag.EXTRA_CUT)) == (
        least.removed,
        least.related,
        least.paragraphs,
        least.flags,
    )


def test_many_small_entries_are_measured() -> None:
    """Each entry costs more than its text: a small value can make a large record."""
    line = Removed(line=1, kind=RemovedKind.AD, rule="r", text="a")
    long = article(removed=(line,) * 1000)

    assert () == fit(long, Settings(max_record_bytes=30_000), 2_000).removed
