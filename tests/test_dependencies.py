"""What is declared, locked, explained and imported is the same."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
OURS = {"agents", "deploy", "kawat", "schemas", "streams"}
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def declared(*extras: str) -> list[Requirement]:
    """Requirements of the project with these extras."""
    optional = PROJECT["optional-dependencies"]
    more = [text for extra in extras for text in optional[extra]]
    return [Requirement(text) for text in (*PROJECT["dependencies"], *more)]


def names(requirements: list[Requirement]) -> set[str]:
    """Their names in the one spelling."""
    return {canonicalize_name(each.name) for each in requirements}


@pytest.mark.parametrize(("file", "extra"), [("run.txt", "demo"), ("dev.txt", "dev")])
def test_the_lock_holds_what_is_declared(file: str, extra: str) -> None:
    """After a change of pyproject.toml: `make lock`, or a fresh clone lacks it."""
    locked = {
        canonicalize_name(name): version
        for name, version in LOCKED.findall((ROOT / "requirements" / file).read_text())
    }

    assert set() == {
        str(each)
        for each in declared(extra)
        if locked.get(canonicalize_name(each.name), "0") not in each.specifier
    }


def test_every_dependency_has_its_reason() -> None:
    """docs/dependencies.md names each of them."""
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")

    assert set() == {
        name for name in names(declared("demo", "onnx", "train")) if name not in page
    }


def imported() -> set[str]:
    """Top names of everything that the three floors import."""
    found: set[str] = set()
    for path in (p for floor in OURS - {"kawat"} for p in (ROOT / floor).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add((node.module or "").partition(".")[0])
    return found - OURS - {*sys.stdlib_module_names}


def test_what_is_imported_is_declared() -> None:
    """Nothing is there only because another package brought it along."""
    brings = importlib.metadata.packages_distributions()
    known = names(declared("demo", "onnx", "train"))

    assert set() == {
        name
        for name in imported()
        if name in brings and not known & {canonicalize_name(d) for d in brings[name]}
    }
