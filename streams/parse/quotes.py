"""Quotes, direct and retold, and who said them.

A quote is direct when it is given to somebody: by a verb behind it ("…," kata X) or
before it (X mengatakan, "…"), or as a sentence of its own after such a one. Names of
works, ironic marks and fragments inside a sentence are no quotes. What is retold
without marks (`retold.py`) counts as indirect.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter

from schemas.article import Quote, QuoteKind
from streams.parse.attribution import NOBODY, Attribution, Said, after, before
from streams.parse.cast import Cast
from streams.parse.looked_for import looked_for
from streams.parse.names import bare_name, is_person, name_words
from streams.parse.nicknames import CALLS
from streams.parse.offices import is_human
from streams.parse.quote_marks import MAX_SPANS, Span, has_mark, spans
from streams.parse.retold import cues, retold
from streams.parse.speech import PRONOUNS
from streams.parse.subjects import subject_before
from streams.parse.told import Told, Who, read_told
from streams.text import words

__all__ = ["quoted"]

MAX_QUOTES = 500
SENTENCE_ENDS = (".", "?", "!", "…", ",")
MIN_WORDS = 2


def quoted(
    paragraphs: Sequence[str], tokens: Iterable[str] | None = None
) -> tuple[Quote, ...]:
    """List the quotes of the paragraphs in their order, at most MAX_QUOTES.

    `tokens` are the words of the paragraphs where they are known (`text.words`).
    """
    text = "\n".join(paragraphs)
    marked: dict[int, list[Span]] = {}
    if has_mark(text):
        marked = {
            number: list(spans(one))
            for number, one in enumerate(paragraphs)
            if has_mark(one)
        }
    said = looked_for(text, words(text) if tokens is None else tokens)
    told = cues(said)
    if not (marked or told):
        return ()
    scene = _Scene(paragraphs, marked, is_calling=not CALLS.isdisjoint(said))
    listed: list[Quote] = []
    for number, text in enumerate(paragraphs):
        here = [word for word in told if word in text]
        if here or number in marked:
            listed.extend(scene.of_paragraph(number, text, here))
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
        self,
        paragraphs: Sequence[str],
        marked: Mapping[int, list[Span]],
        *,
        is_calling: bool,
    ) -> None:
        self._paragraphs = paragraphs
        self._marked = marked
        self._is_calling = is_calling
        self._known: Cast | None = None
        self._speaker: str | None = None
        self._read_to = 0

    @property
    def _cast(self) -> Cast:
        if self._known is None:
            self._known = Cast(self._paragraphs, is_calling=self._is_calling)
        return self._known

    def of_paragraph(
        self, number: int, text: str, words: Sequence[str]
    ) -> Iterator[Quote]:
        """List what a paragraph quotes; words in marks are never retold as well."""
        marks = self._marked.get(number)
        said = list(_direct(text, marks)) if marks else []
        if words:
            found = retold(text, words, lambda: self._cast.runs(number))
            for one in islice(found, MAX_SPANS):
                if not any(one.start < s.end and s.start < one.end + 1 for s in said):
                    said.append(one)
            said.sort(key=attrgetter("start"))
        for one in said:
            yield self._quote(number, text, one)

    def _quote(self, number: int, text: str, said: Said) -> Quote:
        speaker, resolved = self._resolve(number, text[: said.lead], said.told.speaker)
        return Quote(
            text=text[said.start : said.end],
            kind=said.kind,
            speaker=speaker,
            resolved=resolved,
            verb=said.told.verb,
            paragraph=number,
            start=said.start,
            end=said.end,
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
        if not is_person(words):
            return None
        name = self._full(words, number)
        return name if " " in name or self._cast.is_named(name) else None

    def _full(self, words: list[str], number: int) -> str:
        return self._cast.full_name(words, number) or " ".join(words)

    def _resolve(
        self, number: int, lead: str, told: str | None
    ) -> tuple[str | None, str | None]:
        """Give the speaker without role, and the fullest name of who is meant."""
        if told is None or told.casefold() in PRONOUNS:
            self._hear(number, lead)
            self._speaker = self._speaker or self._cast.last_person(number, len(lead))
            return told, self._speaker
        who = read_told(told, self._cast)
        if who.kind is Told.ELSE:
            return who.speaker, who.resolved
        if who.kind is Told.POINTED:
            return who.speaker, self._pointed(who.speaker, number, lead)
        self._speaker = self._named(who, number)
        self._read_to = number
        return who.speaker, self._speaker

    def _pointed(self, told: str, number: int, lead: str) -> str | None:
        """Give whom "pelatih itu" means: who was told so last, else who spoke."""
        self._hear(number, lead)
        if not is_human(told):
            return self._speaker
        meant = self._cast.pointed(told, number, len(lead))
        if meant == []:
            return None
        name = self._full(meant, number) if meant else ""
        if " " in name:
            self._speaker = name
        self._speaker = self._speaker or self._cast.last_person(number, len(lead))
        return self._speaker

    def _named(self, who: Who, number: int) -> str | None:
        if who.kind is Told.NAME:
            return self._full(list(who.words), number)
        return who.speaker if who.kind is Told.BODY else who.resolved


def _direct(text: str, found: Sequence[Span]) -> Iterator[Said]:
    """Find the marks of a paragraph between which somebody speaks."""
    position = 0
    was_direct = False
    for index, span in enumerate(found):
        limit = _next_quote(text, found[index + 1 :])
        told = after(text, span.end + 1, limit) or before(text, position, span)
        is_alone = _stands_alone(text, span, was_direct=was_direct)
        if _is_direct(text, span, told, is_alone=is_alone):
            was_direct = True
            yield Said(
                span.start, span.end, span.start, told or NOBODY, QuoteKind.DIRECT
            )
        position = span.end + 1


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
        is_behind = bool(text[: span.start - 1].strip())
        return is_alone and len(words) + is_behind > MIN_WORDS
    return len(words) >= MIN_WORDS or text[span.start : span.end].rstrip().endswith(
        SENTENCE_ENDS
    )
