"""The sample articles of the demo: invented, in the conventions of real portals.

They lie in `agents/demo_data/*.toml`, one `[[message]]` each, in the order in which
they are sent. A key of a message that is none of these is a field of its envelope:

    expect     what becomes of it: a verdict of dedupe, `dead` or `withdrawn` (unique)
    note       what it is there to show
    key        key of the record; the source when absent
    headers    headers of the record
    at         time of the record, when the envelope has none
    like       take over the message with that guid, field by field
    body_of    take over its body only
    replace    pairs of texts: each must occur in the body, and is put in its place
    page       the body is this file of demo_data/pages
    bare       send the body alone, without an envelope
    bomb       the body is a page of so many nested boxes
    withdraw   send a null value
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from typing import Any

from schemas.codec import encode
from schemas.message import Headers, Message

__all__ = ["Sample", "samples"]

Fields = dict[str, Any]

DIRECTIVES = frozenset(
    {
        "at",
        "bare",
        "body_of",
        "bomb",
        "expect",
        "headers",
        "key",
        "like",
        "note",
        "page",
        "replace",
        "withdraw",
    }
)
TOPIC = "articles.raw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A message of the sample, with what should become of it."""

    message: Message
    envelope: Fields | None
    expect: str
    note: str | None


def samples() -> Iterator[Sample]:
    """Read all of them, in order; offsets count from 0."""
    by_guid: dict[str, Fields] = {}
    for offset, entry in enumerate(_entries()):
        fields = _filled(entry, by_guid)
        if "guid" in fields:
            by_guid.setdefault(fields["guid"], fields)
        yield _sample(fields, offset)


def _entries() -> Iterator[Fields]:
    folder = files("agents") / "demo_data"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            yield from tomllib.loads(file.read_text(encoding="utf-8"))["message"]


def _filled(entry: Fields, by_guid: dict[str, Fields]) -> Fields:
    """Fill in what an entry takes over from an earlier one, and its page."""
    taken = by_guid[entry["like"]] if "like" in entry else {}
    fields = {k: v for k, v in taken.items() if k not in DIRECTIVES} | entry
    if "body_of" in entry:
        fields["body"] = by_guid[entry["body_of"]]["body"]
    if "page" in entry:
        page = files("agents") / "demo_data" / "pages" / entry["page"]
        fields["body"] = page.read_text(encoding="utf-8")
    if "bomb" in entry:
        fields["body"] = "<div>" * entry["bomb"] + "<p>Isi di dasar kotak.</p>"
    for old, new in entry.get("replace", ()):
        if old not in fields["body"]:
            raise ValueError(f"{fields.get('guid')}: {old!r} does not occur")
        fields["body"] = fields["body"].replace(old, new)
    return fields


def _sample(fields: Fields, offset: int) -> Sample:
    envelope = {k: v for k, v in fields.items() if k not in DIRECTIVES}
    bare = fields.get("bare", False)
    key = fields.get("key", fields.get("source"))
    message = Message(
        topic=TOPIC,
        partition=0,
        offset=offset,
        timestamp=_milliseconds(fields),
        key=None if key is None else key.encode(),
        value=_value(fields, envelope),
        headers=_headers(fields),
    )
    return Sample(
        message=message,
        envelope=None if bare or message.value is None else envelope,
        expect=fields.get("expect", "unique"),
        note=fields.get("note"),
    )


def _value(fields: Fields, envelope: Fields) -> bytes | None:
    if fields.get("withdraw", False):
        return None
    if fields.get("bare", False):
        return str(fields["body"]).encode()
    return encode(envelope)


def _headers(fields: Fields) -> Headers:
    given: dict[str, str] = fields.get("headers", {})
    return tuple((name, value.encode()) for name, value in given.items())


def _milliseconds(fields: Fields) -> int:
    """Tell the record's time: when it was fetched, published, or said to be sent."""
    for name in ("fetched_at", "published_at", "at"):
        if name in fields:
            return int(datetime.fromisoformat(fields[name]).timestamp() * 1000)
    return 0
