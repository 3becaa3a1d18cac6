"""How look-up and memory grow with the articles in the window.

    python -m tests.bench.bench_index [--at 500000 1000000 2000000] [--json]
    python -m tests.bench.bench_index --svg FILE     drawn by growth.py
    python -m tests.bench.bench_index --slim         articles past the window

Keys are drawn as often as they occur on real days: of an article's keys 85.5 % are its
own, the others are shared by a fixed part of all articles, however many there are; one
article in five keeps most keys of an earlier one. Nothing expires within the run. Only
texts are not held: neither they nor the changelog are counted.

At each size 2,000 articles are looked up by body, keys and headline; counted is CPU
time. Memory is what the process grew by, an article. A slim one has guid, URL and two
handles, and is looked up by its guid.
"""

# ruff: noqa: S311 - made keys, no secrets

from __future__ import annotations

import argparse
import gc
import json
import resource
import time
from collections.abc import Iterator
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import quantiles

from msgspec.structs import replace

from streams.dedupe import Memo
from streams.dedupe.index import Probe, packed
from streams.dedupe.record import Kind, Record
from tests.bench.growth import drawn

# Of 2,463 articles of two days: how many keys stand in so many of them.
SHARED_KEYS = {2: 3636, 3: 700, 4: 149, 6: 125, 12: 21}
OWN = 0.855
KEYS = 31
COPIES, KEPT = 0.2, 0.6
PROBES = 2000
OUTLETS = 40
START = 1_800_000_000


class NoTexts:
    """Where texts would lie."""

    def put(self, seq: int, kept: bytes) -> None:
        """Keep nothing."""

    def get(self, seq: int) -> bytes:  # noqa: ARG002
        """Give nothing."""
        return b""

    def erase(self, seq: int) -> None:
        """Erase nothing."""

    def close(self) -> None:
        """Close nothing."""


class Feed:
    """Articles as their sketches are."""

    def __init__(self) -> None:
        """Choose which keys are shared."""
        self._rng = Random(1)
        pool = [(one, self._key()) for one, n in SHARED_KEYS.items() for _ in range(n)]
        self._shared = [key for _, key in pool]
        self._weights = list(accumulate(share for share, _ in pool))
        self._earlier: list[tuple[int, ...]] = []

    def keys(self) -> tuple[int, ...]:
        """Draw an article's keys."""
        rng, kept = self._rng, []
        if self._earlier and rng.random() < COPIES:
            kept = [k for k in rng.choice(self._earlier) if rng.random() < KEPT]
        common = sum(rng.random() > OWN for _ in range(KEYS - len(kept)))
        shared = rng.choices(self._shared, cum_weights=self._weights, k=common)
        own = [self._key() for _ in range(KEYS - len(kept) - common)]
        keys = tuple(sorted({*kept, *shared, *own}))
        if len(self._earlier) < 10_000:
            self._earlier.append(keys)
        else:
            self._earlier[rng.randrange(10_000)] = keys
        return keys

    def _key(self) -> int:
        return self._rng.getrandbits(61) << 3


def probe(number: int, keys: tuple[int, ...]) -> Probe:
    """Make what is looked up."""
    return Probe(
        keys=keys, m=8, text=_hash("text", number), title=_hash("title", number)[:8]
    )


def record(seq: int, found: Probe) -> Record:
    """Make the judgement of an article with guid and URL."""
    return Record(
        origin=f"articles.raw/{seq % 6}/{seq // 6}",
        seq=seq,
        offset=seq,
        at=START + seq // 100,
        reached=START + seq // 100,
        ahead=0,
        floor=None,
        time=START + seq // 100,
        commit=max(0, seq - 100),
        mark=seq // 6,
        kind=Kind.UNIQUE,
        id=_hash("id", seq),
        born=seq,
        version=1,
        top=1,
        source=f"outlet{seq % OUTLETS}",
        aliases=(_hash("guid", seq), _hash("url", seq)),
        handles=(_hash("key", seq),),
        digest=_hash("digest", seq),
        text=found.text,
        title=found.title,
        m=found.m,
        keys=packed(found.keys),
        kept=b"",
    )


def slim(seq: int) -> Record:
    """Make what is left of a judgement after the window."""
    whole = record(seq, probe(seq, ()))
    return replace(whole.slim(), handles=(*whole.handles, _hash("handle", seq)))


def measured(sizes: list[int], *, is_slim: bool) -> Iterator[dict[str, float]]:
    """Grow a memo, stop at each size, look up."""
    memo, feed = Memo(texts=NoTexts()), Feed()
    before, entering = _resident(), 0.0
    for size in sizes:
        while memo.seq < size:
            seq = memo.seq
            made = slim(seq) if is_slim else record(seq, probe(seq, feed.keys()))
            began = time.process_time()
            memo.remember(made)
            entering += time.process_time() - began
        memory = (_resident() - before) / size
        found = _named(memo) if is_slim else _looked_up(memo, feed)
        spent = sorted(found)
        cuts = quantiles(spent, n=1000)
        yield {
            "articles": size,
            "bytes_per_article": round(memory),
            "remember_us": round(entering / size * 1e6, 1),
            "lookup_p50_ms": round(cuts[499] * 1e3, 3),
            "lookup_p99_ms": round(cuts[989] * 1e3, 3),
            "lookup_max_ms": round(spent[-1] * 1e3, 3),
        }


def _looked_up(memo: Memo, feed: Feed) -> Iterator[float]:
    for number in range(PROBES):
        asked = probe(-number, feed.keys())
        began = time.process_time()
        memo.index.same_text(asked)
        memo.index.candidates(asked)
        yield time.process_time() - began


def _named(memo: Memo) -> Iterator[float]:
    """Look articles up by guid, as many unknown ones as known."""
    step = max(1, 2 * memo.seq // PROBES)
    for seq in range(0, 2 * memo.seq, step):
        guid = _hash("guid", seq)
        began = time.process_time()
        memo.identity.owner(guid)
        yield time.process_time() - began


def _hash(what: str, number: int) -> bytes:
    return blake2b(f"{what}/{number}".encode(), digest_size=16).digest()


def _resident() -> int:
    gc.collect()
    pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    return int(pages) * resource.getpagesize()


def main() -> None:
    """Print a row a size, and draw them when told to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--at", type=int, nargs="+", default=[500_000, 1_000_000, 2_000_000]
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--slim", action="store_true", help="articles without texts")
    parser.add_argument(
        "--svg", type=Path, help="draw two or more sizes into this file"
    )
    options = parser.parse_args()
    sizes = sorted(set(options.at))
    if options.svg and len(sizes) < 2:
        parser.error("--svg needs two sizes or more")
    rows = []
    for row in measured(sizes, is_slim=options.slim):
        rows.append(row)
        if options.json:
            print(json.dumps(row), flush=True)
        else:
            print("  ".join(f"{k} {v:,}" for k, v in row.items()), flush=True)
    if options.svg:
        options.svg.parent.mkdir(parents=True, exist_ok=True)
        options.svg.write_text(drawn(rows), "utf-8")


if __name__ == "__main__":
    main()
