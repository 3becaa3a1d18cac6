"""The end of a transaction whose broker is away, by clients that have none."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from kafka import errors

from agents import transactions
from agents.exits import Exit, Stop
from agents.transactions import commit, ending
from streams.settings import Settings

SETTINGS = Settings(delivery_timeout_seconds=1)


class Silent:
    """A client whose broker never answers, until the test is over."""

    def __init__(self) -> None:
        """Nothing was called."""
        self.called: list[str] = []
        self.is_aborting = threading.Event()
        self.over = threading.Event()

    def commit_transaction(self) -> None:
        """Wait."""
        self.called.append("commit")
        self.over.wait()

    def abort_transaction(self) -> None:
        """Wait."""
        self.called.append("abort")
        self.is_aborting.set()
        self.over.wait()

    def close(self) -> None:
        """Say that it was called."""
        self.called.append("close")


class Broken(Silent):
    """A client that fails at once."""

    def __init__(self, error: errors.KafkaError) -> None:
        """Fail with this one."""
        super().__init__()
        self.error = error

    def commit_transaction(self) -> None:
        """Fail."""
        raise self.error

    def abort_transaction(self) -> None:
        """Fail."""
        raise self.error


def stopped(client: Any) -> Stop:
    """Commit and give the reason why that failed."""
    with pytest.raises(Stop) as stop:
        commit(client, SETTINGS)
    return stop.value


def test_a_commit_that_nobody_acknowledges_ends() -> None:
    """69, after the time that a delivery may take, and what to do."""
    client = Silent()
    stop = stopped(client)
    client.over.set()

    assert Exit.BROKER_AWAY == stop.code
    assert "no commit was acknowledged for 1 s" == stop.what
    assert "the same command goes on" in (stop.todo or "")


def test_a_batch_that_expired_is_the_brokers_absence() -> None:
    """kafka-python wraps the cause into an error of another kind."""
    late = errors.KafkaTimeoutError("Batch expired")
    stop = stopped(Broken(errors.KafkaError(f"in an error state: {late}")))

    assert Exit.BROKER_AWAY == stop.code


def test_another_error_of_a_commit_is_raised() -> None:
    """Who is fenced is told so by the caller."""
    with pytest.raises(errors.ProducerFencedError):
        commit(Broken(errors.ProducerFencedError()), SETTINGS)  # type: ignore[arg-type]


def test_an_error_aborts_and_waits_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the error that is told; the client is closed once the broker answers."""
    monkeypatch.setattr(transactions, "END_SECONDS", 0.05)
    client: Any = Silent()
    with pytest.raises(KeyError), ending(client):
        raise KeyError

    assert client.is_aborting.wait(60)
    assert ["abort"] == client.called
    client.over.set()


def test_an_end_without_error_closes() -> None:
    """Nothing is open: what was sent is committed."""
    client: Any = Silent()
    with ending(client):
        pass

    assert ["close"] == client.called


def test_what_cannot_be_aborted_is_closed() -> None:
    """None was open, or another process has the identity by now."""
    client: Any = Broken(errors.IllegalStateError())
    with pytest.raises(KeyError), ending(client):
        raise KeyError

    assert ["close"] == client.called
