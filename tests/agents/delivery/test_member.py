"""The member: who lost its place, and who left it by itself."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest

from agents.delivery.guard import Guard, make_guard
from agents.delivery.member import Member
from streams.settings import Settings


class Coordinator:
    """Stands in the place of aiokafka's: a static member of generation 1."""

    def __init__(self) -> None:
        """Begin as a member; on a running loop."""
        self.generation = 1
        self._closing: asyncio.Future[None] = asyncio.Future()
        self._coordination_task: asyncio.Future[None] = asyncio.Future()

    async def _do_heartbeat(self) -> bool:
        return True

    def reset_generation(self) -> None:
        """Forget the membership."""
        self.generation = -1

    async def _maybe_leave_group(self) -> None:
        await asyncio.sleep(0)
        self.reset_generation()


class Watching(Member):
    """A member without a thread."""

    def __init__(self, guard: Guard) -> None:
        """Know the guard only."""
        self.app = SimpleNamespace(guard=guard)


async def lose(*, is_left: bool, in_flight: int) -> int:
    """Lose the place right after an answered heartbeat; give the generation."""
    guard, coordinator = make_guard(Settings(worker_id="w1")), Coordinator()
    guard.in_flight = in_flight
    Watching(guard)._watch(coordinator)
    await coordinator._do_heartbeat()
    if is_left:
        await coordinator._maybe_leave_group()
    else:
        coordinator.reset_generation()
    return coordinator.generation


@pytest.mark.parametrize(
    ("is_left", "code"),
    [pytest.param(True, 75, id="left"), pytest.param(False, 78, id="fenced")],
)
def test_a_static_member_that_left_by_itself_has_no_twin(
    monkeypatch: pytest.MonkeyPatch, *, is_left: bool, code: int
) -> None:
    """Its stage hung: a supervisor starts it again; a real twin stays an end."""

    def leave(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr("os._exit", leave)
    with pytest.raises(SystemExit) as ended:
        asyncio.run(lose(is_left=is_left, in_flight=1))

    assert code == ended.value.code


def test_a_member_that_left_with_nothing_in_hand_joins_again() -> None:
    """It forgets its generation, like one that expired."""
    assert -1 == asyncio.run(lose(is_left=True, in_flight=0))
