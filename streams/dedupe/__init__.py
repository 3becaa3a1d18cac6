"""Stage dedupe: first come, first served, and the same verdict in every replay."""

from __future__ import annotations

from schemas.article import ParsedArticle
from schemas.decisions import JudgedArticle
from streams.dedupe.memo import Memo
from streams.dedupe.stage import run
from streams.settings import Settings
from streams.stage import Stage

__all__ = ["Memo", "build"]


def build(_settings: Settings) -> Stage:
    """Make the stage; windows and limits are the memo's: `Memo(settings)`."""
    return Stage(name="dedupe", accepts=ParsedArticle, emits=JudgedArticle, run=run)
