"""Quality floors, pinned with the digest of the data that they were measured on.

`python -m tests.eval pin SUITE` raises them; one that shall fall needs `--lower`, and
its reason in the commit.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.eval import suites

PINNED = json.loads(suites.FLOORS.read_text("utf-8"))
MEASURED = [suite for suite in suites.SUITES if suite.name in PINNED]
pytestmark = [pytest.mark.shared, pytest.mark.eval, pytest.mark.timeout(900)]


@pytest.fixture(autouse=True)
def data() -> None:
    """Skip with one loud line without the data, which is not ours to publish."""
    if not suites.DATA.exists():
        pytest.skip(f"QUALITY NOT MEASURED: {suites.DATA} is not there")


@pytest.mark.parametrize("suite", MEASURED, ids=lambda s: s.name)
def test_quality_holds_its_floor(suite: suites.Suite, tmp_path: Path) -> None:
    """No pinned figure is below its floor or above its ceiling."""
    pinned = PINNED[suite.name]
    assert pinned["data_sha256"] == suites.digest(suite), "other data: measure anew"
    found = suites.figures(suite, tmp_path)
    short = {
        name: (found.get(name), bar)
        for name, bar in pinned["min"].items()
        if found.get(name, -1) < bar
    } | {
        name: (found.get(name), bar)
        for name, bar in pinned.get("max", {}).items()
        if found.get(name, bar + 1) > bar
    }

    assert {} == short
