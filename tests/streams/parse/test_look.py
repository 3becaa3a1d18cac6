"""Text or HTML."""

from __future__ import annotations

import pytest

from schemas.article import Format
from streams.parse.look import format_of, has_markup


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<!doctype html><title>a", None),
        ('<?xml version="1.0"?>\n<html>', "text/plain"),
        (" \n<!-- a --><div class='x'>a</div>", None),
        ("Judul<p>Satu<p>Dua<p>Tiga", None),
        ("Judul <i>miring</i>", "text/html; charset=utf-8"),
        ("<p>Satu</p>", "text/plain"),
    ],
)
def test_html(body: str, told: str | None) -> None:
    """A page, a fragment, or markup that is said to be some."""
    assert Format.HTML == format_of(body, told)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Judul\nSatu < dua > tiga", None),
        ("Judul\nSatu", "text/html"),
        ("Judul <b>tebal</b>", None),
        ("<nama> adalah penanda", "application/json"),
    ],
)
def test_text(body: str, told: str | None) -> None:
    """Signs of comparison, a stray tag, a type that lies."""
    assert Format.TEXT == format_of(body, told)


def test_markup_needs_a_letter() -> None:
    """A sign alone is no tag."""
    assert has_markup("a </b>")
    assert not has_markup("1 < 2")
