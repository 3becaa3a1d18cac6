"""Find every compiled pattern: of modules, their tables, and calls in functions."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import TypeGuard

import schemas
import streams

__all__ = ["Named", "is_only_matched", "patterns", "uses", "written_inside"]

PACKAGES = (streams, schemas)
ROOT = Path(streams.__path__[0]).parent
NOT_AT_RUN_TIME = ("streams.classify.training",)  # needs the extra `train`
DEEPEST = 6
MATCHING = frozenset({"match", "fullmatch", "pattern"})
SEARCHED = "search"
Named = dict[str, re.Pattern[str] | re.Pattern[bytes]]


def patterns() -> Named:
    """Name every pattern by its module and place; one object has one name."""
    found: dict[int, tuple[str, re.Pattern[str] | re.Pattern[bytes]]] = {}
    for module in _modules():
        for name, value in vars(module).items():
            for place, pattern in _inside(value, f"{module.__name__}.{name}", DEEPEST):
                if id(pattern) not in found or place in uses():
                    found[id(pattern)] = place, pattern
    written = {place: re.compile(text) for place, text in written_inside() if text}
    return dict(found.values()) | written


def written_inside() -> Iterator[tuple[str, str | None]]:
    """Give patterns that functions pass to `re` themselves; None: made from parts."""
    for path in _sources():
        tree = ast.parse(path.read_text("utf-8"))
        functions = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]
        calls = {call for one in functions for call in ast.walk(one) if _is_re(call)}
        for call in sorted(calls, key=lambda one: one.lineno):
            first = call.args[0]
            told = ast.literal_eval(first) if isinstance(first, ast.Constant) else None
            yield f"{path.relative_to(ROOT)}:{call.lineno}", told


@cache
def uses() -> dict[str, frozenset[str]]:
    """Tell the methods that are called on each pattern of a module, by its place.

    A use that is no call, as in a tuple of patterns, counts as a search.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for path in _sources():
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        module = module.removesuffix(".__init__")
        tree = ast.parse(path.read_text("utf-8"))
        names = _imported(tree)
        for node in ast.walk(tree):
            for child in ast.iter_child_nodes(node):
                place = _place(child, module, names)
                if place is not None:
                    found[place].add(_method(node))
    return {place: frozenset(methods) for place, methods in found.items()}


def is_only_matched(place: str) -> bool:
    """Say that the pattern is only matched where the code stands already.

    Such a one is not tried anew at each sign, so a search with it need not be linear.
    """
    return not uses().get(place, frozenset({SEARCHED})) - MATCHING


def _imported(tree: ast.Module) -> dict[str, str]:
    """Give the full names of what the module imports."""
    return {
        one.asname or one.name: f"{node.module}.{one.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for one in node.names
    }


def _place(node: ast.AST, module: str, names: dict[str, str]) -> str | None:
    """Resolve `NAME` and `module.NAME` where they are read."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        return names.get(node.id, f"{module}.{node.id}")
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{names.get(node.value.id, node.value.id)}.{node.attr}"
    return None


def _method(parent: ast.AST) -> str:
    """Name the method that is called; reading `.pattern` is no use at all."""
    return parent.attr if isinstance(parent, ast.Attribute) else SEARCHED


def _modules() -> Iterator[ModuleType]:
    for package in PACKAGES:
        for one in walk_packages(package.__path__, f"{package.__name__}."):
            if not one.name.startswith(NOT_AT_RUN_TIME):
                yield import_module(one.name)


def _sources() -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted(Path(package.__path__[0]).rglob("*.py")):
            if "training" not in path.parts:
                yield path


def _inside(
    value: object, place: str, depth: int
) -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    if isinstance(value, re.Pattern):
        yield place, value
    elif depth:
        for name, one in _items(value):
            yield from _inside(one, f"{place}.{name}", depth - 1)


def _items(value: object) -> Iterator[tuple[object, object]]:
    """Look into containers and records; functions and modules are not entered."""
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, tuple | list | frozenset | set):
        yield from enumerate(value)
    elif not isinstance(value, type | ModuleType) and hasattr(type(value), "__slots__"):
        names = [name for one in type(value).__mro__ for name in _slots(one)]
        yield from ((name, getattr(value, name, None)) for name in names)


def _slots(one: type) -> tuple[str, ...]:
    told = one.__dict__.get("__slots__", ())
    return (told,) if isinstance(told, str) else tuple(told)


def _is_re(node: ast.AST) -> TypeGuard[ast.Call]:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr != "escape"
    )
