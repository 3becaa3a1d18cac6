"""The effective settings: defaults < TOML file < `KAWAT_*` variables < flags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from agents.exits import Exit, Stop
from agents.knobs import Knob, knobs
from agents.sources import (
    Fault,
    Given,
    Origin,
    from_environment,
    from_file,
    from_flags,
)
from schemas.raw import RawEnvelope
from streams.consistency import problems
from streams.settings import MASK, Settings

__all__ = ["Effective", "load"]

FILES = ("ssl_ca_file", "ssl_cert_file", "ssl_key_file")


@dataclass(frozen=True, slots=True, kw_only=True)
class Effective:
    """Settings, and for each that is not a default who gave it."""

    settings: Settings
    given: Mapping[str, Given]

    def origin(self, name: str) -> tuple[Origin, str | None]:
        """Tell who set it, and where."""
        found = self.given.get(name)
        return (Origin.DEFAULT, None) if found is None else (found.origin, found.where)

    def shown(self, name: str) -> Any:  # noqa: ANN401 - by setting
        """Tell its value, a secret masked."""
        value = getattr(self.settings, name)
        return MASK if knobs()[name].is_secret and value is not None else value


def load(
    flags: Mapping[str, object],
    environment: Mapping[str, str],
    config: str | None = None,
    overlay: str | None = None,
) -> Effective:
    """Put the sources one over the other; raises Stop (78) naming every mistake.

    `overlay` is a file that wins over the environment: rules to try in a replay.
    """
    config = config or environment.get("KAWAT_CONFIG")
    read = [*_read(flags, environment, config, overlay)]
    faults = [one for one in read if isinstance(one, Fault)]
    given = {one.name: one for one in read if isinstance(one, Given)}
    values: dict[str, Any] = {}
    for name, one in given.items():
        value = _converted(knobs()[name], one)
        if isinstance(value, Fault):
            faults.append(value)
        else:
            values[name] = value
    made = Settings(**values)
    faults.extend(_contradictions(made, given, faults))
    if faults:
        raise _refusal(faults)
    return Effective(settings=made, given=given)


def _read(
    flags: Mapping[str, object],
    environment: Mapping[str, str],
    config: str | None,
    overlay: str | None,
) -> Iterator[Given | Fault]:
    if config:
        yield from from_file(config)
    yield from from_environment(environment)
    if overlay:
        yield from from_file(overlay)
    yield from from_flags(flags)


def _converted(knob: Knob, given: Given) -> Any:  # noqa: ANN401 - by setting
    value = _split(knob, given.value) if isinstance(given.value, str) else given.value
    try:
        return msgspec.convert(value, knob.hint, strict=given.origin is Origin.FILE)
    except msgspec.ValidationError:
        shown = MASK if knob.is_secret else repr(given.value)
        return Fault(what=f"is {shown}, must be {knob.may_be}", where=given.where)


def _split(knob: Knob, text: str) -> object:
    if knob.is_list:
        return [part.strip() for part in text.split(",") if part.strip()]
    if knob.is_table:
        pairs = [part.partition("=") for part in text.split(",") if part.strip()]
        if not all(sign for _, sign, _ in pairs):
            return text  # refused by its type
        return {name.strip(): value.strip() for name, _, value in pairs}
    return None if knob.is_optional and not text else text


def _contradictions(
    made: Settings, given: Mapping[str, Given], faults: Iterable[Fault]
) -> Iterator[Fault]:
    if [*faults]:  # settings that were left out would be missed for nothing
        return
    for name, text in problems(made):
        where = given[name].where if name in given else name
        yield Fault(what=text, where=where)
    yield from _unknown_fields(made, given)
    for name in FILES:
        path = getattr(made, name)
        if path is not None and not Path(path).is_file():
            yield Fault(what=f"there is no file {path}", where=given[name].where)


def _unknown_fields(made: Settings, given: Mapping[str, Given]) -> Iterator[Fault]:
    known = RawEnvelope.__struct_fields__
    for name in sorted(made.raw_fields.keys() - set(known)):
        yield Fault(
            what=f"{name!r} is no field of ours; they are {', '.join(known)}",
            where=given["raw_fields"].where,
        )


def _refusal(faults: list[Fault]) -> Stop:
    lines = [f"{fault.where}: {fault.what}" for fault in faults]
    head = (
        "a setting is wrong" if len(lines) == 1 else f"{len(lines)} settings are wrong"
    )
    return Stop(
        Exit.CONFIGURATION,
        "\n  ".join([head, *lines]),
        todo="see `kawat config show --help` or docs/reference/settings.md",
    )
