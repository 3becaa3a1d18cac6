"""File an article: under the candidates that are sure enough, and what lies below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter

from msgspec import Struct

from schemas.decisions import Evidence
from streams.classify import taxonomy
from streams.classify.calibration import Guess
from streams.classify.choice import Choice
from streams.classify.deeper import Deeper, deeper
from streams.classify.linear import Spoken
from streams.ninjs import Subject

__all__ = ["Filing", "filed", "filing", "literal_of"]

MAX_EVIDENCE = 12  # terms shown for a subject


class Filing(Struct, frozen=True, kw_only=True):
    """The subjects, each before what lies below it, and the terms behind each."""

    subjects: tuple[Subject, ...]
    evidence: dict[str, tuple[Evidence, ...]]


def filed(choice: Choice, threshold: int) -> tuple[Guess, ...]:
    """Keep what is sure enough; nothing when the best candidate is not.

    A threshold of 0 files everything: whoever sets it wants no abstention.
    """
    needed = max(threshold, choice.accept) if threshold else 0
    if choice.found[0].confidence < needed:
        return ()
    return tuple(guess for guess in choice.found if guess.confidence >= threshold)


def filing(
    found: Sequence[Guess],
    spoken: Mapping[int, Spoken],
    kept: Sequence[Guess],
    words: tuple[Sequence[str], Sequence[str]],
    language: str,
) -> Filing:
    """Describe the subjects in the article's language; `words`: of title and body.

    `spoken` has the evidence for the candidates' places.
    """
    evidence = {literal_of(guess): _evidence(spoken[guess.place][0]) for guess in found}
    whole = sum(loud for _, loud in spoken.values())
    subjects: list[Subject] = []
    for guess in kept:
        loud = spoken[guess.place][1]
        subject = _subject(guess, language, 100 * loud // whole if whole else 0)
        below = deeper(subject.literal, guess.confidence, *words)
        subjects += [subject, *(_below(one, subject, language) for one in below)]
        evidence.update((one.rule.literal, _shown(one)) for one in below)
    return Filing(subjects=tuple(subjects), evidence=evidence)


def literal_of(guess: Guess) -> str:
    """Give the id of a guess's topic."""
    return taxonomy.load().topic[guess.place].literal


def _evidence(added: Mapping[str, int]) -> tuple[Evidence, ...]:
    """List the terms of a subject by what they added to its score."""
    best = sorted(added.items(), key=itemgetter(1), reverse=True)[:MAX_EVIDENCE]
    return tuple(
        Evidence(term=term, weight=value / 1000) for term, value in best if value
    )


def _shown(below: Deeper) -> tuple[Evidence, ...]:
    """List the words that a rule found: each alone decides."""
    return tuple(Evidence(term=term, weight=1.0) for term in below.terms[:MAX_EVIDENCE])


def _subject(guess: Guess, language: str, relevance: int) -> Subject:
    topic = taxonomy.load().topic[guess.place]
    return Subject(
        uri=topic.uri,
        literal=topic.literal,
        name=topic.name(language),
        confidence=guess.confidence,
        relevance=relevance,
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
