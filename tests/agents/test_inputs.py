"""What files, folders and standard input become as raw messages."""

from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path

import pytest

from agents.exits import Exit, Stop
from agents.input_kinds import Kind, by_content, by_name
from agents.inputs import messages, size

ENVELOPE = b'{"body":"Satu.","fetched_at":"2026-03-01T07:00:00+07:00"}'
FETCHED = 1_772_323_200_000


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("feed.ndjson", Kind.NDJSON),
        ("FEED.JSONL.GZ", Kind.NDJSON),
        ("one.json", Kind.JSON),
        ("page.htm", Kind.HTML),
        ("page.html.gz", Kind.HTML),
        ("a.txt", Kind.TEXT),
        ("a.bin", None),
        (".gz", None),
    ],
)
def test_a_name_tells_the_kind(name: str, kind: Kind | None) -> None:
    """The ending decides, packed or not; an unknown one says nothing."""
    assert kind == by_name(name)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (ENVELOPE, Kind.NDJSON),
        (ENVELOPE + b"\n" + ENVELOPE, Kind.NDJSON),
        (b'{"body": broken\n' + ENVELOPE, Kind.NDJSON),
        (ENVELOPE + b"\nnot JSON", Kind.NDJSON),
        (b'{\n  "body": "Satu."\n}\n', Kind.JSON),
        (b"[{}]", Kind.JSON),
        (b"\xef\xbb\xbf <p>Satu.</p>", Kind.HTML),
        (b"Judul\nSatu.", Kind.TEXT),
        (b"", Kind.TEXT),
    ],
)
def test_content_tells_the_kind(head: bytes, kind: Kind) -> None:
    """Lines of objects, one object over lines, a page, or a text."""
    assert kind == by_content(head)


def test_a_folder_is_read_by_name_without_hidden_files(tmp_path: Path) -> None:
    """Every file below it is an input, in a fixed order, its bytes untouched."""
    (tmp_path / "b.txt").write_bytes(b"\xef\xbb\xbfDua\r\n")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "c.html").write_bytes(b"<p>Satu")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "d.txt").write_bytes(b"Tiga")

    read = list(messages([str(tmp_path)]))

    assert [b"<p>Satu", b"\xef\xbb\xbfDua\r\n"] == [message.value for message in read]
    assert [0, 1] == [message.offset for message in read]
    assert ["articles.raw/0/0", "articles.raw/0/1"] == [m.coordinates for m in read]
    assert [(("content-type", b"text/html"),), (("content-type", b"text/plain"),)] == [
        message.headers for message in read
    ]


def test_lines_are_inputs_and_blank_ones_are_not(tmp_path: Path) -> None:
    """A packed NDJSON file gives one value a line, without its line end."""
    file = tmp_path / "feed.ndjson.gz"
    file.write_bytes(gzip.compress(ENVELOPE + b"\r\n\n  \n{broken\n" + ENVELOPE))

    read = list(messages([str(file)]))

    assert [ENVELOPE, b"{broken", ENVELOPE] == [message.value for message in read]
    assert [FETCHED, 0, FETCHED] == [message.timestamp for message in read]
    assert {()} == {message.headers for message in read}


def test_an_empty_file_is_an_input(tmp_path: Path) -> None:
    """An empty article gets a fate too; an empty list of envelopes holds none."""
    (tmp_path / "empty.txt").touch()
    (tmp_path / "empty.ndjson").touch()

    assert [b""] == [message.value for message in messages([str(tmp_path)])]


def test_the_kind_can_be_given(tmp_path: Path) -> None:
    """What one says overrules the name."""
    file = tmp_path / "a.txt"
    file.write_bytes(ENVELOPE + b"\n" + ENVELOPE)

    assert [ENVELOPE, ENVELOPE] == [m.value for m in messages([str(file)], "ndjson")]


def test_a_guessed_kind_is_not_claimed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Standard input is told by content, and parse is left to look for itself."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<p>Satu.</p>")))

    read = list(messages([]))

    assert [(b"<p>Satu.</p>", ())] == [(m.value, m.headers) for m in read]


@pytest.mark.parametrize(
    ("value", "timestamp"),
    [
        (b'{"published_at":"1970-01-01T00:00:01Z"}', 1000),
        (b'{"published_at":"1970-01-01T00:00:01"}', 1000),
        (b'{"fetched_at":7,"published_at":"1970-01-01T00:00:02Z"}', 2000),
        (b'{"fetched_at":"yesterday"}', 0),
        (b"[1]", 0),
    ],
)
def test_the_time_is_the_envelopes(
    tmp_path: Path, value: bytes, timestamp: int
) -> None:
    """Fetched, else published, else the epoch: never the clock."""
    (tmp_path / "a.json").write_bytes(value)

    assert [timestamp] == [m.timestamp for m in messages([str(tmp_path)])]


def test_the_time_is_found_under_their_names(tmp_path: Path) -> None:
    """A foreign envelope's time stands where the mapping says."""
    (tmp_path / "a.json").write_bytes(b'{"meta":{"at":"1970-01-01T00:00:03Z"}}')

    read = messages([str(tmp_path)], fields={"published_at": "meta.at"})

    assert [3000] == [message.timestamp for message in read]


def test_a_missing_file_is_a_clear_stop() -> None:
    """It says which file is not there."""
    with pytest.raises(Stop, match=r"nowhere\.txt") as stopped:
        list(messages(["nowhere.txt"]))

    assert Exit.USAGE == stopped.value.code


def test_a_cut_gzip_is_a_clear_stop(tmp_path: Path) -> None:
    """Nobody takes half a file for the whole."""
    file = tmp_path / "feed.ndjson.gz"
    file.write_bytes(gzip.compress(ENVELOPE * 99)[:-9])

    with pytest.raises(Stop, match=r"feed\.ndjson\.gz") as stopped:
        list(messages([str(file)]))

    assert Exit.FAILED == stopped.value.code


def test_progress_counts_the_bytes_of_the_files(tmp_path: Path) -> None:
    """What was read adds up to the size, packed or not."""
    (tmp_path / "a.txt").write_bytes(b"Satu")
    (tmp_path / "b.ndjson.gz").write_bytes(gzip.compress(ENVELOPE))
    counted: list[int] = []

    list(messages([str(tmp_path)], on_read=counted.append))

    assert size([str(tmp_path)]) == sum(counted)
    assert size(["-"]) is None
