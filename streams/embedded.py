"""The whole topology in memory: raw messages in, the records of every topic out.

One thread, one partition a topic, input order: what a broker would hold if every
record had been handled before the next one came. Parse may run elsewhere (a pool of
processes): `Embedded.follow` takes its step and goes on from there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from schemas.message import Message, Output
from streams.dedupe.memo import Memo
from streams.runner import Link, Step, step
from streams.settings import Settings
from streams.stage import Fate
from streams.topology import READS

__all__ = ["Embedded", "Journey", "Stepped", "parse_here"]

Stepped = Iterator[tuple[Message, Step]]

_READER = {topic: stage for stage, topic in READS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """What became of one raw message: its steps by stage, its records, in order."""

    message: Message
    steps: tuple[tuple[str, Step], ...]
    records: tuple[Message, ...]

    @property
    def is_dead(self) -> bool:
        """Say whether a stage refused the message."""
        return any(taken.fate is Fate.DEAD for _, taken in self.steps)


def parse_here(link: Link, messages: Iterable[Message]) -> Stepped:
    """Parse in this process, one message after the other.

    The offset of a message is its commit: all before it are done.
    """
    for message in messages:
        yield message, step(link, message, commit=message.offset)


class Embedded:
    """The stages that `links` holds, chained, with their topics' offsets and state."""

    def __init__(
        self,
        links: Mapping[str, Link],
        settings: Settings,
        *,
        is_deduping: bool = True,
    ) -> None:
        """Without deduping, each article is judged by an empty memory: it is unique."""
        self._links = links
        self._settings = settings
        self._is_deduping = is_deduping
        self._memo = Memo(settings)
        self._ends: Counter[str] = Counter()

    def follow(self, message: Message, parsed: Step) -> Journey:
        """Take one parsed message through the stages behind parse."""
        steps: list[tuple[str, Step]] = []
        records: list[Message] = []
        self._go_on("parse", message, parsed, steps, records)
        return Journey(message=message, steps=tuple(steps), records=tuple(records))

    def run(self, parsed: Stepped) -> Iterator[Journey]:
        """Follow every message, in the order in which they come."""
        for message, taken in parsed:
            yield self.follow(message, taken)

    def _go_on(
        self,
        stage: str,
        message: Message,
        taken: Step,
        steps: list[tuple[str, Step]],
        records: list[Message],
    ) -> None:
        steps.append((stage, taken))
        for output in taken.outputs:
            record = self._append(message, output)
            records.append(record)
            reader = _READER.get(output.topic, "")
            if reader in self._links:
                self._go_on(reader, record, self._step(reader, record), steps, records)

    def _step(self, stage: str, record: Message) -> Step:
        return step(
            self._links[stage], record, self._state(stage), commit=record.offset
        )

    def _state(self, stage: str) -> Memo | None:
        if stage != "dedupe":
            return None
        return self._memo if self._is_deduping else Memo(self._settings)

    def _append(self, message: Message, output: Output) -> Message:
        """Give an output its place in the topic; time is the raw record's."""
        offset = self._ends[output.topic]
        self._ends[output.topic] += 1
        return output.placed(output.topic, offset, message.timestamp)
