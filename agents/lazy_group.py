"""A group whose commands are modules of a package, imported when they are called."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

import click

__all__ = ["LazyGroup"]


class LazyGroup(click.Group):
    """Finds each command as `command` in the module of its name."""

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - click's own
        package: str,
        names: Sequence[str],
        **options: Any,  # noqa: ANN401 - click's own
    ) -> None:
        """Take the package and the names, in the order in which one needs them."""
        super().__init__(*arguments, **options)
        self._package = package
        self._names = tuple(names)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List them in the order of the table."""
        del ctx
        return list(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of the command."""
        del ctx
        if cmd_name not in self._names:
            return None
        module = importlib.import_module(f"{self._package}.{cmd_name}")
        found: click.Command = module.command
        return found
