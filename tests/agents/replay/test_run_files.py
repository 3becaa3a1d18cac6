"""Files into files: a run without a broker, and what `kawat run` says of the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest
from msgspec.structs import replace

from agents.exits import Exit, Stop
from agents.inputs import messages
from agents.replay.plan import OutputKind, Plan, signed
from agents.replay.planning.from_files import planned_from_files
from agents.replay.planning.request import Request
from agents.replay.run import Options, run
from agents.run import Plan as Batch
from agents.run import journeys
from schemas.message import Message
from schemas.topics import DEAD, DUPLICATES, ENRICHED
from streams.settings import Settings
from tests.broker.articles.feed import envelope

NOW = datetime(2026, 3, 5, 10, tzinfo=UTC)
ONE = Options(workers=1)
PAGE = b"<html><body><article><h1>Judul berita</h1><p>%s</p></article></body></html>"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write articles, a copy, poison and a page into files."""
    made = tmp_path_factory.mktemp("history")
    sent = [*map(envelope, range(12)), envelope(3, source="kutipan")]
    lines = [raw.value or b"" for raw in sent] + [b'{"body": 7}']
    (made / "articles.ndjson").write_bytes(b"\n".join(lines) + b"\n")
    words = b"Warga desa menyambut pembukaan jembatan baru itu. " * 12
    (made / "page.html").write_bytes(PAGE % words)
    return made


@pytest.fixture(scope="module")
def plan(folder: Path) -> Plan:
    """Plan all of it."""
    request = Request(now=NOW, output=OutputKind.FILES, run="history")
    return planned_from_files(Settings(), request, [str(folder)], None)


@pytest.fixture(scope="module")
def outputs(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run it once."""
    out = tmp_path_factory.mktemp("out")
    report = run(Settings(), into(plan, out), ONE)
    assert report.is_balanced
    assert 15 == report.articles
    return out


def into(plan: Plan, out: Path) -> Plan:
    """Let the plan write here."""
    return signed(replace(plan, output_path=str(out)))


def batch(folder: Path) -> Iterator[Message]:
    """Give what `kawat run` makes of the same files."""
    found = messages([str(folder)])
    for journey in journeys(found, Batch(settings=Settings())):
        yield from journey.records


def values(out: Path, topic: str) -> list[object]:
    """Read the values of one of the run's files."""
    path = out / f"{topic}.ndjson"
    rows = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    return [row.get("value", row.get("value_base64")) for row in rows]


@pytest.mark.parametrize("topic", [ENRICHED, DUPLICATES])
def test_a_run_says_what_the_batch_run_says(
    folder: Path, outputs: Path, topic: str
) -> None:
    """The same step makes the same values, the page's in a process of its own."""
    expected = [
        orjson.loads(each.value or b"") for each in batch(folder) if each.topic == topic
    ]

    assert expected
    assert expected == values(outputs, topic)
    assert 1 == len(values(outputs, DEAD))


def test_a_run_that_is_over_gives_its_report_again(plan: Plan, outputs: Path) -> None:
    """Nothing is read, and nothing is written twice."""
    before = (outputs / f"{ENRICHED}.ndjson").read_bytes()

    report = run(Settings(), into(plan, outputs), ONE)

    assert 15 == report.articles
    assert before == (outputs / f"{ENRICHED}.ndjson").read_bytes()


def test_another_plan_does_not_write_among_them(plan: Plan, outputs: Path) -> None:
    """The folder belongs to the plan that began in it."""
    other = signed(replace(plan, output_path=str(outputs), until_ms=1))

    with pytest.raises(Stop, match="of another plan") as stopped:
        run(Settings(), other, ONE)

    assert Exit.USAGE == stopped.value.code


def test_files_that_have_changed_are_not_replayed(plan: Plan, tmp_path: Path) -> None:
    """The plan knows their digests."""
    file = tmp_path / "articles.ndjson"
    file.write_bytes(envelope(1).value or b"")
    request = Request(now=NOW, output=OutputKind.FILES, run="late")
    late = planned_from_files(Settings(), request, [str(file)], None)
    file.write_bytes(envelope(2).value or b"")

    with pytest.raises(Stop, match="has changed"):
        run(Settings(), into(late, tmp_path / "out"), ONE)
