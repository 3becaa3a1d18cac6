"""What the tests of runs share: a live chain that has done its feed, and readings."""

from __future__ import annotations

from agents.replay.register import known
from agents.replay.run import Options
from schemas.message import Message
from schemas.topics import DEAD, DUPLICATES, ENRICHED
from streams.settings import Settings

__all__ = [
    "COUNT",
    "ONE",
    "RATE",
    "SLOW",
    "TERMINAL",
    "TWO",
    "WAIT_SECONDS",
    "pairs",
    "standing",
]

COUNT = 240
TERMINAL = (ENRICHED, DUPLICATES, DEAD)
ONE = Options(workers=1)
TWO = Options(workers=2)
RATE = 8  # records a second: whoever asks has half a minute before such a run is over
SLOW = ("--rate", str(RATE), "--workers", "1", "--nice", "0")
WAIT_SECONDS = 120


def pairs(records: list[Message]) -> list[tuple[bytes | None, bytes | None]]:
    """Keep keys and values, sorted."""
    found = [(record.key, record.value) for record in records]
    return sorted(found, key=lambda pair: (pair[0] or b"", pair[1] or b""))


def standing(settings: Settings, name: str) -> dict[str, int]:
    """Tell the positions that a run has committed."""
    state = known(settings).runs.get(name)
    return {} if state is None else dict(state.positions)
