"""Words that no language has, one after the other."""

from __future__ import annotations

__all__ = ["made_words"]

LETTERS = str.maketrans("0123456789", "aeioukstnr")  # a number would be a slot


def made_words(count: int) -> list[str]:
    """Make so many, always the same."""
    return [f"{number * 7919:06}".translate(LETTERS) for number in range(count)]
