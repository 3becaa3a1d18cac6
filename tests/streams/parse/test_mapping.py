"""Foreign envelopes: our names as paths in theirs."""

from __future__ import annotations

from typing import Any

import pytest

from streams.parse.mapping import take

NAMES = ("body", "title", "url")


def test_without_a_mapping_the_plain_names_count() -> None:
    """What we know is taken, the rest stays."""
    known, rest = take({"body": "b", "desk": "x"}, NAMES, {})

    assert {"body": "b", "title": None, "url": None} == known
    assert {"desk": "x"} == rest


def test_a_path_leads_into_objects() -> None:
    """A mapped field leaves the rest, its neighbours stay, its own name is foreign."""
    fields = {
        "content": {"html": "<p>b", "length": 4},
        "headline": "t",
        "link": {"self": "u"},
        "title": {"id": 1},
    }
    mapping = {"body": "content.html", "title": "headline", "url": "link.self"}

    known, rest = take(fields, NAMES, mapping)

    assert {"body": "<p>b", "title": "t", "url": "u"} == known
    assert {"content": {"length": 4}, "title": {"id": 1}} == rest


@pytest.mark.parametrize(
    "fields", [{"content": "text"}, {"content": None}, {"content": {}}, {}]
)
def test_a_path_that_is_not_there(fields: dict[str, Any]) -> None:
    """Absent is None; nothing is lost of what stands in its place."""
    known, rest = take(fields, ("body",), {"body": "content.html"})

    assert {"body": None} == known
    assert fields.get("content") == rest.get("content", {} if fields else None)


def test_a_name_with_a_dot() -> None:
    """Their name may hold a dot itself."""
    assert ({"title": "t"}, {}) == take(
        {"dc.title": "t"}, ("title",), {"title": "dc.title"}
    )
