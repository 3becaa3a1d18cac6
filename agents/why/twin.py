"""The twin of the page for programs: the same facts as one JSON object."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from msgspec import to_builtins

from agents.why.differences import own_paragraphs, slots
from agents.why.judged import Side, Why
from schemas.codec import encode, share

__all__ = ["line"]

EXACT = 6  # decimals of a measure: enough to tell it from its bound


def line(why: Why) -> bytes:
    """Write everything the page shows; passages and changes go from A to B."""
    grounds, pair = why.grounds, why.grounds.pair
    own_first, own_second = own_paragraphs(why)
    return encode(
        {
            "a": _side(why.first, own_first),
            "b": _side(why.second, own_second),
            "decision": to_builtins(why.decision),
            "route": grounds.route,
            "names": why.names,
            "shared_keys": why.keys,
            "same_outlet": grounds.is_same_outlet,
            "containment_a": share(pair.share_there),
            "containment_b": share(pair.share_here),
            "jaccard": share(pair.jaccard),
            "passages": [
                {"text": one.text, "a": one.there, "b": one.here} for one in why.shared
            ],
            "changed": to_builtins(why.changed),
            "slots": {
                slot.name: {"both": slot.both, "a": slot.first, "b": slot.second}
                for slot in slots(why)
            },
            "tests": [
                {
                    "verdict": test.verdict,
                    "holds": test.holds,
                    "asked": [_asked(asdict(one)) for one in test.asked],
                }
                for test in grounds.tests
            ],
        }
    )


def _side(side: Side, own: tuple[int, ...]) -> dict[str, Any]:
    article = side.article
    return {
        "name": side.name,
        "source": article.source,
        "title": article.title,
        "published": to_builtins(article.published),
        "words": article.word_count,
        "paragraphs": side.paragraphs,
        "own_paragraphs": own,
    }


def _asked(told: dict[str, Any]) -> dict[str, Any]:
    rounded = {name: round(told[name], EXACT) for name in ("value", "bound")}
    return told | rounded
