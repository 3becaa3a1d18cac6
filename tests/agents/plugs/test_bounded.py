"""The bound on a plugged-in classifier's time."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event

import pytest

from agents.plugs.bounded import Bounded
from schemas.decisions import Candidate
from streams.classify.plug import Lapse, Text, Unavailable

TEXT = Text(title="Kabar", body="", language="id")
ANSWER = (Candidate(literal="medtop:15000000", confidence=70),)


class Waiting:
    """A classifier that answers once it may, or is told to stop."""

    version = "waiting-1"

    def __init__(self, *, may_answer: bool) -> None:
        """Hold the answer back until `go` is set."""
        self.go, self.stopped = Event(), Event()
        if may_answer:
            self.go.set()

    def classify(self, batch: Sequence[Text]) -> list[Sequence[Candidate]]:
        """Wait, then answer."""
        self.go.wait()
        return [ANSWER for _ in batch]

    def stop(self) -> None:
        """Note that it was told."""
        self.stopped.set()


def test_an_answer_in_time_is_given() -> None:
    """The bound costs nothing but a thread."""
    bounded = Bounded(Waiting(may_answer=True), 60)

    assert [ANSWER] == bounded.classify([TEXT])
    assert "waiting-1" == bounded.version


def test_one_that_is_late_is_stopped_and_left_alone_until_it_ends() -> None:
    """No article queues behind it; once it has ended it is asked again."""
    inner = Waiting(may_answer=False)
    bounded = Bounded(inner, 0.001)

    with pytest.raises(Unavailable, match=r"over 0\.001 s") as late:
        bounded.classify([TEXT])
    with pytest.raises(Unavailable, match="has not ended yet") as busy:
        bounded.classify([TEXT])
    assert {Lapse.TIMEOUT} == {late.value.reason, busy.value.reason}
    assert inner.stopped.is_set()

    inner.go.set()
    answers = None
    while answers is None:
        try:
            answers = bounded.classify([TEXT])
        except Unavailable:
            continue
    assert [ANSWER] == answers
