"""Whole articles in the conventions of many portals; outlets and persons are invented.

A block of `portals.txt` and of `wires.txt` (Malay newspapers, agencies) is an article,
a line a line: `T` title, `B` body, `X` what is none, `D` a dateline and, behind `~`,
the body's first words. Below stand `= place | outlet` of the dateline and `@` a writer.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from streams.parse.grammar import Reading, read
from streams.parse.outlets import load

OUTLETS = load()
HERE = Path(__file__).parent
BLOCKS = [
    block
    for name in ("portals.txt", "wires.txt")
    for block in (HERE / name).read_text("utf-8").strip().split("\n\n")
]
LOOK_ALIKES = (HERE / "look_alikes.txt").read_text("utf-8").splitlines()
TOLD = (
    "Warga desa itu menunggu bantuan sejak Senin pagi karena jalan putus.",
    "Petugas gabungan masih berada di lokasi hingga malam untuk memastikan keadaan.",
)


def parsed(*lines: str) -> Reading:
    """Read lines as a text of an unknown outlet."""
    text = "\n".join(lines)
    return read(text, source=None, envelope_title=None, outlets=OUTLETS)


@pytest.mark.parametrize("block", BLOCKS)
def test_portal(block: str) -> None:
    """All of the body stays, and nothing else."""
    rows = [(line[0], line[2:]) for line in block.splitlines()]

    found = parsed(*(text.replace("~", "") for mark, text in rows if mark in "TBXD"))

    place, outlet = next(text for mark, text in rows if mark == "=").split(" | ")
    dateline = found.dateline
    assert [text for mark, text in rows if mark == "T"] == [found.title]
    assert tuple(text.rpartition("~")[2] for mark, text in rows if mark in "BD") == (
        found.paragraphs
    )
    assert place == ((dateline and dateline.place) or "-")
    assert outlet == ((dateline and dateline.outlet) or "-")
    assert tuple(text for mark, text in rows if mark == "@") == found.authors


@pytest.mark.parametrize("line", LOOK_ALIKES)
def test_sentences_that_begin_like_furniture(line: str) -> None:
    """In doubt a sentence stays."""
    assert (TOLD[0], line, TOLD[1]) == parsed(
        "Judul", TOLD[0], line, TOLD[1]
    ).paragraphs
