"""Counted limits: which pages never meet a parser."""

from __future__ import annotations

import pytest

from streams.parse.html_limits import is_beyond_limits
from streams.parse.html_tokens import Wanted, scan
from streams.settings import Settings

SETTINGS = Settings(max_html_depth=20, max_html_attributes=8, max_html_tags=2_000)


def is_beyond(page: str, settings: Settings = SETTINGS) -> bool:
    """Ask of a page's source."""
    wanted = Wanted(names=frozenset(), is_marked=lambda _: False, signs=10)
    found = scan(page, settings.max_html_tags + 1, wanted)
    return is_beyond_limits(found, settings)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20 + "</div>" * 20,
        "<p>Satu" * 500,
        "<ul>" + "<li>Satu" * 500 + "</ul>",
        "<table>" + "<tr><td>a<td>b" * 300 + "</table>",
        "<dl>" + "<dt>a<dd>b" * 300,
        "<select>" + "<option>a" * 500 + "</select>",
        "<font><p>Satu</font>" * 500,
        "<span><b>x</b></span>" * 200,
        "<br>" * 1_000 + "<img>" * 900,
        "</div>" * 1_000,
        "<p " + " ".join(f"a{i}" for i in range(8)) + ">",
        '<p title="' + "x" * 5_000 + '">',
    ],
)
def test_pages_that_are_only_long_or_sloppy_pass(page: str) -> None:
    """Unclosed paragraphs, items, cells and wrongly nested fonts do not pile up."""
    assert not is_beyond(page)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 21,
        "<p><b><i><a href=x>kata " * 31,
        "<span><ul></span>" * 21,
        "<table><tr><td><div>" * 6,
        "<table><tr><td></div>" * 8,
        "<p>" * 2_001,
        "<p " + " ".join(f"attr{i}" for i in range(9)) + ">",
    ],
)
def test_depth_tags_and_attributes_are_bounded(page: str) -> None:
    """One more than allowed is too much."""
    assert is_beyond(page)


def test_unclosed_formatting_is_bounded_though_it_does_not_nest() -> None:
    """Parsers open each of these again in every paragraph that follows."""
    bomb = "".join(f"<p><b a{i}></p>" for i in range(61))

    assert is_beyond(bomb, Settings())
    assert not is_beyond("<p><b>x</b></p>" * 61, Settings())
    assert not is_beyond("</b>" * 61, Settings())


def test_options_are_bounded() -> None:
    """Each option makes a parser look at all before it."""
    assert is_beyond("<select>" + "<option>x" * 2_001, Settings())
