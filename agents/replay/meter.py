"""A replay's metrics: the worker's names, on a port of the run's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, start_http_server

from agents.exits import Exit, Stop
from agents.replay.passage import Passage
from streams.metrics import Metrics
from streams.settings import Settings
from streams.stage import Fate
from streams.version import __version__

__all__ = ["Meter", "serving"]

_Counted = tuple[str, str, str | None, str | None]  # stage, fate, reason, kind


class Meter:
    """Counts what is written when it is committed; `left`: records still to be read."""

    def __init__(self, ends: Mapping[str, int], stage: str) -> None:
        """Begin at nothing."""
        self.metrics = Metrics(CollectorRegistry())
        self.metrics.build.info({"version": __version__})
        self._ends = ends
        self._stage = stage
        self._waiting: Counter[_Counted] = Counter()

    def note(self, passage: Passage) -> None:
        """Take note of a record that is written; warm-up is no article."""
        if not passage.is_silent:
            for stage, step in passage.steps:
                self._waiting[stage, step.fate.value, step.reason, step.kind] += 1

    def committed(self, positions: Mapping[str, int]) -> None:
        """Count what was written since the last commit."""
        for counted, count in self._waiting.items():
            self._count(counted, count)
        self._waiting.clear()
        for partition, end in self._ends.items():
            left = max(end - positions.get(partition, 0), 0)
            self.metrics.lag.labels(self._stage, partition).set(left)

    def _count(self, counted: _Counted, count: int) -> None:
        metrics, (stage, fate, reason, kind) = self.metrics, counted
        metrics.articles.labels(stage, fate).inc(count)
        if reason is not None:
            metrics.dead_letters.labels(stage, reason).inc(count)
        if kind is not None and fate == Fate.DUPLICATE:
            metrics.duplicates.labels(kind).inc(count)


@contextmanager
def serving(settings: Settings, meter: Meter, port: int) -> Iterator[str]:
    """Serve /metrics within the block; 0 takes any free port; gives the address."""
    try:
        server, thread = start_http_server(
            port, settings.web_host, meter.metrics.registry
        )
    except OSError as error:
        raise Stop(
            Exit.CONFIGURATION,
            f"cannot listen on {settings.web_host}:{port}: {error}",
            todo="set another --web-port; 0 takes any free one",
        ) from error
    try:
        yield f"http://{settings.web_host}:{server.server_port}/metrics"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
