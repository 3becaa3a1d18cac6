"""Which leaves of a page are its article."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest
from selectolax.lexbor import SelectolaxError

from streams.parse.html_article import find_article
from streams.parse.html_leaves import Leaf, read_leaves, visible_html

ONE = "Warga Sampit menutup jalan desa sejak pagi, kata kepala desa setempat, Rabu."
TWO = "Mereka menuntut perbaikan jembatan, yang sudah rusak sejak musim hujan lalu."
SIX = "Pemerintah kabupaten berjanji, perbaikan akan dimulai pada akhir bulan depan."
STORY = (ONE, TWO, SIX)
BODY = "".join(f"<p>{text}</p>" for text in STORY)


def article(page: str) -> tuple[str, ...]:
    """Blocks of the article of a page's source."""
    return find_article(read_leaves(page)).blocks


def links(page: str) -> list[tuple[str, int, str]]:
    """Leaves of a page: text, signs inside links, tag."""
    return [(leaf.text, leaf.links, leaf.part.tag) for leaf in read_leaves(page)]


def test_leaves_are_runs_of_text_between_blocks() -> None:
    """Inline tags and line ends do not end a leaf, br and comments do and do not."""
    page = "<p>Satu\n<b>dua</b> <a href=x>tiga </a><!-- x -->empat<br>lima</p>enam"

    assert [
        ("Satu dua tiga empat", 4, "p"),
        ("lima", 0, "p"),
        ("enam", 0, "body"),
    ] == links(page)


def test_what_nobody_sees_is_no_leaf() -> None:
    """Scripts, menus, hidden parts."""
    page = (
        "<script>x</script> <nav>y</nav><p hidden>z</p>"
        "<div style='display:none'>t</div>"
        "<select><option>u</select><p>Satu</p><hr><p> </p>"
    )

    assert [("Satu", 0, "p")] == links(page)


def test_a_page_that_scripts_would_show_is_read() -> None:
    """Many hide the body until it is styled; what is hidden in it stays so."""
    page = "<body style='display:none'><p>Satu</p><div hidden><nav>x</nav>y</div>"

    assert [("Satu", 0, "p")] == links(page)
    assert "<p>Satu</p></body>" in visible_html(page)


def test_a_long_name_is_no_less_furniture() -> None:
    """It is looked at without being remembered."""
    names = "x" * 300 + " sidebar"

    assert STORY == article(f"<div>{BODY}</div><div class='{names}'><p>{ONE}</p></div>")


def test_a_page_without_body_has_no_leaves() -> None:
    """A frameset has none."""
    assert () == read_leaves("<frameset><frame src=a></frameset>")


def test_memory_at_its_end_is_told_as_such() -> None:
    """Lexbor says only that it cannot parse; the pool must know the reason."""
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    page = "<p>kata" * 400_000
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (used + 24 * 1_048_576, before[1]))
    try:
        with pytest.raises(MemoryError):
            read_leaves(page)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def test_a_parser_without_memory_is_told_as_such(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same without the luck of which allocation fails first."""

    def refuse(_: str) -> None:
        raise SelectolaxError("Can't parse HTML")

    monkeypatch.setattr("selectolax.lexbor.LexborHTMLParser", refuse)

    with pytest.raises(MemoryError):
        read_leaves("<p>Satu")


def test_deep_pages_do_not_exhaust_the_stack() -> None:
    """The walk keeps its own."""
    (leaf,) = read_leaves("<section>" * 3_000 + "Satu")

    assert 3_001 == sum(1 for _ in leaf.part.outwards())


@pytest.mark.parametrize(
    "page",
    [
        f"<div>{BODY}</div>",
        f"<article><h1>Judul</h1>{BODY}</article>",
        BODY,
        "<div>" + "<br><br>".join(STORY) + "</div>",
        "".join(f"<div class=par>{text}</div>" for text in STORY),
        "<table><tr><td>" + "<p>".join(STORY) + "</table>",
        "".join(f"<div class=chunk-{len(t)}><p>{t}</p></div>" for t in STORY),
    ],
)
def test_articles_of_every_build(page: str) -> None:
    """Paragraphs, line breaks, blocks, tables, chunks with numbered names."""
    assert STORY == article(page)


def test_what_stands_beside_is_left_out() -> None:
    """Comments, cards of other stories, captions, share bars, the law's notices."""
    cards = "".join(
        f"<li><h3><a href=x>Judul {i}</a></h3><p>{TWO}</p></li>" for i in range(3)
    )
    page = (
        f"<main><div class=isi>{BODY}<figure><p>{ONE}</p></figure>"
        "<div class='share-bar'>Bagikan</div>"
        "<p><a href=x>Baca selanjutnya</a></p></div>"
        f"<ul>{cards}</ul></main>"
        f"<div id=comments>{f'<p>{SIX}</p>' * 9}</div>"
        f"<div class='cookie-banner'>{f'<p>{SIX}</p>' * 9}</div>"
    )

    assert STORY == article(page)


def test_a_name_does_not_hide_the_trunk() -> None:
    """What holds much of the prose is no furniture, whatever it is called."""
    assert STORY == article(f"<div class='author-latest'>{BODY}</div>")


def test_items_with_words_of_their_own_stay() -> None:
    """A digest of links with a sentence each is text; bare links are not."""
    item = f"<li><a href=x>Judul yang ditautkan di sini</a> {ONE}</li>"
    bare = "<li><a href=x>Judul lain yang ditautkan di sini</a></li>"

    found = article(f"<div>{BODY}<ul>{item}{bare}</ul><h2>Baca juga</h2></div>")

    assert (*STORY, f"Judul yang ditautkan di sini {ONE}") == found


def test_a_table_keeps_its_links() -> None:
    """Scores and standings link their teams."""
    row = "<tr><td>1</td><td><a href=x>Persada Utara</a> 12</td></tr>"

    assert "Persada Utara 12" not in article(f"<div>{BODY}</div><table>{row}</table>")
    assert "1" in article(f"<div>{BODY}<table>{row}</table></div>")


def test_a_digest_of_linked_sentences_is_an_article() -> None:
    """Items mostly linked, each with words of its own."""
    items = "".join(f"<li><a href=x>{TWO}</a> {ONE[:70]}</li>" for _ in range(3))

    assert 3 == len(article(f"<ol>{items}</ol>"))


@pytest.mark.parametrize(
    "page", ["", "<h1>Judul saja yang ada di halaman ini</h1>", "<p>Satu"]
)
def test_no_prose_no_article(page: str) -> None:
    """Labels and headlines make none."""
    assert () == article(page)


def test_the_share_tells_how_much_was_left_out() -> None:
    """All of the page's prose, or half of it."""
    cards = "".join(
        f"<section class=kartu{'x' * i}><p>{ONE}</p></section>" for i in range(3)
    )
    whole = find_article(read_leaves(f"<div class=isi>{BODY}</div>")).share
    part = find_article(read_leaves(f"<div class=isi>{BODY}</div>{cards}")).share

    assert 1.0 == whole
    assert 0.4 < part < 0.6


def test_leaves_compare_by_value() -> None:
    """Two readings of a page give the same leaves, in other parts."""
    first, second = read_leaves("<p>Satu"), read_leaves("<p>Satu")

    assert isinstance(first[0], Leaf)
    assert first != second


def test_what_little_stands_above_the_headline_goes() -> None:
    """Rubrics, dates; much prose above a headline is an article of several."""
    rubric = f"<article><p>Daerah</p><h1>Jembatan rusak</h1>{BODY}</article>"
    several = f"<article>{BODY}<h1>Jembatan rusak</h1>{BODY}</article>"

    assert STORY == article(rubric)
    assert (*STORY, *STORY) == article(several)


def test_bare_clocks_are_no_text() -> None:
    """Live blogs set one above each entry."""
    assert STORY == article(f"<div>14:32<p>{ONE}</p>2.15 pm<p>{TWO}</p><p>{SIX}</p>")


def test_a_long_quote_is_a_part_of_the_article() -> None:
    """Its paragraphs hang elsewhere; those around it hang in the article itself."""
    quote = "".join(f"<p>{text} {text}</p>" for text in STORY)
    page = f"<main>{BODY}<div class=speech>{quote}</div><p>{ONE}</p></main>"

    assert (*STORY, *(f"{x} {x}" for x in STORY), ONE) == article(page)


def test_an_item_that_is_half_a_link_is_no_article() -> None:
    """Nothing is left, and nothing leads to it."""
    item = f"{ONE[:55]} <a href=x>{TWO[:40]}</a>"

    assert () == article(f"<h1>Jalan</h1><ul><li>{item}</li></ul>")


def test_the_line_with_writer_and_time_goes() -> None:
    """Above the text only: a sentence with a clock stays, and so does a schedule."""
    stamp = "Sari Melati 8 Januari 2024, 8:05"

    assert STORY == article(f"<main><div>{stamp}</div>{BODY}</main>")
    assert (*STORY, stamp) == article(f"<main>{BODY}<div>{stamp}</div></main>")
    assert f"{stamp}." == article(f"<main><p>{stamp}.</p>{BODY}</main>")[0]
