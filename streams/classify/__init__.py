"""Stage classify."""

from __future__ import annotations

from schemas.decisions import JudgedArticle
from schemas.enriched import EnrichedRecord
from streams.settings import Settings
from streams.stage import Stage

__all__ = ["build"]


def build(settings: Settings) -> Stage:
    """Make the stage from its settings."""
    raise NotImplementedError
    return Stage(name="classify", accepts=JudgedArticle, emits=EnrichedRecord, run=lambda incoming, state: None)
