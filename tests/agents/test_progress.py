"""Progress and tables: for a terminal, for a pipe."""

from __future__ import annotations

import io
import sys

import pytest

from agents import progress as module
from agents.console import table
from agents.progress import Progress


class Terminal(io.StringIO):
    """Something that a person looks at."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


def test_progress_tells_count_share_and_rate() -> None:
    """The line has what one waits for."""
    assert "1,500 of 6,000 (25%) articles, 750/s · 3 dead" == Progress(
        "articles", 6000
    ).line(1500, 2.0, "3 dead")
    assert "7 articles" == Progress("articles").line(7, 0.0)


def test_progress_is_silent_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing of it ends in a log file."""
    with Progress("articles") as progress:
        progress.at(1)

    assert "" == capsys.readouterr().err


def test_progress_line_is_cleared_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows begins on an empty line."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(module, "FIRST_AFTER_SECONDS", 0.0)
    with Progress("articles") as progress:
        progress.at(3)

    assert "3 articles" in terminal.getvalue()
    assert terminal.getvalue().endswith(module.CLEAR_LINE)


def test_table_is_aligned_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    """Columns as wide as their longest cell, no trailing blanks."""
    table(("fate", "messages"), [("unique", "58"), ("dead", "8")])

    assert "fate    messages\nunique  58\ndead    8\n" == capsys.readouterr().out


def test_table_on_a_terminal_takes_cells_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A cell in brackets is text, not markup of the library."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    table(("rule",), [("[bold]promo[/bold]",)])

    assert "[bold]promo[/bold]" in terminal.getvalue()
