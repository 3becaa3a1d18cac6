"""Clean the rows as live articles are: through parse, into words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from schemas.article import ParsedArticle
from schemas.message import Message
from streams.classify.decision import split
from streams.classify.training.corpus import Row
from streams.settings import Settings
from streams.stage import Incoming, Stage

__all__ = ["Example", "cleaned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A row with its words and the language that parse found."""

    row: Row
    title: tuple[str, ...]
    body: tuple[str, ...]
    language: str


def cleaned(rows: Iterable[Row]) -> Iterator[Example]:
    """Parse every row, in order."""
    # The program may know parse; the stage, in whose folder it lies, must not.
    parse: Any = import_module("streams.parse").build(Settings())
    for number, row in enumerate(rows):
        article = _parsed(parse, row, number)
        title, body = split(article)
        yield Example(
            row=row,
            title=tuple(title),
            body=tuple(body),
            language=article.language.code,
        )


def _parsed(parse: Stage, row: Row, number: int) -> ParsedArticle:
    envelope = {"title": row.title, "body": row.text or row.title}
    message = Message(
        topic="articles.raw",
        partition=0,
        offset=number,
        timestamp=0,
        key=None,
        value=json.dumps(envelope).encode(),
    )
    incoming = Incoming(message=message, record=message, origin=f"training/{number}")
    (emit,) = parse.run(incoming, None).emits
    article: ParsedArticle = emit.record
    return article
