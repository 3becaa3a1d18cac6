"""Paragraphs beside each other: by passages, in order, moved ones alone."""

from __future__ import annotations

from agents.why.rows import Row, Span, rows, spans
from schemas.decisions import Passage

FIRST = ("Satu dua tiga.", "Empat lima enam.", "Tujuh delapan.")


def passage(here: tuple[int, int], there: tuple[int, int]) -> Passage:
    """A passage by its places: `there` in the first text, `here` in the second."""
    return Passage(text="", here=here, there=there)


def paired(second: tuple[str, ...], *shared: Passage) -> list[tuple[object, object]]:
    """The rows of FIRST and a second text."""
    return [(row.first, row.second) for row in rows(FIRST, second, shared)]


def test_a_passage_is_cut_at_the_ends_of_paragraphs() -> None:
    """Each piece knows where in the passage it begins."""
    assert [
        [Span(start=5, end=14, passage=0, offset=0)],
        [Span(start=0, end=5, passage=0, offset=11)],
        [],
    ] == spans(FIRST, [(5, 21)])


def test_the_same_texts_stand_beside_each_other() -> None:
    """One passage over all paragraphs pairs each with its own."""
    whole = (0, len("\n\n".join(FIRST)))

    assert [(0, 0), (1, 1), (2, 2)] == paired(FIRST, passage(whole, whole))


def test_what_only_one_has_stands_alone() -> None:
    """A paragraph inserted, and one left out."""
    second = (FIRST[0], "Sisipan.", FIRST[2])
    first, last = passage((0, 14), (0, 14)), passage((26, 40), (34, 48))

    assert [(0, 0), (1, 1), (2, 2)] == paired(second, first, last)
    assert [(0, 0), (1, None), (2, 1)] == paired(
        (FIRST[0], FIRST[2]), first, passage((16, 30), (34, 48))
    )


def test_of_moved_paragraphs_the_heavier_is_paired() -> None:
    """Rows do not cross: what moved stands alone, marked all the same."""
    second = (FIRST[1], FIRST[0])
    moved = passage((0, 16), (16, 32)), passage((18, 32), (0, 14))

    assert [(0, None), (1, 0), (2, 1)] == paired(second, *moved)


def test_without_passages_they_stand_as_they_come() -> None:
    """The longer one goes on alone."""
    assert [
        Row(first=0, second=0),
        Row(first=1, second=None),
        Row(first=2, second=None),
    ] == list(rows(FIRST, ("Lain.",), ()))
