"""The fault-free judge, and what every schedule must agree with it on."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import orjson
from msgspec.structs import replace

from schemas.headers import Provenance
from schemas.topics import DUPLICATES, UNIQUE
from streams.dedupe import Memo, build
from streams.dedupe.buckets import Buckets
from streams.dedupe.clock import is_past
from streams.dedupe.record import Record
from streams.runner import Link, Step, step
from tests.sim.hops import message

if TYPE_CHECKING:
    from tests.sim.schedule import Schedule

__all__ = ["check", "meaning"]

Answers = dict[str, Step]


def meaning(memo: Memo) -> Any:
    """Everything that a later verdict can depend on, as plain values."""
    live = tuple(map(_facts, memo.identity.live))
    index, identity = memo.index, memo.identity
    tables = (
        *(index._keys, index._texts, index._titles),
        *(identity._aliases, identity._handles, identity._members),
    )
    found = tuple(map(_entries, tables))
    canceled = tuple(sorted(memo.identity._canceled.items()))
    return memo.seq, memo.time, live, found, canceled


def _entries(table: Buckets) -> Any:
    """Every key with its bearers that are not past; within a key in their order."""
    entries = (
        (bucket[at : at + table._width], table._seq(bucket, at))
        for bucket in table._buckets
        for at in range(0, len(bucket), table._entry)
    )
    live = [entry for entry in entries if entry[1] >= table._floor]
    return tuple(sorted(live, key=lambda entry: entry[0]))


def _facts(record: Record) -> Any:
    """A live record without what only answers, restarts and forgetting need."""
    return replace(
        record,
        reached=None,
        ahead=0,
        floor=None,
        aliases=(),
        handles=(),
        offset=0,
        commit=0,
        mark=0,
        keys=None,
        kept=None,
        text=b"",
        title=b"",
        m=0,
    )


def check(schedule: Schedule, last: Memo) -> str | None:
    """Tell the first difference from a run without faults, or None."""
    answers, meanings = _judge(schedule)
    return (
        _check_fates(schedule, answers)
        or _check_versions(schedule)
        or _check_compacted(schedule, answers)
        or _check_state(schedule, last, meanings)
    )


def _judge(schedule: Schedule) -> tuple[Answers, list[Any]]:
    """Judge the first occurrence of every origin in the log, once, in order."""
    memo = schedule.rules.memo(schedule.settings)
    link = Link(
        stage=build(schedule.settings),
        provenance=Provenance(version="sim"),
        max_output_bytes=1_000_000,
    )
    answers: Answers = {}
    meanings = [meaning(memo)]
    for offset, (raw, _) in enumerate(schedule.logs["parsed", 0]):
        if raw.origin not in answers:
            answers[raw.origin] = step(link, message(raw, offset, None), memo)
            meanings.append(meaning(memo))
    return answers, meanings


def _check_fates(schedule: Schedule, answers: Answers) -> str | None:
    got: dict[str, set[Any]] = defaultdict(set)
    for (topic, _), log in list(schedule.logs.items()):
        if topic in {UNIQUE, DUPLICATES, "articles.dead"}:
            for key, value, origin in log:
                got[origin].add((topic, key, value))
    for raw in schedule.raws:
        if raw.origin not in answers:
            return f"lost in parse: {raw.origin}"
        expected = {(o.topic, o.key, o.value) for o in answers[raw.origin].outputs}
        if expected - got[raw.origin]:
            return f"lost: {raw.origin}"
        if got[raw.origin] - expected:
            return f"another answer: {raw.origin}"
    return None


def _check_versions(schedule: Schedule) -> str | None:
    texts: dict[tuple[str, int], set[Any]] = defaultdict(set)
    for place in range(schedule.mix.outs):
        for _, value, _ in schedule.logs[UNIQUE, place]:
            record = orjson.loads(value)
            article = record["article"]
            if article is not None:
                text = (article["title"], tuple(article["paragraphs"]))
                texts[record["uri"], record["version"]].add(text)
    for (uri, version), found in texts.items():
        if len(found) > 1:
            return f"version conflict: {uri} version {version}"
    return None


def _check_compacted(schedule: Schedule, answers: Answers) -> str | None:
    """The newest record under each key is what the readers' rule says."""
    from tests.sim.schedule import rank  # noqa: PLC0415 - one way only at import

    newest: dict[bytes, bytes | None] = {
        key: value
        for topic in ("enriched", DUPLICATES)
        for place in range(schedule.mix.outs)
        for key, value, _ in schedule.logs[topic, place]
    }
    for answer in answers.values():
        for output in answer.outputs:
            if output.topic in {UNIQUE, DUPLICATES} and output.key is not None:
                have = newest.get(output.key)
                if rank(have) < rank(output.value):
                    return f"compacted: {output.key!r} has fallen back"
    return None


def _check_state(schedule: Schedule, last: Memo, meanings: list[Any]) -> str | None:
    for seq, restored in [*schedule.meanings, (last.seq, meaning(last))]:
        if seq >= len(meanings) or restored != meanings[seq]:
            return f"state differs after {seq} judgements"
    if schedule.rules.is_forgetting_late:
        window = int(schedule.settings.window_days * 86_400)
        for record in list(last._records.values()):
            canceled = record.id is not None and last.identity.is_canceled(record.id)
            is_old = is_past(record.at, last.time.now, window)
            if record.is_leader and not record.is_slim and canceled and not is_old:
                return f"a withdrawn text is kept: {record.origin}"
    return None
