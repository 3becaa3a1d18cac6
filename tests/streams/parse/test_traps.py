"""Articles that look like furniture and are body from the first line to the last.

A block of `traps.txt` is a headline and its article; persons and places are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from streams.parse.grammar import read
from streams.parse.outlets import load

OUTLETS = load()
HERE = Path(__file__).parent
BLOCKS = (HERE / "traps.txt").read_text("utf-8").strip().split("\n\n")


@pytest.mark.parametrize("block", BLOCKS, ids=[one.split("\n")[0] for one in BLOCKS])
def test_no_line_is_lost(block: str) -> None:
    """Recipes, poems, prayers, fixtures, prices, interviews, letters stay whole."""
    found = read(block, source=None, envelope_title=None, outlets=OUTLETS)

    title, *lines = block.split("\n")
    assert title == found.title
    assert lines == list(found.paragraphs)
