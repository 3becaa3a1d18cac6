"""Print the quality figures.

python -m tests.eval                 every suite's pinned figures beside their floors
python -m tests.eval --all text      every number that the scorer tells of one suite
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from tests.eval.suites import FLOORS, SUITES, figures


def main() -> None:
    """Run the suites that were named, or all."""
    wanted = [word for word in sys.argv[1:] if not word.startswith("-")]
    floors = json.loads(FLOORS.read_text("utf-8"))
    for suite in SUITES:
        if wanted and suite.name not in wanted:
            continue
        with tempfile.TemporaryDirectory() as scratch:
            found = figures(suite, Path(scratch))
        pinned = floors.get(suite.name, {})
        bars = {**pinned.get("min", {}), **pinned.get("max", {})}
        for name, value in found.items():
            if name in bars or "--all" in sys.argv:
                print(f"{suite.name:18} {name:40} {value:10.4f}  {bars.get(name, '')}")


if __name__ == "__main__":
    main()
