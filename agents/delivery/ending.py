"""The one way in which a worker ends in trouble: a clear line, then it is gone.

Nothing is flushed, committed or sent again: what was not acknowledged is read again
from the commit by the next start. A re-send within the same process would let an older
version overtake a newer one.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Iterator
from typing import NoReturn

from aiokafka import errors

from agents.exits import Exit

__all__ = ["end", "ending_on_failure", "exit_for"]

log = logging.getLogger("kawat.worker")

AWAY = (
    errors.KafkaConnectionError,
    errors.KafkaTimeoutError,
    errors.NodeNotReadyError,
    errors.RequestTimedOutError,
    TimeoutError,
)
CONFIGURATION = (
    errors.AuthenticationFailedError,
    errors.ClusterAuthorizationFailedError,
    errors.GroupAuthorizationFailedError,
    errors.InconsistentGroupProtocolError,
    errors.InvalidSessionTimeoutError,
    errors.SaslAuthenticationFailed,
    errors.TopicAuthorizationFailedError,
)


def end(code: Exit, line: str) -> NoReturn:
    """Say why and leave at once, from any thread; the offsets stay uncommitted."""
    # Unbuffered: this may run in a signal handler, inside another write.
    with contextlib.suppress(OSError, ValueError):
        os.write(
            sys.stderr.fileno(), f"kawat worker: {line} (exit {int(code)})\n".encode()
        )
    os._exit(code)


def exit_for(error: BaseException | None) -> Exit:
    """Tell a broker that is away and a refused right from a fault of the program."""
    if isinstance(error, AWAY):
        return Exit.BROKER_AWAY
    return Exit.CONFIGURATION if isinstance(error, CONFIGURATION) else Exit.FAILED


@contextlib.contextmanager
def ending_on_failure(
    where: str, *, but: tuple[type[Exception], ...] = ()
) -> Iterator[None]:
    """Let no error of the block pass but those: the rim that logs and stops."""
    try:
        yield
    except but:
        raise
    except Exception as error:  # the rim: log one line and stop
        log.debug("traceback of the end", exc_info=error)
        end(exit_for(error), f"{where}: {type(error).__name__}: {error}")
