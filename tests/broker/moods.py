"""Faults planted inside a worker of the trivial chain, before it starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from faust.assignor.partition_assignor import PartitionAssignor

from agents import app
from agents.delivery import recovery
from agents.delivery.consumer import GuardedConsumer
from agents.delivery.lane import Lane
from agents.delivery.member import Member

__all__ = ["MOODS"]


def _fail(*_: Any, **__: Any) -> Any:
    raise LookupError("planted")


async def _refuse(*_: Any, **__: Any) -> bool:
    return False


async def _fail_later(*_: Any, **__: Any) -> Any:
    raise LookupError("planted")


def _plant(owner: Any, name: str, fault: Callable[..., Any]) -> Callable[[], None]:
    return lambda: setattr(owner, name, fault)


MOODS = {
    "fetch loop": _plant(Lane, "_take", _fail_later),
    "recovery": _plant(recovery, "apply", _fail),
    "join": _plant(PartitionAssignor, "assign", _fail),
    "agent": _plant(app, "_take", _fail_later),
    "seek": _plant(Member, "seek_all", _fail_later),
    "assignment": _plant(app.KawatApp, "_update_assignment", _fail),
    "never rebalancing": _plant(
        app.KawatApp, "rebalancing", property(lambda _: False, lambda *_: None)
    ),
    "no commits": _plant(GuardedConsumer, "_commit_offsets", _refuse),
    "revocation": _plant(app.KawatApp, "forget", _fail),
}
