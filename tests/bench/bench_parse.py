"""What parse costs: texts by part, pages beside other extractors, taking turns.

    python -m tests.bench.bench_parse [--pages FOLDER] [--texts NDJSON] [--rounds 3]

One process, one thread, CPU time; of every input the best round counts. Texts are raw
envelopes, one a line; without them invented articles are taken. Every part is told as
a multiple of the floor: below lines, words and the JSON that comes in and goes out no
parser of ours can go. Pages: see `bench_parse_html`.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import orjson

from schemas.article import Format
from schemas.errors import Reason, Rejected
from schemas.headers import Provenance
from schemas.message import Message
from streams.language import detect
from streams.parse import build, outlets
from streams.parse.credits import cited
from streams.parse.dates import mentioned
from streams.parse.envelope import Envelope, open_value
from streams.parse.grammar import Reading, read
from streams.parse.quotes import quoted
from streams.runner import Link, step
from streams.settings import Settings
from streams.sketch import sketched
from streams.text import Tokens, words
from tests.bench.bench_parse_html import show
from tests.bench.turns import Tasks, table, timed
from tests.broker.articles.feed import envelope

SETTINGS = Settings()
OUTLETS = outlets.load()
TODAY = date(2026, 3, 2)
INVENTED = 600
PLAIN_TOKENS = re.compile(r"\w+")
FLOOR = "floor: lines, words, JSON"


def main() -> None:
    """Measure and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    texts = list(_texts(options.texts))
    size = sum(len(text.envelope.body) for text in texts) // len(texts)
    table(
        f"{len(texts)} texts, {size} signs on average",
        timed(_text_tasks(), texts, options.rounds),
        per=FLOOR,
    )
    show(options.pages, options.rounds)


def _message(value: bytes, number: int) -> Message:
    return Message(
        topic="articles.raw",
        partition=0,
        offset=number,
        timestamp=1_772_406_600_000 + number,
        key=None,
        value=value,
    )


def _texts(file: Path | None) -> Iterator[Parsed]:
    if file is None:
        values = [envelope(number).value or b"" for number in range(INVENTED)]
    else:
        values = file.read_bytes().splitlines()
    link = _link()
    for number, value in enumerate(values):
        try:
            found = Parsed(_message(value, number), link)
        except Rejected:
            continue
        if found.envelope.format is Format.TEXT:
            yield found


def _link() -> Link:
    return Link(
        stage=build(SETTINGS),
        provenance=Provenance(version="0"),
        max_output_bytes=SETTINGS.max_record_bytes,
    )


class Parsed:
    """A text with what each part of parse is given."""

    def __init__(self, message: Message, link: Link) -> None:
        """Read it once; raises Rejected."""
        self.message, self.link = message, link
        self.envelope: Envelope = open_value(message, SETTINGS)
        self.reading: Reading = _grammar(self)
        if not self.reading.paragraphs:
            raise Rejected(Reason.EMPTY_BODY, "nothing to measure")
        self.tokens = Tokens.of(self.reading.title, self.reading.paragraphs)


def _grammar(text: Parsed) -> Reading:
    return read(
        text.envelope.body,
        source=text.envelope.source,
        envelope_title=text.envelope.title,
        outlets=OUTLETS,
    )


def _read(text: Parsed) -> None:
    found = _grammar(text)
    quoted(found.paragraphs, text.tokens.body)
    cited(found.paragraphs, text.envelope.source)
    mentioned(found.paragraphs, TODAY)


def _told(text: Parsed) -> None:
    tokens = Tokens.of(text.reading.title, text.reading.paragraphs)
    detect(tokens.text, None, tokens.body)
    sketched(tokens)


def _floor(text: Parsed) -> None:
    text.envelope.body.splitlines()
    words(text.envelope.body)
    orjson.dumps(orjson.loads(text.message.value or b""))


def _text_tasks() -> Tasks:
    return {
        FLOOR: _floor,
        "\\w+ tokens": lambda text: PLAIN_TOKENS.findall(text.envelope.body.lower()),
        "our tokens": lambda text: words(text.envelope.body),
        "envelope": lambda text: open_value(text.message, SETTINGS),
        "grammar": _grammar,
        "quotes": lambda text: quoted(text.reading.paragraphs, text.tokens.body),
        "credits": lambda text: cited(text.reading.paragraphs, text.envelope.source),
        "dates": lambda text: mentioned(text.reading.paragraphs, TODAY),
        "grammar, quotes, credits, dates": _read,
        "language": lambda text: detect(text.tokens.text, None, text.tokens.body),
        "sketch": lambda text: sketched(text.tokens),
        "tokens, language, sketch": _told,
        "whole stage": lambda text: step(text.link, text.message),
    }


if __name__ == "__main__":
    main()
