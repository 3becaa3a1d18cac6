"""kawat demo: a real worker on the embedded broker, told from its topics."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = "from agents.cli import main; main()"


@pytest.mark.mock
def test_demo_ends_by_itself_and_balances() -> None:
    """One call shows fates, three explained examples, metrics, and exits with 0."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "demo"],
        capture_output=True,
        env={k: v for k, v in os.environ.items() if not k.startswith("KAWAT_")},
        check=False,
        timeout=240,
    )
    told = done.stdout.decode()

    assert (0, "") == (done.returncode, done.stderr.decode())
    assert "balanced: each raw record has exactly one fate" in told
    assert "is a copy of" in told
    assert "is version 2:" in told
    assert "promo        Baca juga" in told
    assert 'kawat_articles_total{outcome="enriched",stage="classify"}' in told
