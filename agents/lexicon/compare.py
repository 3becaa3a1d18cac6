"""Judge every article by two sets of words, and tell what would be filed otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from schemas.article import ParsedArticle
from streams.classify.decision import Decided, decide
from streams.classify.lexicon import Lexicon
from streams.classify.plug import Plugs

__all__ = ["Comparison", "Move", "compared"]

SAMPLES = 10
TERMS = 6  # that are shown of a move


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An article that would be filed otherwise; subjects by literal, surest first.

    `terms` are its words whose weights differ.
    """

    origin: str
    title: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    terms: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Comparison:
    """Counts by subject, and some of the articles that move."""

    versions: tuple[str, str]
    articles: int = 0
    changed: int = 0
    abstained: tuple[int, int] = (0, 0)
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    gained: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    samples: list[Move] = field(default_factory=list)

    @property
    def subjects(self) -> list[str]:
        """List the subjects that any article is filed under, by id."""
        return sorted({*self.before, *self.after})


def compared(
    articles: Iterable[ParsedArticle],
    words: tuple[Lexicon, Lexicon],
    threshold: int,
    samples: int = SAMPLES,
) -> Comparison:
    """Compare what the first and the second set of words file, at one threshold."""
    old, new = (_plugs(one) for one in words)
    differing = _differing(*words)
    found = Comparison(versions=(words[0].version, words[1].version))
    for article in articles:
        one, two = decide(article, threshold, old), decide(article, threshold, new)
        move = _move(article, one, two, differing)
        _count(found, move, samples)
    return found


def _plugs(words: Lexicon) -> Plugs:
    return Plugs(lexicon=lambda: words)


def _differing(old: Lexicon, new: Lexicon) -> frozenset[str]:
    """Find the terms that do not weigh the same in both."""
    here, there = _weights(old), _weights(new)
    return frozenset(
        text for text in {**here, **there} if here.get(text) != there.get(text)
    )


def _weights(words: Lexicon) -> dict[str, tuple[tuple[int, int], ...]]:
    return {
        term.text: term.weights for terms in words.by_first.values() for term in terms
    }


def _move(
    article: ParsedArticle, one: Decided, two: Decided, differing: frozenset[str]
) -> Move:
    seen = (
        item.term
        for decided in (two, one)
        for items in decided.decision.evidence.values()
        for item in items
    )
    return Move(
        origin=article.raw.origin,
        title=article.title or "",
        before=_filed(one),
        after=_filed(two),
        terms=tuple(dict.fromkeys(filter(differing.__contains__, seen)))[:TERMS],
    )


def _count(found: Comparison, move: Move, samples: int) -> None:
    before, after = move.before, move.after
    unfiled, still = found.abstained
    found.articles += 1
    found.abstained = (unfiled + (not before), still + (not after))
    found.before.update(before)
    found.after.update(after)
    if before == after:
        return
    found.changed += 1
    found.gained.update(name for name in after if name not in before)
    found.lost.update(name for name in before if name not in after)
    if len(found.samples) < samples:
        found.samples.append(move)


def _filed(decided: Decided) -> tuple[str, ...]:
    return tuple(subject.literal for subject in decided.subjects)
