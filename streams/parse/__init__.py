"""Stage parse."""

from __future__ import annotations

from schemas.message import Message
from schemas.article import ParsedArticle
from streams.settings import Settings
from streams.stage import Stage

__all__ = ["build"]


def build(settings: Settings) -> Stage:
    """Make the stage from its settings."""
    raise NotImplementedError
    return Stage(name="parse", accepts=Message, emits=ParsedArticle, run=lambda incoming, state: None)
