"""Why an input is refused: the closed list of reasons and the error tree.

KawatError
├── Rejected        the input itself is at fault: dead letter, never retried
└── StageMismatch   two stages of a chain do not fit: a mistake in the topology

Anything else that is raised is not about one article and stops the worker.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["MAX_DETAIL", "KawatError", "Reason", "Rejected", "StageMismatch"]

MAX_DETAIL = 500


class Reason(StrEnum):
    """Why a message became a dead letter; public, closed."""

    EMPTY_VALUE = "empty_value"
    UNDECODABLE = "undecodable"
    INVALID_JSON = "invalid_json"
    NOT_AN_ENVELOPE = "not_an_envelope"
    MISSING_BODY = "missing_body"
    INVALID_FIELD = "invalid_field"
    EMPTY_BODY = "empty_body"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    TIMEOUT = "timeout"
    OUTPUT_TOO_LARGE = "output_too_large"
    AMBIGUOUS_TAKEDOWN = "ambiguous_takedown"


class KawatError(Exception):
    """Root of every error that Kawat raises on purpose."""


class Rejected(KawatError):
    """The input can never pass: set it aside with its reason, go on with the next."""

    def __init__(self, reason: Reason, detail: str) -> None:
        """Keep the detail printable and bounded: it travels in a header."""
        self.reason = reason
        self.detail = "".join(c if c.isprintable() else "?" for c in detail)[
            :MAX_DETAIL
        ]
        super().__init__(f"{reason}: {self.detail}")

    def __reduce__(self) -> tuple[type[Rejected], tuple[Reason, str]]:
        """Cross a process border whole."""
        return (Rejected, (self.reason, self.detail))


class StageMismatch(KawatError):
    """A stage was chained behind one that emits something else."""
