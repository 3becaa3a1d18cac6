"""A feed that flows while something is done to the workers."""

from __future__ import annotations

import threading
import time

from kafka import KafkaProducer

from tests.broker.run import Run

__all__ = ["Feeding"]

CHUNK = 100
PAUSE_SECONDS = 0.15


class Feeding:
    """Publishes a few hundred records a second while the block runs."""

    def __init__(self, run: Run) -> None:
        """Begin when the block is entered."""
        self._run = run
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._feed)

    def __enter__(self) -> None:
        """Begin."""
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        """End; everything sent is known."""
        self._stop.set()
        self._thread.join()

    def _feed(self) -> None:
        bootstrap = self._run.settings.bootstrap
        producer = KafkaProducer(bootstrap_servers=bootstrap, linger_ms=5)
        first = 0
        while not self._stop.is_set():
            self._run.send(producer, range(first, first + CHUNK), keys=50)
            first += CHUNK
            time.sleep(PAUSE_SECONDS)
        producer.close()
