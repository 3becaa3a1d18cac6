"""Writers' names out of claims of every shape."""

from __future__ import annotations

import pytest

from streams.parse.html_names import json_ld_names, people


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Sari Melati", ("Sari Melati",)),
        ("Oleh Sari Melati dan Budi Hartanto", ("Sari Melati", "Budi Hartanto")),
        ("By: Ann Lee, Tom Ng; Sari  Melati", ("Ann Lee", "Tom Ng", "Sari Melati")),
        ("Penulis: Sari &amp; Budi", ("Sari", "Budi")),
        ("Sari Melati, Sari Melati", ("Sari Melati",)),
        ("Anderson", ("Anderson",)),
        ("Por Ana Lima e Rui Sá", ("Ana Lima", "Rui Sá")),
        ("Carlos Costa e Silva", ("Carlos Costa e Silva",)),
        ("기자명 한도윤 기자", ("한도윤",)),
        ("Ann Lee (Sampit)", ("Ann Lee",)),
        ("https://www.facebook.com/portal", ()),
        ("@portal", ()),
        ("sari@portal.example", ()),
        ("12345", ()),
        ("", ()),
        ("kata " * 40, ()),
    ],
)
def test_names_are_split_and_cleaned(claim: str, expected: tuple[str, ...]) -> None:
    """Addresses, handles, numbers and sentences are no names."""
    assert expected == people([[claim]])


def test_a_desk_counts_only_when_nobody_else_is_named() -> None:
    """The first claim with a person wins over a desk said before."""
    assert ("Sari Melati",) == people([["Tim Redaksi"], [], ["Sari Melati", "Admin"]])
    assert ("Tim Redaksi",) == people([["Tim Redaksi"], ["Newsroom"]])


def test_the_outlet_is_no_person() -> None:
    """Names of the site are told by its labels."""
    assert ("Sari Melati",) == people([["Kabar Nusa"], ["Sari Melati"]], ("kabarnusa",))


def test_json_ld_names_in_every_shape() -> None:
    """Text, object, list, reference, an author within an author, nothing."""
    index = {"#b": {"@id": "#b", "name": "Budi"}}
    author = [
        "Sari",
        {"name": ["Ann", {"name": "Tom"}]},
        {"@id": "#b"},
        {"@id": "#unknown"},
        {"author": {"author": {"name": "Tono"}}},
        {"byline": "Rini"},
        3,
        None,
    ]

    assert ["Sari", "Ann", "Tom", "Budi", "Tono", "Rini"] == list(
        json_ld_names(author, index)
    )


def test_references_that_turn_in_circles_end() -> None:
    """A node that names itself, and lists without end."""
    loop: dict[str, object] = {"@id": "#a"}
    loop["author"] = loop
    deep: object = "Sari"
    for _ in range(9):
        deep = [deep]

    assert [] == list(json_ld_names(loop, {"#a": loop}))
    assert [] == list(json_ld_names(deep, {}))
