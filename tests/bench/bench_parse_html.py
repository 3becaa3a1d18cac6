"""What a page costs, beside other extractors that take turns with us in one process.

    python -m tests.bench.bench_parse_html [--pages FOLDER] [--rounds 3]

Pages are `*.html` or `*.html.gz`: those of the folder, else of the public article
extraction benchmark where it lies beside the repository, else the demo's invented ones.
One row is the worker as it runs: the page goes to a parser process and its record
comes back, the CPU time of both counted, their start apart. A peer that is not
installed is named and left out.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

import agents.demo_data
from agents.pool_frames import Hello
from agents.pool_process import ParserProcess
from schemas.headers import Provenance
from schemas.message import Message
from streams.parse import build
from streams.parse.html import extract
from streams.runner import Link, step
from streams.settings import Settings
from tests.bench.turns import Costs, Task, Tasks, table, timed

__all__ = ["PER", "WORKER", "measure"]

SETTINGS = Settings()
PROVENANCE = Provenance(version="0")
BENCHMARK = Path(__file__).resolve().parents[3] / "shared/data/parse/aeb/html"
PER = "trafilatura"
WORKER = "kawat, worker and parser process"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    show(options.pages, options.rounds)


def show(folder: Path | None, rounds: int) -> None:
    """Print what every task costs on the pages."""
    found, pages = measure(folder, rounds)
    size = sum(map(len, pages)) // len(pages)
    table(f"{len(pages)} pages, {size:,} signs on average", found, per=PER)


def measure(folder: Path | None, rounds: int) -> tuple[Costs, list[str]]:
    """Give the costs of every task, and the pages that were read."""
    pages = list(_pages(folder))
    with _Worker() as worker:
        tasks = _peers() | _ours() | {WORKER: worker.run}
        for task in tasks.values():
            task(pages[0])  # what is loaded at first use is no page's cost
        return timed(tasks, pages, rounds, worker.clock), pages


def _pages(folder: Path | None) -> Iterator[str]:
    invented = Path(agents.demo_data.__path__[0]) / "pages"
    chosen = folder or (BENCHMARK if BENCHMARK.exists() else invented)
    for path in sorted(chosen.rglob("*.html*")):
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rb") as stream:
            yield stream.read().decode("utf-8", "replace")


def _ours() -> Tasks:
    link = Link(
        stage=build(SETTINGS),
        provenance=PROVENANCE,
        max_output_bytes=SETTINGS.max_record_bytes,
    )
    return {
        "kawat, body and metadata": lambda page: extract(
            page, url=None, settings=SETTINGS
        ),
        "kawat, whole stage": lambda page: step(link, _message(page)),
    }


class _Worker:
    """A parser process and the side of the worker that talks to it."""

    def __init__(self) -> None:
        hello = Hello(
            settings=SETTINGS,
            provenance=PROVENANCE,
            stage="parse",
            cpu_seconds=SETTINGS.html_cpu_seconds,
            memory_bytes=SETTINGS.html_memory_bytes,
        )
        self._process = ParserProcess(hello)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()

    def run(self, page: str) -> object:
        """Send the page, await its record."""
        return self._process.step(_message(page), 0)

    def clock(self) -> float:
        """Give the CPU seconds of both sides; Linux tells them of other processes."""
        pid = self._process.pid
        other = 0.0 if pid is None else time.clock_gettime(~pid << 3 | 2)
        return time.process_time() + other


def _message(page: str) -> Message:
    return Message(
        topic="articles.raw",
        partition=0,
        offset=0,
        timestamp=1_772_406_600_000,
        key=None,
        value=page.encode("utf-8", "replace"),
        headers=(("content-type", b"text/html"),),
    )


def _peers() -> Tasks:
    found: dict[str, Task] = {}
    for name, (module, make) in PEERS.items():
        if find_spec(module.partition(".")[0]):
            found[name] = make(import_module(module))
        else:
            print(f"NOT MEASURED: {name} is not installed", file=sys.stderr)
    return found


def _trafilatura(module: Any) -> Task:
    extract_page: Task = module.extract
    return extract_page


def _precise(module: Any) -> Task:
    return lambda page: module.extract(
        page, include_comments=False, favor_precision=True
    )


def _readability(module: Any) -> Task:
    return lambda page: module.Document(page).summary()


def _resiliparse(module: Any) -> Task:
    return lambda page: module.extract_plain_text(page, main_content=True)


PEERS: dict[str, tuple[str, Callable[[Any], Task]]] = {
    PER: ("trafilatura", _trafilatura),
    "trafilatura, precision": ("trafilatura", _precise),
    "readability-lxml": ("readability", _readability),
    "resiliparse": ("resiliparse.extract.html2text", _resiliparse),
}


if __name__ == "__main__":
    main()
