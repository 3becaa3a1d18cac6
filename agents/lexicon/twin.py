"""The twin of the page for programs: the same facts as one JSON object."""

from __future__ import annotations

from dataclasses import asdict

from agents.lexicon.compare import Comparison
from schemas.codec import encode

__all__ = ["line"]


def line(found: Comparison) -> bytes:
    """Write everything that the page tells."""
    return encode(
        {
            "words": dict(zip(("before", "after"), found.versions, strict=True)),
            "articles": found.articles,
            "changed": found.changed,
            "abstained": dict(zip(("before", "after"), found.abstained, strict=True)),
            "subjects": {
                name: {
                    "before": found.before[name],
                    "after": found.after[name],
                    "gained": found.gained[name],
                    "lost": found.lost[name],
                }
                for name in found.subjects
            },
            "samples": [asdict(move) for move in found.samples],
        }
    )
