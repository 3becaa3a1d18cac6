"""The register of runs on a real Kafka: states, asks, sizes, and the end of a run."""

from __future__ import annotations

import pytest
from kafka import KafkaProducer

from agents.admin import make
from agents.exits import Exit, Stop
from agents.kafka_clients import admin, consumer, producer, transactional
from agents.replay.answers import answer
from agents.replay.asks import Asks
from agents.replay.cleaning import clean, doomed
from agents.replay.names import REGISTER, own_topics, replay_topic, state_topic
from agents.replay.plan import FromStage
from agents.replay.register import ask, known, open_register
from agents.replay.runs import Ask, RunState, State, stated
from agents.replay.storage import held
from agents.replay.writing import fencing_told
from schemas.topics import ENRICHED
from streams.settings import Settings
from tests.agents.replay.runs import state
from tests.broker.run import until

pytestmark = pytest.mark.broker

WAIT_SECONDS = 30


def register(settings: Settings, *states: RunState) -> None:
    """Write states as a run does."""
    open_register(settings)
    with producer(settings) as client:
        for record in map(stated, states):
            client.send(
                settings.topic(record.topic), key=record.key, value=record.value
            )
        client.flush()


def topics_of(settings: Settings, run: str) -> None:
    """Make the topics of a run, with one record."""
    make(settings, own_topics(settings, run, FromStage.CLASSIFY, retention_days=1))
    with producer(settings) as client:
        client.send(replay_topic(settings, ENRICHED, run), b"v" * 5_000)
        client.flush()


def committed(owner: KafkaProducer, register: str) -> None:
    """Do what a run does every second."""
    with fencing_told():
        owner.begin_transaction()
        owner.send(register, key=b"a", value=b"{}")
        owner.commit_transaction()


def test_a_cluster_without_replays_has_none(settings: Settings) -> None:
    """No register yet: nothing is made by looking."""
    assert {} == known(settings).runs
    assert {} == held(settings)


def test_the_newest_state_counts(settings: Settings) -> None:
    """Two states of one run, one of another."""
    register(
        settings, state("a"), state("b"), state("a", state=State.FINISHED, counts={})
    )
    found = known(settings)

    assert {"a": State.FINISHED, "b": State.RUNNING} == {
        name: one.state for name, one in found.runs.items()
    }
    assert state("b") == found.of("b")


def test_a_run_is_asked_while_it_can_hear(settings: Settings) -> None:
    """The newest ask counts; a run that is over, or unknown, is not asked."""
    register(settings, state("a"), state("b", state=State.FINISHED))
    with consumer(settings) as client:
        asks = Asks(client, settings, "a")
        ask(settings, "a", Ask.PAUSE)
        ask(settings, "a", Ask.CANCEL)
        until(lambda: asks.newest() is Ask.CANCEL, WAIT_SECONDS, "not heard")

    for run, why in (("b", "is finished"), ("c", "no run 'c'")):
        with pytest.raises(Stop, match=why) as stop:
            ask(settings, run, Ask.PAUSE)
        assert Exit.USAGE == stop.value.code


def test_a_run_without_a_process_is_cancelled_for_it(settings: Settings) -> None:
    """If there was one after all, it commits nothing any more."""
    register(settings, state("a", state=State.FAILED))
    identity = state_topic(settings, "a").name

    with transactional(settings, identity) as owner:
        assert "a is cancelled" == answer(settings, "a", Ask.CANCEL)
        with pytest.raises(Stop, match="has taken this run over"):
            committed(owner, settings.topic(REGISTER))

    assert State.CANCELLED is known(settings).of("a").state


def test_the_topics_of_runs_are_found_and_measured(settings: Settings) -> None:
    """By their names, with what lies in them."""
    topics_of(settings, "a")
    (found,) = held(settings).values()

    assert [0, 1] == sorted(one.records for one in found)
    assert sum(one.bytes or 0 for one in found) > 5_000


def test_clean_deletes_what_is_over_and_strays(settings: Settings) -> None:
    """A run that goes on stays, and the live topics; the register forgets the rest."""
    for run in ("a", "b", "stray"):
        topics_of(settings, run)
    register(settings, state("a", state=State.FINISHED), state("b"))

    clean(settings, doomed(settings, (), force=False))

    assert {"b"} == held(settings).keys() == known(settings).runs.keys()
    with admin(settings) as client:
        assert settings.topic("articles.replays") in client.list_topics()


def test_clean_takes_the_runs_that_are_named(settings: Settings) -> None:
    """One that goes on only by force; an unknown name is refused."""
    topics_of(settings, "a")
    register(settings, state("a"))

    with pytest.raises(Stop, match="has not ended"):
        doomed(settings, ("a",), force=False)
    with pytest.raises(Stop, match="no run 'b'"):
        doomed(settings, ("b",), force=False)
    clean(settings, doomed(settings, ("a", "a"), force=True), force=True)

    assert {} == held(settings)
    assert {} == known(settings).runs


def test_clean_leaves_a_run_that_has_begun_meanwhile(settings: Settings) -> None:
    """Between the look and the deletion somebody may take long to agree."""
    topics_of(settings, "a")
    register(settings, state("a", state=State.FAILED))
    found = doomed(settings, (), force=False)
    register(settings, state("a"))

    with pytest.raises(Stop, match="goes on again") as stop:
        clean(settings, found)

    assert Exit.TRY_AGAIN == stop.value.code
    assert {"a"} == held(settings).keys() == known(settings).runs.keys()
