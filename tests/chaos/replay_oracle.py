"""What a replay of changed words, or of another order, must come to: computed apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import orjson
from msgspec import structs

from schemas.headers import Provenance
from schemas.message import Message, header
from streams.classify import build
from streams.classify.lexicon import overlaid
from streams.classify.plug import PLAIN, Plugs
from streams.runner import Link, step
from streams.settings import Settings

__all__ = ["by_time", "elsewhere", "told_otherwise"]


def by_time(parsed: Iterable[Message], raw: Iterable[Message]) -> list[Message]:
    """Sort parsed articles by time, partition and offset of their raw records."""
    known = {one.coordinates: one for one in raw}

    def place(one: Message) -> tuple[int, int, int]:
        found = known[header(one.headers, "kawat-origin") or ""]
        return found.timestamp, found.partition, found.offset

    ordered = sorted(parsed, key=place)
    return [structs.replace(one, offset=at) for at, one in enumerate(ordered)]


def elsewhere(moved: Sequence[Message], parsed: Sequence[Message]) -> int:
    """Count the places at which another article stands."""
    pairs = zip(moved, parsed, strict=True)
    return sum(one.value != other.value for one, other in pairs)


def told_otherwise(
    unique: Iterable[Message], sheet: str, settings: Settings
) -> set[tuple[str, int]]:
    """Classify what dedupe passed on, with and without the words of a sheet."""
    read = overlaid({"own.toml": sheet})
    links = [_link(settings, PLAIN), _link(settings, Plugs(lexicon=lambda: read))]
    changed = set()
    for one in unique:
        plain, other = (_said(step(link, one).outputs[0].value) for link in links)
        if plain != other:
            changed.add((plain["uri"], int(plain["version"])))
    return changed


def _link(settings: Settings, plugs: Plugs) -> Link:
    return Link(
        stage=build(settings, plugs),
        provenance=Provenance(version="0"),
        max_output_bytes=settings.max_output_bytes,
    )


def _said(value: bytes | None) -> dict[str, Any]:
    """Read a record without the versions that it names."""
    found: dict[str, Any] = orjson.loads(value or b"{}")
    found["stream"].pop("versions", None)
    return found
