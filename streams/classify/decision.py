"""Decide: the best three subjects, the words behind each, mentions and keywords."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from schemas.article import ParsedArticle
from schemas.codec import share
from schemas.decisions import Candidate, ClassifyDecision, Evidence
from streams.classify import lexicon, mentions, taxonomy
from streams.classify.calibration import Guess, guesses
from streams.classify.keywords import keywords, repeated
from streams.classify.names import Run, runs
from streams.classify.scoring import BODY_WORDS, Scores, score
from streams.ninjs import Subject
from streams.text import joined, words

__all__ = ["Decided", "decide"]

MAX_EVIDENCE = 12  # terms shown for a subject
LEAD_CHARACTERS = 12 * BODY_WORDS  # holds so many words but for the longest


class Decided(Struct, frozen=True, kw_only=True):
    """The decision and the subjects above the threshold."""

    decision: ClassifyDecision
    subjects: tuple[Subject, ...]


def decide(article: ParsedArticle, threshold: int) -> Decided:
    """Classify an article; `threshold` in percent decides what becomes a subject."""
    title, body = _words(article)
    scores = score(title, body, lexicon.load())
    found = guesses(scores)
    subjects = tuple(
        _subject(guess, scores, article.language.code)
        for guess in found
        if guess.confidence >= threshold
    )
    evidence = {_literal(guess): _evidence(scores, guess.place) for guess in found}
    in_title = list(runs(article.title or ""))
    in_body = [run for part in article.paragraphs if body for run in runs(part)]
    first = [item.term for item in evidence[_literal(found[0])]]
    decision = ClassifyDecision(
        candidates=tuple(
            Candidate(literal=_literal(guess), confidence=guess.confidence)
            for guess in found
        ),
        abstained=not subjects,
        evidence=evidence,
        mentions=mentions.mentions(in_title + in_body, mentions.load()),
        keywords=_keywords(article, in_body, first),
    )
    return Decided(decision=decision, subjects=subjects)


def _words(article: ParsedArticle) -> tuple[list[str], list[str]]:
    """Split title and beginning; a headline that is its own body has no body."""
    title = words(article.title or "")
    body = words(joined(article.paragraphs)[:LEAD_CHARACTERS])
    return (body, []) if body == title else (title, body)


def _literal(guess: Guess) -> str:
    return taxonomy.load().topic[guess.place].literal


def _keywords(
    article: ParsedArticle, in_body: Sequence[Run], terms: Sequence[str]
) -> tuple[str, ...]:
    outlet = article.dateline.outlet if article.dateline else None
    barred = {name.lower() for name in (article.source, outlet) if name}
    small = {
        word for part in article.paragraphs for word in part.split() if word.islower()
    }
    return keywords(repeated(in_body, small, barred), terms)


def _evidence(scores: Scores, place: int) -> tuple[Evidence, ...]:
    """List the terms of a subject by what they added to its score."""
    found = [
        Evidence(term=term.text, weight=share(weight * value))
        for term, value in scores.values
        for at, weight in term.weights
        if at == place
    ]
    found.sort(key=lambda item: (-item.weight, item.term))
    return tuple(found[:MAX_EVIDENCE])


def _subject(guess: Guess, scores: Scores, language: str) -> Subject:
    topic = taxonomy.load().topic[guess.place]
    return Subject(
        uri=topic.uri,
        literal=topic.literal,
        name=topic.name(language),
        confidence=guess.confidence,
        relevance=_relevance(scores, guess.place),
    )


def _relevance(scores: Scores, place: int) -> int:
    """Tell a subject's share of all evidence, in whole percent."""
    mine = whole = 0.0
    for term, value in scores.values:
        for at, weight in term.weights:
            whole += weight * value
            mine += weight * value * (at == place)
    return round(100 * mine / whole) if whole else 0
