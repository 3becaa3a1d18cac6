"""A run in a process of its own that dies at a certain record, in a transaction."""

from __future__ import annotations

import multiprocessing
import os
import signal

from agents.replay import runner
from agents.replay.plan import Plan
from agents.replay.run import Options, run
from agents.replay.run_progress import Shown
from streams.settings import Settings

__all__ = ["dies_at"]


def dies_at(settings: Settings, plan: Plan, name: str, done: int) -> None:
    """Run or go on, and be killed (SIGKILL) once so many records are written."""
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_run, args=(settings, plan, name, done))
    process.start()
    process.join()
    killed = process.exitcode
    process.close()
    assert -signal.SIGKILL == killed


def _run(settings: Settings, plan: Plan, name: str, done: int) -> None:
    runner.COMMIT_SECONDS = -1.0  # a commit behind every batch but the last one

    def show(shown: Shown) -> None:
        if shown.done >= done:
            os.kill(os.getpid(), signal.SIGKILL)

    run(settings, plan, Options(name=name, workers=1), show)
