"""The report as a table for people."""

from __future__ import annotations

from collections.abc import Iterator

from agents.audit.report import Fate, Report

__all__ = ["table"]

SHOWN = 20


def table(report: Report) -> str:
    """Lay the counts out, then the first violations; plain text of fixed width."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield f"{'raw records':<24}{report.raw:>10,}"
    for fate in Fate:
        if report.fates[fate] or fate is not Fate.PARSED:
            yield f"  {fate.value:<22}{report.fates[fate]:>10,}"
    if report.not_auditable:
        yield f"  {'not auditable':<22}{report.not_auditable:>10,}  (beyond retention)"
    yield f"{'versions to enrich':<24}{report.versions:>10,}"
    yield f"{'equal copies':<24}{report.copies:>10,}"
    for trouble, count in sorted(report.troubles.items()):
        yield f"{trouble.value.replace('_', ' ').upper():<24}{count:>10,}"
    for found in report.violations[:SHOWN]:
        yield f"  {found.trouble.value}: {found.where}: {found.detail}"
    hidden = report.troubles.total() - min(SHOWN, len(report.violations))
    if hidden > 0:
        yield f"  … and {hidden:,} more (--json lists them)"
    yield "balanced" if report.is_balanced else "NOT BALANCED"
