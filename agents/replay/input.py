"""What a run reads, in order: ranges behind their warm-up, from where it stopped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice

from agents.inputs import messages
from agents.kafka_clients import consumer
from agents.replay.file_reel import FileReel
from agents.replay.order import Recorded, Reel, Turn, in_order
from agents.replay.plan import FromStage, Order, Plan
from agents.replay.reels import Reels
from agents.replay.standing import Standing
from schemas.message import Message, header
from schemas.topics import RAW
from streams.settings import Settings

__all__ = ["FILES", "spans", "turns"]

FILES = f"{RAW}/0"  # where `agents.inputs` says that files' records lie

Spans = dict[str, tuple[int, int]]


def spans(plan: Plan) -> Spans:
    """Give `[start, end)` of each partition that is read, warm-up included."""
    found: Spans = {}
    for one in (*plan.ranges, *plan.warm_up):
        start, end = found.get(one.name, (one.start, one.end))
        found[one.name] = min(start, one.start), max(end, one.end)
    return found


@contextmanager
def turns(
    settings: Settings, plan: Plan, standing: Standing
) -> Iterator[Iterator[Turn | None]]:
    """Give what is left to be read, one by one; no group is joined."""
    if plan.files:
        files = {FILES: FileReel(_messages(settings, plan, standing))}
        yield map(_as_recorded, in_order(files, ()))
        return
    from kafka import TopicPartition  # noqa: PLC0415 - a second's import

    wanted = {
        name: (standing.positions.get(name, start), end)
        for name, (start, end) in spans(plan).items()
    }
    log = {
        one.name: (one.start if standing.cursor is None else standing.cursor, one.end)
        for one in plan.recorded
    }
    with consumer(settings) as client:
        places = {
            TopicPartition(name.rpartition("/")[0], int(name.rpartition("/")[2])): span
            for name, span in (wanted | log).items()
        }
        reels: Mapping[str, Reel] = Reels(client, places).by_name
        articles = {name: reel for name, reel in reels.items() if name in wanted}
        told = [reels[name] for name in log if name in reels]
        ordered = in_order(articles, _recorded(told), standing.cursor)
        yield map(_as_recorded, ordered) if _is_one_log(plan) else ordered


def _messages(settings: Settings, plan: Plan, standing: Standing) -> Iterator[Message]:
    """Read the files in the plan's order; those that are done are read past."""
    paths = [file.path for file in plan.files]
    begin = standing.positions.get(FILES, 0)
    found = messages(paths, plan.files_kind, fields=settings.raw_fields)
    return islice(found, begin, None)


def _recorded(reels: list[Reel]) -> Iterator[Recorded]:
    for reel in reels:
        while reel.peek() is not None:
            record = reel.take()
            origin = header(record.headers, "kawat-origin") or ""
            partition, _, offset = origin.rpartition("/")
            if offset.isascii() and offset.isdigit():
                yield Recorded(record.offset, partition, int(offset))


def _is_one_log(plan: Plan) -> bool:
    """Say whether what is read is itself the recorded order."""
    return plan.from_stage is FromStage.DEDUPE


def _as_recorded(turn: Turn | None) -> Turn | None:
    return turn and turn._replace(order=Order.RECORDED)
