"""The loop of a run: feed, judge, write, commit, and obey who asks it to rest."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from agents.exits import Exit, Stop
from agents.replay.line import BATCH_BYTES, Line
from agents.replay.meter import Meter
from agents.replay.order import Turn
from agents.replay.pace import Pace
from agents.replay.run_progress import Show, Shown
from agents.replay.runs import Ask, RunState, State
from agents.replay.sink import COMMIT_BYTES, Sink
from agents.replay.standing import Standing
from agents.replay.stopping import Stopping

__all__ = ["Runner"]

COMMIT_SECONDS = 1.0
WAIT_SECONDS = 0.05
REST_SECONDS = 0.2


@dataclass(slots=True, kw_only=True)
class Runner:
    """One run from where it stands to its end.

    `state` makes the register's record; `asked` tells what somebody asks for; a turn
    that is None lets it commit and obey before the next one is looked for.
    """

    turns: Iterator[Turn | None]
    line: Line
    sink: Sink
    standing: Standing
    pace: Pace
    meter: Meter
    show: Show
    spans: dict[str, tuple[int, int]]
    state: Callable[[State], RunState]
    asked: Callable[[], Ask | None]
    stopping: Stopping
    _is_over: bool = False
    _began: float = field(default_factory=time.monotonic)
    _before: int = 0  # records done when this process began
    _since: float = field(default_factory=time.monotonic)  # last counted second
    _committed: float = field(default_factory=time.monotonic)

    def go(self) -> None:
        """Run to the end; raises Stop when it is told to stop before."""
        self._before = self._done
        self._commit(State.RUNNING)
        while not (self._is_over and self.line.is_empty):
            self._obey()
            is_fed = self._feed()
            self._write(0.0 if is_fed else WAIT_SECONDS)
            if self._is_due:
                self._commit(State.RUNNING)
        self._commit(State.RUNNING)

    def _feed(self) -> bool:
        """Let batches enter while there is room; say whether one did."""
        is_fed = False
        while self.line.has_room and not self._is_over:
            count = self.pace.allows()
            if not count:
                break
            found = list(_bounded(islice(self.turns, count)))
            self._is_over = not found
            batch = [turn for turn in found if turn is not None]
            if batch:
                self.line.enter(batch)
                self.pace.give(len(batch))
                is_fed = True
            if len(batch) < len(found):
                return True
        return is_fed

    def _write(self, seconds: float) -> None:
        for passage in self.line.pump(seconds):
            self.sink.write(passage.outputs, passage.memo)
            self.standing.note(passage)
            self.meter.note(passage)
        self._show("")

    @property
    def _is_due(self) -> bool:
        return (
            time.monotonic() - self._committed > COMMIT_SECONDS
            or self.sink.pending_bytes > COMMIT_BYTES
        )

    def _commit(self, state: State) -> None:
        now = time.monotonic()
        self.standing.seconds += now - self._since
        self._since = now
        self.sink.commit(self.standing, self.state(state))
        self.meter.committed(self.standing.positions)
        self._committed = time.monotonic()

    def _obey(self) -> None:
        if self.stopping.is_set:
            self._halt(State.PAUSED, "stopped: what is done is committed")
        ask = self.asked()
        if ask is Ask.CANCEL:
            self._halt(State.CANCELLED, "the run was cancelled", code=Exit.FAILED)
        if ask is Ask.PAUSE:
            self._rest()

    def _rest(self) -> None:
        self._drain(State.PAUSED)
        while (ask := self.asked()) not in {Ask.RESUME, Ask.CANCEL}:
            if self.stopping.is_set:
                self._halt(State.PAUSED, "stopped while it rested")
            self._show("paused")
            time.sleep(REST_SECONDS)
        if ask is Ask.CANCEL:
            self._halt(State.CANCELLED, "the run was cancelled", code=Exit.FAILED)
        self._since = time.monotonic()
        self.pace.restart()

    def _halt(self, state: State, what: str, *, code: Exit = Exit.TRY_AGAIN) -> None:
        self._drain(state)
        todo = None if code is Exit.FAILED else "the same command goes on from here"
        raise Stop(code, what, todo=todo)

    def _drain(self, state: State) -> None:
        while not self.line.is_empty:
            self._write(WAIT_SECONDS)
        self._commit(state)

    @property
    def _done(self) -> int:
        positions = self.standing.positions
        return sum(
            positions.get(name, start) - start
            for name, (start, _) in self.spans.items()
        )

    def _show(self, note: str) -> None:
        done, seconds = self._done, time.monotonic() - self._began
        self.show(
            Shown(
                done=done,
                total=sum(end - start for start, end in self.spans.values()),
                rate=(done - self._before) / seconds if seconds else 0.0,
                positions=self.standing.positions,
                ends={name: end for name, (_, end) in self.spans.items()},
                note=note,
            )
        )


def _bounded(turns: Iterator[Turn | None]) -> Iterator[Turn | None]:
    """Take no more than a batch may weigh, up to a None; the first is always taken."""
    size = 0
    for turn in turns:
        yield turn
        if turn is None:
            return
        size += len(turn.message.value or b"")
        if size > BATCH_BYTES:
            return
