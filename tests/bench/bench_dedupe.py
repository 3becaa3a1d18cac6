"""What dedupe costs: CPU per article, restart, memory; beside a MinHash-LSH if any.

    python -m tests.bench.bench_dedupe --articles 20000

The texts are made of invented words with a natural spread of frequencies; a fifth of
them are edited copies. Counted is CPU time. The peer is datasketch (MinHashLSH with its
defaults, word-5-grams), tokenising included on both sides; it is not a dependency.
"""

# ruff: noqa: S311 - made texts, no secrets

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from schemas.article import ParsedArticle, Precision, Published, RawReference
from schemas.codec import encode
from schemas.headers import Provenance
from schemas.ids import article_id, version_id
from schemas.message import Message
from streams.aliases import text_alias, url_alias
from streams.dedupe import Memo, build
from streams.dedupe.times import iso
from streams.runner import Link, step
from streams.settings import Settings
from streams.sketch import sketch
from streams.text import joined, words

VOCABULARY = 30_000
START = 1_800_000_000


def texts(count: int, rng: Random) -> Iterator[list[str]]:
    """Make paragraphs: new texts of 60 to 400 words, edited copies of earlier ones."""
    letters = str.maketrans("0123456789", "aeioukstnr")  # a number would be a slot
    known = [f"{number * 7919:06}".translate(letters) for number in range(VOCABULARY)]
    made: list[list[str]] = []
    for _ in range(count):
        if made and rng.random() < 0.2:
            text = _edited(rng.choice(made), known, rng)
        else:
            size = rng.randint(60, 400)
            text = [known[int(VOCABULARY ** rng.random()) - 1] for _ in range(size)]
        made.append(text)
        yield [" ".join(text[at : at + 40]) for at in range(0, len(text), 40)]


def _edited(text: list[str], known: list[str], rng: Random) -> list[str]:
    return [word if rng.random() > 0.05 else rng.choice(known) for word in text]


def timed(what: str, count: int, run: Callable[[], Any]) -> Any:
    """Run and print CPU milliseconds per article."""
    start = time.process_time()
    result = run()
    spent = time.process_time() - start
    print(f"{what:32} {spent / count * 1000:8.3f} ms per article")
    return result


def article(number: int, paragraphs: list[str]) -> ParsedArticle:
    """Make the parsed article of a text, half a minute after the one before."""
    told = sketch(f"Judul {number}", paragraphs)
    url = url_alias(f"https://berita.example/{number}")
    moment = iso(START + 30 * number)
    return ParsedArticle(
        id=article_id(url),
        version_id=version_id(None, paragraphs, "usable", None),
        aliases=(url, text_alias(told.text)),
        raw=RawReference(
            topic="raw",
            partition=0,
            offset=number,
            timestamp=moment,
            key=None,
            sha256="0" * 64,
        ),
        source=f"outlet{number % 7}",
        title=f"Judul {number}",
        published=Published(at=moment, precision=Precision.MINUTE, from_="envelope"),
        paragraphs=tuple(paragraphs),
        sketch=told,
    )


def judge(articles: list[ParsedArticle]) -> tuple[Memo, dict[bytes, bytes]]:
    """Judge them all; the memo and its changelog."""
    settings = Settings()
    memo, changelog = Memo(settings), {}
    link = Link(
        stage=build(settings),
        provenance=Provenance(version="0"),
        max_output_bytes=settings.max_output_bytes,
    )
    for number, one in enumerate(articles):
        message = Message(
            topic="articles.parsed",
            partition=0,
            offset=number,
            timestamp=0,
            key=None,
            value=encode(one),
        )
        done = step(link, message, memo, commit=max(0, number - 100))
        changelog.update((k, v) for k, v in done.memo if v is not None)
    return memo, changelog


def peer(bodies: list[list[str]]) -> None:
    """Do the same with datasketch: sketch, query, insert."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH()
    for number, paragraphs in enumerate(bodies):
        found = words(joined(paragraphs))
        grams = {" ".join(found[at : at + 5]).encode() for at in range(len(found) - 4)}
        told = MinHash()
        told.update_batch(grams)
        index.query(told)
        index.insert(number, told)


def main() -> int:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=20_000)
    count: int = arguments.parse_args().articles
    bodies = list(texts(count, Random(1)))
    articles = timed(
        "sketch (in parse)",
        count,
        lambda: [article(number, text) for number, text in enumerate(bodies)],
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    memo, changelog = timed("judge, evidence, encoding", count, lambda: judge(articles))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    del memo
    timed("restore", count, lambda: Memo.restore(changelog.items(), count))
    size = sum(map(len, changelog.values())) / len(changelog)
    print(f"{'memory, changelog included':32} {grown / count:8.2f} KiB per article")
    print(f"{'changelog record':32} {size:8.0f} bytes")
    try:
        timed("datasketch MinHashLSH", count, lambda: peer(bodies))
    except ImportError:
        print("datasketch is not installed: no comparison")
    return 0


if __name__ == "__main__":
    sys.exit(main())
