"""Parse for a batch run: here, or in processes; the same records either way."""

from __future__ import annotations

import pytest

from agents import parsing
from agents.parsing import parsed
from schemas.headers import Provenance
from schemas.message import Message
from streams.embedded import parse_here
from streams.settings import Settings
from streams.topology import links

SETTINGS = Settings()
LINK = links(SETTINGS, Provenance(version="test"), ("parse",))["parse"]


def texts(count: int) -> list[Message]:
    """Make short articles."""
    return [
        Message(
            topic="articles.raw",
            partition=0,
            offset=offset,
            timestamp=0,
            key=None,
            value=f"Judul {offset}\nJAKARTA, Contoh - Kalimat {offset}.".encode(),
        )
        for offset in range(count)
    ]


@pytest.mark.slow  # starts parser processes
def test_many_texts_are_parsed_alike_by_processes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where a large run is cut between here and there does not show."""
    monkeypatch.setattr(parsing, "FEW", 5)

    assert [*parse_here(LINK, texts(20))] == [*parsed(texts(20), SETTINGS, LINK)]


def test_few_texts_are_parsed_here() -> None:
    """No process is started for them: the first one comes before the last is read."""
    messages = iter(texts(3))

    first, _ = next(parsed(messages, SETTINGS, LINK))

    assert (0, 2) == (first.offset, len([*messages]))
