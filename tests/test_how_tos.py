"""The sessions that how-tos show: their files, their commands, what these print."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
KAWAT = str(Path(sys.executable).with_name("kawat"))
PAGES = [ROOT / "docs/how-to/why-a-duplicate.md"]
FILE = re.compile(r"`([\w-]+\.\w+)`:\n\n```\n(.*?)```", re.DOTALL)
SESSION = re.compile(r"```\n(\$ .*?)```", re.DOTALL)
CUT = "\u2026"  # stands for lines that are not shown


def commands(page: str) -> Iterator[tuple[list[str], list[str]]]:
    """Every command with the lines that are shown of what it prints."""
    for session in SESSION.findall(page):
        for part in session.split("$ ")[1:]:
            command, _, shown = part.partition("\n")
            yield shlex.split(command), [x for x in shown.splitlines() if x != CUT]


def run(words: list[str], folder: Path) -> list[str]:
    """Run a command of ours in a narrow English terminal's place; its lines."""
    words, to = (words[:-2], words[-1]) if ">" in words else (words, None)
    done = subprocess.run(
        [KAWAT, *words[1:]],
        cwd=folder,
        env=os.environ
        | {"COLUMNS": "80", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    if to:
        (folder / to).write_bytes(done.stdout)
    return done.stdout.decode().splitlines()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_sessions_print_what_is_shown(path: Path, tmp_path: Path) -> None:
    """Every shown line is printed, in that order, from the page's own files."""
    page = path.read_text("utf-8")
    for name, text in FILE.findall(page):
        (tmp_path / name).write_text(text, "utf-8")

    for words, shown in commands(page):
        printed = iter(run(words, tmp_path))
        missing = [line for line in shown if line not in printed]
        assert [] == missing, words
