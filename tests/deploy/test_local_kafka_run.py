"""`make kafka` on a real machine: it says where it is, and Ctrl-C leaves nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.kafka.local import missing, reopen

LAUNCHER = Path(__file__).resolve().parents[2] / "deploy" / "kafka" / "local.py"
IS_LACKING = bool(missing()) and os.environ.get("CI") != "true"  # there it fails
pytestmark = [
    pytest.mark.broker,
    pytest.mark.skipif(IS_LACKING, reason=f"KAFKA NOT TESTED, missing: {missing()}"),
]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_the_cluster(tmp_path: Path, number: signal.Signals) -> None:
    """The address comes first; afterwards no node runs, and the end is a clean one."""
    with subprocess.Popen(
        [sys.executable, LAUNCHER, "--folder", tmp_path, "run"],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        told = [process.stdout.readline() for _ in range(3)]
        running = reopen(tmp_path).running()
        process.send_signal(number)
        rest = process.stdout.read()

    assert told[1].startswith("export KAWAT_BOOTSTRAP=127.0.0.1:")
    assert (1,) == running
    assert ("stopped\n", 0, ()) == (
        rest,
        process.returncode,
        reopen(tmp_path).running(),
    )


def test_a_node_that_ends_is_told(tmp_path: Path) -> None:
    """Nobody waits at a cluster that is gone."""
    with subprocess.Popen(
        [sys.executable, LAUNCHER, "--folder", tmp_path, "run"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        for _ in range(3):
            process.stdout.readline()
        reopen(tmp_path).kill(1)
        said = process.stderr.read()

    assert 1 == process.returncode
    assert "a node has ended" in said
