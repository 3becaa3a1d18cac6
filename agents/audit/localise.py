"""Which hop lost a record: parse, or what comes after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from agents.audit.proofs import Unreadable, origin_of
from agents.audit.report import Report, Trouble
from schemas.message import Message

__all__ = ["localise"]


def localise(report: Report, parsed: Iterable[Message]) -> None:
    """Say of each lost record whether it reached `articles.parsed`, and where.

    The topic is read only when something is lost.
    """
    if not report.troubles[Trouble.LOST]:
        return
    places: dict[str, str] = {}
    for message in parsed:
        try:
            places.setdefault(origin_of(message), message.coordinates)
        except Unreadable:
            continue  # told by the audit of that hop
    report.violations = [
        replace(found, detail=f"{found.detail}; {_where(places.get(found.where))}")
        if found.trouble is Trouble.LOST
        else found
        for found in report.violations
    ]


def _where(place: str | None) -> str:
    return f"it reached {place}" if place else "it never reached articles.parsed"
