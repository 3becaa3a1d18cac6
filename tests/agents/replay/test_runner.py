"""The loop of a run, without a broker and without a process that works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from agents.replay import runner
from agents.replay.gate import Gate
from agents.replay.line import Line
from agents.replay.meter import Meter
from agents.replay.order import Turn
from agents.replay.pace import Pace
from agents.replay.plan import FromStage
from agents.replay.runner import Runner
from agents.replay.runs import Ask, RunState
from agents.replay.sink import Kept
from agents.replay.standing import Standing
from agents.replay.stopping import Stopping
from agents.replay.work import Workers
from agents.replay.work_frames import Hello
from agents.restoring import restored
from schemas.headers import Provenance
from schemas.message import Output
from streams.settings import Settings
from streams.stage import Changes
from streams.topology import links
from tests.agents.replay.runs import plan, state

REPLAY = Provenance(version="0", mode="replay", run="r1")


class ListSink:
    """Keeps what is committed."""

    pending_bytes = 0

    def __init__(self) -> None:
        """Nothing yet."""
        self.commits: list[tuple[int, RunState]] = []

    def kept(self) -> Kept:
        """Give nothing: a run begins."""
        return None, {}

    def write(self, outputs: Iterable[Output], memo: Changes = ()) -> None:
        """Forget it."""

    def commit(self, standing: Standing, state: RunState) -> None:
        """Take note."""
        self.commits.append((standing.articles, state))


def made(turns: Iterator[Turn | None], sink: ListSink, workers: Workers) -> Runner:
    """Make a runner of turns that nobody has to work on."""
    settings = Settings()
    line = Line(
        stage=FromStage.PARSE,
        dedupe=links(settings, REPLAY, ("dedupe",))["dedupe"],
        memo=restored(settings, {}, 0),
        workers=workers,
        gate=Gate(provenance=REPLAY, plan=plan()),
        name_of=str,
    )
    return Runner(
        turns=turns,
        line=line,
        sink=sink,
        standing=Standing(),
        pace=Pace(None),
        meter=Meter({}, FromStage.PARSE),
        show=lambda _: None,
        spans={},
        state=lambda now: state(state=now),
        asked=_nothing,
        stopping=Stopping(),
    )


def _nothing() -> Ask | None:
    return None


def test_a_run_commits_while_the_order_is_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A transaction must not stay open as long as a log is read for its next name."""
    monkeypatch.setattr(runner, "COMMIT_SECONDS", -1.0)
    sink, seen = ListSink(), []

    def looked_for() -> Iterator[Turn | None]:
        for _ in range(3):
            seen.append(len(sink.commits))
            yield None

    with Workers(Hello(settings=Settings(), provenance=REPLAY), 0) as workers:
        made(looked_for(), sink, workers).go()

    assert [1, 2, 3] == seen
