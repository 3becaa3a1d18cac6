"""What must be done to the topics of a cluster: pure, from what is wanted and found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from agents.exits import Exit
from streams.topology import Topic

__all__ = ["Action", "Change", "Found", "Plan", "planned"]


class Action(StrEnum):
    """What is to be done with a topic; `refuse` and `absent` only people can do."""

    CREATE = "create"
    ALTER = "alter"  # its configuration
    GROW = "grow"  # its number of partitions
    KEEP = "keep"
    REFUSE = "refuse"
    ABSENT = "absent"  # a raw topic: theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A topic of the cluster; `config` holds at least what the topology sets."""

    partitions: int
    replication: int
    config: Mapping[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is to be done with one topic, and why."""

    topic: Topic
    action: Action
    reasons: tuple[str, ...] = ()
    found: int = 0  # partitions


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be done, in the order of the chain."""

    changes: tuple[Change, ...]

    def having(self, *actions: Action) -> tuple[Change, ...]:
        """Give the changes with one of these actions."""
        return tuple(change for change in self.changes if change.action in actions)

    @property
    def exit(self) -> Exit:
        """78: the worker cannot run so; 3: something drifted; 0: all as wanted."""
        if self.having(Action.REFUSE, Action.ABSENT, Action.CREATE):
            return Exit.CONFIGURATION
        return Exit.FOUND if self.having(Action.ALTER, Action.GROW) else Exit.FINE


def planned(
    ours: Iterable[Topic],
    raw: Iterable[Topic],
    found: Mapping[str, Found],
    *,
    replication: int = 1,
    with_raw: bool = False,
) -> Plan:
    """Compare; a raw topic is never changed, and created only `with_raw`."""
    changes = [_raw(topic, found.get(topic.name), with_raw=with_raw) for topic in raw]
    changes += [_own(topic, found.get(topic.name), replication) for topic in ours]
    return Plan(changes=tuple(changes))


def _raw(topic: Topic, found: Found | None, *, with_raw: bool) -> Change:
    if found:
        return Change(topic=topic, action=Action.KEEP, found=found.partitions)
    if with_raw:
        return Change(topic=topic, action=Action.CREATE)
    reason = "the newsroom's own; in development `kawat topics apply --with-raw`"
    return Change(topic=topic, action=Action.ABSENT, reasons=(reason,))


def _own(topic: Topic, found: Found | None, replication: int) -> Change:
    if found is None:
        return Change(topic=topic, action=Action.CREATE)
    action, reasons = _action(topic, found)
    if found.replication != replication:
        told = f"replicas: {found.replication}, settings say {replication}"
        reasons = (*reasons, f"{told} (move them with Kafka's own tools)")
    return Change(topic=topic, action=action, reasons=reasons, found=found.partitions)


def _action(topic: Topic, found: Found) -> tuple[Action, tuple[str, ...]]:
    refusal = _refusal(topic, found.partitions)
    drift = _drift(topic, found)
    if refusal:
        return Action.REFUSE, (refusal, *drift)
    if topic.partitions > found.partitions:
        grown = f"partitions: {found.partitions} → {topic.partitions}"
        return Action.GROW, (grown, *drift)
    return (Action.ALTER if drift else Action.KEEP), drift


def _refusal(topic: Topic, found: int) -> str | None:
    """Say why this number of partitions can neither stay nor be changed."""
    if found == topic.partitions:
        return None
    if topic.partitions == 1:
        return (
            f"has {found} partitions and must have one (articles need one total "
            "order): delete it, or choose another KAWAT_TOPIC_PREFIX"
        )
    if found > topic.partitions:
        return (
            f"has {found} partitions, settings say {topic.partitions}; Kafka takes "
            f"none away: set KAWAT_PARTITIONS={found}"
        )
    if topic.is_ordered_by_key or _is_compacted(topic):
        return (
            f"has {found} partitions, settings say {topic.partitions}; growing would "
            "move keys away from their older records: set "
            f"KAWAT_PARTITIONS={found}, or choose another KAWAT_TOPIC_PREFIX"
        )
    return None


def _is_compacted(topic: Topic) -> bool:
    return "compact" in dict(topic.config).get("cleanup.policy", "")


def _drift(topic: Topic, found: Found) -> tuple[str, ...]:
    return tuple(
        f"{name}: {found.config.get(name)} → {value}"
        for name, value in topic.config
        if _sorted(found.config.get(name)) != _sorted(value)
    )


def _sorted(value: str | None) -> list[str]:
    """Compare lists (cleanup.policy) without regard to their order."""
    return sorted((value or "").split(","))
