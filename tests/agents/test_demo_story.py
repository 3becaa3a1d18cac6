"""What the demo tells of records: the words, from values in memory."""

from __future__ import annotations

from typing import Any

from agents.demo_story import cut_and_subject, duplicate, update, values
from schemas.message import Message


def record(**more: Any) -> dict[str, Any]:
    """Make the value of an enriched record with the parts that the story reads."""
    stream = {
        "raw": {"source": "contoh"},
        "dedupe": None,
        "parse": {"removed": []},
        "classify": {"candidates": [], "evidence": {}},
    }
    return {
        "uri": "urn:kawat:article:1",
        "version": "1",
        "pubStatus": "usable",
        "headlines": [{"value": "Judul"}],
        "stream": stream | more.pop("stream", {}),
    } | more


def dedupe(**more: Any) -> dict[str, Any]:
    """Make a decision."""
    return {
        "verdict": "unique",
        "of": None,
        "first_seen": None,
        "containment_here": None,
        "containment_there": None,
        "jaccard": None,
        "passages": [],
        "changed": {"sentences": [], "numbers": [], "names": []},
    } | more


def test_tombstones_have_no_value_to_read() -> None:
    """They are passed over."""
    message = Message(
        topic="t", partition=0, offset=0, timestamp=0, key=b"k", value=None
    )

    assert [] == values([message])


def test_duplicate_is_told_with_its_original_and_longest_passage() -> None:
    """The copy that differs most is the most telling one."""
    original = record()
    decision = dedupe(
        verdict="syndicated",
        of=original["uri"],
        first_seen={"source": "contoh", "at": "2026-03-02", "raw": "articles.raw/0/3"},
        containment_here=1.0,
        containment_there=0.8,
        jaccard=0.8,
        passages=[{"text": "pendek"}, {"text": "yang lebih panjang"}],
    )
    same = record(stream={"dedupe": decision | {"jaccard": 1.0}})
    copy = record(stream={"dedupe": decision, "raw": {"source": "lain"}})

    told = "\n".join(duplicate([original], [same, copy]))

    assert "“Judul” (lain)\nis a copy of “Judul” (contoh)" in told
    assert "100% of it stands in the original, 80% of the original" in told
    assert "“yang lebih panjang”" in told


def test_update_tells_the_figure_that_was_mended() -> None:
    """Of several updates the one with changed numbers is shown."""
    numbers = [{"from": "318", "to": "381"}]
    sentences = [{"from": "Rp 318 miliar.", "to": "Rp 381 miliar."}]
    added = [{"from": None, "to": "Kalimat baru."}]
    plain = dedupe(changed={"sentences": added, "numbers": [], "names": []})
    mended = dedupe(changed={"sentences": sentences, "numbers": numbers, "names": []})

    told = [
        *update(
            [
                record(stream={"dedupe": plain}),
                record(stream={"dedupe": mended}, version="2"),
            ]
        )
    ]

    assert "“Judul” (contoh) is version 2:" == told[0]
    assert ["number 318 → 381", "- Rp 318 miliar.", "+ Rp 381 miliar."] == [
        line.strip() for line in told[1:]
    ]


def test_cuts_and_subjects_are_told_with_rule_and_words() -> None:
    """Which line went by which rule; which words stand behind a subject."""
    value = record(
        stream={
            "parse": {
                "removed": [
                    {"line": 4, "kind": "promo", "rule": "p.q", "text": "Baca juga"}
                ]
            },
            "classify": {
                "candidates": [
                    {"literal": "medtop:11000000", "confidence": 71},
                    {"literal": "medtop:15000000", "confidence": 9},
                ],
                "evidence": {"medtop:11000000": [{"term": "presiden"}]},
            },
        },
        subjects=[{"literal": "medtop:11000000", "name": "politics"}],
    )

    told = [*cut_and_subject([record(pubStatus="canceled"), value])]

    assert "  line  4  promo        Baca juga  [p.q]" == told[1]
    assert "   71 %  politics: presiden" == told[2]
    assert "    9 %  sport (too unsure to file)" == told[3]


def test_nothing_to_tell_is_told_by_nothing() -> None:
    """An empty topic gives no lines and no error."""
    canceled = record(pubStatus="canceled")

    assert [[], [], [], []] == [
        [*duplicate([], [])],
        [*update([])],
        [*update([record()])],
        [*cut_and_subject([canceled])],
    ]
