"""The sketch: sampled hashes of word-5-grams, by which copies find each other.

Hash sampling (`h % m == 0`) beats MinHash at the same number of keys, and containment
can be estimated from it (Broder's modulo sketch). Levels are nested: the keys at 2m are
those at m that 2m divides, so two sketches compare at the coarser of their levels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from zlib import crc32

import numpy as np

from schemas.article import Sketch
from streams.grams import Hashes, run_hashes
from streams.slots import slots
from streams.text import Tokens

__all__ = [
    "GRAM",
    "encoded",
    "keys_at",
    "sampled",
    "sketch",
    "sketched",
    "text_hash",
    "title_hashes",
]

VERSION = 2  # the hashes of adr/0013
GRAM = 5  # words; 3 has five times the chance hits, 7 loses word-edited copies
LEVEL = 8  # one of so many grams is kept
FEWEST_KEYS = 12  # a shorter text is sampled more densely
MOST_KEYS = 1024  # a longer one more coarsely: records stay bounded
MAX_TITLE_WORDS = 64
NONE = np.uint64(0)


def sketch(title: str | None, paragraphs: Sequence[str]) -> Sketch:
    """Sketch what a reader reads: headline and paragraphs, nothing else."""
    return sketched(Tokens.of(title, paragraphs))


def sketched(tokens: Tokens) -> Sketch:
    """Sketch a text whose words are known."""
    headline, body = encoded(tokens.headline), encoded(tokens.body)
    level, keys = sampled(headline, body)
    return Sketch(
        v=VERSION,
        m=level,
        keys=keys,
        words=len(tokens.body),
        title=title_hashes(headline),
        slots=slots(tokens.headline + tokens.body, tokens.text),
        text=text_hash(body[1:]),
    )


def encoded(text_words: list[str]) -> bytes:
    """Write the words as UTF-8, one blank before each."""
    return (" " + " ".join(text_words)).encode() if text_words else b""


def title_hashes(headline: bytes) -> tuple[int, ...]:
    """Hash each word of a headline to 32 bits, in order."""
    return tuple(map(crc32, headline.split()[:MAX_TITLE_WORDS]))


def text_hash(body: bytes) -> str:
    """Name a body by its words: equal for texts that read the same."""
    return blake2b(body, digest_size=16).hexdigest()


def keys_at(keys: Iterable[int], level: int) -> int:
    """Count the keys that a coarser level keeps."""
    return sum(key % level == 0 for key in keys)


def sampled(headline: bytes, body: bytes) -> tuple[int, tuple[int, ...]]:
    """Choose the level, and the keys it keeps; both texts as `encoded`."""
    hashes = _runs(headline, body)
    level = LEVEL
    keys = _kept(hashes, level)
    while level > 1 and len(keys) < FEWEST_KEYS:
        level //= 2
        keys = _kept(hashes, level)
    while len(keys) > MOST_KEYS:
        level *= 2
        keys = {key for key in keys if not key % level}
    return level, tuple(sorted(keys))


def _kept(hashes: Hashes, level: int) -> set[int]:
    """Keep what the level, a power of two, divides."""
    return set(hashes[hashes & np.uint64(level - 1) == NONE].tolist())


def _runs(headline: bytes, body: bytes) -> Hashes:
    """Hash the runs of both, none across; at once where both are long enough."""
    before = headline.count(b" ")
    if before < GRAM or len(body.split(b" ", GRAM)) <= GRAM:
        return np.concatenate((run_hashes(headline, GRAM), run_hashes(body, GRAM)))
    both = run_hashes(headline + body, GRAM)
    both[before - GRAM + 1 : before] = both[0]  # said twice counts once
    return both
