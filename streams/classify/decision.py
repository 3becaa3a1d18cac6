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
    topics = taxonomy.load().topic
    text = joined(article.paragraphs)
    title_words = words(article.title or "")
    body_words = words(text[:LEAD_CHARACTERS])
    if body_words == title_words:  # a headline that travels as its own body
        title_words, body_words, text = body_words, [], ""
    scores = score(title_words, body_words, lexicon.load())
    found = guesses(scores)
    evidence = {
        topics[guess.place].literal: _evidence(scores, guess.place) for guess in found
    }
    subjects = tuple(
        _subject(guess, scores, article.language.code)
        for guess in found
        if guess.confidence >= threshold
    )
    named = [*runs(article.title or ""), *_body_runs(article, text)]
    return Decided(
        subjects=subjects,
        decision=ClassifyDecision(
            candidates=tuple(
                Candidate(
                    literal=topics[guess.place].literal, confidence=guess.confidence
                )
                for guess in found
            ),
            abstained=not subjects,
            evidence=evidence,
            mentions=mentions.mentions(named, mentions.load()),
            keywords=_keywords(article, text, evidence[topics[found[0].place].literal]),
        ),
    )


def _body_runs(article: ParsedArticle, text: str) -> list[Run]:
    paragraphs = article.paragraphs if text else ()
    return [run for paragraph in paragraphs for run in runs(paragraph)]


def _keywords(
    article: ParsedArticle, text: str, evidence: Sequence[Evidence]
) -> tuple[str, ...]:
    small = {word for word in text.split() if word.islower()}
    outlet = article.dateline.outlet if article.dateline else None
    barred = {name.lower() for name in (article.source, outlet) if name}
    names = repeated(_body_runs(article, text), small, barred)
    return keywords(names, [item.term for item in evidence])


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
