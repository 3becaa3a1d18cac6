"""The sample has what it promises, and the chain in memory does what it says of it."""

from __future__ import annotations

from collections import Counter
from functools import cache

import orjson
import pytest

from agents.demo_sample import Sample, samples
from schemas.decisions import Verdict
from schemas.headers import Provenance
from streams.embedded import Embedded, Journey, parse_here
from streams.settings import Settings
from streams.stage import Fate
from streams.topology import links

LANGUAGES = {"en", "id", "ms"}
PUBLICATIONS = {*Verdict}
OPTIONAL = {Verdict.FOLLOWUP}


@cache
def journeys() -> tuple[tuple[Sample, Journey], ...]:
    """Send the sample through parse and dedupe, once."""
    found = tuple(samples())
    settings = Settings()
    chained = links(settings, Provenance(version="test"), ("parse", "dedupe"))
    parsed = parse_here(chained["parse"], (sample.message for sample in found))
    return tuple(zip(found, Embedded(chained, settings).run(parsed), strict=True))


def became(journey: Journey) -> str:
    """Name what became of a message: a verdict, dead or withdrawn."""
    _, last = journey.steps[-1]
    if last.fate in {Fate.DEAD, Fate.WITHDRAWN}:
        return str(last.fate)
    value = orjson.loads(journey.records[-1].value or b"null")
    return str(value["stream"]["dedupe"]["verdict"])


def test_sample_is_large_and_varied() -> None:
    """At least 60 publications, every way to end, six outlets."""
    found = [*samples()]
    expected = Counter(sample.expect for sample in found)
    outlets = {e.get("source") for sample in found if (e := sample.envelope)}

    assert sum(expected[str(kind)] for kind in PUBLICATIONS) >= 60
    assert {*expected} >= {"dead", "withdrawn", *(map(str, PUBLICATIONS - OPTIONAL))}
    assert len(outlets) >= 6


def test_three_languages_and_both_formats_are_told_apart() -> None:
    """Texts and pages in Indonesian, Malay and English, each read as what it is."""
    parsed = [
        orjson.loads(journey.records[0].value or b"null")
        for _, journey in journeys()
        if journey.records[0].topic == "articles.parsed"
    ]
    articles = [value for value in parsed if value["status"] == "usable"]
    languages = Counter(value["language"]["code"] for value in articles)

    assert LANGUAGES == {*languages}
    assert min(languages.values()) >= 8
    assert {"html", "text"} == {value["format"] for value in articles}


@pytest.mark.parametrize("number", range(len([*samples()])))
def test_what_becomes_of_it_is_what_the_sample_says(number: int) -> None:
    """Each message has the verdict or fate that stands beside it."""
    sample, journey = journeys()[number]

    assert sample.expect == became(journey), sample.note


def test_no_page_shows_its_frame() -> None:
    """Menus, advertisements, lists of others and footers are not in the body."""
    bodies = "\n".join(
        paragraph
        for _, journey in journeys()
        if journey.records[0].topic == "articles.parsed"
        for paragraph in orjson.loads(journey.records[0].value or b"null")["paragraphs"]
    )
    frame = (
        "Baca juga",
        "Baca Juga",
        "SCROLL TO CONTINUE",
        "ADVERTISEMENT",
        "Advertisement",
        "Terpopuler\n",
        "Hak cipta",
        "All rights reserved",
        "Sign up to our newsletter",
        "Berita Terkait",
        "Loading...",
        "Ikuti Saluran",
        "Editor:",
        "(Reporting by",
    )

    assert [] == [words for words in frame if words in bodies]
