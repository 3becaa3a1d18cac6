"""One run of each test, or of a module, that leaves no worker behind."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest

from tests.broker.articles.wire import Wire, make_wire


@pytest.fixture(scope="session", autouse=True)
def quiet() -> None:
    """Keep the clients' own log out of the reports."""
    logging.getLogger("kafka").setLevel(logging.ERROR)


@pytest.fixture(scope="module")
def wiring(
    kafka_bootstrap: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Wire]]:
    """Make runs; their workers end with the module."""
    made: list[Wire] = []

    def make(**settings: object) -> Wire:
        folder = tmp_path_factory.mktemp("wire")
        made.append(make_wire(kafka_bootstrap, folder, **settings))
        return made[-1]

    yield make
    for wire in made:
        wire.dismiss()
