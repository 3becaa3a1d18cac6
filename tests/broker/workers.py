"""Worker processes of a run: started, killed, stopped in mid-air, waited for."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import msgspec

from streams.settings import Settings
from tests.broker.run import until

__all__ = ["ALL", "Crew", "Worker"]

ROOT = Path(__file__).resolve().parents[2]
ALL = "parse,dedupe,classify"


@dataclass(slots=True)
class Worker:
    """One process and its log."""

    process: subprocess.Popen[bytes]
    log: Path

    @property
    def text(self) -> str:
        """What it printed so far."""
        return self.log.read_text()

    @property
    def last_line(self) -> str:
        """Its last line: why it ended."""
        return self.text.rstrip().rpartition("\n")[2]

    @property
    def code(self) -> int | None:
        """Its exit code; None while it runs."""
        return self.process.poll()

    def kill(self) -> None:
        """End it without a word."""
        self.process.kill()
        self.process.wait()

    def signal(self, number: signal.Signals) -> None:
        """Send it any signal."""
        self.process.send_signal(number)

    def ends(self, seconds: float = 30) -> int:
        """Wait for its end; its exit code."""
        return self.process.wait(seconds)

    def stop(self, seconds: float = 30) -> int:
        """Ask it to stop once it listens, as an operator does; its exit code."""
        until(self._listens, 30, f"did not start: {self.text[-2000:]}")
        self.signal(signal.SIGTERM)
        return self.ends(seconds)

    def get(self, page: str) -> tuple[int, str]:
        """Fetch a page of its web server: status and text; 0 when nobody answers."""
        found = re.search(r"http://\S+:\d+", self.text)
        if found is None:
            return 0, ""
        try:
            with urllib.request.urlopen(found[0] + page, timeout=5) as answer:  # noqa: S310 - our own worker
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def await_ready(self, seconds: float = 30) -> None:
        """Wait until it is a settled member of its group."""
        until(self._is_ready, seconds, f"not ready: {self.text[-2000:]}")

    def _listens(self) -> bool:
        return self.code is not None or "kawat worker: " in self.text

    def _is_ready(self) -> bool:
        assert self.code is None, f"ended with {self.code}: {self.last_line}"
        return self.get("/readyz")[0] == 200


class Crew:
    """The workers of one test; none outlives it."""

    def __init__(self, folder: Path) -> None:
        """Keep their logs in this folder."""
        self._folder = folder
        self._workers: list[Worker] = []

    def start(
        self,
        settings: Settings,
        stages: str = ALL,
        *,
        worker_id: str | None = None,
        mood: str = "calm",
    ) -> Worker:
        """Start a worker of the trivial chain; `wild` ones obey troubling payloads."""
        chosen = msgspec.structs.replace(settings, worker_id=worker_id)
        log = self._folder / f"worker-{len(self._workers)}-{stages}.log"
        command = [sys.executable, "-m", "tests.broker.worker_main", stages]
        command += [json.dumps(msgspec.to_builtins(chosen)), mood]
        with log.open("wb") as out:
            process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out)
        self._workers.append(Worker(process, log))
        return self._workers[-1]

    def dismiss(self) -> None:
        """Kill those that still run."""
        for worker in self._workers:
            if worker.code is None:
                worker.signal(signal.SIGCONT)
                worker.kill()
