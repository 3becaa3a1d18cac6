"""What goes over the pipes between a replay and its worker processes."""

from __future__ import annotations

from msgspec import Struct

from schemas.headers import Provenance
from schemas.message import Message
from streams.runner import Step
from streams.settings import Settings

__all__ = ["Answer", "Hello", "Task"]


class Hello(Struct, frozen=True, kw_only=True):
    """Who the process works for."""

    settings: Settings
    provenance: Provenance


class Task(Struct, frozen=True, kw_only=True):
    """A batch of messages for one stage; parse's commits are their own offsets."""

    number: int
    stage: str
    messages: tuple[Message, ...]


class Answer(Struct, frozen=True, kw_only=True):
    """A step for each message; None for a page, which belongs into a killable process.

    `traceback`: our own code failed.
    """

    number: int
    stage: str
    steps: tuple[Step | None, ...] = ()
    traceback: str | None = None
