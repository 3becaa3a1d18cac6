"""Stage dedupe."""

from __future__ import annotations

from schemas.article import ParsedArticle
from schemas.decisions import JudgedArticle
from streams.settings import Settings
from streams.stage import Stage

__all__ = ["build"]


def build(settings: Settings) -> Stage:
    """Make the stage from its settings."""
    raise NotImplementedError
    return Stage(name="dedupe", accepts=ParsedArticle, emits=JudgedArticle, run=lambda incoming, state: None)
