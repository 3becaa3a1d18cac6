"""Photo and video captions with their credits."""

from __future__ import annotations

import re

from schemas.article import RemovedKind
from streams.parse.outlets import Outlets
from streams.parse.pieces import Cut
from streams.parse.wording import has_sentence_break

__all__ = ["own"]

MAX_CAPTION = 400
MAX_HEAD = 40
# fmt: off
SOURCES = frozenset((
    "pexels", "unsplash", "pixabay", "freepik", "shutterstock", "getty images", "getty", "istock",
    "istockphoto", "antara foto", "antara", "afp", "reuters", "ap", "ap photo", "epa", "epa-efe",
    "xinhua", "bernama", "dok", "dokumen", "dokumentasi", "istimewa", "ist", "wikipedia",
    "wikimedia commons", "wikimedia", "pool", "foto", "photo", "dpa", "zuma press", "canva",
    "instagram", "youtube", "tiktok", "screenshot", "anadolu", "imago", "courtesy", "handout",
    "file photo", "via reuters", "via ap", "nurphoto", "rawpixel", "envato", "dreamstime",
))
# fmt: on
SLASH = re.compile(r"(?:@?[A-Z][\w.&' -]{1,38})/ ?@?[A-Z]")
STARTS = re.compile(
    r"[(\[]?(?:foto|photo|photos|sumber foto|keterangan foto|caption|ilustrasi foto|"
    r"foto ilustrasi|kredit foto|photo credit|foto oleh|photo by|image|gambar|fotografer|"
    r"tangkapan layar|screenshot)(?: (?:oleh|by|credit|courtesy of|dok\.?))? ?[:/]"
)
CREDIT = re.compile(
    r"(?:foto|photo|image|gambar|dok\b|dok\.|ist\b|istimewa|antara foto|antara/|shutterstock|"
    r"getty|reuters/|reuters$|afp/|afp$|ap photo|ap/|epa|sumber foto|kredit|freepik|pexels|unsplash|pixabay|"
    r"tangkapan layar|screenshot|ilustrasi|instagram|ig/|youtube|tiktok|courtesy|file photo|"
    r"handout|xinhua/|bernama pic|fail|hiasan|arsip|twitter|x/@|via |repro|wikimedia|"
    r"wikipedia)"
)
TRAILING = re.compile(
    r"(?:antara foto/|ap photo/|reuters/|afp/|foto: ?|photo: ?|/file photo|foto hiasan|gambar hiasan|"
    r"foto fail|gambar fail|- foto |dok\. ?)[^.!?]{0,60}$"
)
ILLUSTRATION = re.compile(r"ilustrasi(?: [^.!?:]{0,80})?[.)]?$")
DOMAIN = re.compile(r"[a-z0-9-]{2,30}\.(?:com|id|co\.id|net|tv|co|my|com\.my|news)")


def own(text: str, low: str, outlets: Outlets) -> Cut | None:
    """Judge a whole line."""
    if len(text) > MAX_CAPTION:
        return None
    if _opens_with_credit(text, low, outlets) or STARTS.match(low):
        return Cut(RemovedKind.CAPTION, "caption.credit")
    if has_sentence_break(text.rsplit("(", 1)[0].rstrip()):
        return None
    if _ends_with_credit(low):
        return Cut(RemovedKind.CAPTION, "caption.credit-behind")
    if ILLUSTRATION.match(low):
        return Cut(RemovedKind.CAPTION, "caption.illustration")
    return None


def _opens_with_credit(text: str, low: str, outlets: Outlets) -> bool:
    """Read "Pexels/Andrea …", "KOMPAS.com/BUDI SANTOSO …"."""
    slash = low.find("/", 0, MAX_HEAD)
    if slash < 0 or not SLASH.match(text):
        return False
    head = low[:slash].strip().removeprefix("dok. ").removeprefix("dok ")
    return (
        head in SOURCES
        or head in outlets.names
        or outlets.find(head) is not None
        or DOMAIN.fullmatch(head) is not None
    )


def _ends_with_credit(low: str) -> bool:
    """Read "… (Foto: Anu/Media)", "… ANTARA FOTO/Anu/nz"."""
    if low.endswith((")", "]")):
        start = max(low.rfind("("), low.rfind("["))
        return start >= 0 and CREDIT.match(low, start + 1) is not None
    return len(low) > 10 and TRAILING.search(low[-90:]) is not None  # noqa: PLR2004
