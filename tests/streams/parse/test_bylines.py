"""Who wrote it."""

from __future__ import annotations

import pytest

from streams.parse.bylines import OPENING_RULE, by, is_name, is_opening_byline, writers


@pytest.mark.parametrize(
    ("line", "rule", "expected"),
    [
        ("Penulis: Budi Anu", "credit.role", ["Budi Anu"]),
        ("Penulis: Budi Anu | Editor: Ani Anu", "credit.role", ["Budi Anu"]),
        (
            "(Penulis: Budi Anu, Ani Anu | Editor: Adi)",
            "credit.role",
            ["Budi Anu", "Ani Anu"],
        ),
        ("Editor: Ani Anu", "credit.role", []),
        ("Penulis: Tim Redaksi", "credit.role", []),
        (
            "(Reporting by Budi Anu and Ani; Editing by Adi)",
            "credit.reporting",
            ["Budi Anu", "Ani"],
        ),
        ("Laporan Wartawan Portal.com, Budi Anu", "credit.reporting", ["Budi Anu"]),
        ("Oleh: Budi Anu", OPENING_RULE, ["Budi Anu"]),
        ("By Budi Anu", OPENING_RULE, ["Budi Anu"]),
        ("Budi Anu,", OPENING_RULE, ["Budi Anu"]),
        ("(abc/def)", "credit.initials", []),
    ],
)
def test_writers(line: str, rule: str, expected: list[str]) -> None:
    """Writers are named, editors, desks and initials are not."""
    assert expected == writers(line, rule)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Oleh Budi Anu", True),
        ("By Budi Anu, Staff Writer", True),
        ("Oleh karena itu, warga menunggu.", False),
        ("By then it had rained.", False),
    ],
)
def test_opening_bylines(line: str, *, expected: bool) -> None:
    """A line above the body that only names the writer."""
    assert expected is is_opening_byline(line)


def test_names() -> None:
    """Names have letters and a capital, desks are none."""
    assert [True, False, False, False] == [
        is_name(one) for one in ("Budi Anu,", "tim anu", "Redaksi", "12 orang")
    ]


def test_byline_is_bare() -> None:
    """Brackets and stars around it go."""
    assert "Reporting by Budi" == by("(Reporting by Budi)*")
