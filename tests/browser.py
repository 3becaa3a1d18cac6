"""A real Chromium for tests of pages: loads a file, asks it, takes a picture.

Spoken to over its own protocol (Chrome DevTools), so that nothing but the browser has
to be there. Without one the tests are skipped with one loud line; in continuous
integration (`CI=true`) they fail.
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import os
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import aiohttp
import pytest

__all__ = ["Seen", "look"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
START_SECONDS = 60
FLAGS = (
    "--headless",
    "--no-sandbox",  # as root, in a container
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
)


@dataclass(slots=True)
class Seen:
    """What a page answered, and what the browser complained of."""

    answer: Any
    picture: bytes
    complaints: list[str] = field(default_factory=list)


def look(
    page: Path,
    script: str,
    folder: Path,
    *,
    width: int = 1200,
    is_dark: bool = False,
    picture: Path | None = None,
) -> Seen:
    """Open a page in a window of that width and evaluate an expression in it."""
    with _browser(folder) as address:
        url = page.resolve().as_uri()
        seen = asyncio.run(_look(address, url, script, width, is_dark=is_dark))
    if picture is not None:
        picture.write_bytes(seen.picture)
    return seen


@contextmanager
def _browser(folder: Path) -> Iterator[str]:
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        _unavailable(f"none of {', '.join(NAMES)} found")
    profile = folder / "profile"
    command = [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"]
    with (folder / "chromium.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        yield asyncio.run(_address(profile / "DevToolsActivePort", process))
    finally:
        process.terminate()
        process.wait()


async def _address(port: Path, process: subprocess.Popen[bytes]) -> str:
    """Wait for the file in which it tells its port and path."""
    async with asyncio.timeout(START_SECONDS):
        while process.poll() is None:
            number = _port(port)
            if number is not None:
                return f"http://127.0.0.1:{number}"
            await asyncio.sleep(0.05)
    raise AssertionError(f"Chromium ended with {process.returncode}")


def _port(told: Path) -> str | None:
    """Read the port; None until both lines are there."""
    lines = told.read_text().split() if told.exists() else []
    return lines[0] if len(lines) == 2 else None


async def _look(
    address: str, url: str, script: str, width: int, *, is_dark: bool
) -> Seen:
    async with _Tab.opened(address) as tab:
        for domain in ("Page", "Runtime", "Log"):
            await tab.ask(f"{domain}.enable")
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        await tab.ask("Emulation.setDeviceMetricsOverride", **size)
        scheme = {
            "name": "prefers-color-scheme",
            "value": "dark" if is_dark else "light",
        }
        await tab.ask("Emulation.setEmulatedMedia", features=[scheme])
        await tab.ask("Page.navigate", url=url)
        await tab.until("Page.loadEventFired")
        told = await tab.ask(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in told, told
        taken = await tab.ask("Page.captureScreenshot", captureBeyondViewport=True)
        picture = base64.b64decode(taken["data"])
        return Seen(told["result"].get("value"), picture, tab.complaints)


class _Tab:
    """One connection to one tab: questions, answers, events."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._events: list[str] = []
        self.complaints: list[str] = []

    @classmethod
    @asynccontextmanager
    async def opened(cls, address: str) -> AsyncIterator[_Tab]:
        async with aiohttp.ClientSession() as session:
            async with session.put(f"{address}/json/new?about:blank") as answer:
                target = await answer.json(content_type=None)
            url = target["webSocketDebuggerUrl"]
            async with session.ws_connect(url, max_msg_size=0) as socket:
                yield cls(socket)

    async def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        await self._socket.send_json(
            {"id": number, "method": method, "params": parameters}
        )
        while True:
            told = await self._next()
            if told.get("id") == number:
                assert "error" not in told, told
                found: dict[str, Any] = told["result"]
                return found

    async def until(self, event: str) -> None:
        while event not in self._events:
            await self._next()

    async def _next(self) -> dict[str, Any]:
        async with asyncio.timeout(START_SECONDS):
            told: dict[str, Any] = await self._socket.receive_json()
        method = told.get("method", "")
        self._events.append(method)
        if method == "Log.entryAdded":
            self.complaints.append(told["params"]["entry"]["text"])
        if method == "Runtime.exceptionThrown":
            self.complaints.append(str(told["params"]["exceptionDetails"]))
        return told


def _unavailable(why: str) -> NoReturn:
    told = f"PAGES NOT TESTED IN A BROWSER: {why}"
    if os.environ.get("CI") == "true":
        pytest.fail(told)
    pytest.skip(told)
