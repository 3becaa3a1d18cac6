"""Runs of the real stages, and settings of a cluster of its own for each test."""

from __future__ import annotations

import uuid

import pytest

from streams.settings import Settings
from tests.broker.articles.wiring import quiet, wiring

__all__ = ["quiet", "replaying", "wiring"]


@pytest.fixture
def replaying(kafka_bootstrap: str) -> Settings:
    """Name topics that no other test uses."""
    prefix = f"t{uuid.uuid4().hex[:8]}."
    return Settings(
        bootstrap=kafka_bootstrap,
        topic_prefix=prefix,
        raw_topics=(f"{prefix}raw",),
        partitions=2,
    )
