"""Direct quotes and who said them.

A quote is direct when it is given to somebody: by a verb behind it ("…," kata X) or
before it (X mengatakan, "…"), or as a sentence of its own after such a one. Names of
works, ironic marks and fragments inside a sentence are no quotes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from schemas.article import Quote, QuoteKind
from streams.parse.attribution import Attribution, after, before
from streams.parse.cast import Cast
from streams.parse.names import bare_name, is_person, name_words
from streams.parse.quote_marks import Span, has_mark, spans
from streams.parse.speech import PRONOUNS
from streams.parse.subjects import subject_before
from streams.parse.told import Told, Who, read_told

__all__ = ["quoted"]

MAX_QUOTES = 500
SENTENCE_ENDS = (".", "?", "!", "…", ",")
MIN_WORDS = 2


def quoted(paragraphs: Sequence[str]) -> tuple[Quote, ...]:
    """List the direct quotes of the paragraphs in their order, at most MAX_QUOTES."""
    marked = {
        n: list(spans(text)) for n, text in enumerate(paragraphs) if has_mark(text)
    }
    scene = _Scene(paragraphs, marked)
    listed: list[Quote] = []
    for number, found in marked.items():
        listed.extend(scene.of_paragraph(number, paragraphs[number], found))
        if len(listed) >= MAX_QUOTES:
            break
    return tuple(listed[:MAX_QUOTES])


def _outside(text: str, found: Sequence[Span]) -> str:
    """Take what stands outside the quotes of a paragraph."""
    if not found:
        return text
    parts: list[str] = []
    at = 0
    for span in found:
        parts.append(text[at : span.start])
        at = span.end
    return " ".join([*parts, text[at:]])


class _Scene:
    """Who is speaking, carried from quote to quote."""

    def __init__(
        self, paragraphs: Sequence[str], marked: Mapping[int, list[Span]]
    ) -> None:
        self._paragraphs = paragraphs
        self._marked = marked
        self._speaker: str | None = None
        self._read_to = 0

    @cached_property
    def _cast(self) -> Cast:
        return Cast(self._paragraphs)

    def of_paragraph(self, number: int, text: str, found: list[Span]) -> list[Quote]:
        quotes: list[Quote] = []
        position = 0
        was_direct = False
        for index, span in enumerate(found):
            limit = _next_quote(text, found[index + 1 :])
            told = after(text, span.end + 1, limit) or before(text, position, span)
            is_alone = _stands_alone(text, span, was_direct=was_direct)
            if _is_direct(text, span, told, is_alone=is_alone):
                quotes.append(self._quote(number, text, span, told))
                was_direct = True
            position = span.end + 1
        return quotes

    def _quote(
        self, number: int, text: str, span: Span, told: Attribution | None
    ) -> Quote:
        speaker, resolved = self._resolve(
            number, text[: span.start], None if told is None else told.speaker
        )
        return Quote(
            text=text[span.start : span.end],
            kind=QuoteKind.DIRECT,
            speaker=speaker,
            resolved=resolved,
            verb=None if told is None else told.verb,
            paragraph=number,
            start=span.start,
            end=span.end,
        )

    def _hear(self, number: int, lead: str) -> None:
        """Take up whom the sentences since the last speaker were about.

        What stands within marks is not heard: there somebody speaks of others.
        """
        found = self._heard(_outside(lead, list(spans(lead))), number)
        earlier = number
        while found is None and earlier > self._read_to:
            earlier -= 1
            marks = self._marked.get(earlier, ())
            found = self._heard(_outside(self._paragraphs[earlier], marks), earlier)
        self._speaker = found or self._speaker
        self._read_to = number

    def _heard(self, text: str, number: int) -> str | None:
        words = bare_name(name_words(subject_before(text) or ""), self._cast)
        return self._full(words, number) if is_person(words) else None

    def _full(self, words: list[str], number: int) -> str:
        return self._cast.full_name(words, number) or " ".join(words)

    def _resolve(
        self, number: int, lead: str, told: str | None
    ) -> tuple[str | None, str | None]:
        """Give the speaker without role, and the fullest name of who is meant."""
        if told is None or told.casefold() in PRONOUNS:
            self._hear(number, lead)
            self._speaker = self._speaker or self._cast.last_person(number - 1)
            return told, self._speaker
        who = read_told(told, self._cast)
        if who.kind is Told.ELSE:
            return who.speaker, who.resolved
        if who.kind is Told.POINTED:
            self._hear(number, lead)
        else:
            self._speaker = self._named(who, number)
            self._read_to = number
        return who.speaker, self._speaker

    def _named(self, who: Who, number: int) -> str | None:
        if who.kind is Told.NAME:
            return self._full(list(who.words), number)
        return who.speaker if who.kind is Told.BODY else who.resolved


def _next_quote(text: str, following: Sequence[Span]) -> int:
    """Find where the next quote begins; a name of a work in running text is none."""
    for span in following:
        if text[: span.start - 1].rstrip()[-1:].isalpha():
            continue
        return span.start - 1
    return len(text)


def _stands_alone(text: str, span: Span, *, was_direct: bool) -> bool:
    """Say whether a quote is a sentence of its own, the paragraph or behind another."""
    lead = text[: span.start - 1].rstrip()
    tail = text[span.end + 1 :].strip(" .,")
    ends = text[span.start : span.end].rstrip().endswith(SENTENCE_ENDS[:4])
    if not lead:
        return not tail
    return was_direct and ends and lead.endswith(SENTENCE_ENDS[:4])


def _is_direct(
    text: str, span: Span, told: Attribution | None, *, is_alone: bool
) -> bool:
    words = text[span.start : span.end].split()
    if told is None:
        return is_alone and len(words) > MIN_WORDS
    return len(words) >= MIN_WORDS or text[span.start : span.end].rstrip().endswith(
        SENTENCE_ENDS
    )
