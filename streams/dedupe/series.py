"""The slot guard: instances of one template are told apart by numbers, dates, places.

Prayer times, gold prices, eruptions, index reports, fixtures: whatever shares nine
tenths of its words with yesterday's and yet is another news item.
"""

from __future__ import annotations

from streams.dedupe.pair import Pair

__all__ = ["is_one_template", "is_other_instance", "is_refilled", "is_series"]

ALIKE = 0.6  # headlines of one template
RELATED = 0.2
TOLD = 0.2  # of what is narrated: quotes alone make no template
SOME = 3  # numbers
# Numbers that differ, for each that is the same:
MOST = 3
ALL = 6
EVERY = 12
BODY = 0.12  # shared by the bodies: less is only the same subject
SAME_LENGTH = 0.5
STRANGE = 0.15  # of the names
REFILLED = 0.35  # of the sentences that bear names
FRAME = 0.3  # of both bodies, in runs of three words, when other names stand in it
TEMPLATE = 0.5  # of both bodies, in runs of three words
CORRECTED = 2  # numbers
SAME_TEXT = 0.93  # of both bodies
MUCH_OF_IT = 0.75  # the same, when most numbers are the same


def is_series(pair: Pair) -> bool:
    """Say whether two texts of one outlet are two instances of its template.

    Example: "Harga Emas Hari Ini 3 Maret: Naik Rp 5.000" and the same of 4 March.
    Either the same sentences tell of others; or the headlines are one template and a
    slot differs on both sides; or the headlines are related and days and several
    numbers have moved on both sides; without days, all numbers but a few.
    """
    if pair.loose < BODY or not _is_same_length(pair):
        return False
    if min(pair.loose_shares) >= FRAME and is_refilled(pair):
        return True
    if pair.headline >= ALIKE and pair.added and pair.dropped:
        return not _is_corrected(pair)
    if pair.headline < RELATED or pair.narrated < TOLD or not _have_moved(pair):
        return False
    changed = pair.added + pair.dropped
    return changed > (pair.kept if pair.has_moved_dates else ALL * pair.kept)


def is_refilled(pair: Pair) -> bool:
    """Say whether the same sentences tell of others: who edits a copy keeps names.

    Example: "Sopir truk itu, Wira, ditahan di Polres Muara." and the same of Sanjaya
    in Teluk Sari.
    """
    if pair.loose < FRAME:  # no copy either, and names cost time to find
        return False
    return pair.strange >= STRANGE and pair.refilled >= REFILLED


def is_other_instance(pair: Pair) -> bool:
    """Say whether the slots of two outlets' texts are too different for a copy.

    Other names in the same sentences; or other days and most numbers; or other names
    and all numbers but a few.
    """
    if is_refilled(pair):
        return True
    if not _have_moved(pair):
        return False
    changed = pair.added + pair.dropped
    if pair.has_moved_dates and changed > MOST * pair.kept:
        return True
    return pair.strange >= STRANGE and changed > EVERY * pair.kept


def is_one_template(pair: Pair) -> bool:
    """Say whether two outlets fill in the same template, as after an agency's table."""
    return min(pair.loose_shares) >= TEMPLATE


def _is_corrected(pair: Pair) -> bool:
    """Say whether a number or two were put right in what else is the same text.

    Example: "Dermaga rusak sepanjang 12 meter" of an hour ago, now 21 meter. Of an
    instance of a series more is new: a short one says little else than its numbers.
    """
    added, dropped = pair.added, pair.dropped
    if added > CORRECTED or dropped > CORRECTED or pair.has_moved_dates:
        return False
    if _is_shared(pair, SAME_TEXT):
        return True
    most_are_kept = pair.kept >= MOST * added and pair.kept >= MOST * dropped
    return most_are_kept and _is_shared(pair, MUCH_OF_IT)


def _is_shared(pair: Pair, least: float) -> bool:
    return pair.share_here >= least and pair.share_there >= least


def _have_moved(pair: Pair) -> bool:
    return pair.added >= SOME and pair.dropped >= SOME


def _is_same_length(pair: Pair) -> bool:
    return SAME_LENGTH <= pair.length_ratio <= 1 / SAME_LENGTH
