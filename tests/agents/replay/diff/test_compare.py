"""What is said of two records of one article."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from agents.replay.diff import Difference, Kind
from agents.replay.diff.compare import compared
from agents.replay.diff.difference import FromTo, Lines, Shift, Subjects
from agents.replay.diff.fields import kind_of
from agents.replay.diff.join import Joined, Pair
from agents.replay.diff.lines import Row, came, pieces, rows, went
from agents.replay.diff.terminal import Fate, Terminal

BASE: dict[str, Any] = {
    "uri": "urn:kawat:article:1",
    "version": "1",
    "language": "id",
    "headlines": [{"value": "Judul"}],
    "bodies": [{"value": "Satu.\n\nDua.\n\nTiga.", "wordCount": 3}],
    "subjects": [
        {"literal": "medtop:04000000", "name": "ekonomi", "confidence": 80, "uri": "u"},
        {"literal": "medtop:11000000", "name": "politik", "confidence": 60, "uri": "u"},
    ],
    "stream": {
        "raw": {"source": "kabarnusa", "timestamp": "2026-03-02T00:00:00Z"},
        "parse": {"published": {"at": "2026-03-01T23:00:00+07:00"}},
        "dedupe": {"verdict": "unique", "of": None, "jaccard": None},
        "classify": {"abstained": False, "evidence": {"medtop:04000000": []}},
        "versions": {"model": "m1"},
    },
}


def with_(path: str, value: Any) -> dict[str, Any]:
    """The base with one thing changed."""
    made: dict[str, Any] = orjson.loads(orjson.dumps(BASE))
    at = made
    *way, last = path.split(".")
    for name in way:
        at = at[name]
    at[last] = value
    return made


def difference(
    a: dict[str, Any], b: dict[str, Any], *ignored: str
) -> Difference | None:
    """Compare two values under one place."""
    first, second = (
        Terminal(
            fate=Fate.ENRICHED,
            place=("enriched", "1", "1"),
            article=value["uri"],
            version=int(value["version"]),
            origin="articles.raw/0/1",
            stage="classify",
            value=orjson.dumps(value, option=orjson.OPT_SORT_KEYS),
        )
        for value in (a, b)
    )
    return compared(Pair(a=first, b=second, joined=Joined.PLACE), ignored)


@pytest.mark.parametrize(
    ("path", "value", "kind"),
    [
        ("headlines", [{"value": "Judul Lain"}], Kind.HEADLINE),
        ("bodies", [{"value": "Satu."}], Kind.BODY),
        ("language", "ms", Kind.LANGUAGE),
        ("subjects", [], Kind.SUBJECTS),
        ("stream.dedupe.verdict", "series", Kind.VERDICT),
        ("stream.dedupe.of", "urn:kawat:article:2", Kind.VERDICT),
        ("stream.dedupe.jaccard", 0.5, Kind.GROUNDS),
        ("stream.classify.evidence", {}, Kind.GROUNDS),
        ("stream.classify.keywords", ["satu"], Kind.FIELDS),
        ("stream.versions.model", "m2", Kind.STAMPS),
        ("by", "Retno", Kind.FIELDS),
        ("version", "2", Kind.IDENTITY),
    ],
)
def test_each_field_has_its_kind(path: str, value: Any, kind: Kind) -> None:
    """One changed field is one kind of change."""
    found = difference(BASE, with_(path, value))

    assert found is not None
    assert (kind,) == found.kinds


def test_equal_values_do_not_differ() -> None:
    """Nothing is told of them."""
    assert difference(BASE, BASE) is None


def test_reasons_count_only_where_the_decision_stands() -> None:
    """Other evidence of other subjects is no change of its own."""
    other = with_("subjects", BASE["subjects"][:1])
    other["stream"]["classify"]["evidence"] = {}
    found = difference(BASE, other)

    assert found is not None
    assert (Kind.SUBJECTS,) == found.kinds


def test_relevance_alone_is_a_reason() -> None:
    """The same subjects with the same confidence are the same decision."""
    subjects = [one | {"relevance": 7} for one in BASE["subjects"]]
    found = difference(BASE, with_("subjects", subjects))

    assert found is not None
    assert (Kind.GROUNDS,) == found.kinds
    assert found.subjects is None


def test_subjects_come_go_and_shift() -> None:
    """By literal, in order."""
    subjects = [
        BASE["subjects"][1] | {"confidence": 55},
        {"literal": "medtop:17000000", "confidence": 51, "name": "cuaca"},
    ]
    found = difference(BASE, with_("subjects", subjects))
    expected = Subjects(
        added=("medtop:17000000",),
        dropped=("medtop:04000000",),
        shifted=(Shift(literal="medtop:11000000", a=60, b=55),),
    )

    assert found is not None
    assert expected == found.subjects


def test_lines_of_the_body_come_and_go() -> None:
    """Whole paragraphs; the rest is what both have."""
    found = difference(BASE, with_("bodies", [{"value": "Satu.\n\nDua!\n\nTiga."}]))

    assert found is not None
    assert Lines(went=("Dua.",), came=("Dua!",)) == found.body
    assert ("kabarnusa", "2026-03-01", "Judul") == (
        found.outlet,
        found.day,
        found.title,
    )


def test_verdict_and_language_tell_both_values() -> None:
    """From A to B."""
    found = difference(BASE, with_("stream.dedupe.verdict", "series"))

    assert found is not None
    assert FromTo(a="unique", b="series") == found.verdict
    assert found.language is None


def test_ignored_fields_do_not_count() -> None:
    """Neither they nor what lies below them; a name that only begins so does."""
    other = with_("stream.raw.source", "lain")

    assert difference(BASE, other, "stream.raw") is None
    assert difference(BASE, other, "stream.ra") is not None


def test_a_value_of_another_type_differs() -> None:
    """1 and 1.0 are two texts, though Python calls them equal."""
    assert difference(with_("x", 1), with_("x", 1.0)) is not None


def test_long_values_are_cut() -> None:
    """A line of differences stays a line."""
    found = difference(BASE, with_("by", "x" * 9_000))

    assert found is not None
    assert len(found.fields[0].b) < 2_100


def test_the_longest_known_path_tells_the_kind() -> None:
    """Mentions lie in classify and are a field of their own."""
    assert Kind.FIELDS is kind_of("stream.classify.mentions")
    assert Kind.GROUNDS is kind_of("stream.classify.candidates")


def test_rows_set_equal_lines_beside_each_other() -> None:
    """What one side has more stands alone."""
    expected = [Row(a="1", b="1"), Row(a=None, b="x"), Row(a="2", b="2")]

    assert expected == [*rows(["1", "2"], ["1", "x", "2"])]


def test_bodies_of_many_lines_are_compared_at_their_ends() -> None:
    """Beyond the bound the changed middle is one block."""
    a = [str(n) for n in range(3_000)]
    b = [*a[:10], "baru", *a[12:]]

    assert (("10", "11"), ("baru",)) == (went(a, b), came(a, b))
    assert () == went(a, a)
    assert ((), ("z",)) == (went(a, [*a, "z"]), came(a, [*a, "z"]))


def test_words_of_an_edited_line_are_marked() -> None:
    """The words that only one side has."""
    first, second = pieces("Api padam Senin malam.", "Api padam Selasa malam.")

    assert ["Senin"] == [one.text for one in first if one.is_own]
    assert ["Selasa"] == [one.text for one in second if one.is_own]


def test_two_other_lines_are_marked_whole() -> None:
    """Nothing common is looked for in them."""
    first, second = pieces("Api padam.", "Harga beras naik tajam di pasar.")

    assert [True, True] == [first[0].is_own, second[0].is_own]
    assert (1, 1) == (len(first), len(second))
