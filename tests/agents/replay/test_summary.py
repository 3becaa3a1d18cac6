"""The plan for people."""

from __future__ import annotations

import pytest

from agents.replay.plan import (
    ALWAYS_DAYS,
    Estimate,
    Filters,
    FromStage,
    Model,
    Order,
    OutputKind,
    Plan,
    Range,
    SourceFile,
)
from agents.replay.stage_settings import frozen
from agents.replay.summary import summary
from streams.settings import Settings
from tests.agents.replay.runs import plan

WARM = Range(topic="raw", partition=0, start=0, end=100, records=100, bytes=900)


def ranges(*orders: Order, deleted: int = 0) -> tuple[Range, ...]:
    """Partitions in these orders."""
    return tuple(
        Range(
            topic="articles.raw",
            partition=number,
            start=1_000,
            end=22_000,
            records=21_000,
            bytes=4_200_000,
            first_timestamp=1_781_950_272_000,
            last_timestamp=None,
            deleted=deleted,
            order=order,
        )
        for number, order in enumerate(orders)
    )


def told(**fields: object) -> str:
    """The summary on one line, white space aside."""
    return " ".join(summary(plan(run="r1", **fields)).split())


def test_a_summary_says_where_it_writes_and_what_it_reads() -> None:
    """The first lines are the ones that one must not get wrong."""
    text = told(topic_prefix="eve.", ranges=ranges(Order.RECORDED, Order.RECORDED))

    assert (
        "run r1, from parse to enriched, into topics eve.articles.*.replay.r1" in text
    )
    assert (
        "articles.raw (2 partitions), in the order that articles.parsed recorded"
        in text
    )
    assert "articles.raw/1 1,000 22,000 21,000 ~4.2 MB" in text


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_line_is_wider_than_asked(width: int) -> None:
    """Long names are wrapped, the digest fits."""
    made = plan(
        run="r20260620-101112-ab12",
        ranges=ranges(Order.RECORDED, Order.TIMESTAMP, deleted=70),
        filters=Filters(sources=tuple(f"harian-{n}" for n in range(20))),
        estimate=Estimate(
            records=42_000, bytes=10**9, seconds=9_000.0, articles_per_second=1234.5
        ),
        warm_up=(WARM,),
        warm_up_days=7.0,
        cautions=("the log begins inside the warm-up: " + "and so on " * 20,),
        asked={"from": "-7d", "to": "now"},
    )

    widest = max(map(len, summary(made, width).splitlines()))

    assert widest <= max(width, 10 + len(made.digest))


def test_a_wide_summary_has_the_times() -> None:
    """First and last record, in UTC; unset is a dash."""
    text = summary(plan(ranges=ranges(Order.RECORDED)), 100)

    assert "2026-06-20 10:11:12Z  -" in text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"output": OutputKind.LIVE}, "into THE LIVE TOPICS"),
        ({"output": OutputKind.FILES, "output_path": "out"}, "into files in out"),
        (
            {"ranges": ranges(Order.TIMESTAMP, Order.TIMESTAMP)},
            "by timestamp, partition, offset",
        ),
        (
            {"ranges": ranges(Order.RECORDED, Order.TIMESTAMP)},
            "1 in the order that articles.parsed recorded, the others by timestamp",
        ),
        ({"ranges": ranges(Order.TIMESTAMP)}, "in the order of the log"),
        ({"from_stage": FromStage.DEDUPE}, "in the order of the log"),
        (
            {"files": (SourceFile(path="a.tar", bytes=9_000, sha256="0", records=12),)},
            "1 file, 12 articles, 9.0 kB, in the order of their names",
        ),
        (
            {"filters": Filters(sources=("kabar",), languages=("id",), guids=("a",))},
            "filters source kabar; language id; 1 guid",
        ),
        (
            {
                "settings": frozen(Settings(window_days=3.0)),
                "model": Model(path="words", sha256="abcdefghij"),
            },
            "settings window_days = 3.0; model words (abcdefgh)",
        ),
        (
            {"warm_up": (WARM,), "warm_up_days": 1.0},
            "warm-up 100 records of the 1 day before, read and not emitted",
        ),
        (
            {"warm_up": (WARM,), "warm_up_days": ALWAYS_DAYS},
            "100 records from the beginning of the log",
        ),
        (
            {"ranges": ranges(Order.RECORDED, deleted=70)},
            "articles.raw/0: 70 offsets of the window are deleted by retention",
        ),
        (
            {"since_ms": 0, "until_ms": 60_000, "slack_seconds": 600.0},
            "window from 1970-01-01 00:00:00Z to 1970-01-01 00:01:00Z, read 10 min",
        ),
        ({"until_ms": 60_000}, "window from the beginning to 1970-01-01 00:01:00Z"),
        ({"since_ms": 60_000}, "window from 1970-01-01 00:01:00Z to the end"),
        ({"asked": {"from": "-7d", "allow-gaps": ""}}, "asked --from -7d --allow-gaps"),
        (
            {
                "estimate": Estimate(
                    records=1,
                    bytes=2_000,
                    seconds=90.0,
                    articles_per_second=1_000.4,
                    sampled=1,
                ),
                "warm_up": (WARM,),
            },
            "1 record and the warm-up (2.0 kB) in about 1 min 30 s: 1,000 articles/s",
        ),
    ],
)
def test_what_a_plan_holds_is_said(fields: dict[str, object], said: str) -> None:
    """One line for each thing, and none for what is not there."""
    assert said in told(**fields)


def test_defaults_are_not_listed() -> None:
    """A plain plan has no line of settings, filters or warm-up."""
    made: Plan = plan(settings=frozen(Settings()))
    names = {line[:10].strip() for line in summary(made).splitlines()}

    assert set() == names & {"settings", "filters", "warm-up", "caution", "asked"}
