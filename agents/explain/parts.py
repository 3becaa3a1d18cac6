"""Lay an article out as its reader saw it: kept and cut parts in their old places."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agents.explain.view import View
from streams.parse.lines import of_text

__all__ = ["BODY", "TITLE", "Part", "laid_out"]

BODY = "body"
TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the raw text; body parts have a paragraph, cut ones a rule."""

    line: int
    kind: str
    text: str
    rule: str | None = None
    paragraph: int | None = None


def laid_out(view: View, text: str | None) -> list[Part]:
    """List the parts in order; without the raw text, by the line numbers of the cuts.

    Of a page the lines are its blocks. Then, and where only the record is at hand, a
    paragraph is thought to stand on the first line that no cut fills.
    """
    if text is not None and view.format == "text":
        found = list(_along(text, view))
        told = sum(part.kind == BODY for part in found)
        if told == len(view.paragraphs):
            return found
    return list(_numbered(view))


def _cuts(view: View) -> dict[int, deque[Part]]:
    cuts: dict[int, deque[Part]] = defaultdict(deque)
    for one in view.removed:
        part = Part(line=one.line, kind=one.kind.value, text=one.text, rule=one.rule)
        cuts[one.line].append(part)
    return cuts


def _along(text: str, view: View) -> Iterator[Part]:
    """Walk through the lines of the raw text; what fits nowhere is passed over."""
    cuts = _cuts(view)
    kept = deque(enumerate(view.paragraphs))
    for line in of_text(text):
        rest = line.text
        while rest:
            part = _next(rest, line.number, cuts[line.number], kept, view.title)
            if part is None:
                break
            yield part
            rest = rest[len(part.text) :].lstrip()


def _next(
    rest: str,
    line: int,
    cuts: deque[Part],
    kept: deque[tuple[int, str]],
    title: str | None,
) -> Part | None:
    if cuts and rest.startswith(cuts[0].text):
        return cuts.popleft()
    if kept and rest.startswith(kept[0][1]):
        number, text = kept.popleft()
        return Part(line=line, kind=BODY, text=text, paragraph=number)
    if title and rest.startswith(title):
        return Part(line=line, kind=TITLE, text=title)
    return None


def _numbered(view: View) -> Iterator[Part]:
    cuts = _cuts(view)
    kept = deque(_body(view.paragraphs))
    line = 0
    while kept or any(cuts.values()):
        line += 1
        here = cuts.pop(line, None)
        yield from here or ()
        if kept and (here is None or here[-1].kind == "dateline"):
            number, text = kept.popleft()
            yield Part(line=line, kind=BODY, text=text, paragraph=number)


def _body(paragraphs: Sequence[str]) -> Iterator[tuple[int, str]]:
    yield from enumerate(paragraphs)
