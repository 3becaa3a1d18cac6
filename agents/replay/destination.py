"""Where a plan's outputs go: topics of the run's own, or a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from agents.admin import make
from agents.kafka_clients import consumer, producer, transactional
from agents.reading import bounds, read
from agents.replay import names
from agents.replay.closing import Written
from agents.replay.diff import lines_file
from agents.replay.folder import FolderSink
from agents.replay.plan import FromStage, OutputKind, Plan
from agents.replay.readback import found_in_files, found_in_topics
from agents.replay.runs import RunState, stated
from agents.replay.sink import Sink
from agents.replay.verify import COUNTED, Found
from agents.replay.writing import KafkaSink
from schemas.message import Message
from streams.settings import Settings

__all__ = ["Destination"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """The outputs of one run of a plan, under its name."""

    settings: Settings
    plan: Plan
    run: str

    @property
    def names(self) -> dict[str, str]:
        """Name the run's own topics, by what the topology calls them.

        A run for the live topics writes these first and is promoted when it is over:
        a live worker would read parsed and unique articles and send them on again, and
        what is open in a transaction holds every reader back.
        """
        return {
            topic: names.replay_topic(self.settings, topic, self.run)
            for topic in names.writes(self.plan.from_stage)
        }

    @property
    def folder(self) -> Path:
        """Where files go: the plan's path, else one of the run's name, here."""
        return Path(self.plan.output_path or self.run)

    def opened(self, stack: ExitStack, retention_days: float) -> Sink:
        """Make what is missing, and take the outputs over from any other process."""
        if self.plan.output is OutputKind.FILES:
            told = self._register(stack)
            return stack.enter_context(FolderSink(self.folder, COUNTED, told))
        settings, state = self.settings, names.state_topic(self.settings, self.run)
        own = names.own_topics(
            settings, self.run, self.plan.from_stage, retention_days=retention_days
        )
        make(settings, (state, *own))
        client = stack.enter_context(transactional(settings, state.name))
        return KafkaSink(
            client, settings, state_topic=state.name, name_of=self.names.get
        )

    @property
    def has_broker(self) -> bool:
        """Say whether brokers take part: files into files need none."""
        return not (self.plan.files and self.plan.output is OutputKind.FILES)

    def _register(self, stack: ExitStack) -> Callable[[RunState], object]:
        """Give what tells the register of a run whose outputs lie elsewhere."""
        if not self.has_broker:
            return lambda _: None
        client = stack.enter_context(producer(self.settings))
        register = self.settings.topic(names.REGISTER)

        def tell(state: RunState) -> None:
            record = stated(state)
            client.send(register, key=record.key, value=record.value)

        return tell

    @contextmanager
    def written(self) -> Iterator[Written]:
        """Give what reads the records that were written to a topic, or to its file."""
        if self.plan.output is OutputKind.FILES:
            yield self._lines
            return
        named = self.names
        with consumer(self.settings) as client:

            def records(topic: str) -> Iterable[Message]:
                found = bounds(client, named[topic]) if topic in named else None
                return read(client, found or {})

            yield records

    def _lines(self, topic: str) -> Iterable[Message]:
        path = self.folder / names.file_of(topic)
        return lines_file.read([str(path)]) if path.exists() else ()

    def found(self) -> Found:
        """Read back what was written."""
        is_by_origin = self.plan.from_stage is not FromStage.CLASSIFY
        if self.plan.output is OutputKind.FILES:
            return found_in_files(self.folder, is_by_origin=is_by_origin)
        return found_in_topics(self.settings, self.names, is_by_origin=is_by_origin)
