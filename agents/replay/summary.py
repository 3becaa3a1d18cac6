"""A plan for people: what it reads, writes and takes, what may come out otherwise."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from agents.replay import words
from agents.replay.names import MARK
from agents.replay.plan import ALWAYS_DAYS, FromStage, Order, OutputKind, Plan, Range
from agents.replay.stage_settings import changed

__all__ = ["entry", "summary"]

MARGIN = 10  # of the column with the names
HEAD = ("partition", "from", "to", "records", "bytes", "first record", "last record")
RIGHT = {1, 2, 3, 4}
WIDE = 100  # columns from which the times fit beside the counts


def summary(plan: Plan, width: int = 80) -> str:
    """Write the plan in at most so many columns."""
    lines = [*entry("run", _writes(plan), width)]
    lines += entry("reads", _reads(plan), width)
    lines += entry("asked", _asked(plan), width)
    lines += entry("window", _window(plan), width)
    lines += entry("filters", _filters(plan), width)
    lines += entry("settings", _settings(plan), width)
    lines += entry("takes", _takes(plan), width)
    lines += entry("warm-up", _warm_up(plan), width)
    for caution in plan.cautions:
        lines += entry("caution", caution, width)
    lines += entry("digest", plan.digest, width)
    return "\n".join([*lines, "", *_table(plan, width)]) + "\n"


def entry(name: str, text: str, width: int) -> list[str]:
    """Write a name and, beside it, its text in as many lines as it needs."""
    if not text:
        return []
    return textwrap.wrap(
        text,
        width,
        initial_indent=name.ljust(MARGIN),
        subsequent_indent=" " * MARGIN,
        break_on_hyphens=False,
    )


def _writes(plan: Plan) -> str:
    where = {
        OutputKind.ISOLATED: f"topics {plan.topic_prefix}articles.*{MARK}{plan.run}",
        OutputKind.LIVE: "THE LIVE TOPICS, with kawat-mode: replay",
        OutputKind.FILES: f"files in {plan.output_path}",
    }
    return f"{plan.run}, from {plan.from_stage} to enriched, into {where[plan.output]}"


def _reads(plan: Plan) -> str:
    if plan.files:
        held = sum(file.records for file in plan.files)
        size = sum(file.bytes for file in plan.files)
        return (
            f"{words.many(len(plan.files), 'file')}, {words.many(held, 'article')}, "
            f"{words.size(size)}, in the order of their names"
        )
    names = ", ".join(dict.fromkeys(one.topic for one in plan.ranges))
    return f"{names} ({words.many(len(plan.ranges), 'partition')}), {_order(plan)}"


def _order(plan: Plan) -> str:
    if plan.from_stage is not FromStage.PARSE or len(plan.ranges) == 1:
        return "in the order of the log"
    recorded = sum(one.order is Order.RECORDED for one in plan.ranges)
    if recorded == len(plan.ranges):
        return "in the order that articles.parsed recorded"
    if not recorded:
        return "by timestamp, partition, offset"
    return (
        f"{recorded} in the order that articles.parsed recorded, the others by "
        "timestamp until it tells of them"
    )


def _asked(plan: Plan) -> str:
    asked = dict(plan.asked)
    files = asked.pop("files", "")
    return " ".join(
        [files, *(f"--{name} {text}".strip() for name, text in asked.items())]
    ).strip()


def _window(plan: Plan) -> str:
    if plan.since_ms is None and plan.until_ms is None:
        return ""
    begin = "the beginning" if plan.since_ms is None else words.at(plan.since_ms)
    end = "the end" if plan.until_ms is None else words.at(plan.until_ms)
    late = f", read {words.span(plan.slack_seconds)} further for late ones"
    has_slack = plan.until_ms is not None and plan.slack_seconds
    return f"from {begin} to {end}{late if has_slack else ''}"


def _filters(plan: Plan) -> str:
    told = [
        f"source {', '.join(plan.filters.sources)}" if plan.filters.sources else "",
        f"language {', '.join(plan.filters.languages)}"
        if plan.filters.languages
        else "",
        words.many(len(plan.filters.guids), "guid") if plan.filters.guids else "",
    ]
    return "; ".join(filter(None, told))


def _settings(plan: Plan) -> str:
    told = [f"{name} = {value}" for name, value in changed(plan.settings).items()]
    if plan.model:
        told.append(f"model {plan.model.path} ({plan.model.sha256[:8]})")
    return "; ".join(told)


def _takes(plan: Plan) -> str:
    if plan.estimate is None:
        return ""
    told = plan.estimate
    warm = " and the warm-up" if plan.warm_up else ""
    return (
        f"{words.many(told.records, 'record')}{warm} ({words.size(told.bytes)}) in "
        f"{_about(told.seconds)}: "
        f"{words.count(round(told.articles_per_second))} articles/s here, measured on "
        f"{words.count(told.sampled)} of them"
    )


def _about(seconds: float) -> str:
    return f"about {words.span(seconds)}" if seconds >= 1 else words.span(seconds)


def _warm_up(plan: Plan) -> str:
    if not plan.warm_up:
        return ""
    read = words.count(sum(one.records for one in plan.warm_up))
    since = (
        "from the beginning of the log"
        if plan.warm_up_days >= ALWAYS_DAYS
        else f"of the {words.days(plan.warm_up_days)} before"
    )
    return f"{read} records {since}, read and not emitted"


def _table(plan: Plan, width: int) -> list[str]:
    rows = [_row(one) for one in plan.ranges]
    head: Sequence[str] = HEAD
    if width < WIDE:
        head, rows = HEAD[:5], [row[:5] for row in rows]
    lined = list(_aligned([tuple(head), *rows]))
    if any(one.deleted for one in plan.ranges):
        lined += ["", *_gaps(plan.ranges)]
    return lined


def _row(one: Range) -> tuple[str, ...]:
    about = "" if one.is_exact else "~"
    return (
        one.name,
        words.count(one.start),
        words.count(one.end),
        words.count(one.records),
        f"{about}{words.size(one.bytes)}",
        words.at(one.first_timestamp),
        words.at(one.last_timestamp),
    )


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.rjust(width) if place in RIGHT else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


def _gaps(ranges: Sequence[Range]) -> Iterator[str]:
    for one in ranges:
        if one.deleted:
            yield (
                f"{one.name}: {words.count(one.deleted)} offsets of the window are "
                "deleted by retention"
            )
