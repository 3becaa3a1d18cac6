"""Agencies and outlets that the text names as its source, found by cue and name.

The object of a cue is a weekday about as often as an agency. So behind a strong cue
("dilansir dari") a known name counts, or a capitalised one that is no day or role;
behind a weak one ("kepada", "menurut") a known name only.
"""

# ruff: noqa: RUF001 - look-alike quotes and dashes are meant

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from operator import itemgetter

from schemas.article import Credit
from streams.parse.agencies import KNOWN, NOT_MEDIA
from streams.parse.calendar_words import DAYS
from streams.parse.credit_cues import Cue, Kind, find_cues
from streams.parse.roles import PLACES

__all__ = ["cited", "signed"]

MAX_CREDITS = 200
SHORT_DAY = 3
BETWEEN = "\0"  # paragraphs are read as one text, and no pattern reads across this
HEAD = itemgetter(slice(2))
GAP = r"[ \xa0]{0,2}"
LINKS = re.compile(
    rf"(?:{GAP}(?:dari|oleh|laporan|data|publikasi(?:[ \xa0]resmi)?|"
    r"laman(?:[ \xa0]resmi)?|"
    r"situs(?:[ \xa0](?:web|resmi|berita))?|"
    r"portal(?:[ \xa0]berita)?|media|"
    r"kantor[ \xa0]berita(?:[ \xa0](?:resmi|pemerintah|negara),?)?|"
    r"harian|surat[ \xa0]kabar|"
    rf"pemberitaan|agensi|stasiun[ \xa0]televisi|kanal|from|by|the)){{0,4}}{GAP}"
)
NO_OBJECT = frozenset(
    ("diberitakan", "dilaporkan", "mewartakan", "diwartakan", "dirangkum", "dihimpun")
)
NAME = re.compile(
    r"[A-Z0-9][\w'’&.-]*"
    r"(?:[ \xa0](?:(?:of|the|and|dan)[ \xa0](?=[A-Z]))?[A-Z0-9][\w'’&.-]*){0,6}"
)
AGED = re.compile(r"[ \xa0]?\(\d")  # "kepada AP (34)": somebody's initials
AND = re.compile(rf"{GAP}(?:,{GAP}|dan{GAP}|and{GAP}|serta{GAP}|&{GAP})")
KNOWN_NAME = "|".join(re.escape(name) for name in KNOWN)
# The same by their first two signs, since most words begin none.
KNOWN_NAMES = {
    head: re.compile("|".join(map(re.escape, names)))
    for head, names in groupby(sorted(KNOWN, key=HEAD), HEAD)
}
# Not "Sun": The Sun is a newspaper.
LONG_DAYS = [day.title() for day in DAYS if len(day) > SHORT_DAY]
GLUED = re.compile(
    rf"(?:(?<=[a-zA-Z])|[ \xa0])(?:{'|'.join(LONG_DAYS)})\b|"
    r"(?<=[a-zA-Z]{3})(?:dari|pada|dalam|yang|melalui|sebagaimana|mengutip|berikut|"
    r"seperti|belum|menyebut)(?![a-z])|(?<=[A-Z]{3})(?:di|dan|ke)(?![a-z])|"
    r"(?<=[a-z]{3})dan(?=[A-Z])"
)
KNOWN_AT_END = re.compile(rf"(?<![^\W_])(?:{KNOWN_NAME})\Z")
MAX_NAME = 40
SITE_NAME = re.compile(r"[\w-]{3,40}\.(?:com|co|id|net|co\.id|news|my)\.?")
SITE = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+){1,3}\b")


def cited(paragraphs: Sequence[str], source: str | None = None) -> tuple[Credit, ...]:
    """List the sources, each once a paragraph, at most MAX_CREDITS."""
    text = BETWEEN.join(paragraphs)
    said = find_cues(text)
    if not said:
        return ()
    begins = list(accumulate((len(one) + 1 for one in paragraphs), initial=0))
    cues = [(bisect(begins, cue.start) - 1, cue) for cue in said]
    cues.sort(key=lambda one: (one[0], one[1].kind))
    listed: dict[tuple[int, str], Credit] = {}
    own = (_plain(source) if source else "") or None
    for number, cue in cues:
        for agency in _agencies(text, cue):
            name = _plain(agency)
            if name != own:
                credit = Credit(agency=agency, cue=cue.words, paragraph=number)
                listed.setdefault((number, name), credit)
        if len(listed) >= MAX_CREDITS:
            break
    return tuple(listed.values())[:MAX_CREDITS]


def signed(lines: Iterable[str], last: int) -> tuple[Credit, ...]:
    """List the agencies that cut credit lines name ("Sumber: Antara").

    They are told of the last paragraph, which such a line stands below.
    """
    told = (credit for line in lines for credit in cited([line]))
    listed: dict[str, Credit] = {}
    for one in told:
        credit = Credit(agency=one.agency, cue=one.cue, paragraph=last)
        listed.setdefault(_plain(one.agency), credit)
    return tuple(listed.values())[:MAX_CREDITS]


def _agencies(text: str, cue: Cue) -> Iterable[str]:
    """Read what a cue names: the words before a report, behind any other cue."""
    if cue.kind is Kind.REPORT:
        begin = max(0, cue.start - MAX_NAME)
        if not text.endswith(KNOWN, begin, cue.start):
            return ()  # what the pattern is slow to tell
        name = KNOWN_AT_END.search(text, begin, cue.start)
        return () if name is None else (name[0],)
    if cue.kind is Kind.WEAK:
        return _names(text, cue.end, needs_known=True)
    needs_known = cue.words.rpartition(" ")[2].casefold() in NO_OBJECT
    return _names(text, _object(text, cue.end), needs_known=needs_known)


def _object(text: str, at: int) -> int:
    links = LINKS.match(text, at)
    return at if links is None else links.end()


def _names(text: str, at: int, *, needs_known: bool) -> Iterator[str]:
    """Read one name or a list of them."""
    while True:
        match = _known(text, at)
        if match is not None and not _is_whole(text, match):
            match = None
        if match is not None and needs_known and AGED.match(text, match.end()):
            match = None
        if match is None:
            match = _unknown(text, at)
            if (
                needs_known
                and match is not None
                and SITE_NAME.fullmatch(match[0]) is None
            ):
                match = None
        if match is None:
            return
        yield _trimmed(match[0])
        more = AND.match(text, match.end())
        if more is None:
            return
        at, needs_known = more.end(), True


def _known(text: str, at: int) -> re.Match[str] | None:
    names = KNOWN_NAMES.get(text[at : at + 2])
    return None if names is None else names.match(text, at)


def _unknown(text: str, at: int) -> re.Match[str] | None:
    match = NAME.match(text, at) or SITE.match(text, at)
    if match is None:
        return None
    words = match[0].split()
    first = words[0].strip(".,").casefold()
    if first in NOT_MEDIA or first.isdigit() or (len(words) == 1 and first in PLACES):
        return None
    return match


def _trimmed(name: str) -> str:
    """Cut what was glued behind a name: a weekday, or the small word that follows."""
    kept = GLUED.split(name, maxsplit=1)[0]
    return kept.rstrip(". \xa0") or name


def _is_whole(text: str, match: re.Match[str]) -> bool:
    """Say whether a known name ends here, and not within a word; "dan" may be glued."""
    rest = text[match.end() : match.end() + 4]
    before = text[match.start() - 1 : match.start()]
    is_end = not rest[:1].isalnum() or rest.startswith("dan")
    return is_end and not (before.isalpha() and before.isupper())


def _plain(name: str) -> str:
    low = name.casefold().removeprefix("kantor berita ")
    return low.removesuffix(".com").removesuffix(".co.id").replace(" ", "")
