"""A paragraph with its marks: shared passages by number, and what only it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from agents.why.rows import Span
from streams.text import located

__all__ = ["DIFFERS", "PASSAGES", "Marker", "passage_style"]

PASSAGES = ("green", "cyan", "magenta", "blue", "bright_cyan")
DIFFERS = "bold red"
SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def passage_style(number: int) -> str:
    """Say how a passage looks, on both sides the same."""
    return PASSAGES[number % len(PASSAGES)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """Marks the paragraphs of one side; `differing` are words only this side has.

    Without colours a passage stands as "[1: …]", what differs between asterisks.
    """

    differing: frozenset[str]
    is_plain: bool

    def text(self, paragraph: str, spans: Sequence[Span]) -> Text:
        """Mark one paragraph."""
        done = Text()
        at = 0
        for span in spans:
            start = max(span.start, at)
            if start >= span.end:  # overlaps with the passage before
                continue
            done += self._piece(paragraph[at:start], "")
            done += self._opened(span, paragraph[start : span.end])
            at = span.end
        return done + self._piece(paragraph[at:], "")

    def _opened(self, span: Span, text: str) -> Text:
        style = passage_style(span.passage)
        if self.is_plain:
            piece = self._piece(text, style)
            return Text(f"[{span.passage + 1}: ").append_text(piece).append("]")
        number = str(span.passage + 1).translate(SMALL)
        return Text().append(number, f"{style} dim").append(self._piece(text, style))

    def _piece(self, text: str, style: str) -> Text:
        made = Text()
        at = 0
        for start, end in self._differing(text):
            made.append(text[at:start], style)
            word = text[start:end]
            made.append(f"*{word}*" if self.is_plain else word, DIFFERS)
            at = end
        return made.append(text[at:], style)

    def _differing(self, text: str) -> Iterator[tuple[int, int]]:
        for word, start, end in located(text):
            if word in self.differing:
                yield start, end
