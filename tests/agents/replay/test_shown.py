"""A run on standard output."""

from __future__ import annotations

import orjson
import pytest

from agents.replay import storage
from agents.replay.cleaning import told
from agents.replay.listing import Listed
from agents.replay.runs import State
from agents.replay.shown import lines_of_run, print_run
from agents.replay.storage import Held
from tests.agents.replay.runs import plan, state

HELD = (Held(topic="articles.enriched.replay.r1", records=90, bytes=4_000),)


def lines(columns: int = 80, **fields: object) -> list[str]:
    """What is told of a run above its plan."""
    one = state(**fields)  # type: ignore[arg-type]
    return [*lines_of_run(Listed(run="r1", state=one, topics=HELD), one, columns)]


def test_a_run_tells_how_far_it_is() -> None:
    """Progress, fates by number, topics, and where each partition stands."""
    text = "\n".join(lines(counts={"dead": 2, "enriched": 90, "duplicate": 2}))

    assert "state     running, 100 of 200 records (50%)" in text
    assert "fates     90 enriched, 2 dead, 2 duplicate" in text
    assert "topic     articles.enriched.replay.r1: 90 records, 4.0 kB" in text
    assert "at        raw/0 150 (50%)" in text


@pytest.mark.parametrize(
    ("reached", "todo"),
    [
        (State.FINISHED, "kawat replay diff"),
        (State.PAUSED, "kawat replay resume r1"),
        (State.FAILED, "goes on where it stopped"),
        (State.CANCELLED, "kawat replay clean r1"),
        (State.STARTING, "goes on when its process is gone"),
        (State.RUNNING, "when its process is gone"),
    ],
)
def test_a_run_tells_what_to_do_next(reached: State, todo: str) -> None:
    """The command that fits its state."""
    assert any(todo in line for line in lines(state=reached))


def test_a_promoted_run_needs_nothing() -> None:
    """No line where there is nothing to say."""
    assert not any(line.startswith("next") for line in lines(state=State.PROMOTED))


def test_a_failure_is_told() -> None:
    """With what hindered it."""
    assert "error     the broker went away" in lines(error="the broker went away")


def test_a_run_is_printed_with_its_plan(capsys: pytest.CaptureFixture[str]) -> None:
    """State first, then what was planned."""
    print_run(Listed(run="r1", state=state(), topics=HELD), is_json=False)
    text = capsys.readouterr().out

    assert text.index("running") < text.index(plan(run="r1").digest)


def test_a_program_gets_a_run_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """The same facts as JSON."""
    print_run(Listed(run="r1", state=state(), topics=HELD), is_json=True)

    assert 150 == orjson.loads(capsys.readouterr().out)["details"]["positions"]["raw/0"]


def test_what_is_to_be_deleted_is_listed() -> None:
    """Every topic by name, before anybody agrees."""
    one = Listed(run="r1", state=None, topics=HELD)

    assert ["r1: 1 topic, 4.0 kB", "  articles.enriched.replay.r1"] == [*told([one])]
    assert ["nothing to delete"] == [*told([])]


def test_the_larger_replica_counts() -> None:
    """A follower that is behind, a second disk: the topic is as large as its leader."""
    answer = [
        {"log_dirs": [{"topics": [_topic(0, 70), _topic(1, 10)]}]},
        {"log_dirs": [{"topics": [_topic(0, 90)]}, {"topics": []}]},
    ]

    class Admin:
        """Answers as brokers do."""

        def describe_log_dirs(self, _: list[str]) -> list[dict[str, object]]:
            """Give what each broker holds."""
            return answer

    assert {"t": 100} == storage._sizes(Admin(), ["t"])


def _topic(partition: int, size: int) -> dict[str, object]:
    return {
        "name": "t",
        "partitions": [{"partition_index": partition, "partition_size": size}],
    }
