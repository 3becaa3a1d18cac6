"""The known fields of a raw envelope, each checked once; the rest goes to `extra`."""

from __future__ import annotations

from typing import Any, cast

from msgspec import Struct

from schemas.article import Flag, Format, Status
from schemas.errors import Reason, Rejected
from schemas.raw import RawEnvelope
from streams.parse import clean
from streams.parse.extra import bounded
from streams.parse.look import format_of
from streams.parse.mapping import take

__all__ = ["Envelope", "read"]

MAX_NAME = 2048  # guid, source: code points; a cut identity would be another one
MAX_URL = 8192
MAX_TITLE = 2000
MAX_LABEL = 64
MAX_TIME = 100
MAX_AUTHORS = 50
MAX_AUTHOR = 200
# A null body is a missing one; every other null is an absent field.
KNOWN = RawEnvelope.__struct_fields__


class Envelope(Struct, frozen=True, kw_only=True):
    """A raw envelope, or a bare body, that was checked and may be parsed.

    Times and language are as they were told; `extra` holds the unknown fields.
    """

    body: str
    format: Format
    status: Status
    source: str | None = None
    url: str | None = None
    guid: str | None = None
    title: str | None = None
    published_at: str | None = None
    fetched_at: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    embargoed_until: str | None = None
    extra: dict[str, Any] = {}
    flags: tuple[Flag, ...] = ()


def read(
    fields: dict[str, Any], mapping: dict[str, str], flags: tuple[Flag, ...]
) -> Envelope:
    """Check the known fields, named as the mapping says; raises Rejected."""
    known, rest = take(fields, KNOWN, mapping)
    raised = list(flags)
    short = {
        "source": _name(known, "source"),
        "guid": _name(known, "guid"),
        "url": _short(known, "url", MAX_URL, raised),
        "title": _cut(known, "title", MAX_TITLE, raised),
        "published_at": _short(known, "published_at", MAX_TIME, raised),
        "fetched_at": _short(known, "fetched_at", MAX_TIME, raised),
        "language": _short(known, "language", MAX_LABEL, raised),
        "embargoed_until": _text(known, "embargoed_until"),
    }
    status = _status(known["status"])
    content_type = _short(known, "content_type", MAX_NAME, raised)
    authors = _authors(known["authors"], raised)
    body = _body(known["body"], status)
    extra, was_cut = bounded(rest)
    if was_cut:
        raised.append(Flag.EXTRA_CUT)
    return Envelope(
        body=body,
        format=format_of(body, content_type),
        status=status,
        authors=authors,
        extra=extra,
        flags=tuple(raised),
        **short,
    )


def _wrong(name: str, value: object, wanted: str) -> Rejected:
    return Rejected(
        Reason.INVALID_FIELD, f"{name}: {type(value).__name__}, wanted {wanted}"
    )


def _body(value: object, status: Status) -> str:
    if status is Status.CANCELED:
        return ""
    if value is None:
        raise Rejected(Reason.MISSING_BODY, "no body, or null")
    if not isinstance(value, str):
        raise _wrong("body", value, "a string")
    body = clean.block(value.removeprefix("\ufeff"))
    if not body.strip():
        raise Rejected(Reason.EMPTY_BODY, "the body is white space")
    return body


def _text(known: dict[str, Any], name: str) -> str | None:
    value = known[name]
    if value is None:
        return None
    if not isinstance(value, str):
        raise _wrong(name, value, "a string")
    return clean.line(value) or None


def _name(known: dict[str, Any], name: str) -> str | None:
    value = _text(known, name)
    if value is not None and len(value) > MAX_NAME:
        raise Rejected(Reason.INVALID_FIELD, f"{name}: longer than {MAX_NAME}")
    return value


def _short(
    known: dict[str, Any], name: str, limit: int, raised: list[Flag]
) -> str | None:
    """Read a field that is dropped, and told, when it is absurdly long."""
    value = _text(known, name)
    if value is not None and len(value) > limit:
        raised.append(Flag.FIELD_IGNORED)
        return None
    return value


def _cut(
    known: dict[str, Any], name: str, limit: int, raised: list[Flag]
) -> str | None:
    value = _text(known, name)
    if value is not None and len(value) > limit:
        raised.append(Flag.BODY_CUT)
        return value[:limit]
    return value


def _status(value: object) -> Status:
    if value is None:
        return Status.USABLE
    if not isinstance(value, str):
        raise _wrong("status", value, "a string")
    if value not in tuple(Status):
        listed = " | ".join(Status)
        raise Rejected(Reason.INVALID_FIELD, f"status {value[:40]!r}, wanted {listed}")
    return Status(value)


def _authors(value: object, raised: list[Flag]) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise _wrong("authors", value, "a list of strings")
    told = cast("list[object]", value)
    names = [name for name in told if isinstance(name, str)]
    if len(names) < len(told):
        raise _wrong("authors", told, "a list of strings")
    read = [name for name in map(clean.line, names[:MAX_AUTHORS]) if name]
    kept = [name for name in read if len(name) <= MAX_AUTHOR]
    if len(kept) < len(read) or len(names) > MAX_AUTHORS:
        raised.append(Flag.FIELD_IGNORED)
    return tuple(kept)
