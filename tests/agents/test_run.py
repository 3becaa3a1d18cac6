"""kawat run: what it prints, in which order, and how it ends."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner

from agents.commands.run import command
from agents.exits import Exit
from agents.run import Plan, run
from schemas.message import Message
from streams.settings import Settings

TEXT = "Judul Berita\nJAKARTA, Contoh - Satu kalimat yang cukup.\nDua kalimat lagi."
PAGE = (
    "<html><head><title>Judul Laman</title></head><body><article><h1>Judul Laman</h1>"
    + "<p>Kalimat panjang di dalam laman yang harus tetap ada setelah dibaca.</p>" * 3
    + "</article></body></html>"
)


def printed(values: Iterable[bytes | None], plan: Plan) -> list[dict[str, Any]]:
    """Run values and read the lines."""
    out = io.BytesIO()
    run(
        (
            Message(
                topic="articles.raw",
                partition=0,
                offset=offset,
                timestamp=0,
                key=None,
                value=value,
            )
            for offset, value in enumerate(values)
        ),
        plan,
        out,
    )
    return [orjson.loads(line) for line in out.getvalue().splitlines()]


def plan(until: str = "classify", *, is_deduping: bool = True) -> Plan:
    """Plan with the default settings."""
    return Plan(settings=Settings(), until=until, is_deduping=is_deduping)


@pytest.mark.parametrize(
    ("until", "topics"),
    [
        ("parse", ["articles.parsed", "articles.parsed", "articles.dead"]),
        ("dedupe", ["articles.unique", "articles.duplicates", "articles.dead"]),
        ("classify", ["articles.enriched", "articles.duplicates", "articles.dead"]),
    ],
)
def test_last_records_of_each_input_are_printed(until: str, topics: list[str]) -> None:
    """Where the chain ends decides which topics are printed; dead letters always."""
    lines = printed([TEXT.encode(), TEXT.encode(), b"{"], plan(until))

    assert topics == [line["topic"] for line in lines]


@pytest.mark.slow  # starts parser processes
def test_pages_and_texts_keep_their_order() -> None:
    """A page takes another way, and longer; its record waits for its turn."""
    values = [TEXT, PAGE, "Lain\nTeks lain.", PAGE.replace("Laman", "Kedua"), "A\nB c."]

    lines = printed([value.encode() for value in values], plan("parse"))

    assert [f"articles.raw/0/{n}" for n in range(5)] == [
        line["headers"]["kawat-origin"] for line in lines
    ]
    assert ["text", "html", "text", "html", "text"] == [
        line["value"]["format"] for line in lines
    ]


def test_takedown_prints_one_canceled_record() -> None:
    """Tombstones are for topics; a batch prints what a reader needs."""
    article = b'{"source": "c", "guid": "1", "title": "J", "body": "Satu dua tiga."}'
    takedown = b'{"source": "c", "guid": "1", "status": "canceled"}'

    lines = printed([article, article, takedown], plan())

    assert ["articles.enriched", "articles.duplicates", "articles.enriched"] == [
        line["topic"] for line in lines
    ]
    assert "canceled" == lines[-1]["value"]["pubStatus"]


def test_skipped_dedupe_lets_copies_on() -> None:
    """For scoring the classifier, every article counts."""
    lines = printed([TEXT.encode()] * 2, plan(is_deduping=False))

    assert ["articles.enriched"] * 2 == [line["topic"] for line in lines]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [([], Exit.FINE), (["--strict"], Exit.FOUND)],
)
def test_dead_letters_decide_the_exit_code_when_strict(
    tmp_path: Path, arguments: list[str], code: Exit
) -> None:
    """A dead letter is a fate like others, unless somebody asks to be told."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.json").write_text("{")

    done = CliRunner().invoke(
        command, ["--until", "parse", str(tmp_path), *arguments], standalone_mode=False
    )

    assert code == done.return_value


def test_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    """`kawat run … | head -1`: no traceback when the pipe closes."""
    path = tmp_path / "many.ndjson"
    path.write_text(
        "".join(f'{{"body": "Artikel {n}. {"kata " * 400}"}}\n' for n in range(200))
    )
    program = "from agents.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "run", "--until", "parse", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()

    assert b"" == told
