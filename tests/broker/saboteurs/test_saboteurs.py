"""Each rule of the guard is taken away in one worker: the audit must turn red.

Beside it a sound worker meets the same fault and stays green, so that it is the spoil
which was seen. With `-s` a table tells all.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from agents.audit import Report, Trouble
from schemas.topics import ENRICHED
from tests.broker.articles.feed import envelope, mixed
from tests.broker.articles.wire import Wire
from tests.broker.run import until

pytestmark = [pytest.mark.broker, pytest.mark.timeout(180)]

Scenario = Callable[[Wire, tuple[str, ...]], None]

COUNT = 40  # with a poison and a takedown among them
BACKLOG = 150  # slow steps take some ten seconds for it
FETCH_SECONDS = 0.5
COMMIT_SECONDS = 4.0  # less than late records take
table: list[tuple[str, str, str, str]] = []


@pytest.fixture(scope="module", autouse=True)
def _told() -> Iterator[None]:
    """Print the table at the end."""
    yield
    print("\n")
    for spoil, fault, sound, spoilt in (
        ("SPOIL", "FAULT", "SOUND WORKER", "SPOILT WORKER: AUDIT"),
        *table,
    ):
        print(f"{spoil:26}{fault:34}{sound:16}{spoilt}")


def late_records(fault: str) -> Scenario:
    """Kill it while records are on their way, after its commit or where that was."""

    def play(wire: Wire, spoil: tuple[str, ...]) -> None:
        worker = wire.start(fault, *spoil, worker_id="one")
        worker.await_ready(60)
        count = wire.publish(mixed(COUNT))
        deadline = time.monotonic() + COMMIT_SECONDS
        while wire.commit(wire.raw) < count and time.monotonic() < deadline:
            time.sleep(0.1)
        worker.kill()
        wire.start(worker_id="one")

    return play


def restart(wire: Wire, spoil: tuple[str, ...]) -> None:
    """Stop it cleanly between two versions of an article."""
    first = wire.start(*spoil, worker_id="one")
    wire.publish([envelope(1)])
    wire.until(lambda: wire.count(ENRICHED) == 1, "not enriched")
    assert 0 == first.stop(), first.text
    wire.start(worker_id="one")
    wire.publish([envelope(1, edition=2)])


def refused_delivery(wire: Wire, spoil: tuple[str, ...]) -> None:
    """Refuse the first version's delivery; the second one is behind it."""
    first = wire.start("a refused delivery", *spoil, worker_id="one")
    wire.publish([envelope(1), envelope(1, edition=2)])
    until(lambda: first.code or wire.count(ENRICHED) == 2, 60, "neither ended nor sent")
    if first.code is not None:
        wire.start(worker_id="one")


def rebalance(wire: Wire, spoil: tuple[str, ...]) -> None:
    """Take the second of two workers away while both have much in hand."""
    one, two = (wire.start("slow steps", *spoil) for _ in range(2))
    for worker in (one, two):
        worker.await_ready(60)
    wire.publish(mixed(BACKLOG))
    time.sleep(FETCH_SECONDS)
    assert 0 == two.stop(), two.text


CASES = [
    (
        "ack before output",
        "late outputs, SIGKILL",
        late_records("late parsed records"),
        Trouble.LOST,
    ),
    (
        "dead letter not awaited",
        "late dead letters, SIGKILL",
        late_records("late dead letters"),
        Trouble.LOST,
    ),
    ("no memo", "a restart", restart, Trouble.SAME_VERSION),
    (
        "resend out of order",
        "a refused delivery",
        refused_delivery,
        Trouble.OLDER_NEWEST,
    ),
    ("skip on rebalance", "a worker leaves, backlog", rebalance, Trouble.LOST),
]


@pytest.mark.parametrize(
    ("spoil", "fault", "play", "trouble"), CASES, ids=[case[0] for case in CASES]
)
def test_the_audit_sees_it(
    wiring: Callable[..., Wire],
    spoil: str,
    fault: str,
    play: Scenario,
    trouble: Trouble,
) -> None:
    """The spoilt worker's run is red in the way expected, the sound one's green."""

    def audited(wire: Wire, spoils: tuple[str, ...]) -> Report:
        play(wire, spoils)
        return wire.audit()

    wires = [wiring(), wiring()]
    with ThreadPoolExecutor() as both:
        sound, spoilt = both.map(audited, wires, ((), (spoil,)))
    for wire in wires:
        wire.dismiss()
    table.append((spoil, fault, _said(sound), _said(spoilt)))

    assert [] == sound.violations
    assert trouble in spoilt.troubles


def _said(report: Report) -> str:
    if report.is_balanced:
        return "balanced"
    troubles = ", ".join(f"{found} {n}" for found, n in report.troubles.items())
    return f"NOT BALANCED: {troubles}"
