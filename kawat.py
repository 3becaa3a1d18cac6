"""The way in: look whose packages would be imported, then run the command.

`agents` is a common name. Another distribution that brings it puts its files among
ours, or before them, and whichever was installed last wins file by file. That ends in
an import error somewhere, or in nothing at all; here it ends in one clear line.
Standard library only, and nothing of ours is imported before it is known to be ours.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path
from typing import NoReturn

__all__ = ["main", "strangers"]

PACKAGES = ("agents", "streams", "schemas")
MARK = '"""Kawat: '  # how each of our packages begins
CONFIGURATION = 78  # agents.exits; not imported before it is known to be ours
HOME = Path(__file__).resolve().parent


def main() -> NoReturn:
    """Run kawat; 78 when one of its packages is not its own."""
    found = [*strangers(HOME)]
    if found:
        sys.stderr.write(
            f"kawat: another package is mixed with ours: {found[0]}\n"
            f"  where: {HOME}\n"
            "  do:    install kawat alone, in an environment of its own\n"
        )
        sys.exit(CONFIGURATION)
    from agents.cli import main as run  # noqa: PLC0415 - only when it is ours

    run()


def strangers(home: Path) -> Iterator[str]:
    """Name what is not ours among our packages, beside the module in `home`."""
    ours = _installed(home)
    for package in PACKAGES:
        spec = PathFinder.find_spec(package)
        if spec is None or spec.origin is None:
            yield f"{package} has lost its __init__.py"
            continue
        start = Path(spec.origin).resolve()
        if start.parent != home / package:
            yield f"{package} is imported from {start.parent}"
        elif not start.read_text("utf-8", "replace").startswith(MARK):
            yield f"{start} was overwritten"
        elif ours:
            yield from (
                f"{path} is not ours"
                for path in sorted(start.parent.iterdir())
                if path.name != "__pycache__" and not _is_in(ours, path, home)
            )


def _installed(home: Path) -> frozenset[str]:
    """List the files that the wheel brought; none for a source tree."""
    return frozenset(
        line.partition(",")[0]
        for record in home.glob("kawat-*.dist-info/RECORD")
        for line in record.read_text("utf-8").splitlines()
    )


def _is_in(ours: frozenset[str], path: Path, home: Path) -> bool:
    name = path.relative_to(home).as_posix()
    return name in ours or any(each.startswith(f"{name}/") for each in ours)


if __name__ == "__main__":
    main()
