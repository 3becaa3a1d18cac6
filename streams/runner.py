"""The one step: decode, run, reject to dead letter, encode.

Pure: the Faust agents, the children of the pool, the batch run, the tests, replay and
the benchmarks all call this function.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import orjson
from msgspec import Struct, structs

from schemas.codec import decode, encode
from schemas.errors import Reason, Rejected
from schemas.headers import (
    Provenance,
    dead_letter_headers,
    hop_headers,
    origin_of,
)
from schemas.message import Message, Output, header
from schemas.topics import DEAD
from streams.drift import Drift
from streams.stage import Changes, Emit, Fate, Incoming, Outcome, Stage

__all__ = ["Link", "Step", "refuse", "step"]

ORIGIN = "kawat-origin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A stage at its place in the chain; `max_output_bytes` bounds key + value."""

    stage: Stage
    provenance: Provenance
    max_output_bytes: int


class Step(Struct, frozen=True, kw_only=True):
    """What one input caused: records to send, state to keep, how to count it.

    `reason` tells a dead letter's reason, `kind` a duplicate's verdict, `drift` what
    the metrics of classify are made of.
    """

    outputs: tuple[Output, ...]
    memo: Changes = ()
    fate: Fate
    reason: str | None = None
    kind: str | None = None
    drift: Drift | None = None


def step(link: Link, message: Message, state: Any = None, *, commit: int = 0) -> Step:  # noqa: ANN401 - each stage has its own state
    """Run one message through one stage; the only way in which articles are handled."""
    message = _at_border(link.stage, message)
    try:
        record = _decoded(link.stage, message)
        incoming = Incoming(
            message=message, record=record, origin=origin_of(message), commit=commit
        )
        outcome = link.stage.run(incoming, state)
        if outcome.rejection is not None:
            return refuse(link, message, outcome.rejection, memo=outcome.memo)
        return _encoded(link, message, outcome)
    except Rejected as rejection:
        return refuse(link, message, rejection)


def refuse(
    link: Link, message: Message, rejection: Rejected, *, memo: Changes = ()
) -> Step:
    """Turn a refused input into its dead letter: bytes and key untouched."""
    message = _at_border(link.stage, message)
    output = Output(
        topic=DEAD,
        key=message.key,
        value=message.value or b"",  # a record without key and value cannot be sent
        headers=dead_letter_headers(
            message, link.provenance, rejection, stage=link.stage.name
        ),
    )
    return Step(
        outputs=(output,), memo=memo, fate=Fate.DEAD, reason=str(rejection.reason)
    )


def _at_border(stage: Stage, message: Message) -> Message:
    """Disbelieve a raw record that names another origin than its own place."""
    if stage.accepts is not Message or header(message.headers, ORIGIN) is None:
        return message
    headers = tuple(pair for pair in message.headers if pair[0] != ORIGIN)
    return structs.replace(message, headers=headers)


def _decoded(stage: Stage, message: Message) -> Any:  # noqa: ANN401 - by stage
    if stage.accepts is Message:
        return message
    try:
        return decode(message.value or b"", cast("type[Any]", stage.accepts))
    except ValueError as error:  # both orjson's and msgspec's errors are ValueErrors
        reason = (
            Reason.INVALID_JSON
            if isinstance(error, orjson.JSONDecodeError)
            else Reason.INVALID_FIELD
        )
        raise Rejected(reason, f"{message.coordinates}: {error}") from error


def _encoded(link: Link, message: Message, outcome: Outcome) -> Step:
    outputs = tuple(_output(link, message, emit) for emit in outcome.emits)
    for output in outputs:
        if output.size > link.max_output_bytes:
            too_large = Rejected(
                Reason.OUTPUT_TOO_LARGE,
                f"{output.topic}: {output.size} bytes, limit {link.max_output_bytes}",
            )
            # The stage has remembered the input: its state must not lose the record.
            return refuse(link, message, too_large, memo=outcome.memo)
    return Step(
        outputs=outputs,
        memo=outcome.memo,
        fate=outcome.fate,
        kind=outcome.kind,
        drift=outcome.drift,
    )


def _output(link: Link, message: Message, emit: Emit) -> Output:
    return Output(
        topic=emit.topic,
        key=emit.key,
        value=None if emit.record is None else encode(emit.record),
        headers=hop_headers(
            message,
            link.provenance,
            stage=link.stage.name,
            topic=emit.topic,
            key=emit.key,
            fate=emit.fate,
            settled=emit.settled,
        ),
    )
