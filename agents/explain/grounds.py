"""What explain tells of dedupe: verdict, leader, what is shared, what changed."""

from __future__ import annotations

from collections.abc import Iterator

from agents.explain.labels import Labels
from agents.explain.view import PARAGRAPH_BREAK, View
from schemas.decisions import Change, DedupeDecision, Passage

__all__ = ["grounds"]

DOT = " \u00b7 "
ARROW = " \u2192 "
NONE = "-"
MOST_CHANGES = 6
LONG = 48  # characters of either end of a passage


def grounds(
    view: View, found: DedupeDecision, labels: Labels
) -> Iterator[tuple[str, str]]:
    """List names and what is told under them; what a record lacks is left out."""
    yield labels.verdict, _verdict(found, labels)
    if found.corrects:
        yield "", f"{labels.corrects} {found.corrects}"
    if found.silent_edit:
        yield "", labels.silent
    yield from _under(
        labels.shared, (_passage(p, view, labels) for p in found.passages)
    )
    own = (_own(view, number) for number in found.local_paragraphs)
    yield from _under(labels.own, own)
    changed = found.changed
    sentences = [_sentence(one, labels) for one in changed.sentences]
    yield from _under(labels.changed, sentences[:MOST_CHANGES])
    for name, changes in (
        (labels.numbers, changed.numbers),
        (labels.names, changed.names),
    ):
        if changes:
            yield name, DOT.join(map(_pair, changes))


def _verdict(found: DedupeDecision, labels: Labels) -> str:
    told = [labels.verdicts[found.verdict], f"{labels.version} {found.version}"]
    if found.of:
        told.append(f"{labels.of} {found.of}")
    if found.containment_here is not None:
        told.append(f"{found.containment_here:.0%} {labels.contained}")
    if found.containment_there is not None:
        told.append(f"{found.containment_there:.0%} {labels.contains}")
    if found.first_seen:
        seen = found.first_seen
        where = " ".join(filter(None, (seen.source, seen.at)))
        told.append(f"{labels.first_seen} {where} {labels.at} {seen.raw}")
    return DOT.join(told)


def _under(name: str, told: Iterator[str] | list[str]) -> Iterator[tuple[str, str]]:
    """Put many lines under one name."""
    for number, line in enumerate(told):
        yield "" if number else name, line


def _passage(one: Passage, view: View, labels: Labels) -> str:
    """Quote the ends of a passage, with its places in both texts."""
    numbers = [
        number + 1
        for number, (begin, end) in enumerate(_places(view))
        if one.here[0] < end and one.here[1] > begin
    ]
    first = "-".join(dict.fromkeys(map(str, (*numbers[:1], *numbers[-1:]))))
    here = f"{labels.here} {one.here[0]}-{one.here[1]}"
    there = f"{labels.there} {one.there[0]}-{one.there[1]}"
    where = DOT.join(filter(None, (first and f"\u00b6{first}", here, there)))
    return f"{where}: {_short(one.text)}"


def _own(view: View, number: int) -> str:
    return f"\u00b6{number + 1}: {_short(view.paragraphs[number])}"


def _sentence(change: Change, labels: Labels) -> str:
    sides = ((labels.before, change.from_), (labels.after, change.to))
    return "\n".join(f"{name}: {text}" for name, text in sides if text is not None)


def _pair(change: Change) -> str:
    return f"{change.from_ or NONE}{ARROW}{change.to or NONE}"


def _places(view: View) -> Iterator[tuple[int, int]]:
    begin = 0
    for paragraph in view.paragraphs:
        yield begin, begin + len(paragraph)
        begin += len(paragraph) + len(PARAGRAPH_BREAK)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    if len(flat) <= 2 * LONG:
        return f"\u201c{flat}\u201d"
    head, tail = flat[:LONG].rsplit(" ", 1)[0], flat[-LONG:].split(" ", 1)[-1]
    return f"\u201c{head} \u2026 {tail}\u201d"
