"""The producer: idempotent, every size measured before, silent once a zombie.

A worker that was stopped longer than the session time-out may have been replaced. Its
batches are held back until a heartbeat is answered; if the group does not know it any
more, the process ends (guard.py) and they are never sent.
"""
# ruff: noqa: SLF001 - Faust and aiokafka are pinned and known from inside

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from time import monotonic
from typing import Any

from faust.transport.drivers.aiokafka import Producer as FaustProducer

from agents.delivery.ending import end, ending_on_failure, exit_for
from agents.exits import Exit
from agents.sendable import REQUEST_BYTES

__all__ = ["Producer"]

LOOK_AGAIN_SECONDS = 0.1


class Producer(FaustProducer):  # type: ignore[misc]  # untyped
    """Faust's producer with an idempotent one below."""

    def _settings_extra(self) -> Mapping[str, Any]:
        return {
            "acks": "all",
            "enable_idempotence": True,
            "max_request_size": REQUEST_BYTES,
        }

    async def on_start(self) -> None:
        """Connect, and hold every request back while the heartbeat is stale."""
        with ending_on_failure("producer start"):
            await super().on_start()
        sender = self._ensure_producer()._sender
        send = sender._send_produce_req

        async def send_as_member(node_id: Any, batches: Any) -> None:  # noqa: ANN401 - untyped
            await self._wait_for_pulse()
            await send(node_id, batches)

        sender._send_produce_req = send_as_member
        sender.sender_task.add_done_callback(_end_on_error)

    @property
    def raw(self) -> Any:  # noqa: ANN401 - untyped
        """The client's own producer: `send` returns the delivery's future."""
        return self._ensure_producer()

    async def _wait_for_pulse(self) -> None:
        guard = self.app.guard
        deadline = monotonic() + guard.settings.delivery_timeout_seconds
        while guard.is_lost or not guard.pulse.is_fresh:
            if guard.is_lost:
                guard.end_as_zombie()
            if monotonic() > deadline:
                end(Exit.BROKER_AWAY, "no heartbeat answered: outputs are held back")
            await self.app.consumer.heartbeat()
            await asyncio.sleep(LOOK_AGAIN_SECONDS)


def _end_on_error(task: Any) -> None:  # noqa: ANN401 - any task
    if not task.cancelled() and task.exception() is not None:
        error = task.exception()
        end(exit_for(error), f"producer: {type(error).__name__}: {error}")
