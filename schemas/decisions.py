"""What the stages decided, inside `stream`, and the value of `articles.unique`."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from schemas.article import (
    Credit,
    Dateline,
    Flag,
    Format,
    MentionedDate,
    ParsedArticle,
    Published,
    Quote,
    Related,
    Removed,
)

__all__ = [
    "Candidate",
    "Change",
    "Changed",
    "ClassifyDecision",
    "DedupeDecision",
    "Evidence",
    "FirstSeen",
    "JudgedArticle",
    "Mention",
    "ParseDecision",
    "Passage",
    "StreamBlock",
    "StreamRaw",
    "Verdict",
    "Versions",
]


class Verdict(StrEnum):
    """What dedupe says of an article; `is_duplicate` tells which are set aside."""

    UNIQUE = "unique"
    REDELIVERY = "redelivery"
    EXACT = "exact"
    SYNDICATED = "syndicated"
    EXCERPT = "excerpt"
    UPDATE = "update"
    DIGEST = "digest"
    SERIES = "series"
    FOLLOWUP = "followup"

    @property
    def is_duplicate(self) -> bool:
        """Say whether the article goes to `articles.duplicates`."""
        return self in _FOLDED


_FOLDED = {
    Verdict.REDELIVERY,
    Verdict.EXACT,
    Verdict.SYNDICATED,
    Verdict.EXCERPT,
}


class StreamRaw(Struct, frozen=True, kw_only=True):
    """The raw record's coordinates with the names it went by."""

    topic: str
    partition: int
    offset: int
    timestamp: str
    key: str | None
    sha256: str
    guid: str | None
    source: str | None
    url: str | None


class ParseDecision(Struct, frozen=True, kw_only=True):
    """What parse cut and found."""

    format: Format
    removed: tuple[Removed, ...]
    related: tuple[Related, ...]
    quotes: tuple[Quote, ...]
    credits: tuple[Credit, ...]
    mentioned_dates: tuple[MentionedDate, ...]
    published: Published | None
    dateline: Dateline | None


class FirstSeen(Struct, frozen=True, kw_only=True):
    """The first member of the matched article: outlet, event time, raw coordinates."""

    source: str | None
    at: str | None
    raw: str


class Passage(Struct, frozen=True, kw_only=True):
    """A shared passage; code points of the paragraphs joined by an empty line."""

    text: str
    here: tuple[int, int]
    there: tuple[int, int]


class Change(Struct, frozen=True, kw_only=True):
    """One thing that an update altered; null = absent on that side."""

    from_: str | None = field(name="from")
    to: str | None


class Changed(Struct, frozen=True, kw_only=True):
    """What an update altered."""

    sentences: tuple[Change, ...] = ()
    numbers: tuple[Change, ...] = ()
    names: tuple[Change, ...] = ()


class DedupeDecision(Struct, frozen=True, kw_only=True):
    """The verdict and its grounds; containments and Jaccard are shares from 0 to 1.

    `local_paragraphs`: of a copy, numbers from 0 of the paragraphs that `of` has not.
    `corrects`: `of`, when the article says that it corrects or withdraws that.
    """

    verdict: Verdict
    of: str | None
    version: int
    story: str
    containment_here: float | None
    containment_there: float | None
    jaccard: float | None
    first_seen: FirstSeen | None
    silent_edit: bool
    passages: tuple[Passage, ...]
    changed: Changed
    local_paragraphs: tuple[int, ...] = ()
    corrects: str | None = None


class Candidate(Struct, frozen=True, kw_only=True):
    """A subject and the chance in percent that a reader files the article there."""

    literal: str
    confidence: int


class Evidence(Struct, frozen=True, kw_only=True):
    """A term of the article and what it weighs for a subject."""

    term: str
    weight: float


class Mention(Struct, frozen=True, kw_only=True):
    """A place, person or body that the article names."""

    text: str
    id: str
    count: int


class ClassifyDecision(Struct, frozen=True, kw_only=True):
    """The best three subjects in rank order, and why; `desk` is the newsroom's own."""

    candidates: tuple[Candidate, ...]
    abstained: bool
    evidence: dict[str, tuple[Evidence, ...]]
    mentions: tuple[Mention, ...]
    keywords: tuple[str, ...]
    desk: str | None = None


class Versions(Struct, frozen=True, kw_only=True):
    """Which code, model and taxonomy decided."""

    kawat: str
    parse: str
    dedupe: str
    model: str
    taxonomy: str


class StreamBlock(Struct, frozen=True, kw_only=True):
    """Everything Kawat adds to the article; null for a stage that has not run."""

    raw: StreamRaw
    parse: ParseDecision | None = None
    dedupe: DedupeDecision | None = None
    classify: ClassifyDecision | None = None
    flags: tuple[Flag, ...] = ()
    versions: Versions | None = None


class JudgedArticle(Struct, frozen=True, kw_only=True):
    """Value of `articles.unique`: the article, its resolved id, its verdict.

    A takedown has no article; `version` is then the highest one that it cancels.
    """

    uri: str
    version: int
    article: ParsedArticle | None
    stream: StreamBlock
