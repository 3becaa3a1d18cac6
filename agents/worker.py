"""A worker process: checks, then Faust without its command line, then an exit code.

Readiness falls first on SIGTERM; what is in hand is finished, committed, and the group
is left within the drain deadline. Trouble ends the process in agents/delivery/ending.
"""

# ruff: noqa: SLF001 - Faust and aiokafka are pinned and known from inside

from __future__ import annotations

import asyncio
import logging
import signal
import threading
from collections.abc import Collection

from agents import logs, preflight
from agents.app import KawatApp, Wiring, create_app
from agents.delivery.ending import end, exit_for
from agents.exits import Exit
from agents.lag import measure_lag
from agents.web.server import serving
from streams.settings import Settings
from streams.topology import STAGES
from streams.version import __version__

__all__ = ["run_worker"]

log = logging.getLogger("kawat.worker")
MARGIN_SECONDS = 3.0


def run_worker(
    settings: Settings,
    stages: Collection[str] = STAGES,
    *,
    wiring: Wiring | None = None,
    is_embedded: bool = False,
) -> Exit:
    """Run the stages until SIGTERM; FINE after a clean drain.

    Raises Stop when it cannot start (broker away, topics missing, wrong password, port
    taken); trouble later on ends the process at once with one line and a code ≠ 0.
    `wiring` replaces the real stages; `is_embedded` allows for the demo's broker.
    """
    logs.configure(settings.log_level)
    return asyncio.run(_run(settings, tuple(stages), wiring, is_embedded=is_embedded))


async def _run(
    settings: Settings,
    stages: tuple[str, ...],
    wiring: Wiring | None,
    *,
    is_embedded: bool,
) -> Exit:
    await preflight.check(settings, stages, is_embedded=is_embedded)
    if wiring is None:
        from agents.wiring import wire  # noqa: PLC0415 - the stages are heavy

        wiring = wire(settings, stages)
    app = create_app(settings, wiring)
    wiring.metrics.build.info({"version": __version__})
    stopped = _stop_on_signals(app)
    async with serving(settings, wiring.metrics, lambda: app.is_ready) as address:
        _tell_start(settings, stages, address)
        lag = asyncio.create_task(measure_lag(app, wiring.metrics))
        await _until_stopped(app, stopped)
        await _drain(app)
        lag.cancel()
    if wiring.close is not None:
        wiring.close()
    return Exit.FINE


async def _until_stopped(app: KawatApp, stopped: asyncio.Future[None]) -> None:
    """Start the app and wait for SIGTERM; a crash of any service ends the process."""
    started = asyncio.ensure_future(app.start())
    crashed = asyncio.ensure_future(app._crashed.wait())
    waiting: set[asyncio.Future[object]] = {started, crashed, stopped}  # type: ignore[arg-type]
    while not stopped.done():
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        if crashed in done:
            _end_of_crash(app.crash_reason)
        if started in done and started.exception() is not None:
            _end_of_crash(started.exception())
    crashed.cancel()


def _end_of_crash(error: BaseException | None) -> None:
    end(exit_for(error), f"{type(error).__name__}: {error}")


def _stop_on_signals(app: KawatApp) -> asyncio.Future[None]:
    loop = asyncio.get_running_loop()
    stopped: asyncio.Future[None] = loop.create_future()

    def stop(number: signal.Signals) -> None:
        app.is_stopping = True
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
    log.info("event=draining deadline=%s", seconds)
    await app.stop()
    log.info("event=stopped")


def _tell_start(settings: Settings, stages: tuple[str, ...], address: str) -> None:
    print(f"kawat worker: {','.join(stages)} · {address}/metrics", flush=True)  # noqa: T201 - the port may be any
    log.info(
        "event=starting stages=%s group=%s worker_id=%s",
        ",".join(stages),
        settings.effective_group,
        settings.worker_id,
    )
    if settings.worker_id is None:
        log.info(
            "event=dynamic_member hint=%s",
            "set KAWAT_WORKER_ID so that a restart causes no rebalance",
        )
