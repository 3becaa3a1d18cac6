"""How a record looks as a line of NDJSON."""

from __future__ import annotations

import orjson
import pytest

from agents.present import MAX_VALUES, line, line_with_position
from schemas.message import Message, Output


def record(value: bytes | None, key: bytes | None = b"k") -> Output:
    """Make a record with one header."""
    return Output(topic="t", key=key, value=value, headers=(("h", b"1"),))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (b'{"a":1}', {"value": {"a": 1}}),
        (b'{\n"a":1}', {"value": {"a": 1}}),
        (None, {"value": None}),
        (b"null", {"value": None}),
        (b"", {"value_base64": ""}),
        (b"Judul", {"value_base64": "SnVkdWw="}),
        (b'"\\ud800"', {"value_base64": "Ilx1ZDgwMCI="}),
    ],
)
def test_a_value_is_json_or_base64(
    value: bytes | None, shown: dict[str, object]
) -> None:
    """JSON text stands as it is; anything else is packed."""
    expected = {"topic": "t", "key": "k", "headers": {"h": "1"}} | shown

    assert expected == orjson.loads(line(record(value)))


def test_a_line_is_one_line() -> None:
    """A value with line breaks does not break the line."""
    # Python and others read a lone "\r" as the end of a line, too.
    for value in (b'{\n"a":\r\n1}', b'{\r"a":1}'):
        shown = line(record(value))

        assert b"\n" not in shown
        assert b"\r" not in shown


def test_every_digit_of_a_number_stays() -> None:
    """A number beyond 64 bits is not rounded on the way."""
    assert b'"value":[12345678901234567890123]' in line(
        record(b"[12345678901234567890123]")
    )


def test_a_binary_key_is_shown_twice() -> None:
    """As far as it is text, and whole."""
    shown = orjson.loads(line(record(None, key=b"\xff")))

    assert ("\ufffd", "/w==") == (shown["key"], shown["key_base64"])


def test_a_binary_header_is_shown_twice() -> None:
    """The others are text, and need it once."""
    headers = (("a", b"1"), ("b", b"\xff"))
    shown = orjson.loads(line(Output(topic="t", key=None, value=None, headers=headers)))

    assert {"a": "1", "b": "\ufffd"} == shown["headers"]
    assert {"b": "/w=="} == shown["headers_base64"]


@pytest.mark.parametrize(
    ("timestamp", "shown"), [(1000, "1970-01-01T00:00:01.000Z"), (-1, None)]
)
def test_a_read_record_has_its_position(timestamp: int, shown: str | None) -> None:
    """Partition, offset and time follow the topic."""
    message = Message(
        topic="t", partition=3, offset=9, timestamp=timestamp, key=None, value=b"1"
    )

    expected = {
        "topic": "t",
        "partition": 3,
        "offset": 9,
        "timestamp": shown,
        "key": None,
        "headers": {},
        "value": 1,
    }
    assert expected == orjson.loads(line_with_position(message))


def test_what_other_readers_cannot_read_goes_as_base64() -> None:
    """JSON nested some hundred deep makes common parsers give up."""
    shallow, deep = b"[" * 50 + b"]" * 50, b'{"a":' * 500 + b"1" + b"}" * 500

    assert "value" in orjson.loads(line(record(shallow)))
    assert "value" in orjson.loads(line(record(b'"' + b"[" * 500 + b'"')))
    assert "value_base64" in orjson.loads(line(record(deep)))


def test_what_would_fill_the_memory_of_readers_goes_as_base64() -> None:
    """Hundreds of thousands of tiny values."""
    many = b"[" + b"1," * MAX_VALUES + b"1]"

    assert "value_base64" in orjson.loads(line(record(many)))
