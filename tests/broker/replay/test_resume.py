"""A run that was killed, stopped or taken over, and what its name stands for."""

from __future__ import annotations

import signal
import urllib.request
from pathlib import Path

import pytest

from agents.admin import make
from agents.exits import Exit, Stop
from agents.kafka_clients import transactional
from agents.replay.cleaning import doomed
from agents.replay.names import replay_topic, state_topic
from agents.replay.plan import FromStage, Plan
from agents.replay.plan_file import write
from agents.replay.register import known, open_register
from agents.replay.run import Options, run
from agents.replay.runs import RunState, State
from agents.replay.standing import Standing
from agents.replay.storage import held
from agents.replay.writing import KafkaSink
from schemas.topics import ENRICHED
from streams.settings import Settings
from tests.broker.articles.wire import Wire
from tests.broker.replay.commands import running
from tests.broker.replay.fed import (
    COUNT,
    ONE,
    SLOW,
    WAIT_SECONDS,
    standing,
)
from tests.broker.replay.plans import AT, plan_over, written
from tests.broker.run import until

pytestmark = [pytest.mark.broker, pytest.mark.timeout(180)]

KILLS = 3


def test_killed_runs_write_what_an_unkilled_one_writes(
    wire: Wire, tmp_path: Path
) -> None:
    """Killed again and again between and in transactions; another core count too."""
    settings = wire.settings
    plan = plan_over(settings, "whole")
    whole = run(settings, plan, Options(workers=1))
    path = tmp_path / "plan.json"
    write(plan, path)
    for _ in range(KILLS):
        _kill_under_way(settings, path, "killed")
    done = sum(standing(settings, "killed").values())

    report = run(settings, plan, Options(name="killed", workers=2))

    assert KILLS <= done < COUNT
    assert whole.sha256 == report.sha256
    assert whole.balance == report.balance
    assert report.is_balanced


def _kill_under_way(settings: Settings, path: Path, name: str) -> None:
    """Let it go on until it has committed something more, and kill it."""
    before = standing(settings, name)
    with running(settings, path, name, *SLOW) as process:
        until(
            lambda: process.poll() is not None or standing(settings, name) != before,
            WAIT_SECONDS,
            "did not go on",
        )
        assert process.poll() is None, process.communicate()
        process.kill()


def test_a_run_is_known_before_its_topics_are(wire: Wire) -> None:
    """Whoever cleans while it starts leaves it alone."""
    settings = wire.settings
    found: list[tuple[State, bool, bool]] = []

    def look(_: str) -> None:
        state = known(settings).of("young")
        spared = [one.run for one in doomed(settings, (), force=False)]
        is_made = "young" in held(settings)
        found.append((state.state, is_made, "young" in spared))

    plan = plan_over(settings, "young", FromStage.CLASSIFY)
    report = run(settings, plan, Options(workers=1, web_port=0), say=look)

    assert report.is_balanced
    assert (State.STARTING, True, False) == found[0]


@pytest.mark.parametrize("is_answered", [False, True])
def test_a_second_process_ends_the_first(wire: Wire, *, is_answered: bool) -> None:
    """What the first wrote since its commit is nobody's; it is told why it ends.

    Whether it hears of it by the commit, or by something that it had sent before.
    """
    settings = wire.settings
    name = f"fenced-{is_answered}"
    topic = state_topic(settings, name)
    make(settings, (topic,))
    open_register(settings)
    plan = plan_over(settings, name)

    def sink(client: object) -> KafkaSink:
        return KafkaSink(
            client,  # type: ignore[arg-type]
            settings,
            state_topic=topic.name,
            name_of=lambda _: None,
        )

    def state(judged: int) -> tuple[Standing, RunState]:
        told = RunState(
            run=name, state=State.RUNNING, plan=plan, started=AT, updated=AT
        )
        return Standing(judged=judged), told

    def both() -> None:
        with transactional(settings, topic.name) as client:
            first = sink(client)
            first.write((), ((b"a", b"1"),))
            first.commit(*state(1))
            first.write((), ((b"a", b"2"),))
            with transactional(settings, topic.name) as other:
                second = sink(other)
                kept.append(second.kept())
                second.commit(*state(3))
            if is_answered:
                first.write((), ((b"a", b"4"),))
                client.flush()
            first.commit(*state(2))

    kept: list[tuple[Standing | None, dict[bytes, bytes]]] = []
    with pytest.raises(Stop, match="taken this run over") as stopped:
        both()

    assert Exit.TRY_AGAIN == stopped.value.code
    assert [(Standing(judged=1), {b"a": b"1"})] == kept


def test_another_plan_under_the_same_name_is_refused(wire: Wire) -> None:
    """Its outputs would lie among those of the other."""
    settings = wire.settings
    first: Plan = plan_over(settings, "mine", FromStage.CLASSIFY)
    run(settings, first, ONE)

    with pytest.raises(Stop, match="of another plan"):
        run(settings, plan_over(settings, "mine"), ONE)

    assert State.FINISHED is known(settings).of("mine").state
    assert written(settings, ENRICHED, "mine")
    assert replay_topic(settings, ENRICHED, "mine").endswith(".replay.mine")


def test_a_stopped_run_says_how_far_it_is(wire: Wire, tmp_path: Path) -> None:
    """Its metrics while it runs; after SIGTERM exit code 75, paused, to be gone on."""
    settings, path = wire.settings, tmp_path / "plan.json"
    write(plan_over(settings, "stops"), path)
    with running(settings, path, "stops", *SLOW, "--web-port", "0") as process:
        assert process.stderr is not None
        address = next(one for one in process.stderr if one.startswith(b"http"))
        until(lambda: bool(standing(settings, "stops")), WAIT_SECONDS, "no commit")
        with urllib.request.urlopen(address.decode(), timeout=30) as page:  # noqa: S310 - our own
            metrics = page.read().decode()
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=60)

    assert Exit.TRY_AGAIN == process.returncode, errors
    assert State.PAUSED is known(settings).of("stops").state
    assert 'kawat_articles_total{outcome="passed",stage="parse"}' in metrics
    assert 'kawat_consumer_lag_records{partition="' in metrics
