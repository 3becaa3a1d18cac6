"""Load labelled rows; keep the dev split, and whatever carries its titles, out.

A row is labelled in `labelled-train.jsonl.gz`, or lies in `train/*.jsonl.gz` and has
its subjects in `readings.tsv` (read by us, many twice; the file holds hashes and
numbers, no text),
or is a newsroom's own (`--own`: title, text, topics as `medtop:…`, primary first).
`invented.tsv` holds headlines that we made up for what rows are rare of.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any

__all__ = [
    "Corpus",
    "Origin",
    "Row",
    "desk_rows",
    "dev_keys",
    "invented_rows",
    "lines",
    "load",
    "title_hash",
]

READINGS = "readings.tsv"
INVENTED = "invented.tsv"
HASH_DIGITS = 12
HEAD = 200  # characters of a text that stand for a missing title


class Origin(StrEnum):
    """Who labelled a row."""

    GIVEN = "given"
    READ = "read"
    OWN = "own"
    DESK = "desk"
    INVENTED = "invented"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A labelled article or headline; `topics` are places, the primary one first.

    `again` is what a second reading found, if there was one.
    """

    key: str
    title: str
    text: str
    topics: tuple[int, ...]
    again: tuple[int, ...] = ()
    origin: Origin

    @property
    def readings(self) -> tuple[tuple[int, ...], ...]:
        """Give the subjects by each reading."""
        return (self.topics, self.again) if self.again else (self.topics,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Rows to train on, rows to look at last, and the digests of what was read."""

    train: tuple[Row, ...]
    dev: tuple[Row, ...]
    digests: dict[str, str]


def load(data: Path, own: tuple[Path, ...] = ()) -> Corpus:
    """Read everything, in a fixed order; no title stands in it twice."""
    keys, titles = dev_keys(data / "dev-keys.txt")
    labelled = data / "labelled-train.jsonl.gz"
    given = list(_given(labelled))
    dev = [row for key, row in given if key in keys]
    train = [row for key, row in given if key not in keys]
    desks = sorted((data / "train").glob("*.jsonl.gz"))
    for path in desks:
        train += _read(path)
    for path in own:
        train += _own(path)
    barred = titles | {row.key for row in dev}
    once = {row.key: row for row in reversed(train) if row.key not in barred}
    return Corpus(
        train=tuple(once[key] for key in sorted(once)),
        dev=tuple(dev),
        digests={path.name: _digest(path) for path in (labelled, *desks, *own)},
    )


def desk_rows(data: Path, name: str) -> Iterator[Row]:
    """Read the rows of a file whose desk has a subject; that is their label."""
    for line in lines(data / "train" / f"{name}.jsonl.gz"):
        if line["topic"]:
            yield _row(line, (_place(line["topic"]),), origin=Origin.DESK)


def invented_rows() -> tuple[Row, ...]:
    """Read the headlines that we made up: subjects, language, headline a line."""
    return tuple(
        _row(
            {"title": title, "text": ""},
            tuple(int(topic) - 1 for topic in topics.split()),
            origin=Origin.INVENTED,
        )
        for topics, _, title in _table(INVENTED)
    )


def title_hash(title: str, text: str = "") -> str:
    """Hash a title as dev-keys.txt does."""
    plain = re.sub(r"\W+", " ", (title or text[:HEAD]).lower()).strip()
    return hashlib.sha1(plain.encode(), usedforsecurity=False).hexdigest()[:HASH_DIGITS]


def dev_keys(path: Path) -> tuple[set[str], set[str]]:
    """Read the keys of the dev split and the hashes of its titles."""
    rows = [line.split() for line in path.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row and not row[0].startswith("#")]
    return {row[0] for row in rows}, {row[1] for row in rows}


def _given(path: Path) -> Iterator[tuple[str, Row]]:
    for line in lines(path):
        topics = tuple(_place(topic) for topic in line["topics"])
        yield line["key"], _row(line, topics, origin=Origin.GIVEN)


def _read(path: Path) -> Iterator[Row]:
    readings = _readings()
    for line in lines(path):
        found = readings.get(title_hash(line["title"], line["text"] or ""))
        if found:
            yield _row(line, *found, origin=Origin.READ)


def _own(path: Path) -> Iterator[Row]:
    for line in lines(path):
        topics = tuple(_place(topic) for topic in line["topics"])
        yield _row(line, topics, origin=Origin.OWN)


def _row(
    line: dict[str, Any],
    topics: tuple[int, ...],
    again: tuple[int, ...] = (),
    *,
    origin: Origin,
) -> Row:
    title, text = line["title"] or "", line["text"] or ""
    return Row(
        key=title_hash(title, text),
        title=title,
        text=text,
        topics=topics,
        again=again,
        origin=origin,
    )


def _readings() -> dict[str, list[tuple[int, ...]]]:
    return {
        key: [tuple(int(topic) - 1 for topic in one.split()) for one in readings]
        for key, *readings in _table(READINGS)
    }


def _table(name: str) -> list[list[str]]:
    text = files("streams.classify.training").joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line[:1] != "#"]


def _place(literal: str) -> int:
    """Place of a top topic: medtop:01000000 is the first."""
    return int(literal.removeprefix("medtop:")[:2]) - 1


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read a file of JSON lines, packed or not."""
    is_packed = path.suffix == ".gz"
    with (gzip.open if is_packed else open)(path, "rt", encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
