"""Faust's Kafka transport with our consumer and producer: `kawat://host:port`."""

from __future__ import annotations

from faust.transport import drivers
from faust.transport.drivers.aiokafka import Transport as FaustTransport

from agents.delivery.lane import Lane
from agents.delivery.producer import Producer

__all__ = ["SCHEME", "Transport", "register"]

SCHEME = "kawat"


class Transport(FaustTransport):  # type: ignore[misc]  # untyped
    """Made by Faust when the broker's URL has our scheme."""

    Consumer = Lane
    Producer = Producer


def register() -> None:
    """Tell Faust the scheme."""
    drivers.TRANSPORTS.aliases[SCHEME] = f"{__name__}:{Transport.__name__}"
