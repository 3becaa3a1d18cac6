"""Bytes to text, decoded once."""

from __future__ import annotations

import gzip

import pytest

from schemas.article import Flag
from schemas.errors import Reason, Rejected
from streams.parse.charset import decode, is_binary

TEXT = "Harga beras naik di Pasar Induk, “kata pedagang” itu — kafé."


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (TEXT.encode(), None),
        (TEXT.encode(), "utf-16"),
        (TEXT.encode("utf-8-sig"), None),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), None),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-8"),
        (b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"), None),
        (TEXT.encode("cp1252"), "iso-8859-1"),
        ("Berita baru: 新聞".encode("gb18030"), "GB2312"),
    ],
)
def test_told_or_marked_encodings_need_no_flag(
    data: bytes, declared: str | None
) -> None:
    """A mark, valid UTF-8 or a true declaration: the text is as it was written."""
    text, flags, _ = decode(data, declared)

    assert text.startswith(("Harga", "Berita"))
    assert "\ufffd" not in text
    assert () == flags


@pytest.mark.parametrize(
    ("data", "flag"),
    [
        (TEXT.encode("cp1252"), Flag.ENCODING_GUESSED),
        (TEXT.encode("utf-16-le"), Flag.ENCODING_GUESSED),
        (TEXT.encode("utf-16-be"), Flag.ENCODING_GUESSED),
        (TEXT.encode() + b"\xe9 dan lain-lain", Flag.ENCODING_REPAIRED),
        (b"\xef\xbb\xbf" + b"Harga naik \xe2\x80 lagi", Flag.ENCODING_REPAIRED),
        (b"Harga naik \xc0\xaf lagi di pasar", Flag.ENCODING_REPAIRED),
    ],
)
def test_what_was_guessed_or_mended_is_flagged(data: bytes, flag: Flag) -> None:
    """cp1252 where it fits, UTF-16 by its zeros, a few bad bytes replaced."""
    text, flags, _ = decode(data)

    assert text.startswith("Harga")
    assert (flag,) == flags


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(b"Judul"),
        b"\x89PNG\r\n\x1a\n",
        b"\0\0\0\0\x07{}",
        b"\x0a\x05Judul\x12\x10Isi berita di sini",
        b"\x82\xa4guid\xa1x\xa4body\xa9Isi berita",
        bytes(range(128, 256)) * 8,
        "新聞報導".encode("big5") * 20,
        b"\xff\xfe\0\xd8",
        b"\x81",
    ],
)
def test_binary_and_unknown_bytes_are_refused(data: bytes) -> None:
    """Packed formats, frames, noise and unknown encodings never become text."""
    with pytest.raises(Rejected) as refused:
        decode(data)

    assert Reason.UNDECODABLE == refused.value.reason


def test_a_wrong_declaration_is_refused_not_read_as_noise() -> None:
    """A declared encoding that does not fit is no licence to guess."""
    with pytest.raises(Rejected):
        decode("Berita \xe9\xe9".encode("cp1252") + b"\x81\xff", "shift_jis")


@pytest.mark.parametrize("name", ["zlib", "idna", "rot13", "undefined", "; drop"])
def test_a_name_is_not_a_codec(name: str) -> None:
    """Python's registry is never asked: its codecs do other things than decode."""
    assert (Flag.ENCODING_GUESSED,) == decode(TEXT.encode("cp1252"), name).flags


def test_one_control_sign_is_not_binary() -> None:
    """A stray control sign in a text is cleaned later; many of them are a format."""
    assert not is_binary(b"Harga\x01 naik")
    assert is_binary(b"Harga\x01\x02\x03 naik")
