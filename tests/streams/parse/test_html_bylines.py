"""Writers' names off the bylines that pages show."""

# ruff: noqa: RUF001 - look-alike letters and dashes are meant

from __future__ import annotations

import pytest

from streams.parse.html_bylines import marked_names, written_names
from streams.parse.html_head import read_head
from streams.parse.html_tokens import tags


def marked(page: str) -> list[str]:
    """Names in the elements of a page that are marked by a class."""
    return marked_names(read_head(page, tags(page)).author_classes, page)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p class=byline>By Sari Melati</p>", ["Sari Melati"]),
        (
            "<div class=author><div>Oleh</div> <a href=/s>Sari Melati</a> - </div>",
            ["Sari Melati"],
        ),
        (
            "<p class=byline>Par <a>Ana Lima</a> et <a>Rui Sá</a>, à Anuville</p>",
            ["Ana Lima", "Rui Sá"],
        ),
        (
            "<b class=writer>Sari Melati</b><b class=writer>Budi Hartanto</b>",
            ["Sari Melati", "Budi Hartanto"],
        ),
        ("<p class=byline>red, agensi</p>", []),
        ("<p class=byline>Share on Facebook</p>", []),
        ("<p class=byline>Sari " + "Melati " * 20 + "</p>", []),
        ("<p class=byline>Satu Dua Tiga Empat Lima Enam Tujuh</p>", []),
        ("<p class=byline>d'Artagnan</p>", []),
        ("<p class=byline>Ana d'Artagnan da Lima</p>", ["Ana d'Artagnan da Lima"]),
        ("<p class=byline>藤川美咲</p>", ["藤川美咲"]),
        ("<p class=byline>この記事は有料の会員だけが読むことができます</p>", []),
        ("<p class=byline>ईशा वर्मा</p>", ["ईशा वर्मा"]),
    ],
)
def test_marked_bylines(page: str, expected: list[str]) -> None:
    """Links first, then what looks like a name; one class marks several writers."""
    assert expected == marked(page)


def test_what_is_told_of_a_writer_is_no_name() -> None:
    """Another class is another thing."""
    page = "<b class=author>Sari</b><p class=author-bio>Ana Lima menulis tentang laut."

    assert ["Sari"] == marked(page)


def test_writers_of_other_stories_stand_too_far_off() -> None:
    """Teasers below the article bear the same class."""
    page = "<i class=author>Ana Lima</i>" + "x" * 3_000 + "<i class=author>Budi Wo</i>"

    assert ["Ana Lima"] == marked(page)


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        (
            "<h1>Judul</h1><div>Oleh <a>Sari Melati</a> - Mac 12, 2024</div>",
            ["Sari Melati"],
        ),
        (
            "<span>Von Lena Berg und Tom Ahr</span> <i>12. März 2024</i>",
            ["Lena Berg", "Tom Ahr"],
        ),
        ("<p>Di Giulia Marche | Cronaca</p>", ["Giulia Marche"]),
        ("<p>4 Mei 2018 - 10.15 WITA &#183; Oleh: Dewi Rara</p>", ["Dewi Rara"]),
        ("<p>Автор: Ирина Холм</p>", ["Ирина Холм"]),
        ("<p>記者林若晴／青禾報導</p>", ["林若晴"]),
        ("<p>기자명 한도윤 기자</p>", ["한도윤"]),
        ("<p>By the time it rained, all had gone home.</p>", []),
        ("<p>Di sini</p><p>" + "Oleh " * 40 + "</p>", []),
        ("", []),
    ],
)
def test_written_bylines(near: str, expected: list[str]) -> None:
    """A word like "by" opens the line; times and rubrics behind the names go."""
    assert expected == written_names(near)
