"""A quality suite: how it makes its input, runs Kawat and scores the records."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
TOOLS = SHARED / "tools"
DATA = SHARED / "data"
KAWAT = (sys.executable, "-c", "from agents.cli import main; main()")
MISSED = 1  # the scorers' exit code when something falls short; 2: bad input


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """Steps of one figure set; `{out}` in a word is the scratch folder.

    `make` is a tool that writes the input (to `stdout` when it prints it), `run` what
    `kawat run` is given, `score` a tool over `{out}/records` whose print is `read`.
    A suite without `run` is its `score` alone. `data` are the files that its floors
    depend on.
    """

    name: str
    part: str
    data: tuple[str, ...] = ()
    make: tuple[str, ...] = ()
    stdout: str | None = None
    run: tuple[str, ...] = ()
    score: tuple[str, ...]
    read: Callable[[bytes], object] = json.loads


def digest(suite: Suite) -> str:
    """SHA-256 over the names and bytes of the suite's data."""
    whole = hashlib.sha256()
    for place in suite.data:
        files = sorted(p for p in Path(place).rglob("*") if p.is_file())
        for path in files:
            whole.update(f"{path.relative_to(DATA)}\n".encode())
            whole.update(path.read_bytes())
    return whole.hexdigest()


def records(suite: Suite, out: Path) -> Path:
    """Make the input and run Kawat over it; the file of what it printed."""
    if suite.make:
        made = called(_program(suite.make, out))
        if suite.stdout:
            Path(suite.stdout.format(out=out)).write_bytes(made)
    found = out / "records"
    if suite.run:
        found.write_bytes(called([*KAWAT, "run", *_placed(suite.run, out)]))
    return found


def figures(suite: Suite, out: Path) -> dict[str, float]:
    """Run one suite; every number that its scorer tells, by its dotted name."""
    records(suite, out)
    scored = called(_program(suite.score, out), worst=MISSED)
    return dict(_numbers(suite.read(scored)))


def called(command: list[str], *, worst: int = 0) -> bytes:
    """Run a command at the root; raises RuntimeError when its exit code is higher."""
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True)
    if not 0 <= done.returncode <= worst:
        raise RuntimeError(f"{command[:3]}: {done.stderr.decode()[-2000:]}")
    return done.stdout


def _program(words: tuple[str, ...], out: Path) -> list[str]:
    """Name the interpreter, and a tool by its place; `-m` starts a module of ours."""
    tool, *rest = _placed(words, out)
    return [sys.executable, tool if tool == "-m" else str(TOOLS / tool), *rest]


def _placed(words: tuple[str, ...], out: Path) -> list[str]:
    return [word.replace("{out}", str(out)) for word in words]


def _numbers(value: object, name: str = "") -> Iterator[tuple[str, float]]:
    if isinstance(value, dict):
        items = [(str(key), item) for key, item in value.items()]
    elif isinstance(value, list):
        items = [(str(at), item) for at, item in enumerate(value)]
    else:
        items = []
    for key, item in items:
        yield from _numbers(item, f"{name}.{key}" if name else key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield name, float(value)
