"""kawat config: what the settings are, who set them, whether they are right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from agents.options import as_json, configured, effective

if TYPE_CHECKING:
    from agents.configuration import Effective

__all__ = ["command"]


@click.group("config", short_help="Show or check the settings.")
def command() -> None:
    """Show or check the settings.

    Defaults < TOML file < KAWAT_* variables < flags. A list is comma-separated; the
    password may come from the file that KAWAT_SASL_PASSWORD_FILE names.
    """


@command.command()
@configured
@as_json
def show(config: str | None, changes: tuple[str, ...], *, is_json: bool) -> None:
    """Print every setting: value, who set it, what it is for. Secrets are masked."""
    from agents.settings_table import rows

    found = rows(effective(config, changes))
    if is_json:
        import orjson

        click.echo(orjson.dumps({row.name: row.plain() for row in found}))
        return
    from agents.console import table

    table(
        ("setting", "value", "from", "unit", "what for"),
        [(r.name, r.value, r.origin, r.unit or "", r.text) for r in found],
    )


@command.command()
@configured
@as_json
def check(config: str | None, changes: tuple[str, ...], *, is_json: bool) -> None:
    """Say whether the settings are right; exit code 78 names every mistake."""
    found = effective(config, changes)
    if is_json:
        import orjson

        click.echo(orjson.dumps({"is_right": True, "given": _given(found)}))
        return
    click.echo(f"The settings are right; {len(found.given)} differ from the defaults.")
    for name, where in _given(found).items():
        click.echo(f"  {name} from {where}")


def _given(found: Effective) -> dict[str, str]:
    return {name: one.where for name, one in sorted(found.given.items())}
