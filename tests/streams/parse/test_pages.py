"""Whole pages in the conventions of many newsrooms; outlets and persons are invented.

Beside `pages/NAME.html` stands `NAME.txt`: fields, an empty line, the body's lines.
A writer `-` is none: a name that nothing announces is not guessed at.
WordPress, Drupal, Arc, AMP, Next.js, old tables, live blogs, paged and paid pages, in
eighteen languages.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import orjson
import pytest

from schemas.article import ParsedArticle
from schemas.message import Message
from streams import parse
from streams.settings import Settings
from streams.stage import Incoming

PAGES = sorted(Path(__file__).with_name("pages").glob("*.html"))
STAGE = parse.build(Settings())


def read(page: Path, url: str) -> ParsedArticle:
    """Parse a page as a crawler hands it over."""
    envelope = {"body": page.read_text("utf-8"), "content_type": "text/html"}
    message = Message(
        topic="pages",
        partition=0,
        offset=0,
        timestamp=0,
        key=None,
        value=orjson.dumps({**envelope, "url": url}),
    )
    incoming = Incoming(message=message, record=message, origin="pages/0/0", commit=1)
    (emit,) = STAGE.run(incoming, None).emits
    article: ParsedArticle = emit.record
    return article


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page(page: Path) -> None:
    """Title, writers, minute and address are right; all of the body, nothing else."""
    head, body = page.with_suffix(".txt").read_text("utf-8").split("\n\n", 1)
    told = dict(line.split(": ", 1) for line in head.splitlines())

    found = read(page, told["url"])

    assert told["title"].split() == (found.title or "").split()
    writers = tuple(name for name in told["authors"].split("; ") if name != "-")
    assert writers == found.authors
    assert found.published is not None
    assert datetime.fromisoformat(told["published"]).replace(microsecond=0) == (
        datetime.fromisoformat(found.published.at)
    )
    assert told.get("canonical", found.canonical_url) == found.canonical_url
    assert tuple(body.splitlines()) == found.paragraphs
