"""A raw record as the newsroom sent it, read into one typed envelope (RECORDS §2).

A value that begins as JSON does claims to be an envelope; other bytes are the body.
Nothing is guessed about a claim: what is no envelope is refused with its reason.
"""

from __future__ import annotations

import re
from typing import Any, cast

import orjson

from schemas.article import Flag, Status
from schemas.errors import Reason, Rejected
from schemas.message import Message, header
from streams.parse import clean
from streams.parse.charset import decode
from streams.parse.extra import has_half_pair
from streams.parse.fields import Envelope, read
from streams.parse.lenient_json import loads, strict_object
from streams.parse.look import format_of, media_type
from streams.settings import Settings

__all__ = ["Envelope", "open_value"]

BLANKS = " \t\r\n\v\f\x00\x1e\ufeff"
# "\0" and ")]}'": a framing byte and a web API's guard in front of JSON.
XSSI = ")]}'"
CLAIM = re.compile(r"(?:\)\]\}',?)?\s*[\[{]")
# "[UPDATE] Judul": a desk's mark in front of a headline, as no JSON begins.
MARK = re.compile(
    r"(?:\[[^\W\d][^\[\]{}:\"',\n]{0,40}\]|\{[^\W\d][^\[\]{}:\"',\n]{0,40}\}) *+[^\W_]"
)
SCALAR = re.compile(
    r'\s*(?:null|true|false|-?\d{1,40}(?:\.\d{1,40})?(?:[eE][+-]?\d{1,9})?|"[^\n]*")\s*'
)
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
HEAD = 4096  # where a page tells its charset
TEXT_FIELDS = ("source", "url", "guid")


def open_value(message: Message, settings: Settings) -> Envelope:
    """Read the value of a raw record that has one; raises Rejected."""
    value = message.value or b""
    if len(value) > settings.max_value_bytes:
        raise Rejected(
            Reason.TOO_LARGE, f"{len(value)} bytes, limit {settings.max_value_bytes}"
        )
    content_type = header(message.headers, "content-type")
    is_json = not media_type(content_type).startswith("text/")
    fields = strict_object(value, settings.max_json_depth) if is_json else None
    if fields is not None:
        return read(fields, settings.raw_fields, ())
    text, flags, is_utf8 = decode(value, _declared(value, content_type))
    if not text.lstrip(BLANKS):
        raise Rejected(Reason.EMPTY_VALUE, "no bytes but white space")
    if is_json:
        if _is_claim(text.lstrip(BLANKS)):
            return _envelope(text.strip("\ufeff"), flags, settings)
        if SCALAR.fullmatch(text) and _is_json(text):
            raise Rejected(Reason.NOT_AN_ENVELOPE, "JSON, but not an object")
    elif _is_envelope(text):
        return _envelope(text.strip("\ufeff"), flags, settings)
    body = clean.block(text.removeprefix("\ufeff"), value if is_utf8 else None)
    return _bare(message, body, flags, content_type)


def _is_claim(text: str) -> bool:
    return CLAIM.match(text) is not None and MARK.match(text) is None


def _declared(value: bytes, content_type: str | None) -> str | None:
    told = CHARSET.search(content_type or "")
    if told is not None:
        return told[1]
    meta = META.search(value[:HEAD])
    return meta[1].decode("ascii", "replace") if meta else None


def _envelope(text: str, flags: tuple[Flag, ...], settings: Settings) -> Envelope:
    fields, is_strict = loads(text, settings.max_json_depth)
    if not isinstance(fields, dict):
        raise Rejected(Reason.NOT_AN_ENVELOPE, "JSON, but not an object")
    if not is_strict and has_half_pair(cast("object", fields)):
        flags = (*flags, Flag.ENCODING_REPAIRED)
    return read(cast("dict[str, Any]", fields), settings.raw_fields, flags)


def _is_envelope(text: str) -> bool:
    """See through a header that says text: guarded JSON, or an object with a body."""
    if text.lstrip(BLANKS).startswith(XSSI):
        return True
    if not text.lstrip(BLANKS).startswith("{") or '"body"' not in text:
        return False
    return _is_json(text.strip("\ufeff"))


def _is_json(text: str) -> bool:
    try:
        orjson.loads(text.strip())
    except (orjson.JSONDecodeError, UnicodeEncodeError):
        return False
    return True


def _bare(
    message: Message, body: str, flags: tuple[Flag, ...], content_type: str | None
) -> Envelope:
    """Take the value as the body; what headers tell of it is short text."""
    told: dict[str, Any] = {}
    for name in TEXT_FIELDS:
        value = clean.line(header(message.headers, name) or "")
        told[name] = value or None
    kind = format_of(body, content_type)
    return Envelope(body=body, format=kind, status=Status.USABLE, flags=flags, **told)
