"""What the cluster says of topics' configuration, or that it does not say it to us."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from agents.exits import Exit, Stop

if TYPE_CHECKING:
    from kafka import KafkaAdminClient

__all__ = ["topic_configs"]

Configs = dict[str, dict[str, str | None]]


def topic_configs(client: KafkaAdminClient, names: Iterable[str]) -> Configs:
    """Give every entry of these topics; raises Stop (78) when we may not ask.

    kafka-python answers a refusal by a configuration without entries.
    """
    from kafka.admin import ConfigResource  # noqa: PLC0415 - a second's import

    asked = [ConfigResource("topic", name) for name in names]
    if not asked:
        return {}
    told = client.describe_configs(asked, config_filter="all")["topic"]
    hidden = sorted(name for name, entries in told.items() if not entries)
    if hidden:
        raise Stop(
            Exit.CONFIGURATION,
            "the user may not read the configuration of topics",
            where=", ".join(hidden),
            todo="grant DESCRIBE_CONFIGS, see the rights in docs/how-to/attach.md",
        )
    return {
        name: {key: entry["value"] for key, entry in entries.items()}
        for name, entries in told.items()
    }
