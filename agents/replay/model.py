"""The link of one stage as a plan wants it."""

from __future__ import annotations

from agents.exits import Exit, Stop
from agents.replay.plan import Model
from schemas.headers import Provenance
from streams.runner import Link
from streams.settings import Settings
from streams.topology import links

__all__ = ["links_with"]


def links_with(
    settings: Settings, provenance: Provenance, model: Model | None, stage: str
) -> Link:
    """Build the stage; a model replaces the words and weights of classify."""
    if model is not None and stage == "classify":
        raise Stop(Exit.USAGE, "another model is not read yet", where=model.path)
    return links(settings, provenance, (stage,))[stage]
