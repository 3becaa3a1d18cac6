"""What the live topics hold, read with a consumer in memory."""

from __future__ import annotations

import pytest

from agents.exits import Exit, Stop
from agents.replay.promotion.choice import Place
from agents.replay.promotion.live import Live
from agents.replay.promotion.outputs import Outputs
from schemas.topics import ENRICHED
from streams.settings import Settings
from tests.agents.replay.planning.cluster import FakeConsumer, log


def test_a_record_is_read_again_unless_compaction_took_it() -> None:
    """Then it is said what was lost, where, and that a second call goes on."""
    settings = Settings()
    logs = log(settings.topic(ENRICHED), [1, 2], begin=5)

    with Outputs() as outputs:
        live = Live(FakeConsumer(logs), settings, outputs)  # type: ignore[arg-type]
        assert 6 == live.fetch(ENRICHED, place(6)).offset
        with pytest.raises(Stop, match="offset 4") as stop:
            live.fetch(ENRICHED, place(4))

    assert Exit.TRY_AGAIN == stop.value.code


def place(offset: int) -> Place:
    """Name a place of the only partition."""
    return Place(rank=1, digest=b"", partition=0, offset=offset)
