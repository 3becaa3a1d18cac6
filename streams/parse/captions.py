"""Photo and video captions with their credits."""

# ruff: noqa: RUF001 - newsrooms' own quotes and dashes are what is looked for

from __future__ import annotations

import re

from schemas.article import RemovedKind
from streams.parse.outlets import Outlets
from streams.parse.pieces import Cut
from streams.parse.wording import (
    ends_sentence,
    has_sentence_break,
    phrases,
    words_of,
)

__all__ = [
    "CREDITED",
    "HINTS",
    "STOPS",
    "is_credited",
    "may_fit",
    "own",
    "resumes_at",
]

MAX_HEAD = 40
TRAIL = 90
REACH = 60
STOPS = frozenset(".!?")
SOURCES = phrases(
    """
    afp | anadolu | antara | antara foto | ap | ap photo | bernama | canva |
    courtesy | dok | dokumen | dokumentasi | dpa | dreamstime | envato | epa |
    epa-efe | file photo | foto | freepik | getty | getty images | handout | imago |
    ist | istimewa | istock | istockphoto | nurphoto | pexels | photo | pixabay |
    pool | rawpixel | reuters | screenshot | shutterstock | tiktok | unsplash |
    via ap | via reuters | wikimedia | wikimedia commons | wikipedia | xinhua |
    youtube | zuma press
    """
)
# Pictures of these are credited in small letters too, and run into the caption.
STOCK = re.compile(
    r"(?:shutterstock|freepik|getty images|pexels|unsplash|pixabay|istock(?:photo)?|"
    r"dreamstime|rawpixel|canva|wikimedia commons|antara foto|ap photo|nurphoto)"
    r"(?P<by> ?/ ?@?\w)?"
)
CREDITED = (
    "shutterstock", "freepik", "getty images", "pexels", "unsplash", "pixabay",
    "istock", "dreamstime", "rawpixel", "canva", "wikimedia commons", "antara foto",
    "ap photo", "nurphoto", "dok",
)  # fmt: skip
# One of these is in every sentence that holds a credit and does not begin with one.
HINTS = (SLASHED, ILLUSTRATED, SHORTENED) = ("/", "ilustrasi ", "dok.")
ACCOUNT = re.compile(
    r"(?:instagram|ig|twitter|x|facebook|fb|tiktok|youtube|threads) ?/ ?@\w"
)
SLASH = re.compile(r"(?:@?[A-Z][\w.&' -]{1,38})/ ?@?[A-Z]")
HOUSE = ("Dok. ", "DOK. ", "Dok: ", "DOK ", "dok. ")
# "Anu IndiaIlustrasi sawah": a credit of any name, its blank lost.
BEFORE_ILLUSTRATION = re.compile(r"[\w.&'@/-][\w.&'@/ -]{1,40}(?<=\w)Ilustrasi ")
# Where the blank behind a caption was lost, and the article goes on.
LOST_BLANK = re.compile(r"(?:[a-z]{4}|\))\.(?=[A-Z][a-z]{2})")
MIN_BODY = 40
STARTS = re.compile(
    r"[(\[]?(?:foto|photo|photos|sumber foto|keterangan foto|caption|ilustrasi foto|"
    r"foto ilustrasi|kredit foto|photo credit|foto oleh|photo by|image|gambar|"
    r"fotografer|"
    r"tangkapan layar|screenshot)(?: (?:oleh|by|credit|courtesy of|dok\.?))? ?[:/]"
)
# "Foto: selembar waktu, kata kurator." speaks of pictures.
SAID = re.compile(
    r",[\"'”]? (?:kata|ujar|tutur|ucap|jelas|tulis|imbuh|ungkap|said|says)(?:nya)? "
)
CREDIT = re.compile(
    r"(?:(?:foto|photo|image|gambar|ilustrasi)(?: ?(?:oleh|by|credit|dok\.?|istimewa|"
    r"antara|file|fail|hiasan))? ?[:/]|dok\b|ist\b|istimewa|antara foto|shutterstock|"
    r"getty|freepik|pexels|unsplash|pixabay|(?:reuters|afp|ap|epa|xinhua|antara)/|"
    r"ap photo|sumber foto|kredit foto|file photo|bernama pic|(?:ig|x|instagram)/ ?@|"
    r"wikimedia)"
)
# These name a thing in brackets as well; a caption is a sentence before them.
LOOSE_CREDIT = re.compile(
    r"(?:foto|photo|gambar|ilustrasi|tangkapan layar|screenshot|instagram|ig|youtube|"
    r"tiktok|twitter|facebook|x/@|courtesy|handout|via|repro|wikipedia|arsip|fail|"
    r"hiasan|kredit|reuters|afp)(?![a-z])"
)
MIN_TOLD = 6
TRAILING = re.compile(
    r"(?:(?<![a-z])(?:antara foto/|ap photo/|reuters/|afp/|foto hiasan|gambar hiasan|"
    r"foto fail|gambar fail)|/file photo|"
    r"- foto |[.!?)\]\"”'’|–—-] ?(?:(?:foto|photo)(?: oleh| by)? ?: ?|dok\. ?)(?=\w))"
    r"(?:dok\. ?)?[^.!?]{0,60}$"
)
ILLUSTRATION = re.compile(r"ilustrasi(?: [^.!?:]{0,80})?[.)]?$")
MAX_TITLED = 5
DOMAIN = re.compile(r"[a-z0-9-]{2,30}\.(?:com|id|co\.id|net|tv|co|my|com\.my|news)")


def may_fit(low: str, *, opens: bool) -> bool:
    """Say cheaply whether a line could be one; `opens`: its first word may tell so.

    Most lines are sentences: without a source in front none of their stops is a
    credit's, unless it shortens "dokumentasi".
    """
    return opens or low[-1] not in STOPS or low.startswith(CREDITED) or is_credited(low)


def is_credited(low: str) -> bool:
    """Say whether a sentence that begins with no credit may still hold one."""
    return (
        low.find(SLASHED, 0, MAX_HEAD) >= 0
        or low.find(ILLUSTRATED, 0, REACH) >= 0
        or low.endswith(SHORTENED)
    )


def own(text: str, low: str, outlets: Outlets) -> Cut | None:
    """Judge a whole line."""
    if (
        _is_labelled(text, low)
        or _opens_with_credit(text, low, outlets)
        or _runs_in(text, low)
    ):
        return Cut(RemovedKind.CAPTION, "caption.credit")
    start = _credit_behind(low, outlets)
    if start >= 0 and not has_sentence_break(text[:start].rstrip()):
        return Cut(RemovedKind.CAPTION, "caption.credit-behind")
    if ILLUSTRATION.match(low) and not _is_told(text):
        return Cut(RemovedKind.CAPTION, "caption.illustration")
    return None


def _is_told(text: str) -> bool:
    return ends_sentence(text) and words_of(text) > MAX_TITLED


def _is_labelled(text: str, low: str) -> bool:
    """Read "Foto: Budi", "Foto/Budi"; "Foto/video itu …" and speech are none."""
    label = STARTS.match(low)
    if label is None or SAID.search(text):
        return False
    behind = text[label.end() :].lstrip()[:1]
    if not behind.islower():
        return True
    return text[label.end() - 1] == ":" and not ends_sentence(text)


def resumes_at(text: str) -> int:
    """Where body goes on behind a caption: "… (kiri).Warga menunggu."; else the end."""
    lost = LOST_BLANK.search(text)
    if lost is None or len(text) - lost.end() < MIN_BODY or not ends_sentence(text):
        return len(text)
    return lost.end()


def _runs_in(text: str, low: str) -> bool:
    """Read "freepikSawah di Anu", "Dok. Polres AnuPetugas …", "X/@anu Sawah".

    Also "Anu IndiaIlustrasi sawah", whoever that is.
    """
    stock = STOCK.match(low)
    if stock:
        return stock["by"] is not None or text[stock.end() : stock.end() + 1].isupper()
    if text.startswith(HOUSE) or ACCOUNT.match(low):
        return True
    named = "Ilustrasi " in text[:REACH]
    return named and BEFORE_ILLUSTRATION.match(text) is not None


def _opens_with_credit(text: str, low: str, outlets: Outlets) -> bool:
    """Read "Pexels/Andrea …", "KOMPAS.com/BUDI SANTOSO …"."""
    slash = low.find("/", 0, MAX_HEAD)
    if slash < 0 or not SLASH.match(text):
        return False
    return _is_source(low[:slash], outlets)


def _is_source(name: str, outlets: Outlets) -> bool:
    bare = name.strip().removeprefix("dok. ").removeprefix("dok ")
    return (
        bare in SOURCES or bare in outlets.names or DOMAIN.fullmatch(bare) is not None
    )


def _credit_behind(low: str, outlets: Outlets) -> int:
    """Find "(Foto: Anu/Media)", "(PORTAL.COM/ANU)", "ANTARA FOTO/Anu/nz", else -1."""
    if not low.endswith((")", "]")):
        found = TRAILING.search(low, max(0, len(low) - TRAIL))
        return found.start() if found else -1
    start = max(low.rfind("("), low.rfind("["))
    slash = low.find("/", start)
    named = slash > 0 and _is_source(low[start + 1 : slash], outlets)
    named = named or CREDIT.match(low, start + 1) is not None
    loose = LOOSE_CREDIT.match(low, start + 1) and words_of(low[:start]) >= MIN_TOLD
    return start if named or loose else -1
