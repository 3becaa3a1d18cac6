"""The slot guard: instances of one template are told apart by numbers, dates, places.

Prayer times, gold prices, eruptions, index reports, fixtures: whatever shares nine
tenths of its words with yesterday's and yet is another news item.
"""

from __future__ import annotations

from streams.dedupe.pair import Pair

__all__ = ["is_one_template", "is_other_instance", "is_series"]

ALIKE = 0.6  # headlines of one template
RELATED = 0.2
TOLD = 0.2  # of what is narrated: quotes alone make no template
ALL = 6  # numbers that differ for each that is the same
SOME = 3  # numbers
BODY = 0.12  # shared by the bodies: less is only the same subject
SAME_LENGTH = 0.5
TEMPLATE = 0.5  # of both bodies, in runs of three words


def is_series(pair: Pair) -> bool:
    """Say whether two texts of one outlet are two instances of its template.

    Example: "Harga Emas Hari Ini 3 Maret: Naik Rp 5.000" and the same of 4 March.
    Either the headlines are one template and a slot differs on both sides; or the
    headlines are related and days and several numbers have moved on both sides;
    without days, all numbers but a few.
    """
    if pair.loose < BODY or not _is_same_length(pair):
        return False
    if pair.headline >= ALIKE and pair.added and pair.dropped:
        return True
    if pair.headline < RELATED or pair.narrated < TOLD or not _have_moved(pair):
        return False
    changed = pair.added + pair.dropped
    return changed > (pair.kept if pair.has_moved_dates else ALL * pair.kept)


def is_other_instance(pair: Pair) -> bool:
    """Say whether the slots of two outlets' texts are too different for a copy."""
    changed = pair.added + pair.dropped
    return pair.has_moved_dates and _have_moved(pair) and changed > 3 * pair.kept


def is_one_template(pair: Pair) -> bool:
    """Say whether two outlets fill in the same template, as after an agency's table."""
    return min(pair.loose_shares) >= TEMPLATE


def _have_moved(pair: Pair) -> bool:
    return pair.added >= SOME and pair.dropped >= SOME


def _is_same_length(pair: Pair) -> bool:
    return SAME_LENGTH <= pair.length_ratio <= 1 / SAME_LENGTH
