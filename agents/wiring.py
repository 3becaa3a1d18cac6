"""The real stages of a worker: links, state, parser processes, metrics."""

from __future__ import annotations

import gc
from collections.abc import Collection
from functools import partial

from prometheus_client import CollectorRegistry

from agents.app import Wiring
from agents.plugs import LexiconFolder, plugged
from agents.plugs.watching import watch_lexicon
from agents.pool import Pool
from agents.restoring import restored
from schemas.headers import Provenance
from schemas.message import Message
from streams.classify import reference
from streams.classify.plug import PLAIN
from streams.metrics import Metrics
from streams.parse import is_risky
from streams.settings import Settings
from streams.topology import links
from streams.version import __version__

__all__ = ["wire"]


def wire(settings: Settings, stages: Collection[str]) -> Wiring:
    """Make what the stages of this process need; parser processes start when needed."""
    metrics = Metrics(CollectorRegistry(), reference())
    provenance = Provenance(version=__version__)
    pool = _pool(settings, provenance, metrics) if "parse" in stages else None
    folder = _lexicon(settings) if "classify" in stages else None
    plugs = plugged(settings, folder) if "classify" in stages else PLAIN
    made = links(settings, provenance, stages, plugs)
    gc.freeze()  # tables and models live as long as the process: no garbage is there
    return Wiring(
        links=made,
        metrics=metrics,
        restore={"dedupe": partial(restored, settings)} if "dedupe" in stages else {},
        pool=pool,
        is_slow=partial(_is_slow, settings),
        close=None if pool is None else pool.close,
        watches=() if folder is None else (partial(watch_lexicon, folder),),
    )


def _pool(settings: Settings, provenance: Provenance, metrics: Metrics) -> Pool:
    return Pool(settings, provenance=provenance, on_restart=metrics.worker_restarts.inc)


def _lexicon(settings: Settings) -> LexiconFolder | None:
    return LexiconFolder(settings.lexicon_dir) if settings.lexicon_dir else None


def _is_slow(settings: Settings, message: Message) -> bool:
    return is_risky(message, settings)
