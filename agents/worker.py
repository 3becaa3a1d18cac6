"""A worker process: checks, then Faust without its command line, then an exit code.

Readiness falls first on SIGTERM; what is in hand is finished, committed, and the group
is left within the drain deadline.
"""
# ruff: noqa: SLF001 - Faust and aiokafka are pinned and known from inside

from __future__ import annotations

import asyncio
import logging
import signal
import threading
from collections.abc import Sequence

from agents.app import KawatApp, Wiring, create_app
from agents.delivery.ending import end
from agents.exits import Exit
from streams.settings import Settings

__all__ = ["run_worker"]

log = logging.getLogger("kawat.worker")
MARGIN_SECONDS = 5.0


def run_worker(settings: Settings, stages: Sequence[str], wiring: Wiring) -> Exit:
    """Run the stages until SIGTERM; the exit code is 0 after a clean drain."""
    app = create_app(settings, wiring)
    return asyncio.run(_run(app))


async def _run(app: KawatApp) -> Exit:
    stopped = _stop_on_signals(app)
    crashed = asyncio.ensure_future(app._crashed.wait())
    await app.start()
    await asyncio.wait({crashed, stopped}, return_when=asyncio.FIRST_COMPLETED)
    if crashed.done():
        end(Exit.FAILED, f"{type(app.crash_reason).__name__}: {app.crash_reason}")
    await _drain(app)
    crashed.cancel()
    return Exit.FINE


def _stop_on_signals(app: KawatApp) -> asyncio.Future[None]:
    loop = asyncio.get_running_loop()
    stopped: asyncio.Future[None] = loop.create_future()

    def stop(number: signal.Signals) -> None:
        if stopped.done():
            end(Exit.TRY_AGAIN, f"{number.name} twice: left at once, uncommitted")
        stopped.set_result(None)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop, number)
    return stopped


async def _drain(app: KawatApp) -> None:
    seconds = app.guard.settings.drain_timeout_seconds
    line = f"not stopped within {seconds} s: what is not committed is read again"
    # A thread: the deadline holds when the loop itself hangs.
    alarm = threading.Timer(seconds + MARGIN_SECONDS, end, (Exit.TRY_AGAIN, line))
    alarm.daemon = True
    alarm.start()
    await app.stop()
    alarm.cancel()
