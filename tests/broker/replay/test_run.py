"""Runs of plans beside a live chain that has done its feed."""

from __future__ import annotations

import json
import signal
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from kafka import TopicPartition
from msgspec import structs

from agents.admin import make
from agents.exits import Exit, Stop
from agents.kafka_clients import consumer, transactional
from agents.replay.answers import answer
from agents.replay.names import replay_topic, state_topic
from agents.replay.plan import Filters, FromStage, OutputKind, Plan
from agents.replay.plan_file import write
from agents.replay.register import known, open_register
from agents.replay.run import Options, run
from agents.replay.runs import Ask, RunState, State
from agents.replay.standing import Standing
from agents.replay.writing import KafkaSink
from schemas.message import Message, header
from schemas.topics import DEAD, DUPLICATES, ENRICHED, PARSED, UNIQUE
from streams.settings import Settings
from tests.broker.articles.feed import mixed
from tests.broker.articles.wire import Wire
from tests.broker.replay.commands import running
from tests.broker.replay.plans import AT, plan_over, ranges, written
from tests.broker.run import until

pytestmark = [pytest.mark.broker, pytest.mark.timeout(180)]

COUNT = 240
TERMINAL = (ENRICHED, DUPLICATES, DEAD)
ONE = Options(workers=1)
TWO = Options(workers=2)
KILLS = 3
RATE = 8  # records a second: whoever asks has half a minute before such a run is over
SLOW = ("--rate", str(RATE), "--workers", "1", "--nice", "0")
WAIT_SECONDS = 120


@pytest.fixture(scope="module")
def wire(wiring: Callable[..., Wire]) -> Wire:
    """Let a live worker take the whole feed."""
    made = wiring()
    worker = made.start()
    worker.await_ready(60)
    made.publish(mixed(COUNT))
    made.audit()
    assert 0 == worker.stop()
    return made


def pairs(records: list[Message]) -> list[tuple[bytes | None, bytes | None]]:
    """Keep keys and values, sorted."""
    found = [(record.key, record.value) for record in records]
    return sorted(found, key=lambda pair: (pair[0] or b"", pair[1] or b""))


def commits(settings: Settings) -> dict[TopicPartition, int | None]:
    """Ask where the live group stands in everything that it reads."""
    names = (settings.raw_topics[0], settings.topic(PARSED), settings.topic(UNIQUE))
    with consumer(settings, settings.effective_group) as client:
        places = [
            TopicPartition(name, number)
            for name in names
            for number in sorted(client.partitions_for_topic(name))
        ]
        return {place: client.committed(place) for place in places}


def of_live(record: Message) -> tuple[str, ...]:
    """Take a record with its headers, but for those that tell a replay from live."""
    replay = {"kawat-mode", "kawat-run"}
    headers = sorted(pair for pair in record.headers if pair[0] not in replay)
    return tuple(map(repr, (record.partition, record.key, record.value, headers)))


@pytest.mark.parametrize("stage", [FromStage.PARSE, FromStage.DEDUPE])
def test_the_recorded_order_gives_what_live_wrote(wire: Wire, stage: FromStage) -> None:
    """Byte for byte, record for record; the live group is not touched."""
    settings, name = wire.settings, f"same-{stage}"
    before = commits(settings)

    report = run(settings, plan_over(settings, name, stage), TWO)

    assert report.is_balanced
    assert before == commits(settings)
    for topic in (UNIQUE, *TERMINAL):
        if (stage, topic) == (FromStage.DEDUPE, DEAD):
            continue  # those of parse are not read again
        live, replayed = written(settings, topic), written(settings, topic, name)
        assert pairs(live) == pairs(replayed), topic
    told = {header(each.headers, "kawat-mode") for each in replayed}
    assert {"replay"} == told
    if stage is FromStage.DEDUPE:
        live, replayed = written(settings, UNIQUE), written(settings, UNIQUE, name)
        assert sorted(map(of_live, live)) == sorted(map(of_live, replayed))


def test_classify_labels_what_dedupe_passed(wire: Wire) -> None:
    """The third stage alone: from articles.unique, with its takedowns."""
    settings = wire.settings

    report = run(settings, plan_over(settings, "labels", FromStage.CLASSIFY), ONE)

    assert report.is_balanced
    assert pairs(written(settings, ENRICHED)) == pairs(
        written(settings, ENRICHED, "labels")
    )


def test_killed_runs_write_what_an_unkilled_one_writes(
    wire: Wire, tmp_path: Path
) -> None:
    """Killed again and again between and in transactions; another core count too."""
    settings = wire.settings
    plan = plan_over(settings, "whole")
    whole = run(settings, plan, Options(workers=1))
    path = tmp_path / "plan.json"
    write(plan, path)
    for _ in range(KILLS):
        _kill_under_way(settings, path, "killed")
    done = sum(_standing(settings, "killed").values())

    report = run(settings, plan, Options(name="killed", workers=2))

    assert KILLS <= done < COUNT
    assert whole.sha256 == report.sha256
    assert whole.balance == report.balance
    assert report.is_balanced


def _kill_under_way(settings: Settings, path: Path, name: str) -> None:
    """Let it go on until it has committed something more, and kill it."""
    before = _standing(settings, name)
    with running(settings, path, name, *SLOW) as process:
        until(
            lambda: process.poll() is not None or _standing(settings, name) != before,
            WAIT_SECONDS,
            "did not go on",
        )
        assert process.poll() is None, process.communicate()
        process.kill()


def _standing(settings: Settings, name: str) -> dict[str, int]:
    state = known(settings).runs.get(name)
    return {} if state is None else dict(state.positions)


def test_the_command_ends_with_the_report(wire: Wire, tmp_path: Path) -> None:
    """Balanced = 0; called again it says the same without running."""
    settings, path = wire.settings, tmp_path / "plan.json"
    write(plan_over(settings, "told"), path)
    for _ in range(2):
        with running(settings, path, "told") as process:
            out, _ = process.communicate(timeout=60)

    report = json.loads(out)

    assert 0 == process.returncode
    assert COUNT == report["articles"]
    assert [] == report["faults"]


def test_a_second_process_ends_the_first(wire: Wire) -> None:
    """What the first wrote since its commit is nobody's; it is told why it ends."""
    settings = wire.settings
    topic = state_topic(settings, "fenced")
    make(settings, (topic,))
    open_register(settings)
    plan = plan_over(settings, "fenced")

    def sink(client: object) -> KafkaSink:
        return KafkaSink(
            client,  # type: ignore[arg-type]
            settings,
            state_topic=topic.name,
            name_of=lambda _: None,
        )

    def state(judged: int) -> tuple[Standing, RunState]:
        told = RunState(
            run="fenced", state=State.RUNNING, plan=plan, started=AT, updated=AT
        )
        return Standing(judged=judged), told

    def both() -> None:
        with transactional(settings, topic.name) as client:
            first = sink(client)
            first.write((), ((b"a", b"1"),))
            first.commit(*state(1))
            first.write((), ((b"a", b"2"),))
            with transactional(settings, topic.name) as other:
                second = sink(other)
                kept.append(second.kept())
                second.commit(*state(3))
            first.commit(*state(2))

    kept: list[tuple[Standing | None, dict[bytes, bytes]]] = []
    with pytest.raises(Stop, match="taken this run over") as stopped:
        both()

    assert Exit.TRY_AGAIN == stopped.value.code
    assert [(Standing(judged=1), {b"a": b"1"})] == kept


def test_a_run_rests_and_goes_on_as_it_is_asked(wire: Wire) -> None:
    """Paused it commits what it has; resumed it ends as any other."""
    settings = wire.settings
    rested: list[RunState] = []
    said: list[str] = []

    def asking() -> None:
        until(lambda: bool(_standing(settings, "rests")), WAIT_SECONDS, "no commit")
        said.append(answer(settings, "rests", Ask.PAUSE))
        rested.append(known(settings).of("rests"))
        said.append(answer(settings, "rests", Ask.RESUME))

    with _beside(asking):
        plan = plan_over(settings, "rests")
        report = run(settings, plan, Options(workers=1, rate=20))

    assert report.is_balanced
    assert ["rests is paused", "rests is running"] == said
    assert 0 < sum(rested[0].positions.values()) < COUNT
    assert State.FINISHED is known(settings).of("rests").state


def test_a_cancelled_run_ends(wire: Wire) -> None:
    """It says so, keeps what it has written, and is not begun again."""
    settings = wire.settings
    said: list[str] = []

    def asking() -> None:
        until(lambda: bool(_standing(settings, "ends")), WAIT_SECONDS, "no commit")
        said.append(answer(settings, "ends", Ask.CANCEL))

    plan = plan_over(settings, "ends")
    with pytest.raises(Stop, match="was cancelled"), _beside(asking):
        run(settings, plan, Options(workers=1, rate=RATE))

    state = known(settings).of("ends")
    assert ["ends is cancelled"] == said
    assert State.CANCELLED is state.state
    assert sum(state.counts.values()) == sum(state.positions.values())
    with pytest.raises(Stop, match="was cancelled") as stopped:
        run(settings, plan, ONE)
    assert Exit.FAILED == stopped.value.code
    assert state == known(settings).of("ends")


@contextmanager
def _beside(work: Callable[[], None]) -> Iterator[None]:
    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def test_a_warm_up_is_read_and_not_written(wire: Wire) -> None:
    """The second half, warmed by the first, gets the verdicts that it had."""
    settings = wire.settings
    whole = plan_over(settings, "halves")
    halves = [(one, one.start + one.records // 2) for one in whole.ranges]
    plan = plan_over(
        settings,
        "halves",
        ranges=tuple(structs.replace(one, start=at) for one, at in halves),
        warm_up=tuple(structs.replace(one, end=at) for one, at in halves),
    )
    begins = {one.name: at for one, at in halves}

    report = run(settings, plan, ONE)

    def is_late(record: Message) -> bool:
        origin = header(record.headers, "kawat-origin") or ""
        partition, _, offset = origin.rpartition("/")
        return int(offset) >= begins[partition]

    assert report.is_balanced
    assert COUNT == report.articles + report.warmed
    for topic in TERMINAL:
        live = [record for record in written(settings, topic) if is_late(record)]
        assert pairs(live) == pairs(written(settings, topic, "halves")), topic


def test_filters_hold_back_articles_but_judge_them(wire: Wire) -> None:
    """One outlet's copies stay copies of what is not written; takedowns pass."""
    settings = wire.settings
    plan = plan_over(settings, "some", filters=Filters(sources=("kutipan",)))

    report = run(settings, plan, ONE)

    live, copies = (
        [each.value for each in written(settings, DUPLICATES, name) if each.value]
        for name in (None, "some")
    )
    assert report.is_balanced
    assert 0 < sum(one.filtered for one in report.balance.values())
    assert sorted(v for v in live if _source(v) == "kutipan") == sorted(copies)


def _source(value: bytes) -> str:
    source: str = json.loads(value)["stream"]["raw"]["source"]
    return source


def test_what_was_withdrawn_behind_the_range_stays_so(wire: Wire) -> None:
    """The range ends before the takedowns: their articles come canceled, not whole."""
    settings = wire.settings
    gone = {
        record.key
        for record in written(settings, ENRICHED)
        if header(record.headers, "kawat-fate") == "withdrawn"
    }
    takedowns = _takedowns(settings)
    early = tuple(
        structs.replace(one, end=min([one.end, *takedowns.get(one.name, [])]))
        for one in ranges(settings, settings.raw_topics[0])
    )

    report = run(settings, plan_over(settings, "gone", ranges=early), ONE)

    found = written(settings, ENRICHED, "gone")
    texts = {each.key for each in found if b'"canceled"' not in (each.value or b"")}
    assert report.is_balanced
    assert {each.key for each in found} & gone
    assert not texts & gone


def _takedowns(settings: Settings) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for record in written(settings, ENRICHED):
        if header(record.headers, "kawat-fate") == "withdrawn":
            origin = header(record.headers, "kawat-origin") or ""
            partition, _, offset = origin.rpartition("/")
            found.setdefault(partition, []).append(int(offset))
    return found


def test_files_hold_what_the_topics_would(wire: Wire, tmp_path: Path) -> None:
    """Out of Kafka into a folder: as many records, but no text of what is gone."""
    settings = wire.settings
    plan = plan_over(
        settings, "paper", output=OutputKind.FILES, output_path=str(tmp_path / "out")
    )

    report = run(settings, plan, ONE)

    lines = (tmp_path / "out" / f"{ENRICHED}.ndjson").read_text().splitlines()
    live = [json.loads(each.value or b"") for each in written(settings, ENRICHED)]
    gone = {one["uri"] for one in live if one["pubStatus"] == "canceled"}
    left = [
        one for one in live if one["pubStatus"] == "canceled" or one["uri"] not in gone
    ]
    found = [json.loads(line)["value"] for line in lines]
    assert report.is_balanced
    assert len(live) == len(found)
    assert sorted(one["uri"] for one in left) == sorted(
        one["uri"] for one in found if one
    )


def test_another_plan_under_the_same_name_is_refused(wire: Wire) -> None:
    """Its outputs would lie among those of the other."""
    settings = wire.settings
    first: Plan = plan_over(settings, "mine", FromStage.CLASSIFY)
    run(settings, first, ONE)

    with pytest.raises(Stop, match="of another plan"):
        run(settings, plan_over(settings, "mine"), ONE)

    assert State.FINISHED is known(settings).of("mine").state
    assert written(settings, ENRICHED, "mine")
    assert replay_topic(settings, ENRICHED, "mine").endswith(".replay.mine")


def test_a_run_for_the_live_topics_is_promoted(wire: Wire) -> None:
    """When it is over; what live has already is not written again."""
    settings = wire.settings
    before = written(settings, ENRICHED)
    plan = plan_over(settings, "public", FromStage.CLASSIFY, output=OutputKind.LIVE)

    report = run(settings, plan, ONE)

    assert report.is_balanced
    assert State.PROMOTED is known(settings).of("public").state
    assert before == written(settings, ENRICHED)
    assert written(settings, ENRICHED, "public")


def test_a_stopped_run_says_how_far_it_is(wire: Wire, tmp_path: Path) -> None:
    """Its metrics while it runs; after SIGTERM exit code 75, paused, to be gone on."""
    settings, path = wire.settings, tmp_path / "plan.json"
    write(plan_over(settings, "stops"), path)
    with running(settings, path, "stops", *SLOW, "--web-port", "0") as process:
        assert process.stderr is not None
        address = next(one for one in process.stderr if one.startswith(b"http"))
        until(lambda: bool(_standing(settings, "stops")), WAIT_SECONDS, "no commit")
        with urllib.request.urlopen(address.decode(), timeout=30) as page:  # noqa: S310 - our own
            metrics = page.read().decode()
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=60)

    assert Exit.TRY_AGAIN == process.returncode, errors
    assert State.PAUSED is known(settings).of("stops").state
    assert 'kawat_articles_total{outcome="passed",stage="parse"}' in metrics
    assert 'kawat_consumer_lag_records{partition="' in metrics
