"""What explain tells of dedupe: leader, shared passages, changes, own paragraphs."""

from __future__ import annotations

import io

from rich.console import Console

from agents.explain import explained
from agents.explain.labels import labels
from agents.explain.page import show
from agents.present import line as record_line
from agents.run import Plan, journeys
from schemas.message import Message
from streams.settings import Settings
from tests.agents.raw import message, messages
from tests.agents.why.articles import (
    COPY,
    CORRECTION,
    MARKET,
    MARKET_NEW,
    WIRE,
    Article,
)


def told(records: list[Message], language: str = "en") -> list[str]:
    """The page of each record of a run, white space folded."""
    pages = []
    for found in explained(records, Settings()):
        out = io.StringIO()
        show([found], Console(file=out, highlight=False), labels(language))
        pages.append(" ".join(out.getvalue().split()))
    return pages


def lines(*articles: Article) -> list[Message]:
    """The last records of raw articles, as `kawat run` prints them."""
    return [
        message(record_line(journey.records[-1]))
        for journey in journeys(messages(articles), Plan(settings=Settings()))
    ]


def test_a_copy_tells_its_leader_and_what_is_its_own() -> None:
    """Passages with their places in both, local paragraphs by number."""
    _, copy = told(lines(WIRE, COPY))

    assert "first seen kantor-berita 2025-03-03T01:00:00Z as articles.raw/0/0" in copy
    assert "shared \u00b61-2 \u00b7 here 0-215 \u00b7 there 0-215: \u201cKapal" in copy
    assert "only here \u00b63: \u201cPantauan Warta Selat" in copy


def test_an_update_tells_what_it_changed() -> None:
    """Sentences below each other, numbers and names with arrows."""
    first, update = told(lines(MARKET, MARKET_NEW))

    assert "a silent edit" in update
    assert "was: Sebanyak 12 kios" in update
    assert "is: Sebanyak 15 kios" in update
    assert "numbers 12 \u2192 15" in update
    assert "names - \u2192 Bupati Sukmawati Lestari" in update
    assert "shared" not in first


def test_a_correction_names_what_it_corrects() -> None:
    """By the id of the article."""
    _, correction = told(lines(MARKET, CORRECTION))

    assert "corrects or withdraws urn:kawat:article:" in correction


def test_grounds_speak_indonesian() -> None:
    """The record's own words stay as they are."""
    _, update = told(lines(MARKET, MARKET_NEW), "id")

    assert "suntingan diam-diam" in update
    assert "tadinya: Sebanyak 12 kios" in update
