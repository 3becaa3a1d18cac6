"""Texts on disk: read as they were written, and nothing left of what was erased."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from agents.texts import DiskTexts


def on_disk(texts: DiskTexts) -> bytes:
    """Everything that the files hold."""
    parts = [(one._file.fileno(), one.end) for one in texts._segments]
    return b"".join(os.pread(number, end, 0) for number, end in parts)


def test_texts_are_read_as_they_were_written(tmp_path: Path) -> None:
    """Over several files, with numbers left out."""
    texts = DiskTexts(tmp_path / "new", segment_bytes=100)
    written = {seq: bytes([seq]) * (seq + 1) for seq in range(3, 200, 3)}
    for seq, kept in written.items():
        texts.put(seq, kept)

    assert written == {seq: texts.get(seq) for seq in written}
    assert [] == list((tmp_path / "new").iterdir())
    texts.close()


def test_an_erased_text_is_written_over(tmp_path: Path) -> None:
    """At once, in the middle of a file; to erase what is not there is no error."""
    texts = DiskTexts(tmp_path)
    texts.put(5, b"rahasia pertama")
    texts.put(6, b"rahasia kedua")
    texts.put(8, b"rahasia ketiga")
    assert b"rahasia kedua" in on_disk(texts)
    for seq in (6, 6, 7, 9, 1):
        texts.erase(seq)

    assert b"rahasia kedua" not in on_disk(texts)
    assert b"rahasia ketiga" == texts.get(8)
    with pytest.raises(KeyError):
        texts.get(6)
    texts.close()


def test_a_file_is_given_back_with_its_last_text(tmp_path: Path) -> None:
    """All of them at the end; the one that is written to stays until then."""
    texts = DiskTexts(tmp_path, segment_bytes=10)
    for seq in range(9):
        texts.put(seq, b"sepuluh by")
    for seq in (1, 0, 2, 8):
        texts.erase(seq)

    assert 6 == len(texts._segments)
    assert b"sepuluh by" == texts.get(3)
    texts.erase(0)
    last = texts._segments[-1]._file
    del texts
    assert last.closed
