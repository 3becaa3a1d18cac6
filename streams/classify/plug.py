"""What may be plugged into the stage: another classifier, another lexicon, desks.

The rim makes them (files, time-outs); the stage asks a classifier first and falls back
to its own model when that lapses. The record names who decided.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from schemas.decisions import Candidate
from schemas.errors import KawatError
from streams.classify import lexicon
from streams.classify.desks import Desk
from streams.classify.lexicon import Lexicon

__all__ = ["PLAIN", "Classifier", "Lapse", "Plugs", "Text", "Unavailable"]


class Lapse(StrEnum):
    """Why a plug-in gave no answer; public, closed, a label of the metrics."""

    TIMEOUT = "timeout"
    FAILED = "failed"
    INVALID = "invalid"


class Unavailable(KawatError):
    """The plug-in does not answer this time: the built-in model decides."""

    def __init__(self, reason: Lapse, detail: str) -> None:
        """Keep the reason apart: it is counted."""
        self.reason = reason
        super().__init__(f"{reason}: {detail}")


class Text(Struct, frozen=True, kw_only=True):
    """What a plug-in reads of an article: cleaned, paragraphs joined by empty lines."""

    title: str
    body: str
    language: str


class Classifier(Protocol):
    """A classifier of somebody else's."""

    @property
    def version(self) -> str:
        """Name the model and its content; the record carries it."""
        ...

    def classify(self, batch: Sequence[Text]) -> Sequence[Sequence[Candidate]]:
        """Give each text its best three top topics, primary first.

        Raises Unavailable, and nothing else, when it cannot.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugs:
    """What the rim plugs in; `lexicon` is asked anew for every article."""

    lexicon: Callable[[], Lexicon] = lexicon.load
    classifier: Classifier | None = None
    desks: tuple[Desk, ...] = ()


PLAIN = Plugs()
