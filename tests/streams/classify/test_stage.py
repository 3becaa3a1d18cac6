"""Stage classify: subjects in rank order, explained; nothing is rejected."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from msgspec.structs import replace

from schemas.article import Language, ParsedArticle, Status
from schemas.codec import encode
from schemas.decisions import JudgedArticle, StreamBlock, Versions
from schemas.headers import Provenance
from schemas.message import Message
from schemas.topics import ENRICHED
from streams.classify import build
from streams.classify.decision import decide
from streams.ninjs import raw_of
from streams.runner import Link, Step, step
from streams.settings import Settings
from streams.stage import Fate
from tests.streams.raw_reference import RAW

URI = "urn:kawat:article:00112233445566778899aabbccddeeff"

ARTICLE = ParsedArticle(
    id=URI,
    version_id="urn:kawat:version:00",
    aliases=(),
    raw=RAW,
    source="Warta Nusa",
    title="Persatuan Rejo Juara Liga Desa",
    paragraphs=(
        "Persatuan Rejo menjuarai turnamen sepak bola antardesa di Kediri.",
        "Gol tunggal dicetak penyerang muda, kata pelatih Budi Rahman.",
        "Polisi menjaga laga itu. Pelatih Budi Rahman memuji pemain.",
    ),
    language=Language(code="id", confidence=0.99, given=None),
)


def judged(article: ParsedArticle | None = ARTICLE) -> JudgedArticle:
    """The article as it lies in articles.unique."""
    stream = StreamBlock(raw=raw_of(article or ARTICLE))
    return JudgedArticle(uri=URI, version=1, article=article, stream=stream)


def classified(record: JudgedArticle, settings: Settings | None = None) -> Step:
    """Run the stage as every caller does."""
    link = Link(
        stage=build(settings or Settings()),
        provenance=Provenance(version="1"),
        max_output_bytes=100_000,
    )
    message = Message(
        topic="articles.unique",
        partition=0,
        offset=3,
        timestamp=0,
        key=b"k",
        value=encode(record),
    )
    return step(link, message)


def value_of(result: Step) -> dict[str, Any]:
    """The one record of a step."""
    (output,) = result.outputs
    value: dict[str, Any] = json.loads(output.value or b"")
    return value


def test_an_article_gets_its_subject_and_the_reasons() -> None:
    """Football is sport: named, confident, with the words that decided."""
    result = classified(judged())
    value = value_of(result)
    decision = value["stream"]["classify"]
    subject = value["subjects"][0]

    assert Fate.ENRICHED == result.fate
    assert (ENRICHED, URI.encode()) == (result.outputs[0].topic, result.outputs[0].key)
    assert ("medtop:15000000", "olahraga") == (subject["literal"], subject["name"])
    assert "http://cv.iptc.org/newscodes/mediatopic/15000000" == subject["uri"]
    assert subject["confidence"] == decision["candidates"][0]["confidence"] > 80
    assert 50 < subject["relevance"] <= 100
    assert not decision["abstained"]
    assert "turnamen" in [e["term"] for e in decision["evidence"]["medtop:15000000"]]
    assert [{"text": "Kediri", "id": "kemendagri:35.71", "count": 1}] == decision[
        "mentions"
    ]
    assert "Budi Rahman" in decision["keywords"]


def test_three_candidates_stand_in_rank_order() -> None:
    """The best three are listed whatever they score, each with its evidence."""
    decision = value_of(classified(judged()))["stream"]["classify"]
    literals = [candidate["literal"] for candidate in decision["candidates"]]

    assert 3 == len(set(literals))
    assert set(literals) == set(decision["evidence"])
    assert all(0 <= c["confidence"] <= 100 for c in decision["candidates"])


def test_the_record_names_model_and_taxonomy() -> None:
    """What decided is written down; what dedupe wrote is kept."""
    before = judged()
    versions = Versions(kawat="9", parse="p", dedupe="d", model="", taxonomy="")
    known = replace(before, stream=replace(before.stream, versions=versions))

    fresh = value_of(classified(before))["stream"]["versions"]
    kept = value_of(classified(known))["stream"]["versions"]

    assert re.fullmatch("linear-[0-9a-f]{8}[+]lexicon-[0-9a-f]{8}", fresh["model"])
    assert ("9", "p", "d", "2023-10-24") == (
        kept["kawat"],
        kept["parse"],
        kept["dedupe"],
        kept["taxonomy"],
    )
    assert fresh["model"] == kept["model"]


@pytest.mark.parametrize("article", [None, replace(ARTICLE, status=Status.CANCELED)])
def test_a_takedown_passes_as_canceled(article: ParsedArticle | None) -> None:
    """No text and no subject of a withdrawn article goes out."""
    result = classified(judged(article))
    value = value_of(result)

    assert Fate.WITHDRAWN == result.fate
    assert ("canceled", "withdrawn") == (
        value["pubStatus"],
        dict(result.outputs[0].headers)["kawat-fate"].decode(),
    )
    assert not {"bodies", "headlines", "subjects"} & set(value)


def test_a_sure_subject_brings_its_deeper_topics() -> None:
    """Football lies below sport, no surer than it; candidates stay top topics."""
    title = "Persatuan Rejo Juara Liga Sepak Bola"
    record = replace(
        ARTICLE, title=title, language=replace(ARTICLE.language, code="ms")
    )
    decided = decide(record, 50)
    sport, football = decided.subjects[:2]
    unsure = decide(replace(record, title="Kabar Rejo", paragraphs=()), 0)

    assert ("medtop:15000000", "medtop:20001065") == (sport.literal, football.literal)
    assert ("bola sepak", sport.confidence) == (football.name, football.confidence)
    assert "medtop:20001065" not in {c.literal for c in decided.decision.candidates}
    assert 3 == len(unsure.subjects)


def test_an_unsure_article_is_not_filed() -> None:
    """Below the threshold there is no subject, the candidates stay."""
    value = value_of(classified(judged(), Settings(subject_confidence=100)))
    silent = replace(ARTICLE, title="Qwx", paragraphs=("Zzkq vvv.",))
    nothing = value_of(classified(judged(silent)))["stream"]["classify"]

    assert value["stream"]["classify"]["abstained"]
    assert "subjects" not in value
    assert 3 == len(nothing["candidates"])
    assert all(not terms for terms in nothing["evidence"].values())


def test_no_text_at_all_is_no_trouble() -> None:
    """Neither title nor paragraphs: an abstention, not an error."""
    empty = replace(ARTICLE, title=None, paragraphs=())

    assert Fate.ENRICHED == classified(judged(empty)).fate


def test_evidence_without_weight_has_no_relevance() -> None:
    """A subject that no word speaks for is relevant to nothing."""
    silent = replace(ARTICLE, title="Qwx", paragraphs=())

    assert [0, 0, 0] == [subject.relevance for subject in decide(silent, 0).subjects]


def test_an_unsure_best_candidate_abstains_whatever_is_second() -> None:
    """The article is filed nowhere unless its best candidate is sure enough."""
    doubtful = replace(ARTICLE, title="Kabar Rejo", paragraphs=())

    assert not decide(doubtful, 1).subjects
    assert decide(doubtful, 0).subjects


def test_a_headline_that_is_its_own_body_counts_once() -> None:
    """Title alone, or title repeated as body: the same decision."""
    title = "Gempa Guncang Rejo, Warga Rejo Mengungsi"
    alone = replace(ARTICLE, title=title, paragraphs=())
    twice = replace(ARTICLE, title=title, paragraphs=(title,))

    assert decide(alone, 50) == decide(twice, 50)


@pytest.mark.parametrize(
    ("title", "literal"),
    [
        ("Polis tahan dua lelaki disyaki edar dadah", "medtop:02000000"),
        ("Kes COVID-19 menurun, KKM umum langkah baharu", "medtop:07000000"),
        ("Hujan lebat dan ribut petir dijangka: MetMalaysia", "medtop:17000000"),
        ("Gempa Magnitudo 6 Guncang Rejo, Puluhan Rumah Rusak", "medtop:03000000"),
        ("Rupiah Melemah, IHSG Ditutup Turun", "medtop:04000000"),
        ("Parliament passes election bill after long debate", "medtop:11000000"),
        ("Striker scores twice as club wins league match", "medtop:15000000"),
    ],
)
def test_headlines_of_three_languages_are_filed(title: str, literal: str) -> None:
    """Plain headlines find their topic by the title alone."""
    article = replace(ARTICLE, title=title, paragraphs=(), dateline=None)

    assert literal == decide(article, 50).decision.candidates[0].literal


def test_the_same_text_gives_the_same_bytes() -> None:
    """Two runs write one value."""
    assert classified(judged()).outputs == classified(judged()).outputs
