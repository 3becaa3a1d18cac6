"""The sketch: sampled hashes of word-5-grams, by which copies find each other.

Hash sampling (`h % m == 0`) beats MinHash at the same number of keys, and containment
can be estimated from it (Broder's modulo sketch). Levels are nested: the keys at 2m are
those at m that 2m divides, so two sketches compare at the coarser of their levels.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b

from schemas.article import Sketch
from streams.slots import slots
from streams.text import joined, words

__all__ = ["GRAM", "keys_at", "sketch", "text_hash", "title_hashes"]

VERSION = 1
GRAM = 5  # words; 3 has five times the chance hits, 7 loses word-edited copies
LEVEL = 8  # one of so many grams is kept
FEWEST_KEYS = 12  # a shorter text is sampled more densely
MOST_KEYS = 1024  # a longer one more coarsely: records stay bounded
MAX_TITLE_WORDS = 64


def sketch(title: str | None, paragraphs: Sequence[str]) -> Sketch:
    """Sketch what a reader reads: headline and paragraphs, nothing else."""
    headline = words(title or "")
    body_text = joined(paragraphs)
    body = words(body_text)
    level, keys = _sampled(gram_hashes(headline) | gram_hashes(body))
    return Sketch(
        v=VERSION,
        m=level,
        keys=tuple(sorted(keys)),
        words=len(body),
        title=title_hashes(headline),
        slots=slots(headline + body, body_text),
        text=text_hash(body),
    )


def gram_hashes(text_words: list[str]) -> set[int]:
    """Hash every run of five words (a shorter text as a whole) to 64 bits."""
    if not text_words:
        return set()
    encoded = " ".join(text_words).encode().split(b" ")
    runs = zip(*(encoded[i:] for i in range(min(GRAM, len(encoded)))), strict=False)
    digests = [blake2b(b" ".join(run), digest_size=8).digest() for run in runs]
    return set(_numbers(b"".join(digests)))


def title_hashes(title_words: list[str]) -> tuple[int, ...]:
    """Hash each word of a headline to 32 bits, in order."""
    return tuple(map(_title_hash, title_words[:MAX_TITLE_WORDS]))


def text_hash(body_words: list[str]) -> str:
    """Name a body by its words: equal for texts that read the same."""
    return blake2b(" ".join(body_words).encode(), digest_size=16).hexdigest()


def keys_at(keys: Iterable[int], level: int) -> int:
    """Count the keys that a coarser level keeps."""
    return sum(key % level == 0 for key in keys)


def _sampled(hashes: set[int]) -> tuple[int, list[int]]:
    """Choose the level, and keep what it keeps."""
    level = LEVEL
    keys = [h for h in hashes if not h % level]
    while level > 1 and len(keys) < FEWEST_KEYS:
        level //= 2
        keys = [h for h in hashes if not h % level]
    while len(keys) > MOST_KEYS:
        level *= 2
        keys = [h for h in keys if not h % level]
    return level, keys


def _numbers(digests: bytes) -> array[int]:
    """Read digests of eight bytes as little-endian numbers, all at once."""
    numbers = array("Q", digests)
    if sys.byteorder == "big":  # pragma: no cover - the hashes are the same everywhere
        numbers.byteswap()
    return numbers


@lru_cache(maxsize=8192)  # headlines say much the same words
def _title_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=4).digest(), "little")
