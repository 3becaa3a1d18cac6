"""All quality suites, and the words that tools pin the floors by."""

from __future__ import annotations

from pathlib import Path

from tests.eval.classify import suites as classify
from tests.eval.dedupe import suites as dedupe
from tests.eval.parse import suites as parse
from tests.eval.suite import DATA, ROOT, TOOLS, Suite, digest, figures

__all__ = ["DATA", "FLOORS", "ROOT", "SUITES", "TOOLS", "Suite", "digest", "figures"]

FLOORS = Path(__file__).with_name("floors.json")
SUITES = (*parse.SUITES, *dedupe.SUITES, *classify.SUITES)
