"""Runs and promotions in processes of their own that die at a certain record."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable

from agents.replay import runner
from agents.replay.plan import Plan
from agents.replay.promotion import promote, publishing
from agents.replay.run import Options, run
from agents.replay.run_progress import Shown
from streams.settings import Settings

__all__ = ["dies_at", "promotion_dies_at"]


def dies_at(settings: Settings, plan: Plan, name: str, done: int) -> None:
    """Run or go on, and be killed (SIGKILL) once so many records are written.

    That is in a transaction.
    """
    _killed(_run, settings, plan, name, done)


def promotion_dies_at(settings: Settings, run_name: str, done: int) -> None:
    """Promote, and be killed once so many records are published and acknowledged."""
    _killed(_promote, settings, run_name, done)


def _killed(work: Callable[..., None], *given: object) -> None:
    process = multiprocessing.get_context("spawn").Process(target=work, args=given)
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


def _promote(settings: Settings, run_name: str, done: int) -> None:
    publishing.BATCH = 10

    def tell(count: int) -> None:
        if count >= done:
            os.kill(os.getpid(), signal.SIGKILL)

    promote(settings, run_name, is_dry=False, tell=tell)
