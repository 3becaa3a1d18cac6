"""Read and write the register of runs: who is how far, and what is asked of whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agents.admin import make
from agents.exits import Exit, Stop
from agents.kafka_clients import consumer, producer
from agents.reading import bounds, read
from agents.replay.names import REGISTER, register_topics
from agents.replay.runs import (
    Ask,
    Asked,
    RunState,
    State,
    ask_key,
    asked,
    is_ask,
    stated,
)
from schemas.codec import decode
from schemas.message import Message
from streams.settings import Settings

if TYPE_CHECKING:
    from kafka import KafkaConsumer

__all__ = [
    "ASKABLE",
    "Known",
    "ask",
    "forget",
    "known",
    "known_by",
    "now",
    "open_register",
    "tell",
]

ACKNOWLEDGE_SECONDS = 60
# What may be asked of a run that is in this state.
ASKABLE = {
    Ask.PAUSE: {State.STARTING, State.RUNNING},
    Ask.RESUME: {State.STARTING, State.RUNNING, State.PAUSED},
    Ask.CANCEL: {State.STARTING, State.RUNNING, State.PAUSED, State.FAILED},
}


@dataclass(slots=True, kw_only=True)
class Known:
    """What the register holds: the newest state of each run."""

    runs: dict[str, RunState] = field(default_factory=dict)

    def of(self, run: str) -> RunState:
        """Give the state of a run; raises Stop (2) when there is none."""
        if run in self.runs:
            return self.runs[run]
        there = ", ".join(sorted(self.runs)) or "none"
        raise Stop(Exit.USAGE, f"no run {run!r}", todo=f"there are: {there}")

    def take(self, message: Message) -> None:
        """Fold one record of the register in; what is asked is for the run alone."""
        run = (message.key or b"").decode("utf-8", "replace")
        if message.value is None:
            self.runs.pop(run, None)
        elif not is_ask(run):
            self.runs[run] = decode(message.value, RunState)


def open_register(settings: Settings) -> None:
    """Make the register and the audit of promotions where they are missing."""
    make(settings, register_topics(settings))


def known(settings: Settings) -> Known:
    """Read the register as it is committed now; empty where nothing ever ran."""
    with consumer(settings) as client:
        return known_by(client, settings)


def known_by(client: KafkaConsumer, settings: Settings) -> Known:
    """Read the register with a client that is open; it takes over its assignment."""
    found = Known()
    for message in read(client, bounds(client, settings.topic(REGISTER)) or {}):
        found.take(message)
    return found


def ask(settings: Settings, run: str, what: Ask) -> RunState:
    """Ask a run to pause, resume or cancel; gives the state it was in.

    Raises Stop (2) for a run that there is not, or that is over.
    """
    state = known(settings).of(run)
    if state.state not in ASKABLE[what]:
        raise Stop(
            Exit.USAGE,
            f"run {run!r} is {state.state}: it cannot {what} any more",
            todo=f"`kawat replay show {run}`",
        )
    record = asked(Asked(run=run, ask=what, at=now()))
    _send(settings, {ask_key(run): record.value})
    return state


def tell(settings: Settings, state: RunState) -> None:
    """Write the state of a run that does not write it itself."""
    record = stated(state)
    _send(settings, {state.run: record.value})


def forget(settings: Settings, run: str) -> None:
    """Take a run out of the register."""
    _send(settings, {run: None, ask_key(run): None})


def now() -> str:
    """Tell the time as the register holds it: UTC, whole seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _send(settings: Settings, records: dict[str, bytes | None]) -> None:
    with producer(settings) as client:
        sent = [
            client.send(settings.topic(REGISTER), key=key.encode(), value=value)
            for key, value in records.items()
        ]
        for one in sent:
            one.get(timeout=ACKNOWLEDGE_SECONDS)
