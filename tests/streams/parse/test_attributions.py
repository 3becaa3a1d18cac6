"""Who said what, in sentences as newsrooms write them.

A block of `attributions.txt` (words in marks) or `retold.txt` (without) is a text, one
paragraph a line, braces around each quote; below it a line a quote:
`= speaker | full name`, the name left out where it is equal, `-` for none. Outlets and
persons are invented.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from schemas.article import QuoteKind
from streams.parse.quotes import quoted

BRACES = re.compile(r"[{}]")
HERE = Path(__file__).parent
BLOCKS = (HERE / "attributions.txt").read_text("utf-8").split("\n\n")
RETOLD = (HERE / "retold.txt").read_text("utf-8").split("\n\n")


def expected_of(block: str) -> list[tuple[str, str | None, str | None]]:
    """Read the quotes that a block marks and whom it gives them to."""
    marked = re.findall(r"\{([^{}]*)\}", block)
    told = re.findall(r"^= (.*)$", block, re.MULTILINE)
    return [(text, *_names(line)) for text, line in zip(marked, told, strict=True)]


def _names(line: str) -> tuple[str | None, str | None]:
    speaker, _, resolved = line.partition(" | ")
    return _name(speaker), _name(resolved or speaker)


def _name(text: str) -> str | None:
    return None if text == "-" else text


@pytest.mark.parametrize("block", BLOCKS)
def test_attribution(block: str) -> None:
    """Span, speaker without role, fullest name that the text gives."""
    lines = [line for line in block.splitlines() if line[:2] != "= "]

    found = quoted([BRACES.sub("", line) for line in lines])

    assert expected_of(block) == [
        (quote.text, quote.speaker, quote.resolved)
        for quote in found
        if quote.kind is QuoteKind.DIRECT
    ]


@pytest.mark.parametrize("block", RETOLD)
def test_retold(block: str) -> None:
    """The clause without "bahwa" and final stop; objects and sources are none."""
    lines = [line for line in block.splitlines() if line[:2] != "= "]

    found = quoted([BRACES.sub("", line) for line in lines])

    assert expected_of(block) == [
        (quote.text, quote.speaker, quote.resolved)
        for quote in found
        if quote.kind is QuoteKind.INDIRECT
    ]
