"""The parsed article: value of `articles.parsed`."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from msgspec import Struct, field

__all__ = [
    "Credit",
    "Dateline",
    "Flag",
    "Format",
    "Language",
    "MentionedDate",
    "ParsedArticle",
    "Precision",
    "Published",
    "Quote",
    "QuoteKind",
    "RawReference",
    "Related",
    "RelatedFrom",
    "Removed",
    "RemovedKind",
    "Sketch",
    "Slots",
    "Status",
]


class Status(StrEnum):
    """May it be published; a canceled one is a takedown."""

    USABLE = "usable"
    CANCELED = "canceled"
    WITHHELD = "withheld"


class Format(StrEnum):
    """What the body came as."""

    TEXT = "text"
    HTML = "html"


class Precision(StrEnum):
    """How exactly a time is known; a day is never written as midnight's minute."""

    MINUTE = "minute"
    DAY = "day"


class RemovedKind(StrEnum):
    """Why a line is not in the body."""

    PROMO = "promo"
    AD = "ad"
    CAPTION = "caption"
    CREDIT = "credit"
    TAIL_HEADER = "tail_header"
    TAIL = "tail"
    DATELINE = "dateline"
    TITLE = "title"
    PAGE = "page"
    FOOTER = "footer"


class RelatedFrom(StrEnum):
    """Where the headline of another story stood."""

    PROMO = "promo"
    TAIL = "tail"


class QuoteKind(StrEnum):
    """Words as spoken, or retold."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Flag(StrEnum):
    """What a careful reader should know of an article; closed list."""

    BODY_CUT = "body_cut"
    DATE_IMPLAUSIBLE = "date_implausible"
    DEGRADED_HTML = "degraded_html"
    ENCODING_GUESSED = "encoding_guessed"
    ENCODING_REPAIRED = "encoding_repaired"
    EXTRA_CUT = "extra_cut"
    FIELD_IGNORED = "field_ignored"
    GLUE_SUSPECTED = "glue_suspected"
    LANGUAGE_UNSURE = "language_unsure"
    NO_TITLE = "no_title"
    REPEATED_TEXT = "repeated_text"
    SHORT = "short"
    TITLE_ONLY = "title_only"


class RawReference(Struct, frozen=True, kw_only=True):
    """The raw record that an article came from; `key` as text."""

    topic: str
    partition: int
    offset: int
    timestamp: str
    key: str | None
    sha256: str

    @property
    def origin(self) -> str:
        """`topic/partition/offset` of the raw record."""
        return f"{self.topic}/{self.partition}/{self.offset}"


class Dateline(Struct, frozen=True, kw_only=True):
    """The opening "JAKARTA, KOMPAS.com -"; a rubric has neither place nor outlet."""

    text: str
    place: str | None
    outlet: str | None


class Published(Struct, frozen=True, kw_only=True):
    """When the outlet says it was published: ISO 8601 with zone, or a bare day."""

    at: str
    precision: Precision
    from_: str = field(name="from")


class Removed(Struct, frozen=True, kw_only=True):
    """A line, or a part of one, taken out of the body; `line` counts from 1."""

    line: int
    kind: RemovedKind
    rule: str
    text: str


class Related(Struct, frozen=True, kw_only=True):
    """The headline of another story, named inside or below this one."""

    headline: str
    from_: RelatedFrom = field(name="from")


class Quote(Struct, frozen=True, kw_only=True):
    """Words given to somebody; code points of the 0-based paragraph, marks excluded."""

    text: str
    kind: QuoteKind
    speaker: str | None
    resolved: str | None
    verb: str | None
    paragraph: int
    start: int
    end: int


class Credit(Struct, frozen=True, kw_only=True):
    """An agency or outlet that the text names as its source."""

    agency: str
    cue: str
    paragraph: int


class MentionedDate(Struct, frozen=True, kw_only=True):
    """A calendar date in the body; null when the year cannot be known."""

    text: str
    date: str | None
    paragraph: int


class Language(Struct, frozen=True, kw_only=True):
    """Detected language (ISO 639, `und` when unsure) and the envelope's hint."""

    code: str
    confidence: float
    given: str | None


class Slots(Struct, frozen=True, kw_only=True):
    """What differs between two instances of one template; sorted, bounded."""

    numbers: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class Sketch(Struct, frozen=True, kw_only=True):
    """Sampled word-5-gram hashes of title and paragraphs: u64, sorted, `h % m == 0`.

    `v` names the hashes (adr/0013): keys of two versions do not compare.
    """

    v: int
    m: int
    keys: tuple[int, ...]
    words: int
    title: tuple[int, ...]
    slots: Slots
    text: str


class ParsedArticle(Struct, frozen=True, kw_only=True):
    """An article as it was read; a takedown has status `canceled` and no text."""

    id: str
    version_id: str
    aliases: tuple[str, ...]
    raw: RawReference
    guid: str | None = None
    source: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    format: Format = Format.TEXT
    status: Status = Status.USABLE
    embargoed_until: str | None = None
    title: str | None = None
    dateline: Dateline | None = None
    authors: tuple[str, ...] = ()
    byline: str | None = None
    published: Published | None = None
    lede: str | None = None
    paragraphs: tuple[str, ...] = ()
    word_count: int = 0
    removed: tuple[Removed, ...] = ()
    related: tuple[Related, ...] = ()
    quotes: tuple[Quote, ...] = ()
    credits: tuple[Credit, ...] = ()
    mentioned_dates: tuple[MentionedDate, ...] = ()
    language: Language = Language(code="und", confidence=0.0, given=None)
    sketch: Sketch | None = None
    flags: tuple[Flag, ...] = ()
    extra: dict[str, Any] = {}
