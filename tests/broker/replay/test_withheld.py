"""What is withdrawn or embargoed stays so in every replay, wherever it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest
from msgspec import structs

from agents.replay.plan import FromStage, OutputKind, Plan
from agents.replay.run import Options, run
from schemas.codec import encode
from schemas.topics import DUPLICATES, ENRICHED
from tests.broker.articles.feed import Raw, envelope
from tests.broker.articles.wire import Wire
from tests.broker.replay.plans import plan_over, written

pytestmark = [pytest.mark.broker, pytest.mark.timeout(120)]

EMBARGO = "2026-04-01T00:00:00+00:00"
BEFORE, INSIDE, BEHIND, HELD = range(4)  # articles, by where their takedown lies
START, END = 2, 8  # of the range, without a warm-up


def feed() -> Iterator[Raw]:
    """Send three articles with their takedowns, and one that is embargoed."""
    held = envelope(HELD)
    told = {"status": "withheld", "embargoed_until": EMBARGO}
    value = encode(orjson.loads(held.value or b"") | told)
    yield envelope(BEFORE)
    yield takedown(BEFORE)
    yield envelope(BEFORE)  # the range begins with it
    yield envelope(INSIDE)
    yield envelope(INSIDE)
    yield takedown(INSIDE)
    yield replace(held, value=value)
    yield envelope(BEHIND)
    yield takedown(BEHIND)  # the range ends before it


def takedown(number: int) -> Raw:
    """Withdraw an article by its guid."""
    one = envelope(number)
    guid = (one.key or b"").decode()
    value = {"guid": guid, "source": guid.split("-")[0], "status": "canceled"}
    return replace(one, value=encode(value))


@pytest.fixture(scope="module")
def wire(wiring: Callable[..., Wire]) -> Wire:
    """Let a live worker take all of it."""
    made = wiring(raw_partitions=1)
    worker = made.start()
    worker.await_ready(60)
    made.publish(replace(raw, partition=0) for raw in feed())
    made.audit()
    assert 0 == worker.stop()
    return made


def planned(wire: Wire, stage: FromStage, output: OutputKind, folder: Path) -> Plan:
    """Plan the range; of articles.unique, whose order is another, all."""
    plan = plan_over(
        wire.settings,
        f"{stage}-{output}",
        stage,
        output=output,
        output_path=str(folder) if output is OutputKind.FILES else None,
    )
    if stage is FromStage.CLASSIFY:
        return plan
    (whole,) = plan.ranges
    part = structs.replace(whole, start=START, end=END, records=END - START)
    return plan_over(
        wire.settings,
        plan.run,
        stage,
        output=output,
        output_path=plan.output_path,
        ranges=(part,),
    )


def newest(wire: Wire, plan: Plan, folder: Path) -> dict[str, dict[str, Any]]:
    """Keep what a reader keeps: the last value under each key, null for none."""
    if plan.output is OutputKind.FILES:
        path = folder / f"{ENRICHED}.ndjson"
        lines = map(orjson.loads, path.read_bytes().splitlines())
        return {one["key"]: one["value"] for one in lines}
    run_name = None if plan.output is OutputKind.LIVE else plan.run
    return {
        (one.key or b"").decode(): orjson.loads(one.value or b"null")
        for one in written(wire.settings, ENRICHED, run_name)
    }


@pytest.mark.parametrize(
    ("stage", "output"),
    [
        (FromStage.PARSE, OutputKind.ISOLATED),
        (FromStage.PARSE, OutputKind.LIVE),
        (FromStage.PARSE, OutputKind.FILES),
        (FromStage.DEDUPE, OutputKind.FILES),
        (FromStage.CLASSIFY, OutputKind.ISOLATED),
        (FromStage.CLASSIFY, OutputKind.FILES),
    ],
)
def test_withdrawn_stays_withdrawn_and_embargoed_embargoed(
    wire: Wire, tmp_path: Path, stage: FromStage, output: OutputKind
) -> None:
    """Live's takedowns lie before, in and behind the range; its articles end alike."""
    plan = planned(wire, stage, output, tmp_path / "out")

    report = run(wire.settings, plan, Options(workers=1))

    live = newest(wire, structs.replace(plan, output=OutputKind.LIVE), tmp_path)
    found = newest(wire, plan, tmp_path / "out")
    assert report.is_balanced
    assert live.keys() == found.keys()
    assert 3 == sum(one["pubStatus"] == "canceled" for one in found.values())
    (held,) = [one for one in found.values() if one["pubStatus"] != "canceled"]
    assert ("withheld", EMBARGO) == (held["pubStatus"], held["embargoedUntil"])


def test_only_a_takedown_inside_is_told_as_it_happened(
    wire: Wire, tmp_path: Path
) -> None:
    """Of the other articles no text is written at all, as live wrote none by then."""
    plan = planned(wire, FromStage.PARSE, OutputKind.ISOLATED, tmp_path)

    run(wire.settings, plan, Options(name="told", workers=1))

    records = written(wire.settings, ENRICHED, "told")
    values = [orjson.loads(one.value or b"") for one in records]
    texts = [
        one["headlines"][0]["value"] for one in values if one["pubStatus"] != "canceled"
    ]
    sent = [orjson.loads(envelope(n).value or b"")["title"] for n in (INSIDE, HELD)]
    assert sorted(sent) == sorted(texts)


def test_files_keep_no_text_of_what_was_withdrawn(wire: Wire, tmp_path: Path) -> None:
    """Neither the article nor its redelivery, nor dedupe's memory of it."""
    out = tmp_path / "out"
    plan = planned(wire, FromStage.PARSE, OutputKind.FILES, out)

    run(wire.settings, plan, Options(name="hidden", workers=1))

    text = b"".join(each.read_bytes() for each in out.rglob("*") if each.is_file())
    bodies = [orjson.loads(envelope(n).value or b"")["body"] for n in range(4)]
    has = [body.split("\n")[2].encode() in text for body in bodies]
    assert [False, False, False, True] == has
    lines = (out / f"{DUPLICATES}.ndjson").read_bytes().splitlines()
    assert [None] == [orjson.loads(each)["value"] for each in lines]
