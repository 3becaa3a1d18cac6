"""The worker's pages."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest
from prometheus_client import CollectorRegistry

from agents.exits import Exit, Stop
from agents.web.server import serving
from streams.metrics import Metrics
from streams.settings import Settings

SETTINGS = Settings(web_port=0)
PROMETHEUS = "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.3"


def fetched(
    *pages: str, is_ready: bool = True, accept: str = "*/*"
) -> list[tuple[int, str, str]]:
    """Serve on a free port and fetch: status, content type, text."""
    metrics = Metrics(CollectorRegistry())
    metrics.articles.labels("parse", "passed").inc(2)

    async def run() -> list[tuple[int, str, str]]:
        found = []
        async with (
            serving(SETTINGS, metrics, lambda: is_ready) as address,
            aiohttp.ClientSession() as session,
        ):
            for page in pages:
                async with session.get(
                    address + page, headers={"Accept": accept}
                ) as answer:
                    kind = answer.headers["Content-Type"]
                    found.append((answer.status, kind, await answer.text()))
        return found

    return asyncio.run(run())


def test_metrics_are_open_metrics() -> None:
    """With the content type that Prometheus asks for, and the end mark."""
    ((status, kind, text),) = fetched("/metrics", accept=PROMETHEUS)

    assert 200 == status
    assert kind.startswith("application/openmetrics-text; version=1.0.0")
    assert 'kawat_articles_total{outcome="passed",stage="parse"} 2.0\n' in text
    assert text.endswith("# EOF\n")


def test_metrics_are_plain_for_others() -> None:
    """A person with curl, and promtool behind it, read the older form."""
    ((status, kind, text),) = fetched("/metrics")

    assert 200 == status
    assert kind.startswith("text/plain; version=0.0.4")
    assert "# TYPE kawat_articles_total counter\n" in text


def test_readiness_and_life() -> None:
    """A worker that drains is alive and not ready."""
    pages = ("/livez", "/readyz", "/")

    assert [200, 200, 404] == [status for status, _, _ in fetched(*pages)]
    assert [200, 503, 404] == [s for s, _, _ in fetched(*pages, is_ready=False)]


def test_a_port_that_is_taken() -> None:
    """78, and the setting."""
    metrics = Metrics(CollectorRegistry())

    async def run() -> None:
        async with serving(SETTINGS, metrics, lambda: True) as address:
            port = int(address.rpartition(":")[2])
            async with serving(Settings(web_port=port), metrics, lambda: True):
                """Never reached."""

    with pytest.raises(Stop) as caught:
        asyncio.run(run())

    assert Exit.CONFIGURATION == caught.value.code
