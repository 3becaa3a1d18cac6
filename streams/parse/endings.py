"""What stands below the last sentence and only its place explains."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.article import RemovedKind
from streams.parse.pieces import Cut, Piece
from streams.parse.wording import ends_sentence, is_headline

__all__ = ["without_endings"]

TEAM = re.compile(r"(?:Tim|TIM)(?: [A-Z][\w.]{1,20}){1,4}")
# A list of the article would have its like above.
AGENCY = re.compile(r"- ?[A-Z]{4,20}(?: [A-Z]{3,20}){0,2}")
VIDEO = Cut(RemovedKind.AD, "ad.watch")
SIGNED = Cut(RemovedKind.CREDIT, "credit.team")
AGENCY_SIGNED = Cut(RemovedKind.CREDIT, "credit.signature")


def without_endings(pieces: Sequence[Piece]) -> list[Piece]:
    """Cut a video's title above its widget, and the team that signs the article.

    A subheading never ends an article, and a line of a list stands below others: so
    the line above must be a sentence.
    """
    done = list(pieces)
    body = [at for at, one in enumerate(done) if one.cut is None]
    if len(body) < 2 or not ends_sentence(done[body[-2]].text):  # noqa: PLR2004
        return done
    last = body[-1]
    cut = _ending(done[last].text, done[last + 1 : last + 2])
    if cut is not None:
        done[last] = done[last].because(cut)
    return done


def _ending(text: str, below: Sequence[Piece]) -> Cut | None:
    if TEAM.fullmatch(text):
        return SIGNED
    if AGENCY.fullmatch(text):
        return AGENCY_SIGNED
    shows = any(one.cut and one.cut.rule == "ad.widget" for one in below)
    return VIDEO if shows and is_headline(text) else None
