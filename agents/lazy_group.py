"""A group whose commands are modules of a package, imported when they are called."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import click

__all__ = ["LazyGroup"]


class LazyGroup(click.Group):
    """Finds each command as `command` in the module of its name.

    `gathered` names the module of those that stand in one, each under its own name.
    """

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - click's own
        package: str,
        names: Sequence[str],
        gathered: Mapping[str, str] = MappingProxyType({}),
        **options: Any,  # noqa: ANN401 - click's own
    ) -> None:
        """Take the package and the names, in the order in which one needs them."""
        super().__init__(*arguments, **options)
        self._package = package
        self._names = tuple(names)
        self._gathered = gathered

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List them in the order of the table."""
        del ctx
        return list(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of the command."""
        del ctx
        if cmd_name not in self._names:
            return None
        module = self._gathered.get(cmd_name, cmd_name)
        found: click.Command = getattr(
            importlib.import_module(f"{self._package}.{module}"),
            cmd_name if cmd_name in self._gathered else "command",
        )
        return found
