"""The reference page of the settings."""

from __future__ import annotations

from pathlib import Path

from agents.settings_table import PAGE, page

ROOT = Path(__file__).resolve().parents[2]


def test_page_is_current() -> None:
    """Run `python -m agents.settings_table` after a change of the settings."""
    assert page() == (ROOT / PAGE).read_text(encoding="utf-8")
