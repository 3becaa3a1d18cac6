"""What explain tells below an article: sources, dates, cuts, verdict, subjects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from agents.explain.grounds import grounds
from agents.explain.labels import Labels
from agents.explain.view import View
from schemas.decisions import Evidence

__all__ = ["facts", "heading"]

MOST_TERMS = 8
DOT = " · "
BELOW = "   ↳"  # a deeper topic: as sure as the one above it


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
    """List the candidates, each with the deeper topics that rules found below it."""
    if view.classify is None:
        return
    from streams.classify import deeper, taxonomy  # noqa: PLC0415 - read by few calls

    evidence = view.classify.evidence
    names = {one.literal: one.name(labels.code) for one in taxonomy.load().topic}
    for at, one in enumerate(view.classify.candidates):
        unsure = "" if one.literal in view.filed else f" ({labels.unsure})"
        told = f"{one.confidence:>2} %  {names.get(one.literal, one.literal)}{unsure}"
        yield "" if at else labels.subjects, told + _because(evidence, one.literal)
        for rule in deeper.load().get(one.literal, ()):
            if rule.literal in evidence:
                told = f"{BELOW}  {rule.name(labels.code)}"
                yield "", told + _because(evidence, rule.literal)
    if view.classify.desk:
        yield labels.desk, view.classify.desk


def _because(evidence: Mapping[str, Sequence[Evidence]], literal: str) -> str:
    terms = ", ".join(item.term for item in evidence.get(literal, ())[:MOST_TERMS])
    return f": {terms}" if terms else ""
