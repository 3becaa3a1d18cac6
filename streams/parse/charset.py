"""Bytes to text, decoded once: BOM, UTF-8, what is declared, then cp1252 when it fits.

UTF-8 that is valid wins over a declaration: no other text is valid UTF-8 by chance, and
feeds lie. A declared name is looked up in a closed list, never in Python's registry of
codecs (`zlib`, `idna`, `unicode_escape` are codecs there).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from schemas.article import Flag
from schemas.errors import Reason, Rejected

__all__ = ["Decoded", "decode", "is_binary"]

# fmt: off
MAGIC = (
    b"\x1f\x8b", b"\xfd7zXZ\0", b"PK\x03\x04", b"PK\x05\x06", b"%PDF-",
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18",
    b"7z\xbc\xaf", b"\xac\xed\0\x05", b"Obj\x01", b"\x7fELF", b"\x78\x01", b"\x78\x9c",
    b"\x78\xda", b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05",
)
BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"),
)
DECLARED = {
    "iso88591": "cp1252", "latin1": "cp1252", "windows1252": "cp1252",
    "cp1252": "cp1252",
    "usascii": "cp1252", "ascii": "cp1252", "iso885915": "iso8859-15",
    "iso88592": "iso8859-2", "windows1250": "cp1250", "windows1251": "cp1251",
    "windows1254": "cp1254", "iso88599": "cp1254", "windows1256": "cp1256",
    "windows1258": "cp1258", "koi8r": "koi8-r", "shiftjis": "cp932", "sjis": "cp932",
    "windows31j": "cp932", "eucjp": "euc_jp", "euckr": "cp949", "gb2312": "gb18030",
    "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "windows874": "cp874",
    "tis620": "cp874",
}
# fmt: on
CONTROL = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")
ASCII = bytes(range(0x80))
# What a Western newsroom's cp1252 holds: letters, quotes, dashes, a few signs.
PLAUSIBLE = bytes(range(0xC0, 0x100)) + (
    b"\x80\x82\x84\x85\x8a\x8c\x8e\x91\x92\x93\x94\x95\x96\x97\x99\x9a\x9c\x9e\x9f"
    b"\xa0\xa3\xa7\xa9\xab\xad\xae\xb0\xb2\xb3\xb4\xb7\xb9\xba\xbb\xbc\xbd\xbe"
)
OPENERS = bytes(range(0xC0, 0x100)) + b"\x91\x92\x93\x94\xa0\xab\xef"
UTF8_SEQUENCE = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
MAX_CONTROL_SHARE = 0.02
MAX_REPAIRED_SHARE = 0.02
SAMPLE = 65_536


class Decoded(NamedTuple):
    """Text without its byte order mark, and what a reader should know of it.

    `is_utf8` says that the value as it came is the text's UTF-8.
    """

    text: str
    flags: tuple[Flag, ...]
    is_utf8: bool = False


def is_binary(data: bytes) -> bool:
    """Say whether the value is a packed or binary format, by its head and controls."""
    if data.startswith(MAGIC) or (data[:1] == b"\0" and data[1:2] not in {b"", b"{"}):
        return True  # a leading zero: a schema registry's frame
    head = data[:SAMPLE]
    controls = len(head) - len(head.translate(None, CONTROL))
    return controls > max(1, len(head) * MAX_CONTROL_SHARE)


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read a value as text; raises Rejected (undecodable)."""
    for mark, codec in BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], codec)
    wide = _wide(data)
    if wide is not None:
        return _strict(data, wide, Flag.ENCODING_GUESSED)
    if is_binary(data):
        raise Rejected(Reason.UNDECODABLE, f"binary value, begins {data[:8].hex()}")
    try:
        return Decoded(data.decode("utf-8"), (), is_utf8=True)
    except UnicodeDecodeError:
        return _legacy(data, DECLARED.get(_plain(declared)))


def _marked(data: bytes, codec: str) -> Decoded:
    if codec == "utf-8":
        return _mended(data) if not _is_valid(data) else Decoded(data.decode(), ())
    return _strict(data, codec)


def _is_valid(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _strict(data: bytes, codec: str, *flags: Flag) -> Decoded:
    try:
        return Decoded(data.decode(codec), flags)
    except UnicodeDecodeError as error:
        raise Rejected(Reason.UNDECODABLE, f"no {codec}: {error.reason}") from error


def _legacy(data: bytes, codec: str | None) -> Decoded:
    """Try the declared codec, else cp1252, else UTF-8 with a few repairs."""
    if codec is not None and codec != "cp1252":
        return _strict(data, codec)
    high = data.translate(None, ASCII)
    if _is_cp1252(data, high):
        flags = () if codec else (Flag.ENCODING_GUESSED,)
        return _strict(data, "cp1252", *flags)
    if len(UTF8_SEQUENCE.findall(data)) == 0 and len(high) > _bearable(data):
        raise Rejected(
            Reason.UNDECODABLE, f"no known encoding, begins {data[:8].hex()}"
        )
    return _mended(data)


def _is_cp1252(data: bytes, high: bytes) -> bool:
    if high.translate(None, PLAUSIBLE) or UTF8_SEQUENCE.search(data):
        return False
    return data[0] < len(ASCII) or data[0] in OPENERS


def _bearable(data: bytes) -> float:
    return max(4, len(data) * MAX_REPAIRED_SHARE)


def _mended(data: bytes) -> Decoded:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if bad > _bearable(data) or text.startswith("\ufffd"):
        raise Rejected(Reason.UNDECODABLE, f"{bad} bytes that are no UTF-8")
    return Decoded(text, (Flag.ENCODING_REPAIRED,))


def _wide(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: zeros at every other byte of Latin text."""
    head = data[:1024]
    half = len(head) // 2
    if half < 8:  # noqa: PLR2004 - too short to tell
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > half * 0.4 and even == 0:
        return "utf-16-le"
    if even > half * 0.4 and odd == 0:
        return "utf-16-be"
    return None


def _plain(name: str | None) -> str:
    return re.sub(r"[^a-z0-9]", "", (name or "")[:40].lower())
