"""Publish a run to the live compacted topics: newest version wins, nothing comes back.

`choice` is pure; `live` reads, `promote` writes. Promoting twice publishes nothing new,
so a promotion that was killed is simply started again.
"""

from agents.replay.promotion.audit import Promotion
from agents.replay.promotion.choice import Choice
from agents.replay.promotion.publishing import promote

__all__ = ["Choice", "Promotion", "promote"]
