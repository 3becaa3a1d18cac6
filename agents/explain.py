"""Take articles apart for explain: raw ones through all stages, records as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import orjson

from agents.explain_parts import Part, laid_out
from agents.explain_view import READABLE, View, view_of
from agents.run import Plan, journeys
from schemas.errors import Rejected
from schemas.message import Message, header
from schemas.topics import DEAD
from streams.embedded import Journey
from streams.parse.envelope import open_value
from streams.settings import Settings

__all__ = ["Dead", "Explained", "explained"]


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
        view = _record(message.value or b"")
        if view is None:
            raw.append(message)
        else:
            yield Explained(view=view, parts=tuple(laid_out(view, None)))
    for journey in journeys(raw, Plan(settings=settings)):
        yield _journey(journey, settings)


def _record(value: bytes) -> View | None:
    """Read a line of `kawat run` or `kawat tap`; None when the value is none."""
    try:
        told = orjson.loads(value)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(told, dict) or told.get("topic") not in READABLE:
        return None
    return view_of(told["topic"], orjson.dumps(told.get("value")))


def _journey(journey: Journey, settings: Settings) -> Explained | Dead:
    last = next(one for one in reversed(journey.records) if one.value is not None)
    if last.topic == DEAD:
        return Dead(
            origin=journey.message.coordinates,
            reason=header(last.headers, "kawat-reason") or "",
            detail=header(last.headers, "kawat-detail") or "",
        )
    view = view_of(last.topic, last.value or b"")
    text = _text(journey.message, settings)
    return Explained(view=view, parts=tuple(laid_out(view, text)))


def _text(message: Message, settings: Settings) -> str | None:
    try:
        return open_value(message, settings).body if message.value else None
    except Rejected:  # a takedown by its key has no text
        return None
