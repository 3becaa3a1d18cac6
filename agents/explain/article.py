"""Take articles apart for explain: raw ones through all stages, records as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import orjson

from agents.explain.parts import Part, laid_out
from agents.explain.view import READABLE, View, view_of
from agents.run import Plan, journeys
from schemas.errors import Rejected
from schemas.message import Headers, Message, header
from schemas.topics import DEAD
from streams.embedded import Journey
from streams.parse.envelope import open_value
from streams.settings import Settings

__all__ = ["Dead", "Explained", "explained", "recorded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """An article and its parts in the order in which a reader met them."""

    view: View
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dead:
    """A message that no article was made of."""

    origin: str
    reason: str
    detail: str


def explained(
    messages: Iterable[Message], settings: Settings
) -> Iterator[Explained | Dead]:
    """Explain every message; those of one call are compared with each other."""
    raw: list[Message] = []
    for message in messages:
        found = _line(message.value or b"")
        if found is None:
            raw.append(message)
        else:
            yield found
    for journey in journeys(raw, Plan(settings=settings)):
        yield _journey(journey, settings)


def recorded(
    record: Message, raw: Message | None, settings: Settings
) -> Explained | Dead | None:
    """Explain a record of our own topics; None when it is no article's, so a raw one.

    With the raw record the parts stand where they stood, else where the cuts tell.
    """
    if record.topic == DEAD:
        return _dead(header(record.headers, "kawat-origin") or "", record.headers)
    if record.topic not in READABLE or record.value is None:
        return None
    view = view_of(record.topic, record.value)
    text = _text(raw, settings) if raw else None
    return Explained(view=view, parts=tuple(laid_out(view, text)))


def _line(value: bytes) -> Explained | Dead | None:
    """Read a line of `kawat run` or `kawat tap`; None when the value is none."""
    try:
        told = orjson.loads(value)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(told, dict) or not isinstance(told.get("headers"), dict):
        return None
    if told.get("topic") == DEAD:
        pairs = ((name, str(one).encode()) for name, one in told["headers"].items())
        headers = tuple(pairs)
        return _dead(header(headers, "kawat-origin") or "", headers)
    if told.get("topic") not in READABLE:
        return None
    view = view_of(told["topic"], orjson.dumps(told.get("value")))
    return Explained(view=view, parts=tuple(laid_out(view, None)))


def _journey(journey: Journey, settings: Settings) -> Explained | Dead:
    last = next(one for one in reversed(journey.records) if one.value is not None)
    if last.topic == DEAD:
        return _dead(journey.message.coordinates, last.headers)
    view = view_of(last.topic, last.value or b"")
    text = _text(journey.message, settings)
    return Explained(view=view, parts=tuple(laid_out(view, text)))


def _dead(origin: str, headers: Headers) -> Dead:
    return Dead(
        origin=origin,
        reason=header(headers, "kawat-reason") or "",
        detail=header(headers, "kawat-detail") or "",
    )


def _text(message: Message, settings: Settings) -> str | None:
    try:
        return open_value(message, settings).body if message.value else None
    except Rejected:  # a takedown by its key has no text
        return None
