"""A plan over files, for histories that Kafka no longer holds.

Files, folders and archives become one row of raw records, as `kawat run` numbers them:
`articles.raw`, partition 0, in the order of their names. Every record is read, so all
counts are exact; its time is the one in its envelope.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from agents.exits import Exit, Stop
from agents.inputs import STANDARD_INPUT, files_of, messages
from agents.moments import At
from agents.progress import Progress
from agents.replay import words
from agents.replay.plan import FromStage, Order, Plan, Range, SourceFile, signed
from agents.replay.planning.cautions import Facts, cautions
from agents.replay.planning.estimate import estimated, measured
from agents.replay.planning.request import Request
from agents.replay.planning.sampling import KEPT, KEPT_BYTES, Sample
from agents.replay.stage_settings import frozen
from schemas.message import Message
from schemas.topics import RAW
from streams.settings import Settings
from streams.version import __version__

__all__ = ["check_files", "planned_from_files"]

BLOCK = 1 << 20


@dataclass(slots=True, kw_only=True)
class _Row:
    """What was read of all files together."""

    sample: Sample = field(default_factory=lambda: Sample(is_whole=True))
    timeless: int = 0
    every: int = 1
    kept_bytes: int = 0

    def take(self, message: Message) -> None:
        """Count one, and keep an even choice of them to measure the stages on."""
        sample = self.sample
        sample.take(message, keep=False)
        self.timeless += message.timestamp == 0
        if sample.records % self.every:
            return
        if len(sample.kept) >= KEPT or self.kept_bytes > KEPT_BYTES:
            self.every *= 2
            del sample.kept[::2]
            self.kept_bytes = sum(len(one.value or b"") for one in sample.kept)
        sample.kept.append(message)
        self.kept_bytes += len(message.value or b"")


def planned_from_files(
    settings: Settings, request: Request, inputs: Sequence[str], kind: str | None
) -> Plan:
    """Make and sign the plan; raises Stop for what cannot be read."""
    _check(request, inputs)
    row = _Row()
    paths = [path for name in inputs for path in files_of(name)]
    with Progress("articles looked at") as progress:
        files = tuple(_read(path, kind, settings, row, progress) for path in paths)
    held = Range(
        topic=RAW,
        partition=0,
        start=0,
        end=row.sample.records,
        records=row.sample.records,
        bytes=row.sample.bytes,
        first_timestamp=row.sample.first_ms,
        last_timestamp=row.sample.last_ms,
        order=Order.RECORDED,
        is_exact=True,
    )
    if not held.records:
        raise Stop(Exit.USAGE, "no article in the files", where=" ".join(inputs))
    speed = measured(row.sample.kept, settings, FromStage.PARSE)
    return signed(
        Plan(
            run=request.run,
            made=request.made,
            output=request.output,
            output_path=request.output_path,
            ranges=(held,),
            since_ms=request.since_ms,
            until_ms=request.until_ms,
            filters=request.filters,
            model=request.model,
            settings=frozen(settings),
            files=files,
            files_kind=kind,
            estimate=estimated(speed, records=held.records, warm_up=0, size=held.bytes),
            cautions=tuple(_cautions(settings, request, held, row)),
            asked=request.asked,
            versions={"kawat": __version__},
            topic_prefix=settings.topic_prefix,
        )
    )


def check_files(plan: Plan) -> None:
    """Refuse (2) to run over files that are not those of the plan."""
    for file in plan.files:
        if _digest(Path(file.path)) != file.sha256:
            raise Stop(
                Exit.USAGE,
                "the file has changed since the plan was made",
                where=file.path,
                todo="plan again",
            )


def _check(request: Request, inputs: Sequence[str]) -> None:
    if STANDARD_INPUT in inputs:
        why = "standard input cannot be read twice, once to plan and once to run"
        raise Stop(Exit.USAGE, why, todo="name a file")
    if request.from_stage is not FromStage.PARSE:
        why = (
            f"files hold raw articles: they begin with parse, not {request.from_stage}"
        )
        raise Stop(Exit.USAGE, why, where="--from-stage")
    for moment in (request.since, request.until):
        if moment is not None and not isinstance(moment, At):
            why = "files have no offsets: bound them by a time"
            raise Stop(Exit.USAGE, why, where="--from, --to")


def _read(
    path: Path, kind: str | None, settings: Settings, row: _Row, progress: Progress
) -> SourceFile:
    before = row.sample.records
    for message in messages([str(path)], kind, fields=settings.raw_fields):
        row.take(message)
        progress.at(row.sample.records)
    return SourceFile(
        path=str(path.resolve()),
        bytes=path.stat().st_size,
        sha256=_digest(path),
        records=row.sample.records - before,
    )


def _digest(path: Path) -> str:
    told = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                told.update(block)
    except OSError as error:
        why = f"cannot be read: {error.strerror}"
        raise Stop(Exit.FAILED, why, where=str(path)) from error
    return told.hexdigest()


def _cautions(
    settings: Settings, request: Request, held: Range, row: _Row
) -> Iterator[str]:
    yield "articles from before the files are not known to dedupe"
    if row.timeless and (request.since or request.until):
        yield (
            f"{words.many(row.timeless, 'article')} "
            f"{'bears' if row.timeless == 1 else 'bear'} no time: a window by time "
            "takes that for 1970-01-01"
        )
    yield from cautions(
        Facts(
            settings=settings,
            from_stage=FromStage.PARSE,
            output=request.output,
            ranges=(held,),
            is_from_log_start=True,
            late_ms=0,
        )
    )
