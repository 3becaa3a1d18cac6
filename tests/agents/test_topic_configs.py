"""The configuration of topics, as far as the user may see it."""

from __future__ import annotations

from typing import Any, cast

import pytest

from agents.exits import Exit, Stop
from agents.topic_configs import topic_configs

Entries = dict[str, dict[str, dict[str, str]]]


class Answering:
    """An admin client of a cluster that gives this answer."""

    def __init__(self, entries: Entries) -> None:
        """Keep the answer."""
        self._entries = entries

    def describe_configs(self, _: object, config_filter: str) -> dict[str, Entries]:
        """Answer, when all entries are asked for."""
        assert "all" == config_filter
        return {"topic": self._entries}


def asked(entries: Entries) -> dict[str, dict[str, str | None]]:
    """Ask for the configuration of the topics in the answer."""
    return topic_configs(cast("Any", Answering(entries)), entries)


def test_entries_are_told_by_name() -> None:
    """Only their values count."""
    entries = {"wire": {"cleanup.policy": {"value": "compact", "source": "x"}}}

    assert {"wire": {"cleanup.policy": "compact"}} == asked(entries)
    assert {} == asked({})


def test_a_refusal_is_told_as_one() -> None:
    """It comes as a topic without entries, and was taken for drift, or crashed."""
    entries: Entries = {"wire": {"cleanup.policy": {"value": "delete"}}, "web": {}}
    with pytest.raises(Stop) as stopped:
        asked(entries)

    assert (Exit.CONFIGURATION, "web") == (stopped.value.code, stopped.value.where)
    assert "DESCRIBE_CONFIGS" in str(stopped.value.todo)
