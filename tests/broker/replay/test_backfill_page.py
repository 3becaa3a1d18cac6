"""docs/how-to/backfill.md, command by command, beside a live chain on a real Kafka."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agents.demo_sample import samples
from tests.broker.articles.feed import Raw
from tests.broker.articles.wire import Wire
from tests.broker.run import until
from tests.test_how_tos import FILE, KAWAT, ROOT, commands

pytestmark = [pytest.mark.broker, pytest.mark.timeout(600)]

PAGE = ROOT / "docs/how-to/backfill.md"
FOUND = 3  # of diff: something differs
CANCELLED = 1
WAIT_SECONDS = 180
RAW_PARTITIONS = 1  # one order: the same figures every time


@pytest.fixture
def live(wiring: Callable[..., Wire]) -> Wire:
    """A feed that a worker has handled: the messages of `kawat demo --print`."""
    wire = wiring(raw_partitions=RAW_PARTITIONS)
    messages = [one.message for one in samples() if one.envelope is not None]
    wire.publish(
        Raw(kind="demo", partition=n % RAW_PARTITIONS, key=one.key, value=one.value)
        for n, one in enumerate(messages)
    )
    worker = wire.start()
    worker.await_ready(60)
    assert wire.audit().is_balanced
    assert 0 == worker.stop()
    return wire


@pytest.fixture
def shell(live: Wire, tmp_path: Path) -> Iterator[Shell]:
    """A folder and an environment in which the page's commands are typed."""
    made = Shell(live, tmp_path)
    yield made
    made.end()


class Shell:
    """Runs commands as they stand on the page; `&` and `>` are understood."""

    def __init__(self, wire: Wire, folder: Path) -> None:
        """Speak English, 80 columns wide."""
        settings = wire.settings
        self._folder = folder
        self._behind: list[subprocess.Popen[bytes]] = []
        self._environment = os.environ | {
            "COLUMNS": "80",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "KAWAT_BOOTSTRAP": settings.bootstrap,
            "KAWAT_TOPIC_PREFIX": settings.topic_prefix,
            "KAWAT_RAW_TOPICS": settings.raw_topics[0],
            "KAWAT_PARTITIONS": str(settings.partitions),
        }

    def type(self, words: list[str]) -> list[str]:
        """Run one; the lines that it prints, those for people last."""
        if words[-1] == "&":
            self._behind.append(self._start(words[:-1]))
            name = Path(words[3]).stem
            until(lambda: self._is_known(name), WAIT_SECONDS, f"{name} does not begin")
            return []
        words, to = (words[:-2], words[-1]) if ">" in words else (words, None)
        process = self._start(words)
        out, error = process.communicate()
        wanted = {0, FOUND} if "diff" in words else {0}
        assert process.returncode in wanted, (words, out, error)
        if to:
            (self._folder / to).write_bytes(out)
        return [line.rstrip() for line in (out + error).decode().splitlines()]

    def ends(self) -> list[int]:
        """Wait for what runs behind; how it ended."""
        for process in self._behind:
            process.communicate(timeout=60)
        return [process.returncode for process in self._behind]

    def end(self) -> None:
        """Leave nothing running behind."""
        for process in self._behind:
            process.kill()
            process.communicate()

    def _start(self, words: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [KAWAT, *words[1:]],
            cwd=self._folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def _is_known(self, name: str) -> bool:
        behind = self._behind[-1]
        assert behind.poll() is None, behind.communicate()
        process = self._start(["kawat", "replay", "show", name])
        process.communicate()
        return process.returncode == 0


def test_every_command_of_the_page_does_what_it_shows(
    shell: Shell, tmp_path: Path
) -> None:
    """In the page's order, each with the lines that are shown of it, in theirs."""
    page = PAGE.read_text("utf-8")
    for name, text in FILE.findall(page):
        (tmp_path / name).write_text(text, "utf-8")

    typed = []
    for words, shown in commands(page):
        printed = shell.type(words)
        left = iter(printed)
        missing = [line for line in shown if not any(map(starts(line), left))]
        assert [] == missing, (words, printed)
        typed.append(words[2] if len(words) > 2 else words[1])

    assert [CANCELLED] == shell.ends()
    assert {"plan", "run", "diff", "promote", "pause", "clean", "audit"} <= {*typed}
    assert (tmp_path / "tanggul.html").read_text("utf-8").startswith("<!doctype")
    assert 50 < len((tmp_path / "tanggul.ndjson").read_text().splitlines())


def starts(shown: str) -> Callable[[str], bool]:
    """Compare a line; one that ends in an ellipsis is shown as far as it is known."""
    if shown.endswith("…"):
        return lambda line: line.startswith(shown[:-1])
    return lambda line: line == shown
