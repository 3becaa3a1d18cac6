"""One worker process of the trivial chain: `python -m … STAGES SETTINGS-JSON`."""

from __future__ import annotations

import json
import sys

from prometheus_client import CollectorRegistry

from agents.app import Wiring
from agents.worker import run_worker
from streams.metrics import Metrics
from streams.settings import convert
from tests.broker import chain


def main(stages: str, settings: str) -> int:
    """Run until SIGTERM."""
    names = stages.split(",")
    wiring = Wiring(
        links={name: chain.links()[name] for name in names},
        metrics=Metrics(CollectorRegistry()),
        restore={"dedupe": chain.restore} if "dedupe" in names else {},
    )
    return run_worker(convert(json.loads(settings)), names, wiring=wiring)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
