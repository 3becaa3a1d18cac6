"""Runs of the real stages; most tests read the same live chain and change nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.broker.articles.feed import mixed
from tests.broker.articles.wire import Wire, make_wire
from tests.broker.articles.wiring import quiet, wiring
from tests.broker.replay.fed import COUNT

__all__ = ["quiet", "wire", "wiring"]


@pytest.fixture(scope="session")
def wire(
    kafka_bootstrap: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Wire]:
    """Let a live worker take the whole feed."""
    made = make_wire(kafka_bootstrap, tmp_path_factory.mktemp("fed"))
    try:
        worker = made.start()
        worker.await_ready(60)
        made.publish(mixed(COUNT))
        made.audit()
        assert 0 == worker.stop()
        yield made
    finally:
        made.dismiss()
