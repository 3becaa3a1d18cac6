"""The floors of the house, read from the sources."""

from __future__ import annotations

import ast
import importlib.metadata
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STAGES = ("parse", "dedupe", "classify")
FORBIDDEN_BELOW = {
    "aiohttp",
    "aiokafka",
    "asyncio",
    "click",
    "confluent_kafka",
    "faust",
    "http",
    "kafka",
    "mode",
    "multiprocessing",
    "os",
    "random",
    "requests",
    "rich",
    "secrets",
    "socket",
    "subprocess",
    "threading",
    "time",
    "urllib.request",
}
ONLY_IN_AGENTS = {"faust", "mode", "aiokafka", "kafka", "confluent_kafka"}
# Training is a program run by hand, and `rich` shows its progress.
FLOOR_FILES = sorted(
    path
    for floor in ("schemas", "streams")
    for path in (ROOT / floor).rglob("*.py")
    if "training" not in path.parts
)


# A group repeated possessively: "(?:ab)*+". Single characters ("[ab]*+") are safe.
POSSESSIVE_GROUP = re.compile(r"(?<!\()\)(?:[*+?]|\{+[\w,]+\}+)\+")


def imports(path: Path) -> Iterator[str]:
    """Every module named by an import statement of a file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def heads(path: Path) -> set[str]:
    """Top packages that a file imports, and the full names."""
    found = set(imports(path))
    return found | {name.partition(".")[0] for name in found}


@pytest.mark.parametrize("path", FLOOR_FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_lower_floors_know_no_clock_network_or_faust(path: Path) -> None:
    """Pure code imports no clock, chance, environment, network, Faust or Kafka."""
    assert set() == heads(path) & FORBIDDEN_BELOW


@pytest.mark.parametrize("stage", STAGES)
def test_stage_folders_never_import_each_other(stage: str) -> None:
    """A stage knows the records and the rails, no other stage."""
    others = {f"streams.{name}" for name in STAGES if name != stage}
    found = {
        name
        for path in (ROOT / "streams" / stage).rglob("*.py")
        for name in imports(path)
        if any(name == o or name.startswith(f"{o}.") for o in others)
    }

    assert set() == found


def test_schemas_import_nothing_above() -> None:
    """Records stand on msgspec and orjson alone."""
    found = {name for p in (ROOT / "schemas").rglob("*.py") for name in heads(p)}

    assert set() == found & {"streams", "agents"}


def test_faust_is_named_in_agents_only() -> None:
    """Leaving Faust must cost one folder."""
    offenders = [
        str(path.relative_to(ROOT))
        for floor in ("schemas", "streams")
        for path in (ROOT / floor).rglob("*.py")
        if heads(path) & ONLY_IN_AGENTS
    ]

    assert [] == offenders


RIMS = {
    "agents/cli.py",  # a command
    "agents/delivery/ending.py",  # a worker, from any of its threads
    "agents/pool_child.py",  # a parser process
    "agents/replay/work_child.py",  # a worker process of a replay
}


def test_no_broad_except_outside_the_rim() -> None:
    """`except Exception` stands only in the rim that logs and stops: one a process."""
    offenders = [
        str(path.relative_to(ROOT))
        for floor in ("schemas", "streams", "agents")
        for path in (ROOT / floor).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler) and is_broad(node)
    ]

    assert set(offenders) <= RIMS


def is_broad(handler: ast.ExceptHandler) -> bool:
    """Bare, Exception or BaseException."""
    if handler.type is None:
        return True
    names = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(
        isinstance(n, ast.Name) and n.id in {"Exception", "BaseException"}
        for n in names
    )


def test_every_module_says_what_it_is() -> None:
    """Each file opens with its purpose."""
    silent = [
        str(path.relative_to(ROOT))
        for floor in ("schemas", "streams", "agents", "tests")
        for path in (ROOT / floor).rglob("*.py")
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]

    assert [] == silent


def test_no_group_is_repeated_possessively() -> None:
    """Python before 3.11.5 matches them wrongly or without end: gh-106052, gh-100061.

    An atomic group around a greedy repeat means the same: `(?>(?:ab)*)`; for many
    rounds see streams/parse/repeated.py.
    """
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for floor in ("schemas", "streams", "agents")
        for path in (ROOT / floor).rglob("*.py")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if POSSESSIVE_GROUP.search(line) and path.name != "repeated.py"
    ]

    assert [] == found


@pytest.mark.parametrize("package", ["agents", "streams", "schemas"])
def test_no_other_distribution_brings_our_package_names(package: str) -> None:
    """Another installed package named `agents` would mix its files with ours."""
    owners = set(importlib.metadata.packages_distributions().get(package, []))

    assert owners <= {"kawat"}
