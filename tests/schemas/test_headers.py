"""Headers of a hop and of a dead letter."""

from __future__ import annotations

from msgspec.structs import replace

from schemas.errors import Reason, Rejected
from schemas.headers import (
    Provenance,
    dead_letter_headers,
    hop_headers,
    origin_of,
    time_of,
)
from schemas.message import Headers, Message, Output, header

LIVE = Provenance(version="1.2.3")
TRACE = ("traceparent", b"00-" + b"4b" * 16 + b"-" + b"00f0" * 4 + b"-01")


def message(headers: Headers = ()) -> Message:
    """One raw record at articles.raw/2/7."""
    return Message(
        topic="articles.raw",
        partition=2,
        offset=7,
        timestamp=0,
        key=b"k",
        value=b"v",
        headers=headers,
    )


def hop(source: Message, topic: str = "articles.parsed") -> Headers:
    """The headers of one output of parse."""
    return hop_headers(source, LIVE, stage="parse", topic=topic, key=b"id", settled=5)


def test_a_raw_record_is_its_own_origin() -> None:
    """Later hops name the raw record, not the one before them."""
    first = message()
    second = message(hop(first))

    assert "articles.raw/2/7" == origin_of(first)
    assert "articles.raw/2/7" == origin_of(second)


def test_hop_headers_are_cloud_events_with_a_deterministic_id() -> None:
    """Origin, topic and key make the id; nothing else does."""
    names = dict(hop(message((TRACE,))))

    assert b"1.0" == names["ce_specversion"]
    assert names["ce_id"] == dict(hop(message()))["ce_id"]
    assert names["ce_id"] != dict(hop(message(), "articles.unique"))["ce_id"]
    assert (b"5", b"parse") == (names["kawat-settled"], names["kawat-stage"])
    assert "kawat-fate" not in names


def test_the_time_is_that_of_the_raw_record_on_every_hop() -> None:
    """The end-to-end time is measured from it; an absurd timestamp gives none."""
    first = message()

    assert "1970-01-01T00:00:00.000Z" == time_of(first)
    assert time_of(first) == time_of(replace(message(hop(first)), timestamp=99_000))
    assert time_of(replace(first, timestamp=-1)) is None


def test_headers_do_not_grow_over_hops() -> None:
    """Ten hops carry what one does; only traceparent goes on."""
    headers = hop(message((TRACE, ("x-theirs", b"1"))))
    for _ in range(10):
        assert headers == hop(message(headers))
    assert TRACE in headers
    assert "x-theirs" not in dict(headers)


def test_a_dead_letter_says_why_and_keeps_the_original_headers() -> None:
    """Reason, detail, input, origin and digest, then theirs under a prefix."""
    rejection = Rejected(Reason.INVALID_JSON, "no")
    names = dict(dead_letter_headers(message((TRACE,)), LIVE, rejection, stage="parse"))

    assert b"invalid_json" == names["kawat-reason"]
    assert b"articles.raw/2/7" == names["kawat-input"] == names["kawat-origin"]
    assert b"1" == names["kawat-attempt"]
    assert TRACE[1] == names["kawat-original-traceparent"]
    assert 64 == len(names["kawat-sha256"])


def test_attempts_are_counted_over_redrives_and_junk_counts_as_none() -> None:
    """A re-driven message that dies again is attempt n+1."""
    rejection = Rejected(Reason.INVALID_JSON, "no")

    def attempt(value: bytes) -> bytes:
        source = message((("kawat-attempt", value),))
        return dict(dead_letter_headers(source, LIVE, rejection, stage="parse"))[
            "kawat-attempt"
        ]

    assert [b"3", b"1"] == [attempt(b"2"), attempt(b"many")]


def test_original_headers_stop_at_16_kib() -> None:
    """A flood of headers is cut, and the cut is told."""
    rejection = Rejected(Reason.INVALID_JSON, "no")
    flood = tuple((f"h{n}", b"x" * 1000) for n in range(100))
    names = dict(dead_letter_headers(message(flood), LIVE, rejection, stage="parse"))

    assert b"true" == names["kawat-headers-cut"]
    assert 17_000 > sum(len(k) + len(v) for k, v in names.items())


def test_the_last_header_of_a_name_wins_and_bytes_are_survived() -> None:
    """Header values are bytes of anybody's making."""
    assert "2" == header((("a", b"1"), ("a", b"2")), "a")
    assert "\ufffd" == header((("a", b"\xff"),), "a")
    assert None is header((), "a")


def test_output_size_counts_key_value_and_headers() -> None:
    """What the limit is compared with."""
    output = Output(topic="t", key=b"12", value=None, headers=(("a", b"bc"),))

    assert 5 == output.size


def test_a_trace_that_is_none_does_not_ride_along() -> None:
    """Anything of any size may stand in that header; a dead letter keeps it once."""
    junk = (("traceparent", b"x" * 100_000),)
    dead = dead_letter_headers(
        message((("traceparent", b"0"),)),
        LIVE,
        Rejected(Reason.INVALID_JSON, "no"),
        stage="parse",
    )

    assert "traceparent" not in dict(hop(message(junk)))
    assert "traceparent" not in dict(dead)
    assert b"0" == dict(dead)["kawat-original-traceparent"]
