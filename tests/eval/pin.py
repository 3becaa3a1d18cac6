"""Pin the floors: what was measured, cut after three decimals, with the data's digest.

A floor goes up by itself; down only when somebody says so, with the reason in the
commit.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from tests.eval.bars import Bar
from tests.eval.suites import FLOORS, Suite, digest

__all__ = ["pin", "pinned"]

Floors = dict[str, Any]


def pin(
    suite: Suite, figures: Mapping[str, float], bars: tuple[Bar, ...], *, may_fall: bool
) -> list[str]:
    """Write the suite's floors anew; what would fall is told and kept as it was."""
    floors = json.loads(FLOORS.read_text("utf-8"))
    new, fell = pinned(floors.get(suite.name, {}), figures, bars, may_fall=may_fall)
    floors[suite.name] = {"data_sha256": digest(suite)} | new
    FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
    return fell


def pinned(
    old: Floors, figures: Mapping[str, float], bars: tuple[Bar, ...], *, may_fall: bool
) -> tuple[Floors, list[str]]:
    """Give floors of all names that were pinned or have a bar, and which would fall."""
    low = _names(old, "min", [one.path for one in bars if one.at_least is not None])
    high = _names(old, "max", [one.path for one in bars if one.at_most is not None])
    new = {
        "min": {
            name: _cut(math.floor, figures[name]) for name in low if name in figures
        },
        "max": {
            name: _cut(math.ceil, figures[name]) for name in high if name in figures
        },
    }
    fell = []
    for side, is_worse in (("min", float.__lt__), ("max", float.__gt__)):
        for name, before in old.get(side, {}).items():
            if name not in new[side] or is_worse(new[side][name], float(before)):
                fell.append(f"{name}: {before} → {new[side].get(name)}")
                if not may_fall:
                    new[side][name] = before
    return new, fell


def _names(old: Floors, side: str, paths: list[str]) -> list[str]:
    return sorted({*old.get(side, {}), *paths})


def _cut(way: Any, figure: float) -> float:
    return float(way(round(figure * 1000, 6)) / 1000)
