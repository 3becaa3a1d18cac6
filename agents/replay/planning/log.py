"""The partitions that a plan is made of, as they lie on the brokers now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agents.exits import Exit, Stop
from agents.reading import Bounds, bounds, read
from agents.replay.planning.sampling import Sample, sampled
from schemas.message import Message

if TYPE_CHECKING:
    from kafka import KafkaConsumer

__all__ = ["Log", "opened"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Topics with the first and the last stable offset of each partition."""

    client: KafkaConsumer
    bounds: Bounds

    @property
    def spans(self) -> dict[str, tuple[int, int]]:
        """The same by `topic/partition`."""
        return {f"{p.topic}/{p.partition}": span for p, span in self.bounds.items()}

    def lookup(self, milliseconds: int) -> dict[str, int | None]:
        """Ask for the first offset that has at least this time."""
        asked = dict.fromkeys(self.bounds, max(milliseconds, 0))
        found = self.client.offsets_for_times(asked)
        return {
            f"{each.topic}/{each.partition}": at.offset if at else None
            for each, at in found.items()
        }

    def sample(
        self, spans: Mapping[str, tuple[int, int]], *, is_exact: bool = False
    ) -> dict[str, Sample]:
        """Read a sample of these spans."""
        found = sampled(self.client, self._named(spans), is_exact=is_exact)
        return {f"{each.topic}/{each.partition}": one for each, one in found.items()}

    def read(self, spans: Mapping[str, tuple[int, int]]) -> Iterator[Message]:
        """Read these spans whole."""
        return read(self.client, self._named(spans))

    def _named(self, spans: Mapping[str, tuple[int, int]]) -> Bounds:
        names = {f"{each.topic}/{each.partition}": each for each in self.bounds}
        return {names[name]: span for name, span in spans.items()}


def opened(client: KafkaConsumer, topics: Iterable[str]) -> Log:
    """Snapshot the topics; raises Stop (78) when one of them is not there."""
    found: Bounds = {}
    for name in topics:
        one = bounds(client, name)
        if one is None:
            raise Stop(
                Exit.CONFIGURATION,
                f"no topic {name!r} that the user may see",
                where="kawat replay plan",
                todo="check KAWAT_RAW_TOPICS, KAWAT_TOPIC_PREFIX and KAWAT_BOOTSTRAP",
            )
        found |= one
    return Log(client=client, bounds=found)
