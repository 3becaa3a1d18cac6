"""The plot of the card: what is said beside what is so."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from streams.classify.training.measuring import Bin, Rate
from streams.classify.training.plot import EDGE, SIDE, drawn


def test_what_is_right_as_often_as_said_lies_on_the_line() -> None:
    """Half right at 50 %: a dot in the middle; the paper is well-formed."""
    half = Bin(confidence=50, right=Rate(hits=2, rows=4))
    sheet = ET.fromstring(drawn({"rows": [half], "none": []}))  # noqa: S314 - our own
    dots = [one.attrib for one in sheet.iter() if one.tag.endswith("circle")]
    middle = f"{EDGE + SIDE / 2}"

    assert [(middle, middle)] == [(dot["cx"], dot["cy"]) for dot in dots]
    assert {"rows", "none"} <= {one.text for one in sheet.iter()}
