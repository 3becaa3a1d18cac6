"""The published raw envelope and what parse takes are the same."""

from __future__ import annotations

from typing import Any

import jsonschema
import orjson
import pytest

from schemas.contract import published
from schemas.headers import Provenance
from schemas.message import Message, header
from schemas.topics import DEAD, RAW
from streams.runner import step
from streams.settings import Settings
from streams.topology import links

LINK = links(Settings(), Provenance(version="0"), ("parse",))["parse"]
BODY = {"body": "Judul\nSatu kalimat yang cukup panjang untuk dibaca orang."}


def reason(envelope: object) -> str | None:
    """Why parse refuses it, if it does."""
    message = Message(
        topic=RAW,
        partition=0,
        offset=0,
        timestamp=0,
        key=None,
        value=orjson.dumps(envelope),
    )
    (output,) = step(LINK, message).outputs
    return header(output.headers, "kawat-reason") if output.topic == DEAD else None


def is_valid(envelope: object) -> bool:
    """Whether the published schema allows it."""
    return jsonschema.Draft202012Validator(published(RAW)).is_valid(envelope)


@pytest.mark.parametrize(
    "envelope",
    [
        BODY,
        {**BODY, "status": "withheld", "authors": ["A", "B"], "title": "T"},
        {**BODY, "source": None, "authors": None, "status": None},
        {**BODY, "seksi": {"id": 4}},
        {"status": "canceled", "guid": "1"},
        {"status": "canceled", "url": "https://kabar.example/a", "body": None},
    ],
)
def test_what_is_published_is_taken(envelope: dict[str, Any]) -> None:
    """Every form that the schema allows becomes a record."""
    assert (True, None) == (is_valid(envelope), reason(envelope))


@pytest.mark.parametrize(
    ("envelope", "why"),
    [
        ({}, "missing_body"),
        ({"body": None}, "missing_body"),
        ({"body": 7}, "invalid_field"),
        ({**BODY, "status": "draft"}, "invalid_field"),
        ({**BODY, "authors": "A"}, "invalid_field"),
        ({**BODY, "authors": ["A", 1]}, "invalid_field"),
        ({**BODY, "guid": 17}, "invalid_field"),
        ({**BODY, "embargoed_until": 1}, "invalid_field"),
        ({"status": "canceled"}, "invalid_field"),
        ({"status": "canceled", "guid": None}, "invalid_field"),
        ([BODY], "not_an_envelope"),
    ],
)
def test_what_is_not_published_is_refused(envelope: object, why: str) -> None:
    """Every form that the schema forbids becomes a dead letter."""
    assert (False, why) == (is_valid(envelope), reason(envelope))


def test_the_headers_of_a_dead_letter_are_those_published() -> None:
    """What the runner writes, with the input's own headers behind it."""
    message = Message(
        topic=RAW,
        partition=3,
        offset=4,
        timestamp=0,
        key=None,
        value=b"{",
        headers=(("x-theirs", b"1"), ("kawat-redrive-of", b"nonsense")),
    )
    (output,) = step(LINK, message).outputs
    headers = {name: value.decode() for name, value in output.headers}

    jsonschema.validate(headers, published(f"{DEAD}.headers"))
    assert "nonsense" == headers["kawat-original-kawat-redrive-of"]
    assert "kawat-redrive-of" not in headers
