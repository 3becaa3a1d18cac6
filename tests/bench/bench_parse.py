"""What parse costs: texts by part, pages beside other extractors, taking turns.

    python -m tests.bench.bench_parse [--pages FOLDER] [--texts NDJSON] [--rounds 3]

One process, one thread, CPU time. Pages are `*.html` or `*.html.gz`, texts are raw
envelopes, one a line; without them the demo's pages and invented articles are taken.
The tasks take turns on each input, so that a busy machine slows all alike; of every
input the best round counts. Peers that are not installed are left out.
"""

from __future__ import annotations

import argparse
import gzip
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import quantiles
from typing import Any

import agents.demo_data
from schemas.article import Format
from schemas.errors import Reason, Rejected
from schemas.headers import Provenance
from schemas.message import Headers, Message
from streams.language import detect
from streams.parse import build, outlets
from streams.parse.credits import cited
from streams.parse.dates import mentioned
from streams.parse.envelope import Envelope, open_value
from streams.parse.grammar import Reading, read
from streams.parse.html import extract
from streams.parse.quotes import quoted
from streams.runner import Link, step
from streams.settings import Settings
from streams.sketch import sketch
from streams.text import words
from tests.broker.articles.feed import envelope

SETTINGS = Settings()
OUTLETS = outlets.load()
HTML: Headers = (("content-type", b"text/html"),)
TODAY = date(2026, 3, 2)
INVENTED = 600
PLAIN_TOKENS = re.compile(r"\w+")
Task = Callable[[Any], object]
Tasks = Mapping[str, Task]


def main() -> None:
    """Measure and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    texts = list(_texts(options.texts))
    size = sum(len(text.envelope.body) for text in texts) // len(texts)
    _table(
        f"{len(texts)} texts, {size} signs on average",
        _timed(_text_tasks(), texts, options.rounds),
        per="\\w+ tokens",
    )
    pages = list(_pages(options.pages))
    _table(
        f"{len(pages)} pages, {sum(map(len, pages)) // len(pages)} signs on average",
        _timed(_page_tasks(), pages, options.rounds),
        per="trafilatura",
    )


def _message(value: bytes, number: int, headers: Headers = ()) -> Message:
    return Message(
        topic="articles.raw",
        partition=0,
        offset=number,
        timestamp=1_772_406_600_000 + number,
        key=None,
        value=value,
        headers=headers,
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


def _pages(folder: Path | None) -> Iterator[str]:
    chosen = folder or Path(agents.demo_data.__path__[0]) / "pages"
    for path in sorted(chosen.rglob("*.html*")):
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rb") as stream:
            yield stream.read().decode("utf-8", "replace")


class Parsed:
    """A text with what each part of parse is given."""

    def __init__(self, message: Message, link: Link) -> None:
        """Read it once; raises Rejected."""
        self.message, self.link = message, link
        self.envelope: Envelope = open_value(message, SETTINGS)
        self.reading: Reading = _grammar(self)
        if not self.reading.paragraphs:
            raise Rejected(Reason.EMPTY_BODY, "nothing to measure")


def _grammar(text: Parsed) -> Reading:
    return read(
        text.envelope.body,
        source=text.envelope.source,
        envelope_title=text.envelope.title,
        outlets=OUTLETS,
    )


def _read(text: Parsed) -> None:
    found = _grammar(text)
    quoted(found.paragraphs)
    cited(found.paragraphs, text.envelope.source)
    mentioned(found.paragraphs, TODAY)


def _text_tasks() -> Tasks:
    return {
        "\\w+ tokens": lambda text: PLAIN_TOKENS.findall(text.envelope.body.lower()),
        "our tokens": lambda text: words(text.envelope.body),
        "envelope": lambda text: open_value(text.message, SETTINGS),
        "grammar": _grammar,
        "quotes": lambda text: quoted(text.reading.paragraphs),
        "credits": lambda text: cited(text.reading.paragraphs, text.envelope.source),
        "dates": lambda text: mentioned(text.reading.paragraphs, TODAY),
        "grammar, quotes, credits, dates": _read,
        "language": lambda text: detect("\n".join(text.reading.paragraphs)),
        "sketch": lambda text: sketch(text.reading.title, text.reading.paragraphs),
        "whole stage": lambda text: step(text.link, text.message),
    }


def _page_tasks() -> Tasks:
    link = _link()
    return {
        name: make(import_module(module))
        for name, (module, make) in PEERS.items()
        if find_spec(module.partition(".")[0])
    } | {
        "kawat, body and metadata": lambda page: extract(
            page, url=None, settings=SETTINGS
        ),
        "kawat, whole stage": lambda page: step(
            link, _message(page.encode("utf-8", "replace"), 0, HTML)
        ),
    }


def _trafilatura(module: Any) -> Task:
    return lambda page: module.extract(page, include_comments=False)


def _precise(module: Any) -> Task:
    return lambda page: module.extract(
        page, include_comments=False, favor_precision=True
    )


def _readability(module: Any) -> Task:
    return lambda page: module.Document(page).summary()


def _resiliparse(module: Any) -> Task:
    return lambda page: module.extract_plain_text(page, main_content=True)


PEERS: dict[str, tuple[str, Callable[[Any], Task]]] = {
    "trafilatura": ("trafilatura", _trafilatura),
    "trafilatura, precision": ("trafilatura", _precise),
    "readability-lxml": ("readability", _readability),
    "resiliparse": ("resiliparse.extract.html2text", _resiliparse),
}


def _timed(
    tasks: Tasks, inputs: Sequence[object], rounds: int
) -> dict[str, list[float]]:
    """Give the best seconds of every task on every input; tasks take turns."""
    best = {name: [float("inf")] * len(inputs) for name in tasks}
    for _ in range(rounds):
        for at, one in enumerate(inputs):
            for name, task in tasks.items():
                began = time.process_time()
                task(one)
                spent = time.process_time() - began
                best[name][at] = min(best[name][at], spent)
    return best


def _table(title: str, found: dict[str, list[float]], *, per: str) -> None:
    print(f"\n{title}")
    print(f"{'':34}{'µs':>10}{'a second':>10}{'ratio':>8}{'p99 ms':>9}")
    reference = sum(found[per]) if per in found else 0.0
    for name, spent in found.items():
        each = sum(spent) / len(spent)
        ratio = f"{sum(spent) / reference:.2f}" if reference else ""
        slowest = quantiles(spent, n=100)[-1] * 1e3
        print(f"{name:34}{each * 1e6:10,.0f}{1 / each:10,.0f}{ratio:>8}{slowest:9.1f}")


if __name__ == "__main__":
    main()
