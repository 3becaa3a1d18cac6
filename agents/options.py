"""Options that many commands share, and how a command reads its settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from agents.exits import Exit, Stop

if TYPE_CHECKING:
    from agents.configuration import Effective
    from streams.settings import Settings

__all__ = [
    "as_json",
    "configured",
    "effective",
    "kinds",
    "labelled",
    "language_of",
    "looked_up",
    "settings_of",
]

KINDS = ("ndjson", "json", "html", "text")  # agents.input_kinds.Kind

_CONFIG = click.option(
    "--config",
    metavar="FILE",
    help="TOML file with settings; else the one that KAWAT_CONFIG names.",
)
_SET = click.option(
    "--set",
    "changes",
    metavar="NAME=VALUE",
    multiple=True,
    help="Set one setting for this call; may be repeated.",
)
as_json = click.option(
    "--json", "is_json", is_flag=True, help="Print JSON, for programs."
)
kinds = click.option(
    "--from",
    "kind",
    type=click.Choice(KINDS),
    help="What the inputs are; without it told by name and content.",
)
looked_up = click.option(
    "--bootstrap", metavar="HOST:PORT", help="Where records are looked up; a setting."
)
labelled = click.option(
    "--labels",
    "language",
    type=click.Choice(("en", "id")),
    help="Language of the page's own words; without it told by the locale.",
)


def configured(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--config` and `--set`."""
    return _CONFIG(_SET(function))


def effective(
    config: str | None,
    changes: tuple[str, ...],
    overlay: str | None = None,
    **flags: object,
) -> Effective:
    """Load the settings with their origins; the command's own flags win."""
    import os  # noqa: PLC0415 - not for `kawat --help`

    from agents.configuration import load  # noqa: PLC0415

    return load(_pairs(changes) | _given(flags), os.environ, config, overlay)


def settings_of(
    config: str | None,
    changes: tuple[str, ...],
    overlay: str | None = None,
    **flags: object,
) -> Settings:
    """Load the settings only; `overlay` wins over all but the command line."""
    return effective(config, changes, overlay, **flags).settings


def language_of(language: str | None) -> str:
    """Take the language that was asked for, else the terminal's."""
    import os  # noqa: PLC0415 - not for `kawat --help`

    from agents.explain.labels import spoken  # noqa: PLC0415

    told = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return language or spoken(next(filter(None, told), ""))


def _given(flags: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in flags.items() if value is not None}


def _pairs(changes: tuple[str, ...]) -> dict[str, object]:
    pairs: dict[str, object] = {}
    for change in changes:
        name, sign, value = change.partition("=")
        if not sign:
            raise Stop(Exit.USAGE, f"--set {change!r} has no value", todo="name=value")
        pairs[name.strip()] = value
    return pairs
