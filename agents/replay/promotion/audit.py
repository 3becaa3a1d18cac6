"""Who promoted what, and when: one record before, one after, and one of a dry run."""

from __future__ import annotations

import getpass
import socket

from msgspec import Struct

from agents.replay.names import AUDIT
from schemas.codec import encode
from schemas.message import Output

__all__ = ["Promotion", "asker", "audited"]

Counts = dict[str, dict[str, int]]


class Promotion(Struct, frozen=True, kw_only=True):
    """One entry; `counts` by topic and choice, empty before it began.

    `repaired`: live records that were written again since ours hid a newer one.
    """

    run: str
    plan: str  # its digest
    at: str
    by: str
    is_dry: bool
    is_done: bool
    counts: Counts = {}
    repaired: int = 0


def audited(entry: Promotion) -> Output:
    """Make the record of an entry."""
    return Output(topic=AUDIT, key=entry.run.encode(), value=encode(entry))


def asker(username: str | None) -> str:
    """Name who asks: the user of the cluster if there is one, of the machine, it."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a number without a name
        user = "unknown"
    name = user if username is None else f"{username} ({user})"
    return f"{name}@{socket.gethostname()}"
