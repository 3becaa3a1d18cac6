"""Runs of the real stages."""

from tests.broker.articles.wiring import quiet, wiring

__all__ = ["quiet", "wiring"]
