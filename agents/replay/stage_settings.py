"""The settings that decide what comes out: frozen in the plan, put back by the run.

Everything but where and how a process runs; so a setting that is added later is frozen
unless somebody decides that it cannot matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from agents.exits import Exit, Stop
from agents.knobs import knobs
from agents.sources import from_file
from streams.settings import Settings

__all__ = ["PLACE", "changed", "check_overlay", "frozen", "thawed"]

PLACE = frozenset(
    {
        "bootstrap",
        "group",
        "topic_prefix",
        "raw_topics",
        "start",
        "start_time",
        "worker_id",
        "replication",
        "partitions",
        "security_protocol",
        "sasl_mechanism",
        "sasl_username",
        "sasl_password",
        "ssl_ca_file",
        "ssl_cert_file",
        "ssl_key_file",
        "api_version",
        "state_dir",
        "web_host",
        "web_port",
        "pool_size",
        "session_timeout_seconds",
        "drain_timeout_seconds",
        "delivery_timeout_seconds",
        "window_records",
        "window_bytes",
        "slice_records",
        "breaker_share",
        "breaker_records",
        "log_level",
        "replay_slack_seconds",
        "replay_retention_days",
    }
)


def frozen(settings: Settings) -> dict[str, Any]:
    """Take out what the plan holds, as JSON values."""
    every: dict[str, Any] = msgspec.to_builtins(settings)
    return {name: value for name, value in every.items() if name not in PLACE}


def thawed(settings: Settings, held: Mapping[str, Any]) -> Settings:
    """Put a plan's settings over those of the machine that runs it.

    Raises Stop (2) when the plan names one that this program does not have.
    """
    unknown = sorted(held.keys() - knobs().keys())
    if unknown:
        raise Stop(
            Exit.USAGE,
            f"the plan sets {', '.join(unknown)}, which this program does not know",
            todo="run it with the version that planned it, or plan again",
        )
    every = {name: getattr(settings, name) for name in PLACE}
    return msgspec.convert(every | dict(held), Settings)


def changed(held: Mapping[str, Any]) -> dict[str, Any]:
    """Give those that differ from the program's defaults."""
    usual = frozen(Settings())
    return {name: held[name] for name in sorted(held) if held[name] != usual.get(name)}


def check_overlay(path: str) -> None:
    """Refuse (2) a file of `--settings` that moves the run to another place."""
    names = {getattr(one, "name", None) for one in from_file(path)}
    moved = sorted(name for name in names if name in PLACE)
    if moved:
        raise Stop(
            Exit.USAGE,
            f"--settings sets {', '.join(moved)}: no matter of parse, dedupe, classify",
            where=path,
            todo="put it into --config or --set",
        )
