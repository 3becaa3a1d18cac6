"""The twin of the time line for programs: one JSON object."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from agents.story.collect import Entry, Story
from schemas.codec import encode

__all__ = ["line"]


def line(story: Story) -> bytes:
    """Write the story and its entries, newest last."""
    entries = [_entry(story, one) for one in story.entries]
    return encode({"story": story.id, "entries": entries})


def _entry(story: Story, entry: Entry) -> dict[str, Any]:
    later = story.since_first(entry)
    return asdict(entry) | {
        "uri": entry.uri,
        "at": None if entry.at is None else entry.at.isoformat(),
        "seconds_since_first": None if later is None else int(later.total_seconds()),
    }
