"""What finding near-duplicates costs beside MinHash: sketch, look up, enter, in turns.

    python -m tests.bench.bench_dedupe [--texts NDJSON] [--articles 4000]

Every task is given an article's headline and paragraphs, splits them (all by our
tokeniser), sketches them, looks for earlier ones and enters them in its own index. They
take turns on every 25 articles, in one process and thread; counted is CPU time. Texts
are raw envelopes, one a line; else of invented words, a fifth of them edited copies.
What a MinHash does is done by our keys alone; the whole sketch has headline, slots and
hashes as well, and its index holds records.

datasketch (MinHash and MinHashLSH with their defaults) and rensa are no dependencies:
`uv pip install datasketch rensa`. The recipe is what is written when neither is used:
128 permutations in numpy, 32 bands of 4 in a dictionary.
"""

# ruff: noqa: S311 - made texts, no secrets

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from streams.dedupe.buckets import Buckets
from streams.dedupe.index import Index, Probe, packed
from streams.dedupe.record import Kind, Record
from streams.dedupe.records import Records
from streams.settings import Settings
from streams.sketch import encoded, sampled, sketch
from streams.text import Tokens, joined, words
from tests.bench.made_words import made_words
from tests.bench.turns import Costs, Task, Tasks, table, timed

Article = tuple[str, list[str]]

VOCABULARY = 30_000
PERMUTATIONS = 128
TURN = 25  # articles: long enough to warm the caches, as a stage does
OURS = "kawat"
REFERENCE = "datasketch MinHashLSH"


def made(count: int, rng: Random) -> Iterator[Article]:
    """Make texts of 60 to 400 words with a natural spread of their frequencies."""
    known = made_words(VOCABULARY)
    texts: list[list[str]] = []
    for number in range(count):
        if texts and rng.random() < 0.2:
            earlier = rng.choice(texts)
            text = [w if rng.random() > 0.05 else rng.choice(known) for w in earlier]
        else:
            size = rng.randint(60, 400)
            text = [known[int(VOCABULARY ** rng.random()) - 1] for _ in range(size)]
        texts.append(text)
        lines = [" ".join(text[at : at + 40]) for at in range(0, len(text), 40)]
        yield f"Judul {number}", lines


def told(file: Path) -> Iterator[Article]:
    """Read raw envelopes; a body that comes again is known by its hash, or its name."""
    known: set[str] = set()
    for line in file.read_text("utf-8").splitlines():
        envelope = json.loads(line)
        if envelope["body"] not in known:
            known.add(envelope["body"])
            yield envelope.get("title") or "", envelope["body"].split("\n")


def keys_alone() -> Task:
    """Make the task that does what the peers do: keys, and who shares them."""
    buckets, count = Buckets(), iter(range(sys.maxsize))
    cap = Settings().posting_cap

    def task(article: Article) -> None:
        tokens = Tokens.of(*article)
        _, keys = sampled(encoded(tokens.headline), encoded(tokens.body))
        Counter(buckets.shared(keys, cap))
        buckets.enter(keys, next(count))

    return task


def whole() -> Task:
    """Make our own task: everything of a sketch, both looks into the index."""
    records = Records()
    index = Index(records, Settings())

    def task(article: Article) -> None:
        found = sketch(*article)
        probe = Probe(
            keys=found.keys, m=found.m, text=bytes.fromhex(found.text), title=b""
        )
        index.same_text(probe)
        index.candidates(probe)
        record = _record(len(records), probe)
        records.put(record)
        index.enter(record)

    return task


def _record(seq: int, probe: Probe) -> Record:
    return Record(
        origin=f"articles.raw/0/{seq}",
        seq=seq,
        offset=seq,
        at=seq,
        reached=seq,
        ahead=0,
        floor=None,
        time=seq,
        commit=seq,
        mark=seq,
        kind=Kind.UNIQUE,
        text=probe.text,
        m=probe.m,
        keys=packed(probe.keys),
    )


def grams(article: Article) -> set[str]:
    """List the runs of five words that all MinHashes are made from."""
    found = words(article[0]) + words(joined(article[1]))
    return {" ".join(found[at : at + 5]) for at in range(len(found) - 4)}


def datasketch(module: Any) -> Task:
    """Make datasketch's task, with the defaults."""
    index, count = module.MinHashLSH(), iter(range(sys.maxsize))

    def task(article: Article) -> None:
        sketched = module.MinHash()
        sketched.update_batch([gram.encode() for gram in grams(article)])
        index.query(sketched)
        index.insert(next(count), sketched)

    return task


def rensa(module: Any) -> Task:
    """Make rensa's task: the same numbers of permutations and bands as the recipe."""
    index = module.RMinHashLSH(threshold=0.7, num_perm=PERMUTATIONS, num_bands=32)
    count = iter(range(sys.maxsize))

    def task(article: Article) -> None:
        sketched = module.RMinHash(num_perm=PERMUTATIONS, seed=42)
        sketched.update(list(grams(article)))
        index.query(sketched)
        index.insert(next(count), sketched)

    return task


def recipe() -> Task:
    """Make the task that people write themselves."""
    rng = np.random.default_rng(1)
    factor, plus = rng.integers(1, 2**31, (2, PERMUTATIONS, 1), dtype=np.uint64)
    buckets: defaultdict[bytes, list[int]] = defaultdict(list)
    count = iter(range(sys.maxsize))

    def task(article: Article) -> None:
        hashes = [zlib.crc32(gram.encode()) for gram in grams(article)] or [0]
        mixed = factor * np.array(hashes, dtype=np.uint64) + plus
        lowest = (mixed % np.uint64(2**31 - 1)).min(axis=1).reshape(32, -1)
        keys = [bytes([band]) + row.tobytes() for band, row in enumerate(lowest)]
        {one for key in keys for one in buckets.get(key, ())}
        number = next(count)
        for key in keys:
            buckets[key].append(number)

    return task


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--articles", type=int, default=4000)
    options = parser.parse_args()
    source = told(options.texts) if options.texts else made(10**9, Random(1))
    articles = [one for one, _ in zip(source, range(options.articles), strict=False)]
    tasks = {OURS: keys_alone(), "kawat, whole": whole(), "MinHash recipe": recipe()}
    for name, module, make in (
        (REFERENCE, "datasketch", datasketch),
        ("rensa MinHashLSH", "rensa", rensa),
    ):
        if find_spec(module):
            tasks[name] = make(import_module(module))
        else:
            print(f"NOT COMPARED: {module} is not installed", file=sys.stderr)
    size = sum(len(joined(lines)) for _, lines in articles) // len(articles)
    costs = _measured(tasks, articles)
    table(f"{len(articles)} articles, {size} signs on average", costs, per=REFERENCE)
    for name, spent in costs.items():
        print(f"{sum(spent) / sum(costs[OURS]):6.2f} x {OURS} = {name}")


def _measured(tasks: Tasks, articles: list[Article]) -> Costs:
    """Give the seconds an article of every task, one figure a turn."""
    for task in tasks.values():
        task(("Judul", ["Pemanasan."]))  # what the first call loads is no article's
    turns = [articles[at : at + TURN] for at in range(0, len(articles), TURN)]
    of_turns = {name: _each(task) for name, task in tasks.items()}
    costs = timed(of_turns, turns, rounds=1)
    sizes = [len(turn) for turn in turns]
    return {
        name: [cost / size for cost, size in zip(spent, sizes, strict=True)]
        for name, spent in costs.items()
    }


def _each(task: Task) -> Task:
    def turn(articles: list[Article]) -> None:
        for article in articles:
            task(article)

    return turn


if __name__ == "__main__":
    main()
