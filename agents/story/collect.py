"""Find all that belongs to a story: versions, copies, and what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from agents.exits import Exit, Stop
from agents.explain.lookup import as_recorded, version_of
from agents.explain.view import view_of
from agents.story.sources import Source
from schemas.article import Precision, Published, Status
from schemas.codec import decode
from schemas.decisions import Verdict
from schemas.enriched import EnrichedRecord
from schemas.ids import ARTICLE, STORY
from schemas.message import Message
from streams.ninjs import UNKNOWN_TIME

__all__ = ["Entry", "Story", "collect"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One version or copy, `key` being its record's.

    `at`: as published, else when it came; None = unknown. Of a withdrawn one whose
    record is compacted away only the key is known.
    """

    key: str
    origin: str | None = None
    verdict: Verdict | None = None
    version: int | None = None
    of: str | None = None
    source: str | None = None
    title: str | None = None
    url: str | None = None
    at: datetime | None = None
    is_day: bool = False
    silent_edit: bool = False
    is_withdrawn: bool = False

    @property
    def uri(self) -> str:
        """Id of the article."""
        return self.key.partition("/")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The entries, newest last, those without a time behind them."""

    id: str
    entries: tuple[Entry, ...]

    def since_first(self, entry: Entry) -> timedelta | None:
        """Tell how long after the first one it came."""
        first = self.entries[0].at
        return None if first is None or entry.at is None else entry.at - first


def collect(source: Source, name: str) -> Story:
    """Collect the story of that id, or of the article of that id or address.

    Raises Stop when there is none.
    """
    story = name if name.startswith(STORY) else _story_of(source, name)
    entries: dict[str | None, Entry] = {}  # by raw record: it may stand there twice
    gone: dict[str, None] = {}  # keys, in order
    for record in source():
        if _is_withdrawal(record):
            gone[(record.key or b"").decode()] = None
        elif record.value is not None and story.encode() in record.value:
            entry = _entry(record, story)
            if entry is not None:
                entries[entry.origin] = entry
    found = [replace(one, is_withdrawn=one.key in gone) for one in entries.values()]
    found += _nothing_left(story, found, gone)
    if not found:
        raise _unknown(name)
    return Story(id=story, entries=tuple(sorted(found, key=_order)))


def _story_of(source: Source, name: str) -> str:
    wanted = as_recorded(name)
    if wanted is None:
        raise Stop(
            Exit.USAGE,
            "is no story, article or address",
            where=name,
            todo="urn:kawat:story:…, urn:kawat:article:… or https://…",
        )
    for record in source():
        if record.value is None or version_of(record, wanted) is None:
            continue
        decision = decode(record.value, EnrichedRecord).stream.dedupe
        if decision is not None:
            return decision.story
    raise _unknown(name)


def _is_withdrawal(record: Message) -> bool:
    if record.value is None:
        return True
    if b'"canceled"' not in record.value:
        return False
    told = decode(record.value, EnrichedRecord)
    return told.pub_status == Status.CANCELED


def _entry(record: Message, story: str) -> Entry | None:
    """Read a record whose bytes name the story; None when it only speaks of it."""
    told = decode(record.value or b"", EnrichedRecord)
    decision = told.stream.dedupe
    if decision is None or decision.story != story:
        return None
    view = view_of(record.topic, record.value or b"")
    raw = told.stream.raw
    at, is_day = _time(view.published, raw.timestamp)
    return Entry(
        key=(record.key or b"").decode(),
        origin=view.origin,
        verdict=decision.verdict,
        version=decision.version,
        of=decision.of,
        source=raw.source,
        title=view.title,
        url=raw.url,
        at=at,
        is_day=is_day,
        silent_edit=decision.silent_edit,
    )


def _time(published: Published | None, arrived: str) -> tuple[datetime | None, bool]:
    """Prefer the minute that the article tells, then when it came, then its day."""
    if published and published.precision is Precision.MINUTE:
        return _moment(published.at), False
    if not arrived.startswith(UNKNOWN_TIME):
        return _moment(arrived), False
    return (_moment(published.at), True) if published else (None, False)


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _nothing_left(
    story: str, found: list[Entry], gone: Iterable[str]
) -> Iterator[Entry]:
    """Tell of withdrawn ones whose records are compacted away."""
    keys = {one.key for one in found}
    articles = {one.uri for one in found} | {ARTICLE + story.removeprefix(STORY)}
    for key in gone:
        if key not in keys and key.partition("/")[0] in articles:
            origin = key.partition("/")[2] or None
            yield Entry(key=key, origin=origin, is_withdrawn=True)


def _order(entry: Entry) -> tuple[bool, datetime, int]:
    offset = int((entry.origin or "0").rpartition("/")[2])
    return entry.at is None, entry.at or datetime.min.replace(tzinfo=UTC), offset


def _unknown(name: str) -> Stop:
    return Stop(
        Exit.FAILED,
        "no record of this story",
        where=name,
        todo="is the file, or KAWAT_TOPIC_PREFIX, the right one?",
    )
