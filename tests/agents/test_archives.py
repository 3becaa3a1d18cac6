"""Archives and packed files as inputs."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import zstandard

from agents.exits import Exit, Stop
from agents.inputs import messages, size

FILES = {
    "2026/b.ndjson": b'{"body":"Satu."}\n\n{"body":"Dua."}\r\n',
    "2026/a.txt": b"Judul\nTiga.\n",
    ".hidden/c.txt": b"tidak",
    "2026/.d.txt": b"tidak",
    "__MACOSX/e.txt": b"tidak",
    "page.html": b"<p>Empat.</p>",
    "f.ndjson.gz": gzip.compress(b'{"body":"Lima."}\n'),
    "g.txt.zst": zstandard.compress(b"Enam"),
}
READ = [
    b'{"body":"Satu."}',
    b'{"body":"Dua."}',
    b"Judul\nTiga.\n",
    b"<p>Empat.</p>",
    b'{"body":"Lima."}',
    b"Enam",
]


def tar(files: Mapping[str, bytes]) -> bytes:
    """A tar of these files, with a link and a folder among them."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        folder = tarfile.TarInfo("2026")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        link = tarfile.TarInfo("passwords.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return made.getvalue()


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.mkdir("2026")
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def values(path: Path) -> list[bytes | None]:
    """What is read of one file."""
    return [message.value for message in messages([str(path)])]


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("old.tar", lambda: tar(FILES)),
        ("old.tar.gz", lambda: gzip.compress(tar(FILES))),
        ("OLD.TGZ", lambda: gzip.compress(tar(FILES))),
        ("old.tar.zst", lambda: zstandard.compress(tar(FILES))),
        ("old.zip", lambda: zipped(FILES)),
        ("old.zip", lambda: zipped(FILES, zipfile.ZIP_STORED)),
    ],
)
def test_an_archive_is_read_as_its_files(
    tmp_path: Path, name: str, packed: Callable[[], bytes]
) -> None:
    """In the order of the archive; hidden files, folders and links are left out."""
    path = tmp_path / name
    path.write_bytes(packed())

    assert READ == values(path)


def test_the_kind_of_a_member_is_told_by_its_name(tmp_path: Path) -> None:
    """A page among texts keeps its type."""
    path = tmp_path / "old.tar"
    path.write_bytes(tar({"page.html": b"<p>Satu.</p>"}))
    (read,) = messages([str(path)])

    assert (("content-type", b"text/html"),) == read.headers


def test_bytes_read_are_told_of_archives_too(tmp_path: Path) -> None:
    """The progress bar ends at the size of the file."""
    path = tmp_path / "old.tar.gz"
    path.write_bytes(gzip.compress(tar(FILES)))
    told: list[int] = []

    assert 6 == len([*messages([str(path)], on_read=told.append)])
    assert size([str(path)]) == sum(told)


@pytest.mark.parametrize("name", ["a.ndjson.zst", "a.jsonl.zstd", "a.ndjson", "a"])
def test_zstd_is_told_by_name_or_beginning(tmp_path: Path, name: str) -> None:
    """Several frames are one file, as zstd itself has it."""
    path = tmp_path / name
    lines = b'{"body":"Satu."}\n' * 40_000
    path.write_bytes(zstandard.compress(lines) + zstandard.compress(b'{"body":"2"}'))

    assert 40_001 == len(values(path))


def test_an_empty_zstd_holds_nothing(tmp_path: Path) -> None:
    """No frame, no article."""
    path = tmp_path / "a.ndjson.zst"
    path.write_bytes(b"")

    assert [] == values(path)


def wrong(name: str, content: bytes, why: str) -> tuple[str, bytes, str]:
    """One broken file."""
    return name, content, why


LINES = zstandard.compress(b'{"body":"Satu."}\n' * 1_000)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        wrong("a.ndjson.zst", LINES[:-5], "ends in the middle"),
        wrong("a.ndjson.zst", b"\x28\xb5\x2f\xfdrubbish", "broken zstd"),
        wrong("a.ndjson.gz", gzip.compress(b"{}\n" * 99)[:-9], "ended before"),
        wrong("a.tar", tar(FILES)[:3_000], "unexpected end|read"),
        wrong("a.tar.gz", b"rubbish", "Not a gzipped file"),
        wrong("a.zip", b"rubbish", "not a zip"),
        wrong("a.zip", zipped(FILES)[:-30], "not a zip"),
        wrong("a.zip", zipped(FILES, zipfile.ZIP_BZIP2), "another method"),
        wrong("a.tar", tar({"b.zip": zipped(FILES)}), "archive in an archive"),
    ],
)
def test_a_broken_file_is_told(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    """Nothing is taken for whole that is not; the file is named."""
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(Stop, match=why) as stop:
        values(path)

    assert (Exit.FAILED, str(path)) == (stop.value.code, stop.value.where)


def test_an_encrypted_zip_is_told(tmp_path: Path) -> None:
    """Python could ask for a password; we do not."""
    path = tmp_path / "a.zip"
    content = bytearray(zipped({"a.txt": b"Satu"}, zipfile.ZIP_STORED))
    for at in (content.rfind(b"PK\x01\x02", 0, content.rfind(b"a.txt")) + 8,):
        content[at] |= 1
    path.write_bytes(bytes(content))

    with pytest.raises(Stop, match="is encrypted"):
        values(path)
