"""How a command ends: the exit codes, and the error that carries one to the rim.

Stop (a KawatError) says what went wrong, where, and what to do; `cli.main` prints it.
Codes 69, 75 and 78 are those of sysexits.h; 3 = it worked and found something.
"""

from __future__ import annotations

from enum import IntEnum

from schemas.errors import KawatError

__all__ = ["Exit", "Stop"]


class Exit(IntEnum):
    """Public, closed."""

    FINE = 0
    FAILED = 1
    USAGE = 2
    FOUND = 3
    BROKER_AWAY = 69
    TRY_AGAIN = 75
    CONFIGURATION = 78


class Stop(KawatError):
    """End the command: what is wrong, where it is, what to do about it."""

    def __init__(
        self,
        code: Exit,
        what: str,
        *,
        where: str | None = None,
        todo: str | None = None,
    ) -> None:
        """Keep the three parts apart, so that the rim can lay them out."""
        self.code = code
        self.what = what
        self.where = where
        self.todo = todo
        super().__init__(" · ".join(part for part in (where, what, todo) if part))
