"""What explain tells below an article: sources, dates, cuts, verdict, subjects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from agents.explain_view import View
from schemas.article import Precision
from schemas.decisions import DedupeDecision

__all__ = ["facts", "heading"]

MOST_TERMS = 8
DOT = " · "


def heading(view: View) -> str:
    """Tell in one line what it is, whose, and when it was published."""
    words = sum(len(text.split()) for text in view.paragraphs)
    published = view.published and (
        f"published {view.published.at}"
        + (" (the day)" if view.published.precision is Precision.DAY else "")
    )
    place = view.dateline and view.dateline.place
    told = (
        view.source,
        view.format,
        view.language,
        f"{words} words",
        place,
        published or "time unknown",
        view.by and f"by {view.by}",
    )
    return DOT.join(one for one in told if one)


def facts(view: View) -> Iterator[tuple[str, str]]:
    """List names and what is told under them; an empty name goes on."""
    if view.status != "usable":
        yield "status", view.status
    sources = dict.fromkeys(f"{one.agency} ({one.cue})" for one in view.credits)
    if sources:
        yield "sources", DOT.join(sources)
    dates = dict.fromkeys(f"{one.text} = {one.date or '?'}" for one in view.dates)
    if dates:
        yield "dates", DOT.join(dates)
    kinds = Counter(one.kind.value for one in view.removed)
    if kinds:
        yield "cut", DOT.join(f"{count} {kind}" for kind, count in kinds.items())
    if view.flags:
        yield "flags", DOT.join(view.flags)
    if view.dedupe:
        yield "verdict", _verdict(view.dedupe)
    yield from _subjects(view)


def _verdict(found: DedupeDecision) -> str:
    told = [found.verdict.value, f"version {found.version}"]
    if found.of:
        told.append(f"of {found.of}")
    if found.first_seen:
        told.append(f"first seen {found.first_seen.at} at {found.first_seen.raw}")
    if found.containment_here is not None:
        told.append(f"{found.containment_here:.0%} of it stands there")
    return DOT.join(told)


def _subjects(view: View) -> Iterator[tuple[str, str]]:
    if view.classify is None:
        return
    from streams.classify.taxonomy import load  # noqa: PLC0415 - read by few calls

    names = {topic.literal: topic.en for topic in load().topic}
    for at, one in enumerate(view.classify.candidates):
        terms = view.classify.evidence.get(one.literal, ())[:MOST_TERMS]
        because = ", ".join(item.term for item in terms)
        unsure = "" if one.literal in view.filed else " (too unsure to file)"
        told = f"{one.confidence:>2} %  {names.get(one.literal, one.literal)}{unsure}"
        yield "" if at else "subjects", f"{told}: {because}" if because else told
