"""What a page says about itself, unjudged."""

from __future__ import annotations

from streams.parse.html_head import MAX_ITEMS, NAMES, Head, is_marked, read_head
from streams.parse.html_tokens import Wanted, scan


def head(page: str) -> Head:
    """Read the tags that are kept of a page's source."""
    wanted = Wanted(names=NAMES, is_marked=is_marked, signs=1_000)
    return read_head(page, scan(page, 1_000_000, wanted).kept)


def test_metas_by_any_name() -> None:
    """Property, name, itemprop, http-equiv name a meta; without content it is none."""
    found = head(
        '<meta property="OG:Title" content=" A &amp; B ">'
        "<meta name=author content=Sari itemprop=author><meta name=robots>"
    )

    assert [
        ("og:title", "A & B"),
        ("author", "Sari"),
        ("author", "Sari"),
    ] == found.metas
    assert ["A & B", "Sari", "Sari"] == found.meta("og:title", "author", "none")


def test_links_titles_language_and_json() -> None:
    """Canonical links, titles, the page's language, JSON-LD blocks."""
    found = head(
        '<html lang=id><link rel="stylesheet canonical" href=/a><link rel=canonical>'
        "<title>Judul\n baru</title><html lang=en>"
        "<script type=application/LD+json>{}</script><script>x</script>"
    )

    assert (["/a"], ["Judul baru"], "id", ["{}"]) == (
        found.canonical,
        found.titles,
        found.language,
        found.json_ld,
    )


def test_a_script_with_a_writers_mark_is_read_for_nothing() -> None:
    """Only the JSON of linked data tells of the article."""
    found = head("<script class=author-box>Sari</script>")

    assert ([], []) == (found.json_ld, found.author_classes)


def test_headlines_with_their_place() -> None:
    """Markup inside a headline goes, its place is kept."""
    assert [(3, "Judul berita")] == head("<p><h1>Judul <i>berita</i></h1>").headlines


def test_an_unclosed_headline_is_cut() -> None:
    """No end tag: a bounded stretch is read."""
    ((_, text),) = head("<h1>" + "kata " * 2_000).headlines

    assert 3_000 >= len(text)


def test_an_unclosed_headline_ends_where_a_paragraph_begins() -> None:
    """Else the article would be its own headline."""
    open_ended = "<h1>Panen <i>Raya</i><P class=a>Warga memanen padi.<p>Hujan turun."
    closed = "<h1><div>Panen Raya</div></h1><p>Warga memanen padi."

    assert [(0, "Panen Raya")] == head(open_ended).headlines
    assert [(0, "Panen Raya")] == head(closed).headlines


def test_times_and_authors_in_the_page() -> None:
    """Marked by element, itemprop, rel or class; readers' comments write no article."""
    page = (
        "<time datetime=2024-05-16>kemarin</time>"
        '<span itemprop="datePublished" content="2024-05-17">x</span><time>Kamis</time>'
        "<a rel=author>Sari Melati</a><b itemprop=author content='Budi'></b>"
        '<div class="post-author">Oleh Tono</div><i class="comment-author">Anu</i>'
        '<i data-x="author">Bukan</i>'
    )

    found = head(page)

    assert ["2024-05-16", "2024-05-17", "Kamis"] == [x.stamp for x in found.times]
    assert ["2024-05-17"] == found.meta("datepublished")
    assert ["Sari Melati", "Budi"] == [
        x.content or page[x.start : x.end] for x in found.author_links
    ]
    assert [("post-author", "Oleh Tono")] == [
        (x.marks, page[x.start : x.end]) for x in found.author_classes
    ]


def test_an_element_ends_with_its_own_end_tag() -> None:
    """Elements of the same name within it, and one that never ends."""
    page = "<div class=author>Oleh <div>Sari</div> Melati</div><p class=byline>Budi"

    assert ["Oleh <div>Sari</div> Melati", "Budi"] == [
        page[x.start : x.end] for x in head(page).author_classes
    ]


def test_what_is_kept_is_bounded() -> None:
    """A page with thousands of titles keeps some."""
    found = head("<title>x</title><h1>y</h1>" * (MAX_ITEMS + 5))

    assert (MAX_ITEMS, MAX_ITEMS) == (len(found.titles), len(found.headlines))


def test_an_update_is_told_by_marks_or_by_the_words_before_it() -> None:
    """Some themes mark the first time as published and updated."""
    page = (
        '<time class="entry-date updated">1</time><time class="updated">2</time>'
        "<p>Diperbarui: <time>3</time></p><p>Terbit: <time>4</time></p>"
    )

    assert [False, True, True, False] == [t.is_update(page) for t in head(page).times]
