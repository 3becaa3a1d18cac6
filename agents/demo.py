"""The demo: an embedded broker, a real worker process, a sample, what became of it.

Everything that is told afterwards is read back from the topics and from /metrics.
"""

from __future__ import annotations

import signal
import time
import urllib.request
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import click

from agents import demo_story as story
from agents.audit.report import Fate
from agents.console import table
from agents.demo_sample import TOPIC, samples
from agents.demo_worker import Worker, worker
from agents.embedded_broker import API_VERSION, embedded_broker
from agents.exits import Exit, Stop
from agents.progress import Progress
from agents.publish import publish
from agents.tap import tap
from schemas.message import Message, header
from schemas.topics import DEAD, DUPLICATES, ENRICHED
from streams.settings import Settings
from streams.topology import topics

__all__ = ["demo"]

Values = Sequence[story.Value]

GROUP = "kawat-demo"
SETTLE_SECONDS = 120.0
POLL_SECONDS = 0.2
SHOWN_METRICS = (
    "kawat_articles_total",
    "kawat_duplicates_total",
    "kawat_dead_letters_total",
    "kawat_article_end_to_end_seconds_count",
    "kawat_build_info",
)


def demo(*, is_staying: bool) -> Exit:
    """Run it; it ends by itself unless it stays, and never leaves its worker behind."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    own = Settings(group=GROUP, raw_topics=(TOPIC,))
    names = {topic.name: topic.partitions for topic in topics(own)} | {TOPIC: 1}
    with embedded_broker(names) as address:
        settings = Settings(
            bootstrap=address,
            api_version=API_VERSION,
            group=GROUP,
            raw_topics=(TOPIC,),
        )
        _title(1, "An embedded broker, a worker, a feed")
        _say(f"broker   {address} (in this process; no Java, nothing on disk)")
        with worker(settings) as running:
            _say(f"worker   process {running.process.pid}, {running.address}/metrics")
            _feed(settings, running)
            _tell(settings, running)
            if is_staying:
                _stay(settings, running)
    return Exit.FINE


def _feed(settings: Settings, running: Worker) -> None:
    _title(2, "The sample goes in")
    sent = publish(settings, (sample.message for sample in samples()))
    _say(f"{sent.records} invented messages to {TOPIC}: texts, pages, copies, updates,")
    _say("a series, a round-up, broken ones, takedowns (agents/demo_data)")
    with Progress("messages through the chain", sent.records) as progress:
        until = time.monotonic() + SETTLE_SECONDS
        while (done := _finished(_metrics(running))) < sent.records:
            running.check()
            if time.monotonic() > until:
                raise Stop(
                    Exit.TRY_AGAIN, f"{done} of {sent.records} after {SETTLE_SECONDS} s"
                )
            progress.at(done)
            time.sleep(POLL_SECONDS)


def _tell(settings: Settings, running: Worker) -> None:
    _title(3, "What became of every message: the audit, from the topics alone")
    enriched = story.values(_records(settings, ENRICHED))
    duplicates = story.values(_records(settings, DUPLICATES))
    _fates(settings, enriched, duplicates)
    for number, (title, lines) in enumerate(
        (
            ("Why one is a duplicate", story.duplicate(enriched, duplicates)),
            ("What an update changed", story.update(enriched)),
            ("What was cut, and which words chose", story.cut_and_subject(enriched)),
        ),
        4,
    ):
        _title(number, title)
        _say(*lines)
    _title(7, "What a Prometheus would scrape (an excerpt)")
    _say(*_excerpt(_metrics(running)))
    _title(8, "Where to look next")
    _say(*_NEXT)


_NEXT = (
    "kawat demo --stay                 keep broker and worker up, and tap the topics",
    "kawat demo --print | kawat run    the same articles without a broker",
    "kawat run FILE…                   your own articles: text, HTML, NDJSON",
    "docs/how-to/attach.md             attach a worker to your feed",
    "README.md                         what is promised, and its exact limits",
)


def _fates(settings: Settings, enriched: Values, duplicates: Values) -> None:
    from agents.audit import audit  # noqa: PLC0415 - a second's import

    report = audit(settings, settle_seconds=SETTLE_SECONDS)
    known = {
        Fate.UNIQUE: _kinds(enriched),
        Fate.DUPLICATE: _kinds(duplicates),
        Fate.DEAD: _counted(
            header(record.headers, "kawat-reason") or "?"
            for record in _records(settings, DEAD)
        ),
        Fate.WITHDRAWN: "their articles are canceled",
    }
    rows = [
        (fate.value, str(count), known.get(fate, ""))
        for fate, count in report.fates.items()
    ]
    table(("fate", "messages", "as"), [*rows, ("all", str(report.raw), "")])
    verdict = "balanced: each raw record has exactly one fate, nothing is lost"
    _say(verdict if report.is_balanced else f"NOT balanced: {report.violations}")


def _kinds(found: Values) -> str:
    decisions = (value["stream"].get("dedupe") for value in found)
    return _counted(decision["verdict"] for decision in decisions if decision)


def _counted(words: Iterable[str]) -> str:
    counts = Counter(words).most_common()
    return ", ".join(f"{word} {count}" for word, count in counts)


def _records(settings: Settings, name: str) -> list[Message]:
    records = tap(settings, settings.topic(name), from_beginning=True, until_end=True)
    return list(records)


def _metrics(running: Worker) -> str:
    try:
        with urllib.request.urlopen(f"{running.address}/metrics") as answer:  # noqa: S310 - our own
            text: str = answer.read().decode()
    except OSError:
        running.check()
        raise
    return text


def _finished(metrics: str) -> int:
    """Count the messages that have reached their end, from the worker's counters."""
    last = ('stage="classify"', 'outcome="dead"', 'outcome="duplicate"')
    return sum(
        int(float(line.rpartition(" ")[2]))
        for line in metrics.splitlines()
        if line.startswith("kawat_articles_total{")
        and any(label in line for label in last)
    )


def _excerpt(metrics: str) -> Iterator[str]:
    for line in metrics.splitlines():
        if line.startswith(SHOWN_METRICS) and not line.endswith(" 0.0"):
            yield line


def _stay(settings: Settings, running: Worker) -> None:
    flags = f"--set bootstrap={settings.bootstrap} --set api_version={API_VERSION}"
    _title(9, "It stays up; Ctrl-C ends it")
    _say(
        f"curl {running.address}/metrics",
        f"kawat tap articles.enriched --from-beginning {flags}",
        f"kawat publish FILE… {flags}",
    )
    try:
        while True:
            running.check()
            time.sleep(POLL_SECONDS)
    except KeyboardInterrupt:
        _say("stopping")


def _title(number: int, text: str) -> None:
    click.echo()
    click.secho(f"{number}  {text}", bold=True)


def _say(*lines: str) -> None:
    for line in lines:
        click.echo(f"   {line}")
