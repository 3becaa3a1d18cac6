"""Where settings come from: a TOML file, `KAWAT_*` variables, flags.

Each source gives (name, value, origin) and tells what it cannot read as faults, so
that one look names every mistake.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

from agents.knobs import knobs
from streams.settings import SECRETS

__all__ = ["Fault", "Given", "Origin", "from_environment", "from_file", "from_flags"]

PREFIX = "KAWAT_"
# What Kubernetes puts into a pod for each service of its namespace: a service called
# kawat, or kawat-web, gives these. Source: "Accessing the Service", kubernetes.io.
INJECTED = re.compile(
    r"KAWAT_(?:[A-Z0-9]+_)*"
    r"(?:SERVICE_HOST|SERVICE_PORT(?:_[A-Z0-9_]+)?|PORT_\d+_(?:TCP|UDP|SCTP)(?:_[A-Z]+)?)"
)
URL = re.compile(r"(?:tcp|udp|sctp)://")


class Origin(StrEnum):
    """Who set a value."""

    DEFAULT = "default"
    FILE = "file"
    ENVIRONMENT = "env"
    FLAG = "flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A value as somebody gave it; `where` names the variable, file or flag."""

    name: str
    value: Any
    origin: Origin
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a setting, and where it stands."""

    what: str
    where: str


Read = Iterator[Given | Fault]


def from_flags(flags: Mapping[str, object]) -> Read:
    """Read flags that were given; None means that one was not."""
    for name, value in flags.items():
        if value is not None:
            yield from _named(name, value, Origin.FLAG, f"flag {name}")


def from_environment(environment: Mapping[str, str]) -> Read:
    """Read the variables with our prefix that are meant for us."""
    for variable in sorted(environment):
        value = environment[variable]
        if variable.startswith(PREFIX) and not _is_for_others(variable, value):
            name = variable.removeprefix(PREFIX).lower()
            yield from _named(name, value, Origin.ENVIRONMENT, variable)


def _is_for_others(variable: str, value: str) -> bool:
    return (
        variable == "KAWAT_CONFIG"
        or variable.startswith("KAWAT_TEST_")
        or INJECTED.fullmatch(variable) is not None
        or (variable.endswith("_PORT") and URL.match(value) is not None)
    )


def from_file(path: str) -> Read:
    """Read a TOML file; a table's name is the first part of its settings' names."""
    try:
        tables = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        yield Fault(what=f"cannot be read: {error.strerror}", where=path)
    except ValueError as error:  # not TOML, or not UTF-8
        yield Fault(what=f"is not TOML: {error}", where=path)
    else:
        yield from _table(tables, "", path)


def _table(table: Mapping[str, Any], prefix: str, path: str) -> Read:
    for key, value in table.items():
        name = prefix + key
        if isinstance(value, dict) and not _is_table(name):
            yield from _table(value, f"{name}_", path)
        else:
            yield from _named(name, value, Origin.FILE, f"{path}: {name}")


def _is_table(name: str) -> bool:
    return name in knobs() and knobs()[name].is_table


def _named(name: str, value: object, origin: Origin, where: str) -> Read:
    secret = name.removesuffix("_file")
    if name in knobs():
        yield Given(name=name, value=value, origin=origin, where=where)
    elif secret in SECRETS:
        yield _secret(secret, str(value), origin, where)
    else:
        yield Fault(what=f"is no setting{_nearest(name, origin)}", where=where)


def _secret(name: str, path: str, origin: Origin, where: str) -> Given | Fault:
    try:
        value = Path(path).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, ValueError) as error:
        return Fault(what=f"{path} cannot be read: {error}", where=where)
    return Given(name=name, value=value, origin=origin, where=where)


def _nearest(name: str, origin: Origin) -> str:
    known = [*knobs(), *(f"{secret}_file" for secret in sorted(SECRETS))]
    found = get_close_matches(name, known, n=1, cutoff=0.5)
    if not found:
        return "; `kawat config show` lists them"
    shown = found[0]
    if origin is Origin.ENVIRONMENT:
        shown = PREFIX + shown.upper()
    return f"; did you mean {shown}?"
