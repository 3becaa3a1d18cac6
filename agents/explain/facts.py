"""What explain tells below an article: sources, dates, cuts, verdict, subjects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from agents.explain.grounds import grounds
from agents.explain.labels import Labels
from agents.explain.view import View

__all__ = ["facts", "heading"]

MOST_TERMS = 8
DOT = " · "


def heading(view: View, labels: Labels) -> str:
    """Tell in one line what it is, whose, and when it was published."""
    words = sum(len(text.split()) for text in view.paragraphs)
    told = (
        view.source,
        view.format,
        view.language,
        labels.count(words, labels.words),
        view.dateline and view.dateline.place,
        labels.time(view.published),
        view.by and f"{labels.by} {view.by}",
    )
    return DOT.join(one for one in told if one)


def facts(view: View, labels: Labels) -> Iterator[tuple[str, str]]:
    """List names and what is told under them; an empty name goes on."""
    if view.status != "usable":
        yield labels.status, view.status
    yield from _found(view, labels)
    if view.flags:
        yield labels.flags, DOT.join(view.flags)
    if view.dedupe:
        yield from grounds(view, view.dedupe, labels)
    yield from _subjects(view, labels)


def _found(view: View, labels: Labels) -> Iterator[tuple[str, str]]:
    sources = dict.fromkeys(f"{one.agency} ({one.cue})" for one in view.credits)
    if sources:
        yield labels.sources, DOT.join(sources)
    dates = dict.fromkeys(f"{one.text} = {one.date or '?'}" for one in view.dates)
    if dates:
        yield labels.dates, DOT.join(dates)
    kinds = Counter(one.kind for one in view.removed)
    if kinds:
        told = (
            labels.count(count, labels.kinds[kind]) for kind, count in kinds.items()
        )
        yield labels.cut, DOT.join(told)


def _subjects(view: View, labels: Labels) -> Iterator[tuple[str, str]]:
    if view.classify is None:
        return
    from streams.classify.taxonomy import load  # noqa: PLC0415 - read by few calls

    names = {topic.literal: topic.name(labels.code) for topic in load().topic}
    for at, one in enumerate(view.classify.candidates):
        terms = view.classify.evidence.get(one.literal, ())[:MOST_TERMS]
        because = ", ".join(item.term for item in terms)
        unsure = "" if one.literal in view.filed else f" ({labels.unsure})"
        told = f"{one.confidence:>2} %  {names.get(one.literal, one.literal)}{unsure}"
        yield "" if at else labels.subjects, f"{told}: {because}" if because else told
