"""The worker's small HTTP server: /metrics, /livez, /readyz, and nothing else.

/metrics is OpenMetrics for those who ask for it, as Prometheus does.
Bound to the loopback unless the settings say otherwise; it has no login.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client.exposition import choose_encoder

from agents.exits import Exit, Stop
from streams.metrics import Metrics
from streams.settings import Settings

__all__ = ["serving"]

OPEN_METRICS = "application/openmetrics-text"
READY = "ready\n"
NOT_READY = "not ready\n"
UNAVAILABLE = 503


@asynccontextmanager
async def serving(
    settings: Settings, metrics: Metrics, is_ready: Callable[[], bool]
) -> AsyncIterator[str]:
    """Serve within the block; gives the address, with the port that was free."""
    runner = web.AppRunner(_pages(metrics, is_ready), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, settings.web_host, settings.web_port)
    try:
        await site.start()
    except OSError as error:
        raise Stop(
            Exit.CONFIGURATION,
            f"cannot listen on {settings.web_host}:{settings.web_port}: {error}",
            todo="set another KAWAT_WEB_PORT; 0 takes any free one",
        ) from error
    host, port = runner.addresses[0][:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


def _pages(metrics: Metrics, is_ready: Callable[[], bool]) -> web.Application:
    async def show_metrics(request: web.Request) -> web.Response:
        # Who takes anything gets the older text form: promtool reads no other.
        accepted = request.headers.get("Accept", OPEN_METRICS)
        encode, content_type = choose_encoder(accepted)
        body = encode(metrics.registry)
        return web.Response(body=body, headers={"Content-Type": content_type})

    async def show_life(_: web.Request) -> web.Response:
        return web.Response(text="alive\n")

    async def show_readiness(_: web.Request) -> web.Response:
        if is_ready():
            return web.Response(text=READY)
        return web.Response(text=NOT_READY, status=UNAVAILABLE)

    pages = web.Application()
    pages.router.add_get("/metrics", show_metrics)
    pages.router.add_get("/livez", show_life)
    pages.router.add_get("/readyz", show_readiness)
    return pages
