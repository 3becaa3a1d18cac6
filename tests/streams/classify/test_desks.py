"""Desks: the newsroom's own, by subject, place and language."""

from __future__ import annotations

import pytest

from streams.classify.desks import compiled, desk_of

SPORT, CRIME = "medtop:15000000", "medtop:02000000"
DESKS = compiled(
    """
[[desk]]
name = "Jawa Tengah"
subjects = ["medtop:02000000", "medtop:20000153"]
places = ["iso3166-2:ID-JT", "kemendagri:33.*"]

[[desk]]
name = "Bola"
subjects = ["medtop:15000000"]
languages = ["id", "ms"]

[[desk]]
name = "Luar Negeri"
places = ["iso3166:*"]
"""
)


@pytest.mark.parametrize(
    ("subjects", "places", "language", "desk"),
    [
        ([CRIME], ["iso3166-2:ID-JT"], "id", "Jawa Tengah"),
        ([SPORT, CRIME], ["kemendagri:33.74"], "id", "Jawa Tengah"),
        ([CRIME], ["kemendagri:35.78"], "id", None),
        ([SPORT], [], "ms", "Bola"),
        ([SPORT], ["iso3166:MY"], "en", "Luar Negeri"),
        ([], [], "id", None),
    ],
)
def test_the_first_desk_whose_conditions_hold_takes_it(
    subjects: list[str], places: list[str], language: str, desk: str | None
) -> None:
    """One of the subjects, one of the places, one of the languages."""
    assert desk == desk_of(DESKS, subjects, places, language)


def test_without_desks_there_is_none() -> None:
    """The file is optional."""
    assert desk_of((), [SPORT], [], "id") is None


def test_a_retired_topic_means_the_one_in_force() -> None:
    """A file of an older release still works."""
    (desk,) = compiled('[[desk]]\nname = "A"\nsubjects = ["medtop:20000113"]\n')

    assert ("medtop:20000111",) == desk.subjects


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[[desk]]\nname = "A"\nsubjects = ["sport"]', "'A': no article is filed"),
        ('[[desk]]\nname = "A"\nplaces = ["ID-JT"]', "'A': no name stands for ID-JT"),
        ('[[desk]]\nname = "A"\ntopics = []', "unknown field"),
        ("[[desk]]\nname = A", "Invalid value"),
    ],
    ids=["subject", "place", "field", "toml"],
)
def test_what_is_wrong_is_named(text: str, complaint: str) -> None:
    """Before the worker starts."""
    with pytest.raises(ValueError, match=complaint):
        compiled(text)
