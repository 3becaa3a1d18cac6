"""Agencies and outlets that the text names as its source, found by cue and name.

The object of a cue is a weekday about as often as an agency. So behind a strong cue
("dilansir dari") a known name counts, or a capitalised one that is no day or role;
behind a weak one ("kepada", "menurut") a known name only.
"""

# ruff: noqa: RUF001 - look-alike quotes and dashes are meant

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from schemas.article import Credit
from streams.parse.agencies import KNOWN, NOT_MEDIA
from streams.parse.calendar_words import DAYS
from streams.parse.roles import PLACES

__all__ = ["cited", "signed"]

MAX_CREDITS = 200
SHORT_DAY = 3
GAP = r"[ \xa0]{0,2}"
STRONG = re.compile(
    r"(?<![^\W\d_])(?:(?:seperti|sebagaimana|demikian|as)[ \xa0])?"
    r"(?:yang[ \xa0])?(?:dikutip|dilansir|disitat|disadur|dinukil|melansir|mengutip|"
    r"menukil|menyitir|memetik|dipetik|diwartakan|mewartakan|diberitakan|dilaporkan|"
    r"(?:dirangkum|dihimpun)(?=[ \xa0]{0,2}dari)|sumber[ \xa0]{0,2}:)"
    r"(?![a-z]*kan\b)",
    re.IGNORECASE,
)
STRONG_STEMS = (
    "kutip", "ngutip", "metik", "lansir",
    "itat", "adur", "nukil", "itir", "petik", "warta", "berita",
    "lapor", "umber", "angkum", "himpun",
)  # fmt: skip
WEAK_STEMS = (
    "epada", "enurut", "apor", "ulis", "ebut", "ording", "told", "port", "warta",
    "berita", "lansir", "said",
)  # fmt: skip
Stems = tuple[list[str], list[str]]
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
WEAK = re.compile(
    r"(?<![^\W\d_])([Kk]epada|[Mm]enurut(?:[ \xa0]laporan)?|lapor|[Ll]aporan|"
    r"tulis|sebut|"
    r"according[ \xa0]to|told|reported[ \xa0]by)"
    r"(?:[ \xa0]kantor[ \xa0]berita)?[ \xa0]?(?:the[ \xa0])?"
)
REPORTS = re.compile(
    r"[ \xa0](?:melaporkan|mewartakan|memberitakan|menulis|menyebutkan?|melansir|"
    r"reported|reports|said)\b"
)
NAME = re.compile(
    r"[A-Z0-9][\w'’&.-]*"
    r"(?:[ \xa0](?:(?:of|the|and|dan)[ \xa0](?=[A-Z]))?[A-Z0-9][\w'’&.-]*){0,6}"
)
AGED = re.compile(r"[ \xa0]?\(\d")  # "kepada AP (34)": somebody's initials
AND = re.compile(rf"{GAP}(?:,{GAP}|dan{GAP}|and{GAP}|serta{GAP}|&{GAP})")
KNOWN_NAME = re.compile("|".join(re.escape(name) for name in KNOWN))
# Not "Sun": The Sun is a newspaper.
LONG_DAYS = [day.title() for day in DAYS if len(day) > SHORT_DAY]
GLUED = re.compile(
    rf"(?:(?<=[a-zA-Z])|[ \xa0])(?:{'|'.join(LONG_DAYS)})\b|"
    r"(?<=[a-zA-Z]{3})(?:dari|pada|dalam|yang|melalui|sebagaimana|mengutip|berikut|"
    r"seperti|belum|menyebut)(?![a-z])|(?<=[A-Z]{3})(?:di|dan|ke)(?![a-z])|"
    r"(?<=[a-z]{3})dan(?=[A-Z])"
)
KNOWN_AT_END = re.compile(rf"(?<![^\W_])(?:{KNOWN_NAME.pattern})\Z")
MAX_NAME = 40
SITE_NAME = re.compile(r"[\w-]{3,40}\.(?:com|co|id|net|co\.id|news|my)\.?")
SITE = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+){1,3}\b")


def cited(paragraphs: Sequence[str], source: str | None = None) -> tuple[Credit, ...]:
    """List the sources, each once a paragraph, at most MAX_CREDITS."""
    listed: list[Credit] = []
    own = _plain(source or "")
    stems = _stems("\n".join(paragraphs))
    for number, text in enumerate(paragraphs):
        seen: set[str] = set()
        for agency, cue in _found(text, stems):
            name = _plain(agency)
            if name in seen or (own and name == own):
                continue
            seen.add(name)
            listed.append(Credit(agency=agency, cue=cue, paragraph=number))
        if len(listed) >= MAX_CREDITS:
            break
    return tuple(listed[:MAX_CREDITS])


def signed(lines: Iterable[str], last: int) -> tuple[Credit, ...]:
    """List the agencies that cut credit lines name ("Sumber: Antara").

    They are told of the last paragraph, which such a line stands below.
    """
    listed: dict[str, Credit] = {}
    for line in lines:
        for agency, cue in _found(line, _stems(line)):
            credit = Credit(agency=agency, cue=cue, paragraph=last)
            listed.setdefault(_plain(agency), credit)
    return tuple(listed.values())[:MAX_CREDITS]


def _stems(text: str) -> Stems:
    """Find by plain search which stems of strong and of weak cues there are."""
    return (
        [stem for stem in STRONG_STEMS if stem in text],
        [stem for stem in WEAK_STEMS if stem in text],
    )


def _found(text: str, stems: Stems) -> Iterator[tuple[str, str]]:
    # Nine paragraphs of ten hold no cue at all.
    strong, weak = stems
    if any(stem in text for stem in strong):
        yield from _strong(text)
    if any(stem in text for stem in weak):
        yield from _weak(text)


def _strong(text: str) -> Iterator[tuple[str, str]]:
    for match in STRONG.finditer(text):
        cue = " ".join(match[0].split())
        needs_known = cue.split()[-1].casefold() in NO_OBJECT
        yield from _names(
            text, _object(text, match.end()), cue, needs_known=needs_known
        )


def _weak(text: str) -> Iterator[tuple[str, str]]:
    for match in WEAK.finditer(text):
        cue = " ".join(match[1].split())
        yield from _names(text, match.end(), cue, needs_known=True)
    for verb in REPORTS.finditer(text):
        name = KNOWN_AT_END.search(text, max(0, verb.start() - MAX_NAME), verb.start())
        if name is not None:
            yield name[0], verb[0].strip()


def _object(text: str, at: int) -> int:
    links = LINKS.match(text, at)
    return at if links is None else links.end()


def _names(
    text: str, at: int, cue: str, *, needs_known: bool
) -> Iterator[tuple[str, str]]:
    """Read one name or a list of them."""
    while True:
        match = KNOWN_NAME.match(text, at)
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
        yield _trimmed(match[0]), cue
        more = AND.match(text, match.end())
        if more is None:
            return
        at, needs_known = more.end(), True


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
