"""Promote a run: check it, choose, publish in small batches, look again, audit it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from agents.exits import Exit, Stop
from agents.kafka_clients import consumer, producer
from agents.replay.diff.sides import side
from agents.replay.promotion.audit import Counts, Promotion, asker, audited
from agents.replay.promotion.choice import Choice, Place, Where, chosen
from agents.replay.promotion.live import Live
from agents.replay.promotion.outputs import Outputs
from agents.replay.register import known, now, open_register
from agents.replay.report import Report
from agents.replay.runs import RunState, State, stated
from schemas.message import Message, Output
from streams.settings import Settings

if TYPE_CHECKING:
    from kafka import KafkaProducer

__all__ = ["promote"]

BATCH = 500  # published between two looks at what live has written meanwhile
ACKNOWLEDGE_SECONDS = 120
MOST_LOOKS = 10
OVER = {State.FINISHED, State.PROMOTED}

Tell = Callable[[int], None]


def promote(
    settings: Settings, run: str, *, is_dry: bool, tell: Tell = lambda _: None
) -> Promotion:
    """Publish what is better than what live has; a dry run only counts it.

    Raises Stop for a run that is not over, does not balance.
    """
    state = _promotable(known(settings).of(run))
    open_register(settings)
    entry = Promotion(
        run=run,
        plan=state.plan.digest,
        at=now(),
        by=asker(settings.sasl_username),
        is_dry=is_dry,
        is_done=False,
    )
    with (
        Outputs(knows_origins=not state.plan.files) as outputs,
        consumer(settings) as reader,
        producer(settings) as sender,
    ):
        outputs.fill(side(settings, run).read())
        live = Live(reader, settings, outputs)
        live.catch_up()
        work = _Work(settings, sender, live, outputs, tell)
        if is_dry:
            done = replace(entry, is_done=True, counts=work.counted())
        else:
            work.send(audited(entry))
            counts = work.published()
            repaired = work.repaired()
            done = replace(entry, is_done=True, counts=counts, repaired=repaired)
            finished = replace(state, state=State.PROMOTED, updated=now())
            work.send(stated(finished))
        work.send(audited(done))
    return done


def _promotable(state: RunState) -> RunState:
    if state.state not in OVER or state.report is None:
        raise Stop(
            Exit.USAGE,
            f"run {state.run!r} is {state.state}: only a finished one is promoted",
            todo=f"`kawat replay run` goes on with it; `kawat replay show {state.run}`",
        )
    report = msgspec.convert(state.report, Report)
    if not report.is_balanced:
        raise Stop(
            Exit.FAILED,
            f"run {state.run!r} does not balance: {report.faults[0]}",
            todo=f"`kawat replay show {state.run}`",
        )
    return state


class _Work:
    def __init__(
        self,
        settings: Settings,
        sender: KafkaProducer,
        live: Live,
        outputs: Outputs,
        tell: Tell,
    ) -> None:
        self._settings = settings
        self._sender = sender
        self._live = live
        self._outputs = outputs
        self._tell = tell

    def counted(self) -> Counts:
        """Choose only."""
        counts: dict[str, Counter[str]] = {}
        for where, message, one in self._outputs:
            choice = chosen(one, where, message.value, self._live.known)
            counts.setdefault(where[0], Counter())[choice.value] += 1
        return _plain(counts)

    def published(self) -> Counts:
        """Choose and publish, batch by batch, each on what live holds by then."""
        counts: dict[str, Counter[str]] = {}
        done = 0
        every = iter(self._outputs)
        while batch := list(islice(every, BATCH)):
            self._live.catch_up()
            sent = []
            for where, message, one in batch:
                choice = chosen(one, where, message.value, self._live.known)
                counts.setdefault(where[0], Counter())[choice.value] += 1
                if choice.is_published:
                    sent.append(self._publish(where, message))
            self._await(sent)
            done += len(batch)
            self._tell(done)
        return _plain(counts)

    def repaired(self) -> int:
        """Write again what live wrote newer while ours was on its way.

        Ours then lies behind it, and compaction would keep ours.
        """
        count = 0
        for _ in range(MOST_LOOKS):
            self._live.catch_up()
            hidden = [*self._live.known.hidden()]
            if not hidden:
                break
            sent = [self._rewrite(where, best) for where, best in hidden]
            self._await(sent)
            count += len(sent)
        return count

    def send(self, output: Output) -> None:
        """Write one record of ours beside the articles, and wait for it."""
        sent = self._sender.send(
            self._settings.topic(output.topic), key=output.key, value=output.value
        )
        self._await([sent])

    def _publish(self, where: Where, message: Message) -> Any:  # noqa: ANN401 - untyped
        """Send it to where live keeps its key; a new key goes where live would."""
        topic, key = where
        newest = self._live.known.newest.get(where)
        return self._sender.send(
            self._settings.topic(topic),
            key=key,
            value=message.value,
            headers=list(message.headers),
            partition=None if newest is None else newest.partition,
        )

    def _rewrite(self, where: Where, best: Place) -> Any:  # noqa: ANN401 - untyped
        topic, key = where
        message = self._live.fetch(topic, best)
        return self._sender.send(
            self._settings.topic(topic),
            key=key,
            value=message.value,
            headers=list(message.headers),
            partition=best.partition,
        )

    def _await(self, sent: list[Any]) -> None:
        for one in sent:
            one.get(timeout=ACKNOWLEDGE_SECONDS)


def _plain(counts: dict[str, Counter[str]]) -> Counts:
    """Name every choice, in one order, so that entries can be compared."""
    return {
        topic: {choice.value: counts[topic][choice.value] for choice in Choice}
        for topic in sorted(counts)
    }
