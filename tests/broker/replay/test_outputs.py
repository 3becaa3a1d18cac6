"""What a run writes is what live wrote: into topics, files, and back to live."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from kafka import TopicPartition

from agents.kafka_clients import consumer
from agents.replay.plan import FromStage, OutputKind
from agents.replay.plan_file import write
from agents.replay.register import known
from agents.replay.run import run
from agents.replay.runs import State
from schemas.message import Message, header
from schemas.topics import DEAD, ENRICHED, PARSED, UNIQUE
from streams.settings import Settings
from tests.broker.articles.wire import Wire
from tests.broker.replay.commands import running
from tests.broker.replay.fed import (
    COUNT,
    ONE,
    TERMINAL,
    TWO,
    pairs,
)
from tests.broker.replay.plans import plan_over, written

pytestmark = [pytest.mark.broker, pytest.mark.timeout(180)]


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
