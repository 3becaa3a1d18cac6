"""What is known of each setting: text, unit, default, what it may be.

Read from the type of Settings, so that it is written once (`streams/settings.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, get_type_hints

import msgspec
from msgspec import inspect

from streams.settings import SECRETS, Settings

__all__ = ["Knob", "knobs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knob:
    """One setting, as a person needs to know it."""

    name: str
    text: str
    unit: str | None
    default: Any
    hint: Any
    type: inspect.Type
    may_be: str
    is_optional: bool

    @property
    def variable(self) -> str:
        """Name of its environment variable."""
        return f"KAWAT_{self.name.upper()}"

    @property
    def is_secret(self) -> bool:
        """Say whether its value is never shown."""
        return self.name in SECRETS

    @property
    def is_list(self) -> bool:
        """Say whether a text value is split at commas."""
        return isinstance(self.type, inspect.VarTupleType)

    @property
    def is_table(self) -> bool:
        """Say whether its value has names of its own."""
        return isinstance(self.type, inspect.DictType)


@cache
def knobs() -> dict[str, Knob]:
    """List every setting by name, in the order of Settings."""
    described = inspect.type_info(Settings)
    hints = get_type_hints(Settings, include_extras=True)
    fields = getattr(described, "fields", ())
    return {field.name: _knob(field, hints[field.name]) for field in fields}


def _knob(field: inspect.Field, hint: Any) -> Knob:  # noqa: ANN401 - a type form
    kind, text, unit = field.type, "", None
    if isinstance(kind, inspect.Metadata):
        text = (kind.extra_json_schema or {}).get("description", "")
        unit = (kind.extra or {}).get("unit")
        kind = kind.type
    inner = _without_none(kind)
    made = field.default_factory
    return Knob(
        name=field.name,
        text=text,
        unit=unit,
        default=field.default if made is msgspec.NODEFAULT else made(),
        hint=hint,
        type=inner,
        may_be=_spelled(inner),
        is_optional=inner is not kind,
    )


def _without_none(kind: inspect.Type) -> inspect.Type:
    if not isinstance(kind, inspect.UnionType):
        return kind
    (inner,) = (one for one in kind.types if not isinstance(one, inspect.NoneType))
    return inner


def _spelled(kind: inspect.Type) -> str:
    match kind:
        case inspect.LiteralType(values=values):
            return " | ".join(str(value) for value in values)
        case inspect.IntType(ge=ge, le=le):
            return f"a whole number{_bounds(ge, le, None)}"
        case inspect.FloatType(ge=ge, le=le, gt=gt):
            return f"a number{_bounds(ge, le, gt)}"
        case inspect.VarTupleType():
            return "a list, comma-separated, not empty"
        case inspect.DictType():
            return "a table, or name=value, comma-separated"
        case _:
            return "a text" + (", not empty" if getattr(kind, "min_length", 0) else "")


def _bounds(least: float | None, most: float | None, above: float | None) -> str:
    if most is not None:
        return f" from {least} to {most}"
    return f" above {above}" if above is not None else f", at least {least}"
