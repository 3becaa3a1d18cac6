"""The stages of a replay as an assembly line: batches abreast, dedupe in one row.

Parse and classify run in the worker processes, many batches at a time; dedupe judges
here, record after record in the order of their turns; what is done leaves in that order
too. So what comes out does not depend on how many processes there are.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from agents.replay.gate import Gate
from agents.replay.order import Turn
from agents.replay.passage import Passage
from agents.replay.plan import FromStage
from agents.replay.work import Workers
from agents.replay.work_frames import Answer, Task
from schemas.message import Message, Output
from schemas.topics import PARSED, UNIQUE
from streams.dedupe import Memo
from streams.runner import Link, step
from streams.stage import Fate

__all__ = ["BATCH_BYTES", "BATCH_RECORDS", "Line"]

BATCH_RECORDS = 32
BATCH_BYTES = 262_144
ABREAST = 4  # batches a process, in all stages together


@dataclass(slots=True, kw_only=True)
class _Batch:
    passages: list[Passage]
    number: int
    is_parsed: bool = False
    is_judged: bool = False
    is_done: bool = False
    owners: list[Passage] = field(default_factory=list)  # of classify's messages


@dataclass(slots=True, kw_only=True)
class Line:
    """Takes turns in, gives passages out, both in order.

    `memo` is dedupe's state, to which `judged` records have led; `name_of` gives the
    full name of a topic that the run writes.
    """

    stage: FromStage
    dedupe: Link
    memo: Memo
    workers: Workers
    gate: Gate
    name_of: Callable[[str], str]
    judged: int = 0
    _batches: deque[_Batch] = field(default_factory=deque)
    _by_number: dict[int, _Batch] = field(default_factory=dict)
    _number: int = 0

    @property
    def has_room(self) -> bool:
        """Say whether another batch may enter: what is in hand is bounded."""
        return len(self._batches) < ABREAST * self.workers.size + 2

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is in hand."""
        return not self._batches

    def enter(self, turns: Sequence[Turn]) -> None:
        """Begin with a batch."""
        passages = [
            Passage(turn=turn, is_silent=self.gate.is_warm_up(turn.message))
            for turn in turns
        ]
        batch = _Batch(passages=passages, number=self._number)
        self._number += 1
        self._batches.append(batch)
        self._by_number[batch.number] = batch
        if self.stage is FromStage.PARSE:
            messages = tuple(turn.message for turn in turns)
            self.workers.submit(
                Task(number=batch.number, stage="parse", messages=messages)
            )
        else:
            batch.is_parsed = True

    def pump(self, seconds: float) -> Iterator[Passage]:
        """Go on with what can go on, waiting so long; give what is done, in order."""
        if self._judge():
            seconds = 0.0
        for answer in self.workers.pump(seconds):
            self._take(answer)
        while self._batches and self._batches[0].is_done:
            batch = self._batches.popleft()
            del self._by_number[batch.number]
            yield from batch.passages

    def _take(self, answer: Answer) -> None:
        batch = self._by_number[answer.number]
        owners = batch.passages if answer.stage == "parse" else batch.owners
        for passage, done in zip(owners, answer.steps, strict=True):
            assert done is not None  # noqa: S101 - pages were read by now
            passage.add(answer.stage, done)
        if answer.stage == "parse":
            batch.is_parsed = True
        else:
            batch.is_done = True

    def _judge(self) -> bool:
        """Judge the next batch in order, if it is parsed; say whether one was."""
        batch = next((each for each in self._batches if not each.is_judged), None)
        if batch is None or not batch.is_parsed:
            return False
        batch.is_judged = True
        messages: list[Message] = []
        for passage in batch.passages:
            for message in self._to_classify(passage):
                messages.append(message)
                batch.owners.append(passage)
        if messages:
            self.workers.submit(
                Task(number=batch.number, stage="classify", messages=tuple(messages))
            )
        else:
            batch.is_done = True
        return True

    def _to_classify(self, passage: Passage) -> Sequence[Message]:
        """Judge one; give what classify reads of it."""
        message = passage.turn.message
        if self.stage is FromStage.CLASSIFY:
            return () if self.gate.holds_back(passage, message) else (message,)
        parsed = self._parsed(passage)
        if parsed is None:
            return ()
        self.gate.filter(passage, parsed)
        judged = step(self.dedupe, parsed, self.memo, commit=parsed.offset)
        self.judged += 1
        passage.add("dedupe", self.gate.guarded(parsed, judged))
        return [
            self._at(parsed, output, parsed.offset)
            for output in passage.outputs
            if output.topic == UNIQUE
        ]

    def _parsed(self, passage: Passage) -> Message | None:
        """Give the record that dedupe reads; None when parse refused it."""
        message = passage.turn.message
        if self.stage is FromStage.DEDUPE:
            return message
        _, parsed = passage.steps[0]
        if parsed.fate is Fate.DEAD:
            return None
        (output,) = (each for each in parsed.outputs if each.topic == PARSED)
        return self._at(message, output, self.judged)

    def _at(self, message: Message, output: Output, offset: int) -> Message:
        """Give an output its place in the row; time is the raw record's."""
        topic = self.name_of(output.topic)
        return output.placed(topic, offset, message.timestamp)
