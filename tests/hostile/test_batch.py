"""Every hostile message through one batch run: each has the fate that it must have.

The public collections (15,380 messages) take some minutes of CPU, each message alone
(time and memory) a quarter of an hour; both by hand, from the root:

    T=../shared/tools/make_hostile.py
    $T --out build/sets --sets && kawat run build/sets/values > build/sets.ndjson
    $T --check build/sets.ndjson --sets
    $T --run 'kawat run {}'
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT.parent / "shared" / "tools" / "make_hostile.py"
KAWAT = (sys.executable, "-c", "from agents.cli import main; main()")

pytestmark = [pytest.mark.shared, pytest.mark.eval, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def tool() -> str:
    """Find the program that makes and judges the messages."""
    if TOOL.exists():
        return str(TOOL)
    pytest.skip(f"HOSTILE MESSAGES NOT TESTED: no {TOOL}")


def test_each_message_reaches_its_fate(tool: str, tmp_path: Path) -> None:
    """One process reads all files, lives, and the judge finds no fault."""
    made = tmp_path / "hostile"
    records = tmp_path / "records.ndjson"
    ran(sys.executable, tool, "--out", str(made))
    with records.open("wb") as out:
        ran(*KAWAT, "run", str(made / "values"), out=out)

    judged = ran(sys.executable, tool, "--check", str(records), is_fine=False)
    assert [] == [line for line in judged.splitlines() if line.startswith("FAIL")]
    assert " 0 failed" in judged


def ran(*command: str, out: object = subprocess.PIPE, is_fine: bool = True) -> str:
    """Run a command at the root; what it printed."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdout=out,  # type: ignore[arg-type]
        stderr=subprocess.PIPE,
        check=False,
    )
    assert not is_fine or done.returncode == 0, done.stderr.decode()[-2000:]
    return (done.stdout or b"").decode("utf-8", "replace")
