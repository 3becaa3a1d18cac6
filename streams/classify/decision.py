"""Decide: the best three subjects, the words behind each, mentions and keywords."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter

from msgspec import Struct

from schemas.article import ParsedArticle
from schemas.decisions import Candidate, ClassifyDecision, Evidence
from streams.classify import linear, mentions, taxonomy
from streams.classify.calibration import Guess
from streams.classify.choice import Choice, choose
from streams.classify.deeper import Deeper, deeper
from streams.classify.features import BODY_WORDS
from streams.classify.keywords import keywords, repeated
from streams.classify.names import Run, runs
from streams.classify.plug import PLAIN, Plugs
from streams.classify.scoring import evidence, is_disagreeing, score, unknown_share
from streams.drift import Drift
from streams.ninjs import Subject
from streams.text import joined, words

__all__ = ["Decided", "decide", "split"]

MAX_EVIDENCE = 12  # terms shown for a subject
LEAD_CHARACTERS = 12 * BODY_WORDS  # holds so many words but for the longest


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
    found = choice.found
    filed = _filed(choice, threshold)
    spoken = [evidence(scores, guess.place, linear.load()) for guess in found]
    terms = {
        _literal(guess): _evidence(added)
        for guess, (added, _) in zip(found, spoken, strict=True)
    }
    in_title = list(runs(article.title or ""))
    in_body = [run for part in article.paragraphs if body for run in runs(part)]
    first = [item.term for item in terms[_literal(found[0])]]
    loud = {guess.place: own for guess, (_, own) in zip(found, spoken, strict=True)}
    language = article.language.code
    subjects: list[Subject] = []
    for guess in filed:
        subject = _subject(guess, language, loud)
        below = deeper(subject.literal, guess.confidence, title, body)
        subjects += [subject, *(_below(one, subject, language) for one in below)]
        terms.update((one.rule.literal, _shown(one)) for one in below)
    return Decided(
        decision=ClassifyDecision(
            candidates=tuple(
                Candidate(literal=_literal(guess), confidence=guess.confidence)
                for guess in found
            ),
            abstained=not filed,
            evidence=terms,
            mentions=mentions.mentions(in_title + in_body, mentions.load()),
            keywords=_keywords(article, in_body, first),
        ),
        subjects=tuple(subjects),
        model=choice.model,
        drift=Drift(
            best=_literal(found[0]),
            filed=tuple(map(_literal, filed)),
            confidence=found[0].confidence,
            unknown=unknown_share(scores),
            is_disagreeing=is_disagreeing(scores),
            lapse=choice.lapse,
        ),
    )


def _filed(choice: Choice, threshold: int) -> tuple[Guess, ...]:
    """Keep what is sure enough; nothing when the best candidate is not.

    A threshold of 0 files everything: whoever sets it wants no abstention.
    """
    needed = max(threshold, choice.accept) if threshold else 0
    if choice.found[0].confidence < needed:
        return ()
    return tuple(guess for guess in choice.found if guess.confidence >= threshold)


def split(article: ParsedArticle) -> tuple[list[str], list[str]]:
    """Split title and beginning; a headline that is its own body has no body."""
    title = words((article.title or "")[:LEAD_CHARACTERS])
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


def _evidence(added: Mapping[str, int]) -> tuple[Evidence, ...]:
    """List the terms of a subject by what they added to its score."""
    best = sorted(added.items(), key=itemgetter(1), reverse=True)[:MAX_EVIDENCE]
    return tuple(
        Evidence(term=term, weight=value / 1000) for term, value in best if value
    )


def _shown(below: Deeper) -> tuple[Evidence, ...]:
    """List the words that a rule found: each alone decides."""
    return tuple(Evidence(term=term, weight=1.0) for term in below.terms[:MAX_EVIDENCE])


def _subject(guess: Guess, language: str, loud: Mapping[int, int]) -> Subject:
    """Describe a subject; `loud` tells how much evidence each candidate has."""
    topic = taxonomy.load().topic[guess.place]
    whole = sum(loud.values())
    return Subject(
        uri=topic.uri,
        literal=topic.literal,
        name=topic.name(language),
        confidence=guess.confidence,
        relevance=100 * loud[guess.place] // whole if whole else 0,
    )


def _below(below: Deeper, parent: Subject, language: str) -> Subject:
    """Describe a deeper topic, no surer than its parent."""
    return Subject(
        uri=below.rule.uri,
        literal=below.rule.literal,
        name=below.rule.name(language),
        confidence=parent.confidence,
        relevance=parent.relevance,
    )
