"""Hashes of runs of words: 64 bits, the same on any machine, all of a text at once.

The value of a run is the polynomial of its bytes, modulo 2^64 (Karp and Rabin 1987):

    sum of byte[i] * B ** i, taken to the power that the run's first byte stands at

so that running sums over the text give every run without looking at a word twice. Then
the bits are mixed as MurmurHash3 does, since the low ones decide what a sketch keeps.
A table of hashes by word is slower: it misses the processor's cache.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["Hashes", "run_hashes"]

Hashes = NDArray[np.uint64]

BASE = 0x5851_F42D_4C95_7F2D  # Knuth's MMIX; odd: it can be divided by
MODULUS = 1 << 64
MIX = np.uint64(0xFF51_AFD7_ED55_8CCD)
FOLD = np.uint64(33)
BLANK = 32
USUAL_BYTES = 1 << 14  # of a text: more than nearly all have


def run_hashes(text: bytes, size: int) -> Hashes:
    """Hash every run of so many words (a shorter text as a whole), in order.

    `text` is UTF-8: the words, one blank before each.
    """
    # A zero before the text and a blank behind it: sums of nothing, and as if one more
    # word began.
    signs = np.frombuffer(b"\0%b " % text, np.uint8)
    (starts,) = (signs[1:] == BLANK).nonzero()
    count = len(starts) - 1
    if not count:
        return np.empty(0, np.uint64)
    powers, undoing = _POWERS, _UNDOING
    if len(text) > USUAL_BYTES:
        powers, undoing = _tables(len(text))
    sums: Hashes = signs[:-1] * powers[: len(text) + 1]
    at: Hashes = np.add.accumulate(sums, out=sums)[starts]
    size = min(size, count)
    runs = at[size:] - at[:-size]
    runs *= undoing[starts[: len(runs)]]
    runs ^= runs >> FOLD
    return runs


def _tables(length: int) -> tuple[Hashes, Hashes]:
    """List the powers of the base, and what undoes each but the first and mixes."""
    inverse = pow(BASE, -1, MODULUS)
    undoing = _powers(inverse, length + 1)
    return _powers(BASE, length + 1), undoing * np.uint64(inverse) * MIX


def _powers(base: int, length: int) -> Hashes:
    return np.multiply.accumulate(np.full(length, base, np.uint64))


_POWERS, _UNDOING = _tables(USUAL_BYTES)
