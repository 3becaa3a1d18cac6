"""The published schemas, the golden examples and the structs say the same."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import orjson
import pytest

from schemas.codec import decode, encode
from schemas.contract import FOLDER, VALUES, file_name, published, rendered, write_all


def topic_of(path: Path) -> str:
    """`articles.enriched.canceled.v1.json` is an example of articles.enriched."""
    return max((name for name in VALUES if path.name.startswith(f"{name}.")), key=len)


EXAMPLES = sorted((FOLDER.parent / "examples").glob("*.json"))


@pytest.mark.parametrize("topic", sorted(VALUES))
def test_published_schema_is_what_the_struct_says(topic: str) -> None:
    """After a change: `python -m schemas.contract`, and think of the readers."""
    assert rendered(topic) == (FOLDER / file_name(topic)).read_bytes()


def test_schemas_can_be_written_anew(tmp_path: Path) -> None:
    """The command writes every topic's file."""
    write_all(tmp_path)

    assert {file_name(t) for t in VALUES} == {p.name for p in tmp_path.iterdir()}


def test_every_topic_has_an_example() -> None:
    """A topic without an example has no promise."""
    named = {topic_of(path) for path in EXAMPLES}

    assert set(VALUES) == named


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_example_of_every_version_still_reads(path: Path) -> None:
    """A golden record validates, decodes and gives its own bytes again."""
    topic = topic_of(path)
    plain = orjson.loads(path.read_bytes())
    jsonschema.validate(plain, published(topic))

    assert encode(plain) == encode(decode(path.read_bytes(), VALUES[topic]))
