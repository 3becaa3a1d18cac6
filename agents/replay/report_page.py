"""The report of a run for people: a table by partition, digests, what to know."""

from __future__ import annotations

from collections.abc import Iterator

from agents.replay import words
from agents.replay.passage import End
from agents.replay.report import Report

__all__ = ["page"]

DIGITS = 16  # of a digest: enough to compare by eye; --json has all


def page(report: Report) -> str:
    """Write it as plain lines."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    said = "balanced" if report.is_balanced else "NOT BALANCED"
    yield (
        f"{report.run}: {said} · {report.articles:,} records in"
        f" {words.span(report.seconds)}, {report.rate:,.0f}/s"
        + (f" · {report.warmed:,} read before them" if report.warmed else "")
    )
    yield from _table(report)
    for topic, digest in report.sha256.items():
        yield f"sha256 {digest[:DIGITS]}… {topic}"
    yield from (f"order  {text}" for text in _orders(report))
    yield from (f"note   {caution}" for caution in report.cautions)
    yield from (f"FAULT  {fault}" for fault in report.faults)


def _table(report: Report) -> Iterator[str]:
    head = ("partition", "read", *(end.value for end in End))
    rows = [
        (name, f"{one.read:,}", *(f"{getattr(one, end.value):,}" for end in End))
        for name, one in report.balance.items()
    ]
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        name, *numbers = (
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join((name, *numbers))


def _orders(report: Report) -> Iterator[str]:
    for partition, counts in report.orders.items():
        told = ", ".join(f"{n:,} {order}" for order, n in counts.items() if n)
        yield f"{partition}: {told}"
