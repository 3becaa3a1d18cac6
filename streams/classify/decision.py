"""Decide: the best three subjects, the words behind each, mentions and keywords."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from schemas.article import ParsedArticle
from schemas.decisions import Candidate, ClassifyDecision, Mention
from streams.classify import linear
from streams.classify.calibration import Guess
from streams.classify.choice import Choice, choose
from streams.classify.desks import desk_of
from streams.classify.features import BODY_WORDS
from streams.classify.filing import Filing, filed, filing, literal_of
from streams.classify.keywords import keywords, repeated
from streams.classify.mentions import load as gazetteer
from streams.classify.mentions import mentions
from streams.classify.names import Run, runs
from streams.classify.plug import PLAIN, Plugs
from streams.classify.scoring import (
    Scores,
    evidence,
    is_disagreeing,
    score,
    unknown_share,
)
from streams.drift import Drift
from streams.ninjs import Subject
from streams.text import joined, words

__all__ = ["Decided", "decide", "split"]

LEAD_CHARACTERS = 12 * BODY_WORDS  # holds so many words but for the longest
USUAL_CHARACTERS = 8 * BODY_WORDS  # holds so many as a rule


class Decided(Struct, frozen=True, kw_only=True):
    """The decision, the subjects above the threshold, the name of what decided."""

    decision: ClassifyDecision
    subjects: tuple[Subject, ...]
    model: str
    drift: Drift


def decide(article: ParsedArticle, threshold: int, plugs: Plugs = PLAIN) -> Decided:
    """Classify an article; `threshold` in percent decides what becomes a subject."""
    title, body = split(article)
    lexicon = plugs.lexicon()
    scores = score(title, body, lexicon, linear.load())
    choice = choose(article, scores, lexicon, plugs.classifier, is_headline=not body)
    kept = filed(choice, threshold)
    places = [guess.place for guess in choice.found]
    spoken = evidence(scores, places, linear.load())
    found = filing(choice.found, spoken, kept, (title, body), article.language.code)
    in_title = runs(article.title or "")
    in_body = [run for part in article.paragraphs for run in runs(part)] if body else []
    named = mentions(in_title + in_body, gazetteer())
    decision = ClassifyDecision(
        candidates=tuple(
            Candidate(literal=literal_of(guess), confidence=guess.confidence)
            for guess in choice.found
        ),
        abstained=not kept,
        evidence=found.evidence,
        mentions=named,
        keywords=_keywords(article, in_body, found, choice.found[0]),
        desk=_desk(article, found, named, plugs),
    )
    return Decided(
        decision=decision,
        subjects=found.subjects,
        model=choice.model,
        drift=_drift(choice, kept, scores),
    )


def split(article: ParsedArticle) -> tuple[list[str], list[str]]:
    """Split title and beginning; a headline that is its own body has no body."""
    title = words((article.title or "")[:LEAD_CHARACTERS])
    body = _beginning(joined(article.paragraphs)[:LEAD_CHARACTERS], len(title))
    return (body, []) if body == title else (title, body)


def _beginning(text: str, title_words: int) -> list[str]:
    """Split a text, but only as far as BODY_WORDS where that is sooner done.

    A text that may be the title's is split to its end.
    """
    if title_words < BODY_WORDS and len(text) > USUAL_CHARACTERS:
        body = words(text[:USUAL_CHARACTERS])
        if len(body) > BODY_WORDS:  # the last one may be cut
            return body[:BODY_WORDS]
    return words(text)


def _keywords(
    article: ParsedArticle, in_body: Sequence[Run], found: Filing, best: Guess
) -> tuple[str, ...]:
    outlet = article.dateline.outlet if article.dateline else None
    barred = {name.lower() for name in (article.source, outlet) if name}
    small = _also_small(in_body, article.paragraphs)
    terms = [item.term for item in found.evidence[literal_of(best)]]
    return keywords(repeated(in_body, small, barred), terms)


def _also_small(in_body: Sequence[Run], paragraphs: Sequence[str]) -> set[str]:
    """Find the words that open a sentence and stand elsewhere in small letters."""
    firsts = {run.name.partition(" ")[0].lower() for run in in_body if run.is_opening}
    return set(filter(str.islower, firsts.intersection(joined(paragraphs).split())))


def _desk(
    article: ParsedArticle, found: Filing, named: Sequence[Mention], plugs: Plugs
) -> str | None:
    return desk_of(
        plugs.desks,
        [subject.literal for subject in found.subjects],
        [mention.id for mention in named],
        article.language.code,
    )


def _drift(choice: Choice, kept: Sequence[Guess], scores: Scores) -> Drift:
    return Drift(
        best=literal_of(choice.found[0]),
        filed=tuple(map(literal_of, kept)),
        confidence=choice.found[0].confidence,
        unknown=unknown_share(scores),
        is_disagreeing=is_disagreeing(scores),
        lapse=choice.lapse,
    )
