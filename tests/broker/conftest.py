"""One real Apache Kafka for all broker tests of a session.

`KAWAT_TEST_BOOTSTRAP` names a running one instead. Without Java and Maven the tests are
skipped with one loud line; in continuous integration (`CI=true`) they fail.
"""

from __future__ import annotations

import logging
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from deploy.kafka.local import Cluster, LauncherError, missing, start
from streams.settings import Settings
from tests.broker.workers import Crew


@pytest.fixture(scope="session")
def kafka_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Start one node, its plain and its SASL_SSL listener, and stop it at the end."""
    lacking = missing()
    if lacking:
        _unavailable(f"{' and '.join(lacking)} not found: install Java 17 and Maven")
    try:
        cluster = start(tmp_path_factory.mktemp("kafka") / "cluster", secure=True)
    except LauncherError as error:
        _unavailable(str(error))
    yield cluster
    cluster.stop()


@pytest.fixture(scope="session")
def kafka_bootstrap(request: pytest.FixtureRequest) -> str:
    """Give the address of the session's broker."""
    named = os.environ.get("KAWAT_TEST_BOOTSTRAP")
    if named:
        return named
    cluster: Cluster = request.getfixturevalue("kafka_cluster")
    return cluster.bootstrap


@pytest.fixture
def settings(kafka_bootstrap: str) -> Settings:
    """Name topics that no other test uses."""
    prefix = f"t{uuid.uuid4().hex[:8]}."
    return Settings(
        bootstrap=kafka_bootstrap,
        topic_prefix=prefix,
        raw_topics=(f"{prefix}raw",),
        partitions=2,
    )


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Crew]:
    """Start workers in a test and leave none behind."""
    logging.getLogger("kafka").setLevel(logging.ERROR)
    hired = Crew(tmp_path)
    yield hired
    hired.dismiss()


def _unavailable(why: str) -> NoReturn:
    told = f"REAL KAFKA NOT TESTED: {why}"
    if os.environ.get("CI") == "true":
        pytest.fail(told)
    pytest.skip(told)
