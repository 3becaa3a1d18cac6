"""kawat explain: parts in their places, marks, the page and its twin."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner
from msgspec import structs
from rich.console import Console

from agents.commands.explain import command
from agents.explain import Dead, Explained, explained
from agents.explain.labels import LANGUAGES, labels, spoken
from agents.explain.marks import Mark, marks
from agents.explain.page import show
from agents.explain.parts import laid_out
from agents.present import line as record_line
from agents.run import Plan, journeys
from schemas.article import Precision, Published, QuoteKind, RemovedKind
from schemas.decisions import Verdict
from streams.settings import Settings
from tests.agents.raw import message

TEXT = """Jembatan Lama Kotarasa Dibuka Lagi
KOTARASA, Contoh.com - Jembatan lama dibuka lagi pada Rabu (18/6/2025).
Baca juga: Pasar Kotarasa Pindah ke Tepi Sungai
Bupati Sari Dewi meninjau jembatan itu, dikutip dari Antara.
"Jembatan ini aman untuk dilewati semua warga," kata Sari kepada wartawan.

Penulis: Joko Susilo"""
PAGE = (
    "<html><head><title>Judul Laman</title></head><body><article><h1>Judul Laman</h1>"
    + "<p>Kalimat panjang di dalam laman yang harus tetap ada setelah dibaca.</p>" * 3
    + "</article></body></html>"
)


def one(value: bytes) -> Explained:
    """Explain one message that is no dead one."""
    (found,) = explained([message(value)], Settings())
    assert isinstance(found, Explained)
    return found


def test_parts_stand_where_they_stood() -> None:
    """Title, dateline, body and cuts follow the lines of the raw text."""
    found = one(TEXT.encode())

    assert [
        (1, "title", None),
        (2, "dateline", None),
        (2, "body", 0),
        (3, "promo", None),
        (4, "body", 1),
        (5, "body", 2),
        (7, "credit", None),
    ] == [(part.line, part.kind, part.paragraph) for part in found.parts]


def test_without_the_raw_text_cuts_tell_the_lines() -> None:
    """A record alone gives the same order; its paragraphs fill the free lines."""
    found = one(TEXT.encode())
    kinds = [part.kind for part in laid_out(found.view, None)]

    assert ["body", "dateline", "body", "promo", "body", "credit"] == kinds


def test_quotes_dates_and_sources_are_marked() -> None:
    """Each with what it stands for."""
    view = one(TEXT.encode()).view
    found = [mark for number in range(3) for mark in marks(view, number)]

    assert {
        ("date", "2025-06-18"),
        ("credit", "dikutip"),
        ("quote", "Sari Dewi"),
    } <= {(mark.what, mark.note) for mark in found}


def test_a_mark_covers_the_words_it_names() -> None:
    """Offsets are code points of the paragraph."""
    view = one(TEXT.encode()).view
    quote = next(mark for mark in marks(view, 2) if mark.what == "quote")

    assert Mark(start=1, end=46, what="quote", note="Sari Dewi") == quote


def test_a_record_of_a_run_is_explained_as_it_is() -> None:
    """A line that `kawat run` printed needs no raw text."""
    (journey,) = journeys([message(TEXT.encode())], Plan(settings=Settings()))
    parsed, enriched = journey.records[0], journey.records[-1]

    for record in (parsed, enriched):
        found = one(record_line(record))
        assert "Jembatan Lama Kotarasa Dibuka Lagi" == found.view.title
        assert 3 == len(found.view.paragraphs)


def test_a_dead_message_tells_why() -> None:
    """No article, but reason and detail."""
    (found,) = explained([message(b'{"body": ')], Settings())

    assert isinstance(found, Dead)
    assert "invalid_json" == found.reason


def test_a_withdrawn_article_has_no_text() -> None:
    """A takedown is shown as one."""
    told = b'{"guid": "x", "source": "contoh.com", "status": "canceled"}'
    (found,) = explained([message(told)], Settings())

    assert isinstance(found, Explained)
    assert ("canceled", ()) == (found.view.status, found.parts)


def test_the_page_marks_cuts_and_speakers() -> None:
    """In a file cuts stand between signs; in a terminal they are struck through."""
    plain, coloured = io.StringIO(), io.StringIO()
    found = [one(TEXT.encode()), Dead(origin="o", reason="too_deep", detail="d")]

    terminal = Console(
        file=coloured, force_terminal=True, color_system="standard", no_color=False
    )
    show(found, Console(file=plain, highlight=False), labels("en"))
    show(found, terminal, labels("en"))

    assert "[-Baca juga: Pasar Kotarasa Pindah ke Tepi Sungai-]" in plain.getvalue()
    assert "\u2039Sari Dewi\u203a kata Sari" in plain.getvalue()
    assert "promo.baca-juga" in plain.getvalue()
    assert "dead too_deep" in plain.getvalue()
    assert "marks:" not in plain.getvalue()
    assert "[-" not in coloured.getvalue()
    assert "marks:" in coloured.getvalue()


def test_without_colours_nothing_is_told_by_colour_alone() -> None:
    """NO_COLOR on a terminal: cuts stand between signs as in a file."""
    out = io.StringIO()
    show(
        [one(TEXT.encode())],
        Console(file=out, force_terminal=True, no_color=True, highlight=False),
        labels("en"),
    )

    assert "[-Baca juga" in out.getvalue()


def test_retold_speech_is_told_from_quotes() -> None:
    """In the counts, and in the marks of the twin."""
    found = one(TEXT.encode())
    (quote,) = found.view.quotes
    retold = structs.replace(
        quote, kind=QuoteKind.INDIRECT, paragraph=1, start=0, end=30
    )
    view = replace(found.view, quotes=(retold, quote))
    out = io.StringIO()
    show([replace(found, view=view)], Console(file=out, highlight=False), labels("en"))

    assert ["retold"] == [m.what for m in marks(view, 1) if m.note == "Sari Dewi"]
    assert ["quote"] == [m.what for m in marks(view, 2) if m.note == "Sari Dewi"]
    assert "Sari Dewi  1 quote, 1 retold" in out.getvalue()


def test_the_page_speaks_indonesian() -> None:
    """Labels, counts, months, verdict and subjects; the text stays as it is."""
    out = io.StringIO()
    told = orjson.dumps(
        {
            "title": "Judul Berita",
            "body": TEXT.partition("\n")[2],
            "published_at": "2025-06-18T09:30:00+07:00",
        }
    )
    show([one(told)], Console(file=out, highlight=False), labels("id"))

    assert "terbit 18 Juni 2025, 09:30 UTC+07:00" in out.getvalue()
    assert "1 tautan promosi" in out.getvalue()
    assert "tunggal \u00b7 versi 1" in out.getvalue()


def test_a_day_is_told_as_a_day() -> None:
    """Nobody shall read midnight out of it."""
    day = Published(at="2025-06-18", precision=Precision.DAY, from_="text")

    assert "published 18 June 2025 (only the day is known)" == labels("en").time(day)


@pytest.mark.parametrize(
    ("locale", "language"),
    [("id_ID.UTF-8", "id"), ("id", "id"), ("en_GB", "en"), ("C", "en"), ("", "en")],
)
def test_the_locale_chooses_the_language(locale: str, language: str) -> None:
    """An Indonesian terminal gets Indonesian labels, any other English ones."""
    assert language == spoken(locale)


def test_both_languages_name_every_kind_and_verdict() -> None:
    """A new kind or verdict cannot be forgotten in one of them."""
    for language in LANGUAGES:
        told = labels(language)
        assert set(RemovedKind) == set(told.kinds)
        assert set(Verdict) == set(told.verdicts)
        assert 12 == len(told.months)


def test_a_dead_line_of_a_run_tells_why() -> None:
    """`kawat run` printed it; it is no raw article."""
    (journey,) = journeys([message(b'{"body": ')], Plan(settings=Settings()))
    (found,) = explained([message(record_line(journey.records[-1]))], Settings())

    assert (
        Dead(origin="articles.raw/0/0", reason="invalid_json", detail=found.detail)
        == found
    )


def test_the_command_prints_a_page_or_json(tmp_path: Path) -> None:
    """The twin holds the same parts, with marks."""
    file = tmp_path / "berita.txt"
    file.write_text(TEXT, "utf-8")
    runner = CliRunner()

    page = runner.invoke(command, [str(file)], standalone_mode=False)
    twin = runner.invoke(command, [str(file), "--json"], standalone_mode=False)

    told = orjson.loads(twin.stdout)
    assert "Jembatan Lama Kotarasa Dibuka Lagi" in page.stdout
    assert ["title", "dateline", "body"] == [part["kind"] for part in told["parts"][:3]]
    assert "Sari Dewi" in {
        m["note"] for part in told["parts"] for m in part.get("marks", ())
    }


def test_a_page_is_laid_out_by_blocks(tmp_path: Path) -> None:
    """HTML has no lines; its paragraphs come in their order."""
    file = tmp_path / "laman.html"
    file.write_text(PAGE, "utf-8")

    told = CliRunner().invoke(command, [str(file), "--json"], standalone_mode=False)

    kinds = {part["kind"] for part in orjson.loads(told.stdout)["parts"]}
    assert "body" in kinds


def test_deeper_topics_stand_below_their_own_with_their_words() -> None:
    """What a rule found is listed under its parent and marked in the text."""
    text = "Gempa Guncang Kotarasa\nGempa bumi mengguncang Kotarasa. Warga mengungsi."
    found = one(text.encode())
    page = Console(width=120, file=io.StringIO())
    show([found], page, labels("en"))
    told = str(page.file.getvalue())  # type: ignore[attr-defined]

    assert "↳  earthquake: gempa" in told
    assert told.index("disaster") < told.index("earthquake") < told.index(" 0 %")
    assert ("subject", "medtop:20000153") in {
        (mark.what, mark.note) for mark in marks(found.view, 0)
    }


def test_the_newsroom_s_desk_is_told(tmp_path: Path) -> None:
    """Where a file of desks takes the article."""
    desks, text = tmp_path / "desks.toml", tmp_path / "gempa.txt"
    desks.write_text(
        '[[desk]]\nname = "Nusantara"\nsubjects = ["medtop:03000000"]\n', "utf-8"
    )
    text.write_text("Gempa Guncang Kotarasa\nGempa bumi mengguncang Kotarasa.", "utf-8")

    done = CliRunner().invoke(
        command,
        [str(text), "--set", f"desks_file={desks}", "--labels", "en"],
        standalone_mode=False,
    )

    assert "desk      Nusantara" in done.stdout
