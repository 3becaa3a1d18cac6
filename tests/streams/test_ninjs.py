"""The output contract: valid ninjs 3.1, nothing invented, no text of a takedown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from msgspec.structs import replace
from referencing import Registry, Resource

from schemas.article import (
    Credit,
    Dateline,
    Flag,
    Language,
    ParsedArticle,
    Precision,
    Published,
    Status,
)
from schemas.codec import encode
from schemas.decisions import (
    Candidate,
    Changed,
    ClassifyDecision,
    DedupeDecision,
    FirstSeen,
    JudgedArticle,
    StreamBlock,
    Verdict,
    Versions,
)
from schemas.enriched import EnrichedRecord
from streams.ninjs import Subject, canceled, enriched, parse_decision, raw_of
from tests.streams.raw_reference import RAW

SCHEMAS = Path(__file__).parents[2] / "../shared/data/ninjs"

URI = "urn:kawat:article:00112233445566778899aabbccddeeff"
OTHER = "urn:kawat:article:ffeeddccbbaa99887766554433221100"

ARTICLE = ParsedArticle(
    id=URI,
    version_id="urn:kawat:version:00",
    aliases=("guid:warta/7",),
    raw=RAW,
    guid="7",
    source="Warta Nusa",
    url="https://warta.example/7?utm=1",
    canonical_url="https://warta.example/7",
    title="Harga Cabai di Pasar Rejo Naik",
    dateline=Dateline(text="REJO, Warta Nusa -", place="Rejo", outlet="Warta Nusa"),
    authors=("Sari Lestari", "Budi Rahman"),
    published=Published(
        at="2025-06-18T10:30:00+07:00", precision=Precision.MINUTE, from_="meta"
    ),
    lede="Harga cabai naik.",
    paragraphs=("Harga cabai naik.", "Pedagang mengeluh."),
    word_count=5,
    credits=(
        Credit(agency="Kantor Kabar", cue="dikutip dari", paragraph=1),
        Credit(agency="Warta Nusa", cue="kepada", paragraph=1),
    ),
    language=Language(code="id", confidence=0.99, given=None),
    flags=(Flag.SHORT,),
)

DEDUPE = DedupeDecision(
    verdict=Verdict.UNIQUE,
    of=None,
    version=1,
    story="urn:kawat:story:00",
    containment_here=None,
    containment_there=None,
    jaccard=None,
    first_seen=None,
    silent_edit=False,
    passages=(),
    changed=Changed(),
)

DECISION = ClassifyDecision(
    candidates=(Candidate(literal="medtop:04000000", confidence=71),),
    abstained=False,
    evidence={},
    mentions=(),
    keywords=(),
)

SUBJECT = Subject(
    uri="http://cv.iptc.org/newscodes/mediatopic/04000000",
    literal="medtop:04000000",
    name="ekonomi, bisnis, dan keuangan",
    confidence=71,
    relevance=80,
)

VERSIONS = Versions(kawat="0.1.0", parse="1", dedupe="1", model="m", taxonomy="t")


def judged(
    article: ParsedArticle | None = ARTICLE,
    dedupe: DedupeDecision = DEDUPE,
    version: int = 1,
) -> JudgedArticle:
    """The article as it lies in articles.unique."""
    stream = StreamBlock(raw=raw_of(article or ARTICLE), dedupe=dedupe)
    return JudgedArticle(uri=URI, version=version, article=article, stream=stream)


def written(record: EnrichedRecord) -> dict[str, Any]:
    """The record as its readers see it."""
    value: dict[str, Any] = json.loads(encode(record))
    return value


def test_an_article_is_written_with_the_names_of_ninjs() -> None:
    """Every property stands where ninjs wants it."""
    value = written(enriched(judged(), DECISION, VERSIONS, (SUBJECT,)))
    stream = value.pop("stream")

    assert {
        "uri": URI,
        "version": "1",
        "pubStatus": "usable",
        "standard": {
            "name": "ninjs",
            "version": "3.1",
            "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
        },
        "type": "text",
        "language": "id",
        "headlines": [{"value": "Harga Cabai di Pasar Rejo Naik"}],
        "bodies": [
            {
                "contentType": "text/plain",
                "value": "Harga cabai naik.\n\nPedagang mengeluh.",
                "wordCount": 5,
            }
        ],
        "descriptions": [{"value": "Harga cabai naik."}],
        "by": "Sari Lestari, Budi Rahman",
        "located": "Rejo",
        "contentCreated": "2025-06-18T10:30:00+07:00",
        "firstCreated": "2025-06-18T04:00:00Z",
        "versionCreated": "2025-06-18T04:00:00Z",
        "infoSources": [
            {"name": "Warta Nusa", "role": "publisher"},
            {"name": "Kantor Kabar", "role": "agency"},
        ],
        "altIds": [
            {"role": "guid", "value": "7"},
            {"role": "url", "value": "https://warta.example/7?utm=1"},
            {"role": "canonicalUrl", "value": "https://warta.example/7"},
        ],
        "subjects": [
            {
                "uri": "http://cv.iptc.org/newscodes/mediatopic/04000000",
                "literal": "medtop:04000000",
                "name": "ekonomi, bisnis, dan keuangan",
                "creator": "kawat",
                "confidence": 71,
                "relevance": 80,
            }
        ],
    } == value
    assert {"raw", "parse", "dedupe", "classify", "flags", "versions"} == set(stream)
    assert ["short"] == stream["flags"]
    assert "Rejo" == stream["parse"]["dateline"]["place"]
    assert "m" == stream["versions"]["model"]
    assert "7" == stream["raw"]["guid"]


def test_what_is_not_known_is_left_out() -> None:
    """A bare article has no empty properties, and no made-up times."""
    bare = ParsedArticle(
        id=URI,
        version_id="urn:kawat:version:00",
        aliases=(),
        raw=replace(ARTICLE.raw, timestamp="1970-01-01T00:00:00Z"),
        published=Published(at="2025-06-18", precision=Precision.DAY, from_="meta"),
    )

    value = written(enriched(judged(bare)))

    expected = {"uri", "version", "pubStatus", "standard", "type", "language", "stream"}
    assert expected == set(value)
    assert value["stream"]["classify"] is None
    assert value["stream"]["versions"] is None


def test_decisions_made_before_are_kept() -> None:
    """What dedupe already wrote into the block is not computed again."""
    before = judged()
    parse = parse_decision(replace(ARTICLE, dateline=None))
    stream = replace(
        before.stream, parse=parse, flags=(Flag.NO_TITLE,), versions=VERSIONS
    )

    record = enriched(replace(before, stream=stream))

    assert (parse, (Flag.NO_TITLE,), VERSIONS) == (
        record.stream.parse,
        record.stream.flags,
        record.stream.versions,
    )


@pytest.mark.parametrize(
    "first_seen",
    [None, FirstSeen(source=None, at=None, raw="r/0/1")],
)
def test_a_later_version_does_not_guess_the_first(first_seen: FirstSeen | None) -> None:
    """Without a remembered time there is no firstCreated."""
    dedupe = replace(DEDUPE, version=2, first_seen=first_seen)

    value = written(enriched(judged(dedupe=dedupe, version=2)))

    assert "firstCreated" not in value
    assert "2025-06-18T04:00:00Z" == value["versionCreated"]


def test_a_match_becomes_an_association() -> None:
    """A copy names the article it repeats; a version names nothing but itself."""
    seen = FirstSeen(source="Warta", at="2025-06-17T01:00:00Z", raw="r/0/1")
    copy = replace(DEDUPE, verdict=Verdict.SYNDICATED, of=OTHER, first_seen=seen)
    update = replace(copy, verdict=Verdict.UPDATE, of=URI)

    value = written(enriched(judged(dedupe=copy)))
    newer = written(enriched(judged(dedupe=update, version=2)))

    assert [{"name": "matched article", "rel": "syndicated", "uri": OTHER}] == value[
        "associations"
    ]
    assert "associations" not in newer
    assert "2025-06-17T01:00:00Z" == newer["firstCreated"]


@pytest.mark.parametrize(
    "article", [None, replace(ARTICLE, status=Status.CANCELED)], ids=["none", "status"]
)
def test_a_takedown_is_written_without_text(article: ParsedArticle | None) -> None:
    """Whatever still hangs on it, only names and coordinates go out."""
    record = enriched(judged(article, version=3), DECISION)
    value = written(record)

    assert canceled(judged(article, version=3)) == record
    assert {"uri", "version", "pubStatus", "stream"} == set(value)
    assert ("canceled", "3") == (value["pubStatus"], value["version"])
    assert ["raw"] == [name for name, part in value["stream"].items() if part]


def test_a_withheld_article_keeps_its_embargo() -> None:
    """Status and embargo go on as they came; a time that is none is left out."""
    held = replace(
        ARTICLE, status=Status.WITHHELD, embargoed_until="2025-06-19T00:00:00Z"
    )

    value = written(enriched(judged(held)))
    spoilt = written(enriched(judged(replace(held, embargoed_until="besok"))))

    assert "withheld" == value["pubStatus"]
    assert "2025-06-19T00:00:00Z" == value["embargoedUntil"]
    assert "embargoedUntil" not in spoilt


@pytest.mark.shared
@pytest.mark.parametrize("kind", ["full", "copy", "bare", "canceled"])
def test_records_are_valid_ninjs(kind: str) -> None:
    """Without `stream` every record validates against the published schema."""
    if not SCHEMAS.is_dir():
        pytest.skip(f"{SCHEMAS} is not there: the published schema was not checked")
    copy = replace(DEDUPE, verdict=Verdict.EXACT, of=OTHER)
    bare = replace(ARTICLE, title=None, paragraphs=(), lede=None)
    records = {
        "full": enriched(judged(), DECISION, VERSIONS, (SUBJECT,)),
        "copy": enriched(judged(dedupe=copy)),
        "bare": enriched(judged(bare)),
        "canceled": canceled(judged(None)),
    }
    value = written(records[kind])
    del value["stream"]

    errors = [error.message for error in published_schema().iter_errors(value)]

    assert [] == errors


def published_schema() -> Draft202012Validator:
    """The validator of the schema that IPTC published, its GeoJSON part included."""
    ninjs, geo = (
        json.loads((SCHEMAS / name).read_text("utf-8"))
        for name in ("ninjs-schema_3.1.json", "GeoJSON-schema.json")
    )
    registry: Registry[Any] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in (ninjs, geo)
    )
    return Draft202012Validator(
        ninjs, registry=registry, format_checker=FormatChecker()
    )
