"""The headers of a dead letter (RECORDS §6); key and value are those of the input."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from schemas.errors import MAX_DETAIL, Reason

__all__ = ["DeadLetter"]

Coordinates = Annotated[str, Meta(pattern="^[^/]+/[0-9]+/[0-9]+$")]
Count = Annotated[str, Meta(pattern="^[0-9]+$")]
Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


def _named(field: str) -> str:
    return "kawat-" + field.replace("_", "-")


class DeadLetter(Struct, frozen=True, kw_only=True, omit_defaults=True, rename=_named):
    """Why, where and what of; every header is text.

    `origin` is the raw record, `input` what the stage was given: re-drive sends the
    bytes there. `sha256` is that of those bytes. The input's own headers follow as
    `kawat-original-…`; `kawat-headers-cut` tells that they did not all fit.
    """

    stage: str
    fate: Literal["dead"]
    reason: Reason
    detail: Annotated[str, Meta(max_length=MAX_DETAIL)]
    origin: Coordinates
    input: Coordinates
    attempt: Count
    version: str
    mode: Literal["live", "replay"]
    run: str | None = None
    sha256: Digest
    redrive_of: Coordinates | None = None
