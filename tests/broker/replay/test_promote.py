"""A finished run beside a live chain on a real Kafka: compared, promoted, audited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import orjson
import pytest
from msgspec import structs, to_builtins

from agents.admin import make
from agents.exits import Exit, Stop
from agents.kafka_clients import producer
from agents.replay.diff import Kind, Options, diff
from agents.replay.diff.sides import side, stored
from agents.replay.names import AUDIT, own_topics, register_topics, replay_topic
from agents.replay.plan import FromStage, Plan, signed
from agents.replay.promotion import Promotion, promote
from agents.replay.register import known
from agents.replay.report import Report
from agents.replay.runs import RunState, State, stated
from agents.tap import tap
from schemas.message import Message
from schemas.topics import DUPLICATES, ENRICHED
from tests.agents.audit.on_a_broker import commit
from tests.agents.replay.diff.chain import articles, records
from tests.agents.replay.diff.test_seeded import SHEET
from tests.broker.articles.wire import Wire
from tests.broker.replay.deaths import promotion_dies_at

pytestmark = [pytest.mark.broker, pytest.mark.timeout(120)]

RUN = "seeded"
AT = "2026-03-05T10:00:00Z"


@dataclass(slots=True, kw_only=True)
class Stage:
    """A live chain that has done its feed, and a run with one word more over it."""

    wire: Wire
    live: list[Message]
    run: list[Message]

    def send(self, found: Iterable[Message], run: str | None = None) -> None:
        """Append records to the live topics, or to those of the run."""
        settings = self.wire.settings
        with producer(settings) as client:
            for one in found:
                live = settings.topic(one.topic)
                own = replay_topic(settings, one.topic, run) if run else live
                client.send(
                    own, key=one.key, value=one.value, headers=list(one.headers)
                )
            client.flush()

    def register(self, state: State = State.FINISHED, **more: Any) -> None:
        """Write the run's state as a run does."""
        plan = signed(Plan(run=RUN, made=AT, **more.pop("plan", {})))
        report = Report(
            run=RUN,
            plan=plan.digest,
            articles=1,
            seconds=1.0,
            rate=1.0,
            balance={},
            sha256={},
            orders={},
            **more,
        )
        told = RunState(
            run=RUN,
            state=state,
            plan=plan,
            started=AT,
            updated=AT,
            report=to_builtins(report),
        )
        output = stated(told)
        self.send(
            [
                Message(
                    topic=output.topic,
                    partition=0,
                    offset=0,
                    timestamp=0,
                    key=output.key,
                    value=output.value,
                )
            ]
        )

    def newest(self, topic: str = ENRICHED) -> dict[bytes, Message]:
        """What compaction would keep of a live topic."""
        return {one.key or b"": one for one in self.wire.read(topic)}

    def differing(self) -> tuple[int, dict[Kind, int]]:
        """Compare the run with live: how many articles differ, and in what."""
        a, b = (side(self.wire.settings, name) for name in (RUN, "live"))
        with stored(a, b) as shelves:
            summary = diff((RUN, "live"), shelves, Options(are_stamps_counted=True))
        return summary.differing, dict(summary.kinds)


@pytest.fixture
def stage(wiring: Callable[..., Wire]) -> Stage:
    """Publish the demo's feed; put on the topics what a worker and a run make of it."""
    wire = wiring(raw_partitions=1)
    feed = articles(wire.raw)
    made = Stage(
        wire=wire,
        live=records(feed),
        run=[
            one
            for one in records(feed, words=SHEET, run=RUN)
            if one.topic != "articles.parsed"
        ],
    )
    settings = wire.settings
    with producer(settings) as client:
        for one in feed:
            client.send(
                wire.raw, key=one.key, value=one.value, headers=list(one.headers)
            )
        client.flush()
    topics = own_topics(settings, RUN, FromStage.DEDUPE, retention_days=1)
    make(settings, (*topics, *register_topics(settings)))
    made.send(made.live)
    made.send(made.run, RUN)
    made.register(plan={"from_stage": FromStage.DEDUPE})
    commit(settings)
    return made


def published(entry: Promotion, topic: str = ENRICHED) -> int:
    """How many records of a topic went to live."""
    counts = entry.counts[topic]
    return counts["new"] + counts["replaced"]


def test_a_run_becomes_what_is_live(stage: Stage) -> None:
    """Dry, then for good, then again: nothing is left to do, the audit balances."""
    settings = stage.wire.settings
    before = stage.newest()
    differing, kinds = stage.differing()
    dry = promote(settings, RUN, is_dry=True)

    assert stage.newest() == before
    assert differing == kinds[Kind.STAMPS] > kinds[Kind.SUBJECTS] > 0

    real = promote(settings, RUN, is_dry=False)
    again = promote(settings, RUN, is_dry=False)

    assert dry.counts == real.counts
    assert published(real) > 0
    assert 0 == published(real, DUPLICATES)
    assert 0 == published(again)
    assert (0, {}) == stage.differing()
    assert State.PROMOTED is known(settings).of(RUN).state
    report = stage.wire.audit()
    assert [] == report.violations
    told = [orjson.loads(one.value or b"") for one in _audited(stage)]
    assert [(True, True), (False, False), (False, True)] == [
        (one["is_dry"], one["is_done"]) for one in told[:3]
    ]
    assert told[2]["counts"] == real.counts
    assert all(one["by"] and one["at"] and one["run"] == RUN for one in told)


def test_newer_and_withdrawn_articles_stay(stage: Stage) -> None:
    """Live went on after the run: a third version here, a takedown there."""
    enriched = [one for one in stage.live if one.topic == ENRICHED and _is_text(one)]
    newer, gone = enriched[0], enriched[-1]
    value = _told(newer) | {"version": "9"}
    canceled = {"uri": (gone.key or b"").decode(), "version": "9"}
    canceled |= {"pubStatus": "canceled", "stream": {"raw": {}}}
    later = [
        structs.replace(newer, value=orjson.dumps(value)),
        structs.replace(gone, value=orjson.dumps(canceled)),
    ]
    stage.send(later)

    entry = promote(stage.wire.settings, RUN, is_dry=False)
    newest = stage.newest()

    assert later == [
        structs.replace(newest[one.key or b""], **_place(one), headers=one.headers)
        for one in later
    ]
    assert entry.counts[ENRICHED]["newer"] == 1
    assert entry.counts[ENRICHED]["withdrawn"] >= 1
    assert (newest[newer.key or b""].value, newest[gone.key or b""].value) == (
        later[0].value,
        later[1].value,
    )


def test_a_killed_promotion_is_started_again(stage: Stage) -> None:
    """SIGKILL twice, live going on: nothing newer is overwritten, the rest follows."""
    settings = stage.wire.settings
    whole = promote(settings, RUN, is_dry=True)
    texts = [one for one in stage.live if one.topic == ENRICHED and _is_text(one)]
    ordered = sorted(texts, key=lambda one: one.key or b"")
    newer = [
        structs.replace(one, value=orjson.dumps(_told(one) | {"version": "9"}))
        for one in (ordered[0], ordered[-1])  # one is published by then, one is not
    ]

    promotion_dies_at(settings, RUN, 20)
    stage.send(newer)
    promotion_dies_at(settings, RUN, 40)
    assert State.FINISHED is known(settings).of(RUN).state
    rest = promote(settings, RUN, is_dry=False)

    newest = stage.newest()
    assert 0 < published(rest) < published(whole)
    assert 2 == rest.counts[ENRICHED]["newer"]
    assert [one.value for one in newer] == [
        newest[one.key or b""].value for one in newer
    ]
    assert 0 == published(promote(settings, RUN, is_dry=True))
    assert [] == stage.wire.audit().violations
    told = [orjson.loads(one.value or b"") for one in _audited(stage)]
    real = [one["is_done"] for one in told if not one["is_dry"]]
    assert [False, False, False, True] == real


def test_what_live_wrote_in_that_moment_is_not_hidden(stage: Stage) -> None:
    """A newer version, a takedown and a tombstone that came between look and write."""
    texts = [one for one in stage.run if one.topic == ENRICHED and _is_text(one)]
    ours = [*texts[:2], next(one for one in stage.run if one.topic == DUPLICATES)]
    newer = _told(texts[0]) | {"version": "9"}
    gone = {"uri": (texts[1].key or b"").decode(), "version": "1"}
    gone |= {"pubStatus": "canceled", "stream": {"raw": {}}}
    theirs = [orjson.dumps(newer), orjson.dumps(gone), None]
    for one, value in zip(ours, theirs, strict=True):
        stage.send([structs.replace(one, value=value), one])

    entry = promote(stage.wire.settings, RUN, is_dry=False)
    newest = stage.newest() | stage.newest(DUPLICATES)

    assert 3 == entry.repaired
    assert theirs == [newest[one.key or b""].value for one in ours]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"state": State.RUNNING}, Exit.USAGE),
        ({"faults": ("raw/0: 3 read, 2 fates",)}, Exit.FAILED),
    ],
    ids=["running", "uneven"],
)
def test_only_a_finished_even_run_is_promoted(
    stage: Stage, more: dict[str, Any], code: Exit
) -> None:
    """Anything else is refused before a record is sent."""
    stage.register(**more)
    before = stage.newest()

    with pytest.raises(Stop) as stopped:
        promote(stage.wire.settings, RUN, is_dry=False)

    assert code == stopped.value.code
    assert stage.newest() == before


def _audited(stage: Stage) -> list[Message]:
    name = stage.wire.settings.topic(AUDIT)
    return list(tap(stage.wire.settings, name, from_beginning=True, until_end=True))


def _told(one: Message) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(one.value or b"")
    return found


def _is_text(one: Message) -> bool:
    return b'"canceled"' not in (one.value or b"")


def _place(one: Message) -> dict[str, Any]:
    return {
        "topic": one.topic,
        "partition": one.partition,
        "offset": one.offset,
        "timestamp": one.timestamp,
    }
