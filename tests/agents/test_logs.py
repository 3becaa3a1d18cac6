"""Logging of a worker: floods of the libraries are held back, our own lines never."""

from __future__ import annotations

import logging

from agents.logs import Flood


def record(name: str, text: str) -> logging.LogRecord:
    """One line of a logger."""
    return logging.LogRecord(name, logging.ERROR, "", 0, text, (), None)


def test_a_library_says_the_same_once_in_ten_seconds() -> None:
    """A dead broker makes aiokafka say it ten times a second."""
    moments = iter([0.0, 1.0, 9.9, 11.0])
    flood = Flood(lambda: next(moments))
    line = record("aiokafka.consumer", "Unable connect to node")

    assert [True, False, False, True] == [flood.filter(line) for _ in range(4)]


def test_our_own_lines_pass() -> None:
    """Every event of ours is logged."""
    flood = Flood(lambda: 0.0)

    assert all(flood.filter(record("kawat.worker", "event=x")) for _ in range(3))
