"""A worker process: checks, then Faust without its command line, then an exit code.

Readiness falls first on SIGTERM; what is in hand is finished, committed, and the group
is left within the drain deadline. Trouble ends the process in agents/delivery/ending.
"""

# ruff: noqa: SLF001 - Faust and aiokafka are pinned and known from inside

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection

from agents import logs, preflight
from agents.app import KawatApp, Wiring, create_app
from agents.delivery.deadline import watch_deliveries
from agents.delivery.ending import end, exit_for
from agents.exits import Exit
from agents.lag import measure_lag
from agents.signals import StopRequest
from agents.web.server import serving
from streams.settings import Settings
from streams.topology import STAGES
from streams.version import __version__

__all__ = ["run_worker"]

log = logging.getLogger("kawat.worker")


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
    request = StopRequest(settings.drain_timeout_seconds)
    await preflight.check(settings, stages, is_embedded=is_embedded)
    if wiring is None:
        from agents.wiring import wire  # noqa: PLC0415 - the stages are heavy

        wiring = wire(settings, stages)
    app = create_app(settings, wiring)
    wiring.metrics.build.info({"version": __version__})

    def is_ready() -> bool:
        return app.is_ready and not request.is_set

    async with serving(settings, wiring.metrics, is_ready) as address:
        _tell_start(settings, stages, address)
        watches = [
            asyncio.create_task(measure_lag(app, wiring.metrics)),
            asyncio.create_task(
                watch_deliveries(
                    lambda: list(app.conveyors.values()),
                    settings.delivery_timeout_seconds,
                )
            ),
            *(asyncio.create_task(watch()) for watch in wiring.watches),
        ]
        await _until(request, app)
        log.info("event=draining deadline=%s", settings.drain_timeout_seconds)
        await app.stop()
        for watch in watches:
            watch.cancel()
    if wiring.close is not None:
        wiring.close()
    log.info("event=stopped")
    return Exit.FINE


async def _until(request: StopRequest, app: KawatApp) -> None:
    """Start the app and wait for a signal; a crash of any service ends the process."""
    started = asyncio.ensure_future(app.start())
    crashed = asyncio.ensure_future(app._crashed.wait())
    stopped = asyncio.ensure_future(request.wait())
    waiting: set[asyncio.Future[object]] = {started, crashed, stopped}  # type: ignore[arg-type]
    while not stopped.done():
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        if crashed in done:
            _end_of_crash(app.crash_reason)
        if started in done and started.exception() is not None:
            _end_of_crash(started.exception())
    crashed.cancel()
    if not started.done():  # a signal came first: do not join the group after the stop
        started.cancel()
        await asyncio.wait({started}, timeout=1.0)


def _end_of_crash(error: BaseException | None) -> None:
    end(exit_for(error), f"{type(error).__name__}: {error}")


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
