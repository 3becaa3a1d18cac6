"""Stage parse: raw records, text or HTML, become articles."""

from __future__ import annotations

from schemas.article import ParsedArticle
from schemas.message import Message
from streams.parse.stage import Parse, is_risky
from streams.settings import Settings
from streams.stage import Stage

__all__ = ["build", "is_risky"]


def build(settings: Settings) -> Stage:
    """Make the stage from its settings."""
    return Stage(
        name="parse", accepts=Message, emits=ParsedArticle, run=Parse(settings)
    )
