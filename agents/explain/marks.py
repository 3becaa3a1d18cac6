"""Where a paragraph is marked: quotes with their speakers, dates, sources, subjects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from agents.explain.view import View
from schemas.article import QuoteKind
from streams.text import located, words

__all__ = ["UNNAMED", "Mark", "marks", "speaker_of"]

UNNAMED = "nobody named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of a paragraph; `note`: the speaker, the date, the cue or the subject."""

    start: int
    end: int
    what: str
    note: str


def marks(view: View, paragraph: int) -> list[Mark]:
    """List the marks of one paragraph in the order in which they begin."""
    text = view.paragraphs[paragraph]
    found = [*_evidence(view, text), *_found(view, paragraph, text)]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.what))


def speaker_of(speaker: str | None, resolved: str | None) -> str:
    """Name who speaks: the full name where the article gives one."""
    return resolved or speaker or UNNAMED


def _found(view: View, paragraph: int, text: str) -> Iterator[Mark]:
    for one in view.quotes:
        if one.paragraph == paragraph:
            note = speaker_of(one.speaker, one.resolved)
            what = "quote" if one.kind is QuoteKind.DIRECT else "retold"
            yield Mark(start=one.start, end=one.end, what=what, note=note)
    at = 0
    for date in view.dates:
        if date.paragraph == paragraph and (at := text.find(date.text, at)) >= 0:
            end = at + len(date.text)
            yield Mark(start=at, end=end, what="date", note=date.date or "?")
            at = end
    for credit in view.credits:
        if credit.paragraph == paragraph:
            at = max(0, text.find(credit.cue))
            if (at := text.find(credit.agency, at)) >= 0:
                end = at + len(credit.agency)
                yield Mark(start=at, end=end, what="credit", note=credit.cue)


def _evidence(view: View, text: str) -> Iterator[Mark]:
    """Find the words that speak for the first subject, and for what lies below one."""
    if view.classify is None or not view.classify.candidates:
        return
    others = {one.literal for one in view.classify.candidates[1:]}
    here = located(text)
    spoken = [word for word, _, _ in here]
    for literal, items in view.classify.evidence.items():
        if literal in others:
            continue
        yield from (
            Mark(
                start=here[at][1],
                end=here[at + size - 1][2],
                what="subject",
                note=literal,
            )
            for at, size in _occurrences(spoken, (words(item.term) for item in items))
        )


def _occurrences(
    here: list[str], terms: Iterable[list[str]]
) -> Iterator[tuple[int, int]]:
    for term in terms:
        for at in range(len(here) - len(term) + 1):
            if term and here[at : at + len(term)] == term:
                yield at, len(term)
