"""In files no text stays of what was taken down, wherever the takedown lies."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from msgspec.structs import replace

from agents.present import line
from agents.replay.diff.sides import side, stored
from agents.replay.hiding import hide
from agents.replay.plan import OutputKind, signed
from agents.replay.planning.from_files import planned_from_files
from agents.replay.planning.request import Request
from agents.replay.run import Options, run
from schemas.codec import encode
from schemas.message import Output
from schemas.topics import DUPLICATES, ENRICHED
from streams.settings import Settings
from tests.broker.articles.feed import envelope

NOW = datetime(2026, 3, 5, 10, tzinfo=UTC)
EMBARGO = "2026-04-01T00:00:00+00:00"


def written(key: str, fate: str, value: bytes | None = b'{"body":"teks"}') -> Output:
    """Make a record of a run."""
    topic = DUPLICATES if "/" in key else ENRICHED
    headers = (("kawat-fate", fate.encode()),)
    return Output(topic=topic, key=key.encode(), value=value, headers=headers)


def put(folder: Path, *records: Output) -> None:
    """Write them as a run does."""
    for record in records:
        with (folder / f"{record.topic}.ndjson").open("ab") as file:
            file.write(line(record) + b"\n")


def rows(folder: Path, topic: str) -> list[dict[str, Any]]:
    """Read the lines of a file."""
    path = folder / f"{topic}.ndjson"
    return [orjson.loads(each) for each in path.read_bytes().splitlines()]


def test_a_hidden_line_keeps_its_headers_and_its_length(tmp_path: Path) -> None:
    """Those that the files cancel, those that are named; of both the copies, too."""
    put(
        tmp_path,
        written("a", "enriched"),
        written("b", "enriched"),
        written("c", "enriched", b'{"n":\n1}'),
        written("a/raw/0/3", "duplicate"),
        written("b/raw/0/4", "duplicate"),
        written("a", "withdrawn", b'{"pubStatus":"canceled"}'),
    )
    sizes = [each.stat().st_size for each in sorted(tmp_path.iterdir())]

    for _ in range(2):
        hide(tmp_path, {b"c"})
        found = rows(tmp_path, ENRICHED) + rows(tmp_path, DUPLICATES)
        assert [None, "teks", None, "canceled", None, "teks"] == [
            each["value"] and next(iter(each["value"].values())) for each in found
        ]

    assert sizes == [each.stat().st_size for each in sorted(tmp_path.iterdir())]
    assert {"kawat-fate": "enriched"} == found[0]["headers"]


def test_a_kill_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    """No line is written over where it stands; what a killed one left is in no way."""
    put(tmp_path, written("a", "enriched"), written("b", "enriched"))
    path, before = tmp_path / f"{ENRICHED}.ndjson", tmp_path / "before"
    before.hardlink_to(path)
    (tmp_path / f"{ENRICHED}.ndjson.part").write_bytes(b'{"key":"a"')

    hide(tmp_path, {b"a"})

    assert 2 == before.read_bytes().count(b"teks")
    assert [None, {"body": "teks"}] == [
        one["value"] for one in rows(tmp_path, ENRICHED)
    ]
    assert {before, path} == set(tmp_path.iterdir())


def test_a_file_with_nothing_to_hide_is_left_alone(tmp_path: Path) -> None:
    """Not even copied: it may be large."""
    put(tmp_path, written("a", "enriched"), written("b", "enriched"))
    path = tmp_path / f"{ENRICHED}.ndjson"
    hide(tmp_path, {b"a"})
    number = path.stat().st_ino

    hide(tmp_path, {b"a", b"c"})

    assert number == path.stat().st_ino


def test_a_folder_without_articles_has_nothing_to_hide(tmp_path: Path) -> None:
    """A run of poison alone, say."""
    hide(tmp_path, {b"a"})

    assert [] == list(tmp_path.iterdir())


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Replay an archive: an article twice, another one, the takedown at the end."""
    tmp_path, gone, held = tmp_path_factory.mktemp("past"), envelope(0), envelope(1)
    guid = (gone.key or b"").decode()
    takedown = {"guid": guid, "source": guid.split("-")[0], "status": "canceled"}
    embargo = orjson.loads(held.value or b"") | {
        "status": "withheld",
        "embargoed_until": EMBARGO,
    }
    sent = gone.value or b""
    lines = (sent, sent, encode(embargo), encode(takedown))
    (tmp_path / "past.ndjson").write_bytes(b"\n".join(lines))
    request = Request(now=NOW, output=OutputKind.FILES, run="past")
    found = planned_from_files(
        Settings(), request, [str(tmp_path / "past.ndjson")], None
    )
    out = tmp_path / "out"
    plan = signed(replace(found, output_path=str(out)))
    first, again = (run(Settings(), plan, Options(workers=1)) for _ in range(2))
    assert first.is_balanced
    assert first.sha256 == again.sha256
    return out


def test_an_archive_s_takedown_hides_what_came_before_it(outputs: Path) -> None:
    """Nothing of its text stays in the folder, dedupe's memory included."""
    words = orjson.loads(envelope(0).value or b"")["body"].encode()[:40]
    texts = [each for each in outputs.rglob("*") if each.is_file()]

    assert [] == [path.name for path in texts if words in path.read_bytes()]
    enriched = [each["value"] for each in rows(outputs, ENRICHED)]
    assert [None, "withheld", "canceled"] == [
        each and each["pubStatus"] for each in enriched
    ]
    assert [None] == [each["value"] for each in rows(outputs, DUPLICATES)]


def test_an_embargo_goes_with_its_article(outputs: Path) -> None:
    """Status and time, as they came."""
    (held,) = [
        each["value"]
        for each in rows(outputs, ENRICHED)
        if each["value"] and "embargoedUntil" in each["value"]
    ]

    assert ("withheld", EMBARGO) == (held["pubStatus"], held["embargoedUntil"])


def test_hidden_lines_are_no_difference(outputs: Path) -> None:
    """The folder beside itself: nothing differs, nothing is unreadable."""
    a, b = (side(Settings(), str(outputs)) for _ in range(2))

    with stored(a, b) as shelves:
        assert [0, 0] == [shelf.unreadable for shelf in shelves]
