"""The newsroom's folder of words: read again when it changes, refused when wrong."""

from __future__ import annotations

import asyncio
import logging
import os
from pathlib import Path

import pytest

from agents.exits import Exit, Stop
from agents.plugs.lexicon_folder import LexiconFolder
from agents.plugs.watching import watch_lexicon
from streams.classify.lexicon import load

WORDS = 'subject = "medtop:15000000"\n[id]\nrejowangi = 2.0\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one word for sport."""
    write(tmp_path, WORDS)
    return tmp_path


def write(folder: Path, text: str, at: int = 1) -> None:
    """Write the file; `at` stands for the time of its change."""
    path = folder / "sport.toml"
    path.write_text(text, "utf-8")
    os.utime(path, ns=(at, at))


def test_its_words_lie_on_top_of_ours(folder: Path) -> None:
    """Its own word and ours."""
    words = LexiconFolder(str(folder)).current().by_first

    assert "rejowangi" in words
    assert set(load().by_first) < set(words)


def test_a_change_is_read_once(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The next article is judged by the new words; the log names both versions."""
    words = LexiconFolder(str(folder))
    before = words.current().version
    caplog.set_level(logging.INFO, "kawat.lexicon")

    assert not words.refresh()
    write(folder, WORDS.replace("rejowangi", "rejokembang"), at=2)

    assert words.refresh()
    assert "rejokembang" in words.current().by_first
    assert "rejowangi" not in words.current().by_first
    assert not words.refresh()
    assert f"version={words.current().version[:8]} before={before[:8]}" in caplog.text


def test_a_touch_changes_nothing(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The same words are the same version."""
    words = LexiconFolder(str(folder))
    caplog.set_level(logging.INFO, "kawat.lexicon")
    write(folder, WORDS, at=3)

    assert not words.refresh()
    assert "" == caplog.text


def test_what_an_editor_leaves_is_no_file_of_words(folder: Path) -> None:
    """A lock that leads nowhere, and a second copy of the subject."""
    words = LexiconFolder(str(folder))
    (folder / ".#sport.toml").symlink_to("nobody@nowhere.1")
    (folder / "._sport.toml").write_text(WORDS, "utf-8")

    assert not words.refresh()
    assert LexiconFolder(str(folder)).current().version == words.current().version


@pytest.mark.parametrize("text", ['subject = "medtop:15000000"\n[id]\nBola = 1\n', "["])
def test_what_is_wrong_is_refused_and_the_words_stay(
    text: str, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A worker does not stop over a slip of the pen; it tells once."""
    words = LexiconFolder(str(folder))
    before = words.current().version
    write(folder, text, at=4)

    assert not words.refresh()
    assert not words.refresh()
    assert before == words.current().version
    assert 1 == caplog.text.count("event=lexicon_refused")
    assert "sport.toml" in caplog.text


def test_a_folder_that_is_gone_is_told_once(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The words stay, and the log is not filled; a second loss is told again."""
    words = LexiconFolder(str(folder))
    away = folder.with_name("away")

    for _ in range(2):
        folder.rename(away)
        assert not words.refresh()
        assert not words.refresh()
        away.rename(folder)
        assert not words.refresh()

    assert "rejowangi" in words.current().by_first
    assert 2 == caplog.text.count("event=lexicon_refused")


def test_a_worker_does_not_start_with_wrong_words(folder: Path) -> None:
    """File, term and reason stand in the message; so for a folder that is none."""
    write(folder, WORDS.replace("2.0", "99"), at=5)

    with pytest.raises(Stop, match=r"sport\.toml: 'rejowangi': weight 99") as error:
        LexiconFolder(str(folder))
    with pytest.raises(Stop, match="is no folder"):
        LexiconFolder(str(folder / "none"))

    assert Exit.CONFIGURATION == error.value.code


def test_the_watch_reads_it_while_the_worker_runs(folder: Path) -> None:
    """A change comes into force without a restart."""

    async def watched() -> None:
        words = LexiconFolder(str(folder))
        watch = asyncio.create_task(watch_lexicon(words, 0.0))
        write(folder, WORDS.replace("rejowangi", "rejobaru"), at=6)
        while "rejobaru" not in words.current().by_first:  # noqa: ASYNC110
            await asyncio.sleep(0)  # the watch's turn
        watch.cancel()

    asyncio.run(watched())
