"""What a worker needs before it starts."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from agents.exits import Exit, Stop
from agents.preflight import check, needed
from streams.settings import Settings

SETTINGS = Settings(topic_prefix="x.", raw_topics=("wire", "web"))


def test_each_stage_needs_what_it_reads_and_writes() -> None:
    """Raw topics carry no prefix; dedupe needs its changelog."""
    assert ["wire", "web", "x.articles.parsed", "x.articles.dead"] == needed(
        SETTINGS, ("parse",)
    )
    assert "x.kawat-dedupe-changelog" in needed(SETTINGS, ("dedupe",))
    assert ["x.articles.unique", "x.articles.enriched", "x.articles.dead"] == needed(
        SETTINGS, ("classify",)
    )


def test_no_topic_is_named_twice() -> None:
    """All stages together, in the order of the chain."""
    names = needed(SETTINGS, ("parse", "dedupe", "classify"))

    assert len(names) == len(set(names))
    assert "wire" == names[0]


def test_a_folder_for_texts_can_be_written_to(tmp_path: Path) -> None:
    """Asked before any broker; a file in its place is a mistake in the settings."""
    place = tmp_path / "texts"
    place.write_text("no folder", "utf-8")
    settings = Settings(state_dir=str(place), bootstrap="127.0.0.1:1")

    with pytest.raises(Stop) as stopped:
        asyncio.run(check(settings, ("dedupe",)))
    assert (Exit.CONFIGURATION, str(place)) == (stopped.value.code, stopped.value.where)

    place.unlink()
    with pytest.raises(Stop) as away:
        asyncio.run(check(settings, ("dedupe",)))
    assert Exit.BROKER_AWAY == away.value.code
    assert [] == list(place.iterdir())
