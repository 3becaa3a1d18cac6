"""Records of files as a reel: one after the other, none kept."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.message import Message

__all__ = ["FileReel"]


class FileReel:
    """A row of messages, looked at one ahead."""

    def __init__(self, messages: Iterator[Message]) -> None:
        """Begin before the first."""
        self._messages = messages
        self._next: Message | None = None
        self._is_over = False

    def peek(self) -> Message | None:
        """Look at the next record; None at the end."""
        if self._next is None and not self._is_over:
            self._next = next(self._messages, None)
            self._is_over = self._next is None
        return self._next

    def take(self) -> Message:
        """Take the record that was looked at."""
        message = self.peek()
        if message is None:
            raise IndexError("no record is left")
        self._next = None
        return message
