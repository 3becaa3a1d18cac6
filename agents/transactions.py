"""The end of a transaction, waited for so long and no longer.

kafka-python's `commit_transaction`, `abort_transaction` and `close` wait until a broker
answers, be it for ever. Each is called in a thread of its own here; what is not done in
time is left behind, and dies with the process.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from agents.exits import Exit, Stop
from streams.settings import Settings

if TYPE_CHECKING:
    from kafka import KafkaProducer

__all__ = ["commit", "ending"]

END_SECONDS = 5.0  # a broker that is there answers at once


def commit(client: KafkaProducer, settings: Settings) -> None:
    """Commit; raises Stop (69) when no broker acknowledges it in time.

    It may be committed all the same: who opens the transactional id next finds out.
    """
    from kafka import errors  # noqa: PLC0415 - a second's import

    seconds = settings.delivery_timeout_seconds
    try:
        is_done = _is_done_within(seconds, client.commit_transaction)
    except errors.KafkaError as error:
        if errors.KafkaTimeoutError.__name__ not in str(error):  # it wraps the cause
            raise
        raise _away(settings, f"what was sent was not acknowledged: {error}") from error
    if not is_done:
        raise _away(settings, f"no commit was acknowledged for {seconds} s")


@contextmanager
def ending(client: KafkaProducer) -> Iterator[None]:
    """Close it behind the block; an error inside first aborts what is open."""
    from kafka import errors  # noqa: PLC0415 - a second's import

    is_fine = False

    def end() -> None:
        if not is_fine:
            with suppress(errors.KafkaError):  # none is open, or we are fenced
                client.abort_transaction()
        client.close()

    try:
        yield
        is_fine = True
    finally:
        _is_done_within(END_SECONDS, end)


def _away(settings: Settings, what: str) -> Stop:
    return Stop(
        Exit.BROKER_AWAY,
        what,
        where=settings.bootstrap,
        todo="when the broker is back, the same command goes on from the last commit",
    )


def _is_done_within(seconds: float, call: Callable[[], object]) -> bool:
    """Say whether the call came back in time; raises what the client raised in it."""
    from kafka import errors  # noqa: PLC0415 - a second's import

    ended: list[errors.KafkaError | None] = []

    def run() -> None:
        try:
            call()
        except errors.KafkaError as error:
            ended.append(error)
        else:
            ended.append(None)

    thread = threading.Thread(target=run, name="kawat-transaction", daemon=True)
    thread.start()
    thread.join(seconds)
    if not ended:
        return False
    if ended[0] is not None:
        raise ended[0]
    return True
