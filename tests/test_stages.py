"""What holds for every stage: a new one joins by its place in the topology alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.codec import decode
from schemas.contract import VALUES
from schemas.headers import Provenance
from schemas.message import Message, header
from schemas.topics import DEAD
from streams.dedupe import Memo
from streams.runner import Step, step
from streams.settings import Settings
from streams.topology import STAGES, WRITES, links

SETTINGS = Settings()
LINKS = links(SETTINGS, Provenance(version="test"))
NAMES = tuple(LINKS)
VALUES_IN = (
    {"guid": "1", "source": "contoh", "title": "Judul", "body": "Satu dua. Tiga."},
    {"guid": "1", "source": "contoh", "status": "canceled"},
    {"body": ""},
)


@dataclass
class Case:
    """Messages that a stage reads, as the stages before it made them."""

    stage: str
    messages: list[Message]

    def state(self) -> Any:
        """A fresh state for the stage."""
        return Memo(SETTINGS) if self.stage == "dedupe" else None

    def run(self) -> list[Step]:
        """Every message once, with a fresh state."""
        state = self.state()
        return [
            step(LINKS[self.stage], m, state, commit=m.offset) for m in self.messages
        ]


def message(topic: str, offset: int, value: bytes | None, **rest: Any) -> Message:
    """One record of a topic with one partition."""
    key = rest.pop("key", b"k")
    return Message(
        topic=topic,
        partition=0,
        offset=offset,
        timestamp=1_772_406_600_000,
        key=key,
        value=value,
        **rest,
    )


def cases() -> dict[str, Case]:
    """Feed the sample through the chain and keep what each stage read."""
    values = [orjson.dumps(value) for value in VALUES_IN]
    feed = [message("articles.raw", n, value) for n, value in enumerate(values)]
    found = {}
    for name in NAMES:
        found[name] = Case(name, feed)
        outputs = [o for taken in found[name].run() for o in taken.outputs]
        onward = [o for o in outputs if o.topic == WRITES[name][0]]
        feed = [
            message(o.topic, n, o.value, key=o.key, headers=o.headers)
            for n, o in enumerate(onward)
        ]
    return found


CASES = cases()
every_stage = pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))


def test_the_chain_has_the_stages_of_the_topology() -> None:
    """Nobody is forgotten here."""
    assert STAGES == NAMES
    assert all(case.messages for case in CASES.values())


@every_stage
def test_running_again_gives_the_same_bytes(case: Case) -> None:
    """Keys, values, headers and memo depend on nothing but the input."""
    assert case.run() == case.run()


@every_stage
def test_outputs_go_where_the_topology_says_and_decode(case: Case) -> None:
    """No other topic; every value is a record of that topic."""
    for output in (o for taken in case.run() for o in taken.outputs):
        assert output.topic in WRITES[case.stage]
        if output.topic != DEAD and output.value is not None:
            assert decode(output.value, VALUES[output.topic])


@every_stage
def test_every_output_names_its_origin(case: Case) -> None:
    """Nothing is invented: topic/partition/offset of a raw record."""
    for source, taken in zip(case.messages, case.run(), strict=True):
        origin = header(source.headers, "kawat-origin") or source.coordinates
        for output in taken.outputs:
            assert origin == header(output.headers, "kawat-origin")
            assert case.stage == header(output.headers, "kawat-stage")


@every_stage
def test_a_key_is_there_and_not_the_origin_of_chance(case: Case) -> None:
    """A record for a compacted topic without a key would stop the worker."""
    for output in (o for taken in case.run() for o in taken.outputs):
        assert output.key


@pytest.mark.parametrize("name", NAMES)
@given(value=st.binary(max_size=300) | st.none(), key=st.binary(max_size=8) | st.none())
def test_garbage_is_a_dead_letter_and_nothing_else(
    name: str, value: bytes | None, key: bytes | None
) -> None:
    """No bytes stop the stream: a stage answers or refuses, it never raises."""
    state = Memo(SETTINGS) if name == "dedupe" else None
    taken = step(LINKS[name], message("t", 0, value, key=key), state)

    assert taken.outputs
    assert all(o.value is not None for o in taken.outputs if o.topic == DEAD)
