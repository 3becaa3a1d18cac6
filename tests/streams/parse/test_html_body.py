"""When trafilatura is asked, and who is believed."""

from __future__ import annotations

from streams.parse.html_body import body_blocks

SENTENCES = (
    "Warga Sampit menutup jalan desa sejak pagi, kata kepala desa setempat.",
    "Mereka menuntut perbaikan jembatan, yang rusak sejak musim hujan lalu.",
    "Pemerintah kabupaten berjanji, perbaikan dimulai pada akhir bulan depan.",
    "Anggaran sudah disetujui, ujar ketua dewan, dalam rapat pekan kemarin.",
)


def paragraphs(times: int) -> tuple[str, ...]:
    """So many paragraphs, each different."""
    return tuple(f"{SENTENCES[i % 4]} Catatan ke-{i}, hari itu." for i in range(times))


def page(texts: tuple[str, ...], rest: str = "") -> str:
    """Give a page with these paragraphs."""
    body = "".join(f"<p>{text}</p>" for text in texts)
    return f"<html><body><article><div>{body}</div></article>{rest}</body></html>"


def test_a_clear_page_is_read_by_ourselves() -> None:
    """Long enough, and nothing much left out."""
    texts = paragraphs(12)

    assert texts == body_blocks(page(texts))


def test_a_short_page_is_read_by_ourselves() -> None:
    """Where there is little text, nothing was missed."""
    texts = paragraphs(2)

    assert texts == body_blocks(page(texts))
    assert () == body_blocks("<p></p>")


def test_a_short_article_among_much_else_where_both_agree() -> None:
    """Little text of a page full of links is in doubt; ours is kept."""
    texts = paragraphs(4)
    links = "<ul>" + "<li><a href=x>Judul berita lain</a></li>" * 60 + "</ul>"

    assert texts == body_blocks(page(texts, links))


def test_ours_stays_when_theirs_is_cut_or_empty() -> None:
    """One short paragraph is too little for an extractor of whole pages."""
    links = "<ul>" + "<li><a href=x>Judul berita lain</a></li>" * 60 + "</ul>"

    assert ("Satu kalimat saja, tidak lebih dari itu.",) == body_blocks(
        f"<body>{links}<p>Satu kalimat saja, tidak lebih dari itu.</p>"
    )


def test_theirs_is_taken_when_ours_reads_another_text() -> None:
    """A table's rows carry the article, one remark carries most of the prose."""
    rows = "".join(
        f"<tr><td>{i}. Regu {i}</td><td>{SENTENCES[i % 4][:28]}</td></tr>"
        for i in range(40)
    )
    remark = f"<section class=x><p>{SENTENCES[0]}</p></section>"
    html = (
        "<html><body><article><h1>Klasemen</h1><p>Hasil lomba:</p>"
        f"<table>{rows}</table></article>{remark}</body></html>"
    )

    assert any("Regu 7" in text for text in body_blocks(html))
