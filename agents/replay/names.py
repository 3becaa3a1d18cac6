"""Names of what belongs to replays: a run's topics or files, register, audit."""

from __future__ import annotations

import re
from types import MappingProxyType

from agents.exits import Exit, Stop
from agents.replay.plan import FromStage
from schemas.topics import DEAD, DUPLICATES, ENRICHED, PARSED, UNIQUE
from streams.settings import Settings
from streams.topology import DAY_MS, Topic, topics

__all__ = [
    "AUDIT",
    "REGISTER",
    "STATE",
    "checked_run",
    "file_of",
    "own_topics",
    "reads",
    "register_topics",
    "replay_topic",
    "run_of",
    "state_topic",
    "writes",
]

REGISTER = "articles.replays"
AUDIT = "articles.replays.audit"
STATE = "articles.state"  # of a run only: dedupe's memo, and how far the run is
MARK = ".replay."
# No dot: the mark stays findable. Kafka itself takes 249 signs for the whole name.
RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", re.ASCII)
FOREVER = "-1"

_WRITES = MappingProxyType(
    {
        FromStage.PARSE: (PARSED, UNIQUE, DUPLICATES, ENRICHED, DEAD),
        FromStage.DEDUPE: (UNIQUE, DUPLICATES, ENRICHED, DEAD),
        FromStage.CLASSIFY: (ENRICHED, DEAD),
    }
)


def checked_run(name: str) -> str:
    """Take over a run's name; raises Stop (2) when no topic could be called so."""
    if not RUN.fullmatch(name):
        raise Stop(
            Exit.USAGE,
            f"{name!r} cannot name a run",
            todo="letters, digits, - and _, at most 64, a letter or digit first",
        )
    return name


def file_of(topic: str) -> str:
    """Name the file that holds a topic's records, where a run writes into a folder."""
    return f"{topic}.ndjson"


def writes(stage: FromStage) -> tuple[str, ...]:
    """List the topics that a run from this stage writes, without prefix."""
    return _WRITES[stage]


def reads(settings: Settings, stage: FromStage) -> tuple[str, ...]:
    """List the topics that a run from this stage reads, by their full names."""
    if stage is FromStage.PARSE:
        return settings.raw_topics
    return (settings.topic(PARSED if stage is FromStage.DEDUPE else UNIQUE),)


def replay_topic(settings: Settings, name: str, run: str) -> str:
    """Full name of a run's own topic; `name` is the one in the topology."""
    return f"{settings.topic(name)}{MARK}{run}"


def run_of(settings: Settings, topic: str) -> str | None:
    """Tell the run that a topic belongs to; None when it is no run's, or not ours."""
    for name in (*_WRITES[FromStage.PARSE], STATE):
        head = settings.topic(name) + MARK
        if topic.startswith(head) and RUN.fullmatch(topic[len(head) :]):
            return topic[len(head) :]
    return None


def own_topics(
    settings: Settings, run: str, stage: FromStage, *, retention_days: float
) -> tuple[Topic, ...]:
    """List the topics of a run, with the partitions of the live ones.

    None is compacted: a run keeps every record, so that two runs can be compared.
    """
    live = {topic.name: topic for topic in topics(settings)}
    config = {
        "cleanup.policy": "delete",
        "max.message.bytes": "6291456",
        "message.timestamp.type": "LogAppendTime",
        "retention.ms": str(int(retention_days * DAY_MS)),
    }
    return tuple(
        Topic(
            name=replay_topic(settings, name, run),
            partitions=live[settings.topic(name)].partitions,
            config=tuple(sorted(config.items())),
        )
        for name in writes(stage)
    )


def state_topic(settings: Settings, run: str) -> Topic:
    """Name the topic that a killed run goes on from; newest value per key."""
    config = {
        "cleanup.policy": "compact",
        "max.message.bytes": "6291456",
        "message.timestamp.type": "LogAppendTime",
    }
    return Topic(
        name=replay_topic(settings, STATE, run),
        partitions=1,
        config=tuple(sorted(config.items())),
    )


def register_topics(settings: Settings) -> tuple[Topic, ...]:
    """List the register of runs (newest state per key) and the audit of promotions."""
    common = {"max.message.bytes": "6291456", "message.timestamp.type": "LogAppendTime"}
    kept = {
        REGISTER: {"cleanup.policy": "compact"},
        AUDIT: {"cleanup.policy": "delete", "retention.ms": FOREVER},
    }
    return tuple(
        Topic(
            name=settings.topic(name),
            partitions=1,
            config=tuple(sorted((common | own).items())),
        )
        for name, own in kept.items()
    )
