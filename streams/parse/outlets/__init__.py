"""What is known of single outlets, and of places, as data files read once."""

from __future__ import annotations

from streams.parse.outlets.loading import load
from streams.parse.outlets.outlet import (
    PLACE_HEAD,
    Habit,
    Mark,
    Outlet,
    Outlets,
    Where,
)

__all__ = ["PLACE_HEAD", "Habit", "Mark", "Outlet", "Outlets", "Where", "load"]
