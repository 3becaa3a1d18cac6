"""Settings as rows for people: `kawat config show` and the reference page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from agents.configuration import Effective
from agents.knobs import Knob, knobs

__all__ = ["Row", "page", "rows"]

PAGE = "docs/reference/settings.md"
HEAD = """\
# Settings

Every setting has a name, which is its key in a TOML file; in the environment it is
written in capitals behind `KAWAT_`. Defaults < TOML file (`--config`, `KAWAT_CONFIG`)
< environment < flags (`--set name=value`). Elsewhere than in TOML a list is written
with commas, a table as `name=value,name=value`; in TOML, `raw_fields` is the table
`[raw.fields]`.
`sasl_password` may come from a file: `sasl_password_file`, in the environment
`KAWAT_SASL_PASSWORD_FILE`.
A name that is none of these is an error, and so is a value that does not fit:
`kawat config check` names every mistake, `kawat config show` tells what is in force
and who set it. Variables `KAWAT_TEST_…` and those that Kubernetes makes for services
are passed over.

This page is made from `streams/settings.py` by `python -m agents.settings_table`.

| setting | default | may be | unit | what for |
|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One setting with its value in force."""

    name: str
    variable: str
    raw: Any
    origin: str
    where: str | None
    unit: str | None
    text: str

    @property
    def value(self) -> str:
        """Write the value as the environment would."""
        return written(self.raw)

    def plain(self) -> dict[str, Any]:
        """Give the row to programs."""
        return {
            "value": self.raw,
            "from": self.origin,
            "where": self.where,
            "unit": self.unit,
            "variable": self.variable,
            "about": self.text,
        }


def rows(effective: Effective) -> list[Row]:
    """List every setting in the order of Settings."""
    return [_row(effective, knob) for knob in knobs().values()]


def _row(effective: Effective, knob: Knob) -> Row:
    origin, where = effective.origin(knob.name)
    return Row(
        name=knob.name,
        variable=knob.variable,
        raw=effective.shown(knob.name),
        origin=str(origin),
        where=where,
        unit=knob.unit,
        text=knob.text,
    )


def written(value: object) -> str:
    """Write a value as the environment would hold it; nothing for unset."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ",".join(str(one) for one in value)
    if isinstance(value, dict):
        return ",".join(f"{name}={one}" for name, one in value.items())
    return str(value)


def page() -> str:
    """Write the reference page."""
    return HEAD + "".join(_line(knob) for knob in knobs().values())


def _line(knob: Knob) -> str:
    default = written(knob.default)
    cells = (
        f"`{knob.name}`",
        f"`{default}`" if default else "",
        knob.may_be.replace("|", "\\|"),
        knob.unit or "",
        knob.text.replace("|", "\\|"),
    )
    return "| " + " | ".join(cells) + " |\n"


if __name__ == "__main__":
    from pathlib import Path

    Path(PAGE).write_text(page(), encoding="utf-8")
