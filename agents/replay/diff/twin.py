"""The summary for programs: the counts as one JSON object."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from agents.replay.diff.difference import Kind
from agents.replay.diff.summary import Share, Summary
from agents.replay.diff.told import ranked, shares
from schemas.codec import encode

__all__ = ["line"]


def line(summary: Summary) -> bytes:
    """Write every count; lists are sorted by count, then by name."""
    return encode(
        {
            "a": summary.a,
            "b": summary.b,
            "articles": summary.articles,
            "equal": summary.equal,
            "differing": summary.differing,
            "compacted": summary.compacted,
            "unreadable": summary.unreadable,
            "kinds": {kind: summary.kinds[kind] for kind in Kind},
            "fates": _pairs(summary.fates),
            "verdicts": _pairs(summary.verdicts),
            "languages": _pairs(summary.languages),
            "lines": {name: summary.lines[name] for name in ("went", "came")},
            "subjects": {
                "added": _counts(summary.added, summary.names),
                "dropped": _counts(summary.dropped, summary.names),
                "shifts": {str(k): summary.shifts[k] for k in sorted(summary.shifts)},
            },
            "fields": dict(ranked(summary.fields)),
            "stamps": [
                {"path": path, "a": a, "b": b, "articles": count}
                for (path, a, b), count in sorted(summary.stamps.items())
            ],
            "by_outlet": _shares(summary.outlets),
            "by_subject": _shares(summary.subjects),
            "by_day": _shares(summary.days),
        }
    )


def _pairs(table: Counter[tuple[str, str]]) -> list[dict[str, Any]]:
    ranked_pairs = sorted(table.items(), key=lambda one: (-one[1], one[0]))
    return [{"a": a, "b": b, "articles": count} for (a, b), count in ranked_pairs]


def _counts(counts: Counter[str], names: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {"literal": literal, "name": names.get(literal), "articles": count}
        for literal, count in ranked(counts)
    ]


def _shares(table: dict[str, Share]) -> list[dict[str, Any]]:
    return [{"name": name} | asdict(share) for name, share in shares(table)]
