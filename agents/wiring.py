"""What the stages of one worker are made of, from the settings."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from prometheus_client import CollectorRegistry

from agents.app import Wiring
from agents.pool import Pool
from schemas.headers import Provenance
from schemas.message import Message
from streams.dedupe.memo import Memo
from streams.metrics import Metrics
from streams.parse import is_risky
from streams.settings import Settings
from streams.topology import links
from streams.version import __version__

__all__ = ["wire"]


def wire(settings: Settings, stages: Collection[str]) -> Wiring:
    """Build the stages of a worker; pages go through a pool of processes."""
    metrics = Metrics(CollectorRegistry())
    metrics.build.info({"version": __version__})

    def restore(records: Mapping[bytes, bytes], commit: int) -> Memo:
        return Memo.restore(records.items(), commit, settings)

    def is_slow(message: Message) -> bool:
        return is_risky(message, settings)

    return Wiring(
        links=links(settings, Provenance(version=__version__), stages),
        metrics=metrics,
        restore={"dedupe": restore},
        pool=_pool(settings, metrics) if "parse" in stages else None,
        is_slow=is_slow,
    )


def _pool(settings: Settings, metrics: Metrics) -> Pool:
    return Pool(settings, on_restart=metrics.worker_restarts.inc)
