"""The text-only path: blocks without a tree."""

from __future__ import annotations

from streams.parse.html_text import plain_blocks
from streams.parse.html_tokens import tags

LONG = "Warga bekerja bakti di balai desa sejak pagi sampai sore hari. " * 4


def blocks(page: str) -> tuple[str, ...]:
    """Blocks of a page's source."""
    return plain_blocks(page, tags(page))


def test_blocks_end_at_block_tags_only() -> None:
    """Inline tags, line ends and references do not break a block."""
    page = "<h1>Satu</h1><p>Dua\n<b>tiga</b> &amp; <a href=x>empat</a><br>lima</p>"

    assert ("Satu", "Dua tiga & empat", "lima") == blocks(page)


def test_scripts_styles_and_comments_are_no_text() -> None:
    """Raw text of an element is not the page's."""
    assert ("Satu",) == blocks("<script>x</script><style>y</style><!-- z -->Satu")


def test_furniture_goes_when_enough_is_left() -> None:
    """Navigation and forms stand beside an article."""
    page = f"<nav>Beranda</nav><p>{LONG}</p><form><button>Cari</button></form>"

    assert (LONG.strip(),) == blocks(page)


def test_furniture_stays_when_nothing_else_is_there() -> None:
    """A page that is all header keeps its text; stray end tags hide nothing."""
    assert ("Beranda", "Kabar") == blocks("</nav><nav>Beranda</nav><p>Kabar")


def test_blocks_of_links_only_go_too() -> None:
    """A list of other headlines; a paragraph with a link in it stays whole."""
    page = f"<li><a href=x>Judul lain</a><p>{LONG}<a href=y>tautan</a></p> sisa"

    assert (f"{LONG}tautan", "sisa") == blocks(page)


def test_a_row_is_one_block() -> None:
    """Cells stand side by side."""
    assert ("1 Persada 12", "2 Garuda 9") == blocks(
        "<table><tr><td>1<td>Persada<td>12<tr><td>2</td><td>Garuda</td><td>9</td></table>"
    )
