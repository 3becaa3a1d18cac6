"""What is cut of a dead letter that no topic of ours takes."""

from __future__ import annotations

from agents.sendable import MAX_DEAD_KEY, REQUEST_BYTES, sendable
from schemas.message import Output
from schemas.topics import DEAD, ENRICHED


def test_what_fits_is_sent_as_it_is() -> None:
    """Other outputs are bounded by their stage."""
    small = Output(topic=DEAD, key=b"k", value=b"v")
    large = Output(topic=ENRICHED, key=b"k", value=b"v" * REQUEST_BYTES)

    assert small is sendable(small)
    assert large is sendable(large)


def test_a_large_dead_letter_keeps_its_reason() -> None:
    """Its value goes, and a key that is too long by itself."""
    headers = (("kawat-reason", b"too_large"),)
    sent = sendable(
        Output(
            topic=DEAD,
            key=b"k" * (MAX_DEAD_KEY + 1),
            value=b"v" * REQUEST_BYTES,
            headers=headers,
        )
    )

    assert b"" == sent.value
    assert 64 == len(sent.key or b"")
    assert headers[0] in sent.headers
