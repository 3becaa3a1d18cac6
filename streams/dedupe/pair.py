"""Two texts side by side: every measure that a verdict asks for, made when asked."""

from __future__ import annotations

from functools import cached_property

from streams.dedupe.frames import Own, own_names, refilled
from streams.dedupe.reading import Gram, Reading
from streams.dedupe.times import epoch

__all__ = ["Pair"]

SAME_SENTENCE = 0.6  # of the longer one's words


class Pair:
    """`here` is the text that is judged, `there` the leader's."""

    def __init__(self, here: Reading, there: Reading) -> None:
        """Keep both; nothing is computed yet."""
        self.here = here
        self.there = there

    @cached_property
    def shared(self) -> frozenset[Gram]:
        """The word-5-grams that both bodies hold."""
        return self.here.grams & self.there.grams

    @property
    def shared_runs(self) -> int:
        """How many of them."""
        return len(self.shared)

    @cached_property
    def share_here(self) -> float:
        """The share of this body that the other one holds."""
        return _share(len(self.shared), len(self.here.grams))

    @cached_property
    def share_there(self) -> float:
        """The share of the other body that this one holds."""
        return _share(len(self.shared), len(self.there.grams))

    @property
    def jaccard(self) -> float:
        """The shared part of everything that either body holds."""
        union = len(self.here.grams) + len(self.there.grams) - len(self.shared)
        return _share(len(self.shared), union)

    @property
    def containment(self) -> float:
        """The share of the shorter body that the other one holds."""
        return max(self.share_here, self.share_there)

    @property
    def loose(self) -> float:
        """Containment by runs of three words: it outlives many small edits."""
        return max(self.loose_shares)

    @cached_property
    def loose_shares(self) -> tuple[float, float]:
        """The shares by runs of three words, of this body and of the other."""
        here, there = self.here.short_grams, self.there.short_grams
        shared = len(here & there)
        return _share(shared, len(here)), _share(shared, len(there))

    @cached_property
    def aligned(self) -> tuple[float, float]:
        """The shares, by words, of this body's and the other's sentences that match.

        It sees a copy in which every few words one was replaced, and no run is left.
        """
        here, there = self.here.sentence_words, self.there.sentence_words
        return _matched(here, there), _matched(there, here)

    @cached_property
    def narrated(self) -> float:
        """Containment of what is told: neither quotes nor tables of numbers.

        Two reporters at one press conference write down the same quotes, two desks
        print the same price list; only a copy shares the words between them.
        """
        here, there = self.here.narrative, self.there.narrative
        return _share(len(here & there), min(len(here), len(there)))

    @cached_property
    def news(self) -> float:
        """The share of this body's vocabulary that the other text does not know."""
        known = self.there.vocabulary
        new = sum(word not in known for word in self.here.vocabulary)
        return _share(new, len(self.here.vocabulary))

    @property
    def shorter(self) -> int:
        """Words of the shorter body."""
        return min(len(self.here.words), len(self.there.words))

    @property
    def length_ratio(self) -> float:
        """Words of this body for each word of the other one."""
        return _share(len(self.here.words), len(self.there.words))

    @cached_property
    def headline(self) -> float:
        """Jaccard of the headlines' words, numbers and dates left out."""
        here, there = self.here.headline_template, self.there.headline_template
        return _share(len(here & there), len(here | there))

    @property
    def added(self) -> int:
        """Numbers that only this text has."""
        return len(self.here.numbers - self.there.numbers)

    @property
    def dropped(self) -> int:
        """Numbers that only the other text has."""
        return len(self.there.numbers - self.here.numbers)

    @property
    def kept(self) -> int:
        """Numbers that both texts have."""
        return len(self.here.numbers & self.there.numbers)

    @cached_property
    def named(self) -> float:
        """The share of the names of the text with fewer that the other one has."""
        here, there = self.here.names, self.there.names
        fewest = min(len(here), len(there))
        return _share(len(here & there), fewest) if fewest else 1.0

    @cached_property
    def strange(self) -> float:
        """The share of names, word by word, that each text has and the other not.

        Of the text with fewer; a cut copy has none of its own.
        """
        here, there = self.here.name_words, self.there.name_words
        ours, theirs = self._own_names
        return min(_share(len(ours), len(here)), _share(len(theirs), len(there)))

    @cached_property
    def refilled(self) -> float:
        """The share of matching sentences in which other names stand."""
        return refilled(self.here, self.there, self._own_names)

    @cached_property
    def _own_names(self) -> Own:
        return own_names(self.here, self.there)

    @property
    def is_older(self) -> bool:
        """Say whether this text was published before the other, as both tell."""
        here, there = self.here.published, self.there.published
        if here is None or there is None:
            return False
        return (epoch(here) or 0) < (epoch(there) or 0)

    @property
    def has_moved_dates(self) -> bool:
        """Say whether each text names days that the other one does not."""
        here, there = self.here.days, self.there.days
        return bool(here - there and there - here)


def _matched(sentences: list[frozenset[str]], others: list[frozenset[str]]) -> float:
    words = sum(map(len, sentences))
    found = (
        len(one)
        for one in sentences
        if any(
            len(one & other) >= SAME_SENTENCE * max(len(one), len(other))
            for other in others
        )
    )
    return _share(sum(found), words)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
