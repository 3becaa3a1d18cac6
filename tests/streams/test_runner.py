"""The one step, with stages of a few lines."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from msgspec import structs

from schemas.article import Dateline
from schemas.errors import Reason, Rejected, StageMismatch
from schemas.headers import Provenance
from schemas.message import Message
from schemas.topics import DEAD, PARSED
from streams.runner import Link, Step, step
from streams.stage import Emit, Fate, Incoming, Outcome, Stage, chain

DATELINE = Dateline(text="BEIJING, -", place="Beijing", outlet=None)


def message(value: bytes | None, key: bytes | None = b"k") -> Message:
    """One record at feed/0/3."""
    return Message(
        topic="feed", partition=0, offset=3, timestamp=0, key=key, value=value
    )


def emitting(incoming: Incoming, state: Any) -> Outcome:
    """Pass the record on and remember how often."""
    if state is not None:
        state.append(incoming)
    emit = Emit(topic=PARSED, key=b"id", record=DATELINE, fate="unique", settled=2)
    return Outcome(fate=Fate.PASSED, emits=(emit,), memo=((b"o", b"1"),), kind="x")


def refusing(incoming: Incoming, state: Any) -> Outcome:
    """Refuse everything."""
    raise Rejected(Reason.EMPTY_BODY, f"{incoming.origin}: nothing")


def link(run: Any, accepts: type = Message, limit: int = 1000) -> Link:
    """A link around a function."""
    stage = Stage(name="parse", accepts=accepts, emits=Dateline, run=run)
    return Link(stage=stage, provenance=Provenance(version="1"), max_output_bytes=limit)


def dead(result: Step) -> dict[str, bytes]:
    """The headers of the one dead letter."""
    (output,) = result.outputs
    assert (DEAD, Fate.DEAD) == (output.topic, result.fate)
    return dict(output.headers)


def test_a_step_encodes_what_the_stage_emits() -> None:
    """Value canonical, headers made, memo and kind handed through."""
    seen: list[Incoming] = []
    result = step(link(emitting), message(b"v"), seen, commit=2)
    (output,) = result.outputs

    assert b'{"outlet":null,"place":"Beijing","text":"BEIJING, -"}' == output.value
    assert b"unique" == dict(output.headers)["kawat-fate"]
    assert ((b"o", b"1"),) == result.memo
    assert ("x", 2) == (result.kind, seen[0].commit)


def test_a_tombstone_has_no_value() -> None:
    """`record` None is a null value, not the text null."""
    run = lambda *_: Outcome(  # noqa: E731
        fate=Fate.WITHDRAWN, emits=(Emit(topic=PARSED, key=b"k", record=None),)
    )

    assert None is step(link(run), message(b"v")).outputs[0].value


def test_a_refused_input_is_a_dead_letter_with_its_own_bytes() -> None:
    """Key and value untouched, reason in headers and in the count."""
    result = step(link(refusing), message(b"\xff"))

    assert (b"k", b"\xff") == (result.outputs[0].key, result.outputs[0].value)
    assert b"empty_body" == dead(result)["kawat-reason"]
    assert "empty_body" == result.reason


def test_a_null_value_without_a_key_can_still_be_sent_as_a_dead_letter() -> None:
    """A client asserts a key or a value: the value is then empty."""
    assert b"" == step(link(refusing), message(None, None)).outputs[0].value


@pytest.mark.parametrize(
    ("value", "reason"),
    [(b"{", b"invalid_json"), (b"{}", b"invalid_field"), (None, b"invalid_json")],
)
def test_what_does_not_decode_is_a_dead_letter(value: bytes, reason: bytes) -> None:
    """Broken JSON and a wrong shape are told apart."""
    result = step(link(emitting, accepts=Dateline), message(value))

    assert reason == dead(result)["kawat-reason"]


def test_a_record_reaches_a_later_stage_decoded() -> None:
    """What parse emitted is what dedupe is called with."""
    seen: list[Incoming] = []
    step(link(emitting, accepts=Dateline), message(orjson.dumps(DATELINE_JSON)), seen)

    assert DATELINE == seen[0].record


DATELINE_JSON = {"text": "BEIJING, -", "place": "Beijing", "outlet": None}


def test_an_output_over_the_limit_is_never_sent() -> None:
    """It becomes a dead letter before the broker can refuse it."""
    result = step(link(emitting, limit=10), message(b"v"))

    assert b"output_too_large" == dead(result)["kawat-reason"]
    assert ((b"o", b"1"),) == result.memo  # what was remembered is kept


def test_stages_that_do_not_fit_are_refused() -> None:
    """A mistake in the topology shows at start, not at the first article."""
    one = Stage(name="one", accepts=Message, emits=Dateline, run=refusing)
    two = Stage(name="two", accepts=Dateline, emits=Message, run=refusing)

    assert (one, two) == chain(one, two)
    with pytest.raises(StageMismatch, match="two emits Message, two reads Dateline"):
        chain(one, two, two)


def test_a_raw_record_cannot_name_another_origin() -> None:
    """The header of a raw record is disbelieved; behind parse it is the truth."""
    false = structs.replace(message(b"v"), headers=(("kawat-origin", b"feed/9/9"),))

    result = step(link(refusing), false)

    assert b"feed/0/3" == dead(result)["kawat-origin"]
