"""Who chooses the candidates: a plug-in that answers, else the built-in model."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from schemas.article import ParsedArticle
from schemas.decisions import Candidate
from streams.classify import calibration, correction, linear, taxonomy
from streams.classify.calibration import CANDIDATES, Guess, Kind, guesses
from streams.classify.lexicon import Lexicon
from streams.classify.plug import Classifier, Lapse, Text, Unavailable
from streams.classify.scoring import Scores
from streams.text import joined

__all__ = ["Choice", "choose"]

DIGITS = 8  # of a version
MOST_PERCENT = 100


class Choice(Struct, frozen=True, kw_only=True):
    """The best three; `accept` is what the first needs, `model` names who chose."""

    found: tuple[Guess, ...]
    accept: int
    model: str
    lapse: Lapse | None = None


def choose(
    article: ParsedArticle,
    scores: Scores,
    lexicon: Lexicon,
    classifier: Classifier | None,
    *,
    is_headline: bool,
) -> Choice:
    """Ask the plug-in, if there is one; the built-in model decides when it lapses."""
    own = f"linear-{linear.load().version}+lexicon-{lexicon.version[:DIGITS]}"
    lapse: Lapse | None = None
    if classifier is not None:
        try:
            found = _answer(classifier, article)
        except Unavailable as error:
            lapse = error.reason
            own = f"{own} instead of {classifier.version} ({lapse})"
        else:
            return Choice(found=found, accept=0, model=f"{classifier.version}+{own}")
    maps = calibration.load()
    kind = Kind(
        language=article.language.code,
        is_headline=is_headline,
        amount=scores.lexical.amount,
        known=len(scores.hits.known),
    )
    totals = correction.load().corrected(scores.totals, kind)
    found = guesses(totals, kind, maps)
    return Choice(found=found, accept=maps.accept, model=own, lapse=lapse)


def _answer(classifier: Classifier, article: ParsedArticle) -> tuple[Guess, ...]:
    text = Text(
        title=article.title or "",
        body=joined(article.paragraphs),
        language=article.language.code,
    )
    answers = classifier.classify([text])
    if len(answers) != 1:
        raise Unavailable(Lapse.INVALID, f"{len(answers)} answers to one text")
    return _checked(answers[0])


def _checked(candidates: Sequence[Candidate]) -> tuple[Guess, ...]:
    """Believe three different top topics with percentages, and nothing else."""
    literals = taxonomy.load().literals
    named = {candidate.literal for candidate in candidates}
    if (
        len(candidates) != CANDIDATES
        or len(named) != CANDIDATES
        or not named.issubset(literals)
        or not all(0 <= c.confidence <= MOST_PERCENT for c in candidates)
    ):
        raise Unavailable(Lapse.INVALID, f"not three top topics: {candidates}")
    return tuple(
        Guess(place=literals.index(c.literal), confidence=c.confidence)
        for c in candidates
    )
