"""Killable parser processes, with real children: limits, order, crashes, the end."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from agents.pool import ChildFailed, Pool
from schemas.headers import Provenance
from schemas.message import Message
from streams.runner import Step, step
from streams.settings import Settings
from streams.stage import Fate
from streams.topology import links

ROOT = Path(__file__).parents[2]
TEXT = "Warga Sampit menutup jalan desa sejak pagi, kata kepala desa setempat, Rabu."
PAGE = (
    f"<html><title>Judul</title><body><div>{f'<p>{TEXT}</p>' * 5}</div></body></html>"
)
# Far beyond the counted limits, which these settings lift: minutes in any parser.
BURNING = f"<div {' '.join(f'a{i}=x' for i in range(60_000))}></div>{PAGE}"
HEAVY = PAGE + "<p>kata</p>" * 90_000
MIB = 1_048_576
LIFTED = Settings(
    html_cpu_seconds=1,
    max_html_attributes=10**9,
    max_html_tags=10**9,
)

pytestmark = pytest.mark.slow


def message(body: str, offset: int = 0) -> Message:
    """Give a raw envelope with a page."""
    envelope = {"guid": str(offset), "content_type": "text/html", "body": body}
    return Message(
        topic="articles.raw",
        partition=0,
        offset=offset,
        timestamp=1_715_854_860_000,
        key=None,
        value=orjson.dumps(envelope),
    )


def here(given: Message, settings: Settings) -> Step:
    """Run the same step in this process."""
    link = links(settings, Provenance(version="0"), ("parse",))["parse"]
    return step(link, given, commit=given.offset)


class Restarts:
    """Counts the calls."""

    def __init__(self) -> None:
        """Start at none."""
        self.count = 0

    def __call__(self) -> None:
        """Count one more."""
        self.count += 1


@pytest.fixture
def restarts() -> Restarts:
    """Count restarts."""
    return Restarts()


@pytest.fixture
def pool(restarts: Restarts) -> Iterator[Pool]:
    """Give a pool of two with tight CPU limits."""
    provenance = Provenance(version="0")
    with Pool(LIFTED, 2, provenance=provenance, on_restart=restarts) as made:
        yield made


def test_answers_are_those_of_the_step_in_order(pool: Pool) -> None:
    """Texts and pages mixed; longer pages do not let shorter ones overtake."""
    bodies = [PAGE + f"<p>{TEXT} {i}</p>" * (40 if i % 3 else 1) for i in range(12)]
    bodies[4] = "Judul\n" + TEXT
    messages = [message(body, offset) for offset, body in enumerate(bodies)]

    answers = list(pool.run(messages))

    assert messages == [given for given, _ in answers]
    assert [here(given, LIFTED) for given in messages] == [s for _, s in answers]


def test_a_burning_page_is_killed_tried_again_and_dead(
    pool: Pool, restarts: Restarts
) -> None:
    """Two processes die of it; those behind it are served, in order."""
    messages = [message(body, i) for i, body in enumerate([PAGE, BURNING, PAGE])]

    answers = [answer for _, answer in pool.run(messages)]

    assert [Fate.PASSED, Fate.DEAD, Fate.PASSED] == [a.fate for a in answers]
    assert ("timeout", 2) == (answers[1].reason, restarts.count)
    assert answers[1].outputs[0].value == messages[1].value
    detail = dict(answers[1].outputs[0].headers)["kawat-detail"].decode()
    assert (
        "killed after 1 s of CPU time; tried again: killed after 3 s of CPU time"
        == detail
    )


def test_a_memory_hog_passes_with_three_times_the_memory(restarts: Restarts) -> None:
    """The first process dies or gives up, the second has enough."""
    settings = Settings(html_memory_bytes=240 * MIB, max_html_tags=10**9)
    messages = [message(HEAVY), message(PAGE, 1)]

    with Pool(settings, 1, on_restart=restarts) as pool:
        answers = [answer for _, answer in pool.run(messages)]

    assert [Fate.PASSED, Fate.PASSED] == [answer.fate for answer in answers]
    assert 1 == restarts.count


def test_too_little_memory_at_both_tries_is_dead(restarts: Restarts) -> None:
    """Not a fault of the worker."""
    settings = Settings(html_memory_bytes=30 * MIB, max_html_tags=10**9)

    with Pool(settings, 1, on_restart=restarts) as pool:
        ((_, answer),) = pool.run([message(HEAVY)])

    assert (Fate.DEAD, "timeout", 2) == (answer.fate, answer.reason, restarts.count)


def test_a_crash_costs_no_message(pool: Pool, restarts: Restarts) -> None:
    """A child killed from outside is started again, its message tried again."""
    list(pool.run([message(PAGE)]))
    for process in pool._processes:
        if process.pid is not None:
            os.kill(process.pid, signal.SIGKILL)

    answers = [a for _, a in pool.run([message(PAGE, i) for i in range(4)])]

    assert [Fate.PASSED] * 4 == [answer.fate for answer in answers]
    assert 1 <= restarts.count <= 2


def test_under_asyncio(pool: Pool) -> None:
    """Steps run side by side; the loop goes on; a text needs no process."""

    async def gathered() -> tuple[list[Step], int]:
        turns = 0

        async def tick() -> None:
            nonlocal turns
            while True:
                await asyncio.sleep(0.01)
                turns += 1

        ticking = asyncio.create_task(tick())
        steps = await asyncio.gather(
            *(pool.step(message(b, i), i) for i, b in enumerate([PAGE, TEXT, PAGE]))
        )
        ticking.cancel()
        return list(steps), turns

    steps, turns = asyncio.run(gathered())

    assert [Fate.PASSED] * 3 == [one.fate for one in steps]
    assert turns > 1


def test_texts_start_no_process() -> None:
    """They are read at once."""
    with Pool(Settings(), 1) as pool:
        ((_, answer),) = pool.run([message("Judul\n" + TEXT)])

        assert (Fate.PASSED, None) == (answer.fate, pool._processes[0].pid)


def test_children_outlive_the_terminals_signals(pool: Pool) -> None:
    """Ctrl-C and SIGTERM reach the group; the drain still needs its children."""
    list(pool.run([message(PAGE)]))
    (child,) = [p.pid for p in pool._processes if p.pid is not None]
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        os.kill(child, number)

    ((_, answer),) = pool.run([message(PAGE, 1)])

    assert Fate.PASSED is answer.fate
    assert child in [process.pid for process in pool._processes]


def test_children_die_with_their_parent() -> None:
    """A parent killed without warning leaves nobody behind."""
    code = (
        "import os, signal\n"
        "from agents.pool import Pool\n"
        "from streams.settings import Settings\n"
        "from schemas.message import Message\n"
        "pool = Pool(Settings(), 1)\n"
        "page = b'<html><body><p>Satu kalimat.</p></body></html>'\n"
        "list(pool.run([Message(topic='r', partition=0, offset=0, timestamp=0,"
        " key=None, value=page)]))\n"
        "print(pool._processes[0].pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    child = int(done.stdout)

    deadline = time.monotonic() + 30
    while Path(f"/proc/{child}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)

    assert not Path(f"/proc/{child}").exists()


def test_a_mistake_in_our_code_is_no_dead_letter(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A child that cannot even start stops the worker."""
    monkeypatch.setenv("PYTHONHOME", "/nowhere")

    with pytest.raises(ChildFailed, match="cannot start"):
        list(pool.run([message(PAGE)]))


def test_closing_ends_what_is_under_way(pool: Pool, restarts: Restarts) -> None:
    """No second try for a pool that is gone."""

    async def closed_early() -> None:
        running = asyncio.create_task(pool.step(message(BURNING), 0))
        await asyncio.sleep(1)
        pool.close()
        await running

    with pytest.raises(ChildFailed):
        asyncio.run(closed_early())
    assert 0 == restarts.count


def test_a_folder_of_our_name_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where kawat was started there may be other people's `agents`."""
    (tmp_path / "agents").mkdir()
    (tmp_path / "agents" / "__init__.py").write_text("raise SystemExit('not ours')\n")
    monkeypatch.chdir(tmp_path)
    with Pool(Settings(), 1, provenance=Provenance(version="0")) as pool:
        ((_, taken),) = pool.run(iter([message(PAGE)]))

    assert Fate.PASSED is taken.fate
