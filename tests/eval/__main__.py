"""Print the quality figures beside their bars, per outlet, and the worst documents.

python -m tests.eval                    every table
python -m tests.eval figures [--json]   the bars alone; --part and --suite choose
python -m tests.eval numbers SUITE      every number that the scorer tells
python -m tests.eval topics             classify by length, language and topic
python -m tests.eval outlets            the text gold by outlet, its own file left out
python -m tests.eval worst              texts, pages and pairs that miss most, and why
python -m tests.eval pin SUITE          raise the floors; --lower lets them fall
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from rich.console import Console

from tests.eval import suites, worst
from tests.eval.bars import bars, rows
from tests.eval.classify import slices
from tests.eval.parse import outlets
from tests.eval.pin import pin
from tests.eval.table import as_json, show

PARTS = ("parse", "dedupe", "classify")
NAMES = tuple(suite.name for suite in suites.SUITES)


def main() -> int:
    """Do what was asked; 1 when a bar is missed, 2 without the data."""
    options = _arguments().parse_args()
    if not suites.DATA.exists():
        print(f"QUALITY NOT MEASURED: {suites.DATA} is not there", file=sys.stderr)
        return 2
    console = Console(highlight=False)
    match options.what:
        case "numbers":
            for name, figure in _measured(options.suite)[options.suite].items():
                print(f"{name:60}{figure:14.4f}")
        case "topics":
            slices.show(console)
        case "outlets":
            outlets.show(console)
        case "worst":
            worst.show(console, options.count)
        case "pin":
            return _pin(options.suite, may_fall=options.lower)
        case "figures":
            return _figures(options, console)
        case _:
            code = _figures(options, console)
            slices.show(console)
            outlets.show(console)
            worst.show(console, options.count)
            return code
    return 0


def _figures(options: argparse.Namespace, console: Console) -> int:
    asked = [bar for bar in bars() if options.part in (None, bar.part)]
    if options.suite:
        asked = [bar for bar in asked if bar.suite == options.suite]
    needed = {bar.suite for bar in asked}
    found = list(rows(tuple(asked), _measured(*needed)))
    if options.json:
        print(as_json(found))
    else:
        show(found, console)
    return int(any(row.is_held is False for row in found))


def _pin(name: str, *, may_fall: bool) -> int:
    (suite,) = _chosen([name])
    here = tuple(bar for bar in bars() if bar.suite == name)
    figures = _of(suite)
    if not figures:
        return 1
    fell = pin(suite, figures, here, may_fall=may_fall)
    for told in fell:
        print(f"{'lowered' if may_fall else 'KEPT'} {told}")
    return int(bool(fell) and not may_fall)


def _measured(*names: str | None) -> Mapping[str, Mapping[str, float]]:
    return {suite.name: _of(suite) for suite in _chosen(names)}


def _chosen(names: Iterable[str | None]) -> list[suites.Suite]:
    return [suite for suite in suites.SUITES if suite.name in set(names)]


def _of(suite: suites.Suite) -> Mapping[str, float]:
    print(f"measuring {suite.name} …", file=sys.stderr)
    with tempfile.TemporaryDirectory() as scratch:
        try:
            return suites.figures(suite, Path(scratch))
        except RuntimeError as error:  # a program failed: the other suites go on
            print(f"{suite.name} NOT MEASURED: {error}", file=sys.stderr)
            return {}


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.eval",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_subparsers(dest="what")
    parser.set_defaults(part=None, suite=None, json=False, count=20)
    figures = what.add_parser("figures", help="figures beside their bars")
    figures.add_argument("--part", choices=PARTS)
    figures.add_argument("--suite", choices=NAMES)
    figures.add_argument("--json", action="store_true")
    numbers = what.add_parser("numbers", help="all that one scorer tells")
    numbers.add_argument("suite", choices=NAMES)
    pinning = what.add_parser("pin", help="raise the floors of one suite")
    pinning.add_argument("suite", choices=NAMES)
    pinning.add_argument("--lower", action="store_true")
    what.add_parser("topics", help="classify by length, language and topic")
    what.add_parser("outlets", help="each outlet, and without its own file")
    worst_ones = what.add_parser("worst", help="documents that miss most")
    worst_ones.add_argument("--count", type=int, default=20)
    return parser


if __name__ == "__main__":
    sys.exit(main())
