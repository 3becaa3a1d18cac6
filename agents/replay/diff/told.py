"""What the terminal and the page tell alike: sentences, and rows of their tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from agents.explain.labels import Labels
from agents.replay.diff.difference import Kind
from agents.replay.diff.summary import Share, Summary
from agents.replay.diff.terminal import Fate
from agents.replay.diff.words import Words
from schemas.decisions import Verdict
from streams.classify.taxonomy import load

__all__ = ["Told", "ranked", "shares"]

Rows = list[tuple[str, ...]]
ARROW = " \u2192 "
UNKNOWN = "?"


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """Sort by count, then name."""
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def shares(table: Mapping[str, Share]) -> list[tuple[str, Share]]:
    """Sort by how many differ, then by how many there are, then by name."""
    return sorted(
        table.items(), key=lambda one: (-one[1].differing, -one[1].articles, one[0])
    )


class Told:
    """A summary in the words of one language."""

    def __init__(self, summary: Summary, words: Words, labels: Labels) -> None:
        """Take the words of the page, and those that name verdicts."""
        self.summary = summary
        self.words = words
        self.labels = labels

    def sentences(self) -> Iterator[str]:
        """Say what was found, and what could not be compared."""
        summary, words = self.summary, self.words
        if summary.is_different:
            yield words.something.format(
                differing=f"{summary.differing:,}",
                articles=f"{summary.articles:,}",
                share=f"{summary.differing / summary.articles:.1%}",
            )
        else:
            yield words.nothing
        stamped = summary.articles - summary.equal - summary.differing
        for count, sentence in (
            (stamped, words.only_stamps),
            (summary.compacted, words.compacted),
            (summary.unreadable, words.unreadable),
        ):
            if count:
                yield sentence.format(f"{count:,}")

    def kinds(self) -> list[tuple[str, int]]:
        """Count the articles of each kind of change, weightiest kind first.

        Stamps alone are no difference unless that was asked for: a sentence and a
        table of their own tell of them.
        """
        summary = self.summary
        counted = (
            kind
            for kind in Kind
            if kind is not Kind.STAMPS or summary.are_stamps_counted
        )
        return [
            (self.words.kinds[kind], summary.kinds[kind])
            for kind in counted
            if summary.kinds[kind]
        ]

    def transitions(self) -> Iterator[tuple[str, Rows]]:
        """List what became what: verdicts, fates, languages."""
        words, summary = self.words, self.summary
        for title, table, name in (
            (words.verdicts, summary.verdicts, self.verdict),
            (words.fates_title, summary.fates, self.fate),
            (words.languages, summary.languages, self.plain),
        ):
            if table:
                ranked_pairs = sorted(table.items(), key=lambda one: (-one[1], one[0]))
                yield (
                    title,
                    [
                        (f"{name(a)}{ARROW}{name(b)}", f"{count:,}")
                        for (a, b), count in ranked_pairs
                    ],
                )

    def subjects(self) -> list[tuple[str, int, int]]:
        """Count for each subject how often it was dropped and added."""
        added, dropped = self.summary.added, self.summary.dropped
        both = ranked(added + dropped)
        return [(self.subject(name), dropped[name], added[name]) for name, _ in both]

    def stamps(self) -> Rows:
        """List the versions that differ, and in how many articles."""
        ranked_stamps = sorted(
            self.summary.stamps.items(), key=lambda one: (-one[1], one[0])
        )
        return [
            (path.rpartition(".")[2], f"{a}{ARROW}{b}", f"{count:,}")
            for (path, a, b), count in ranked_stamps
        ]

    def subject(self, literal: str) -> str:
        """Name a subject: a deeper one as the articles do, else by its literal."""
        known = {topic.literal: topic for topic in load().topic}
        if literal in known:
            return known[literal].name(self.labels.code)
        return self.summary.names.get(literal, literal)

    def verdict(self, name: str | None) -> str:
        """Name a verdict."""
        known = name in set(Verdict)
        return self.labels.verdicts[Verdict(str(name))] if known else self.plain(name)

    def fate(self, name: str) -> str:
        """Name a fate."""
        return self.words.fates[Fate(name)]

    def plain(self, name: str | None) -> str:
        """Give a name, or say that there is none."""
        return self.words.unknown if name in {None, UNKNOWN} else str(name)
