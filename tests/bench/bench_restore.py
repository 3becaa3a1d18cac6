"""What a restart costs: a changelog of made judgements, folded back into a memo.

    python -m tests.bench.bench_restore                     500,000 articles with text
    python -m tests.bench.bench_restore --slim 500000       and as many without, older
    python -m tests.bench.bench_restore --disk FOLDER       texts on disk

The sketches have the frequencies of real days: nine keys of ten are an article's own,
one in twenty is a phrase that many use (the commonest in 0.8 % of them all), and one
article in fourteen shares its keys with an earlier one. Texts are invented words. The
judgements are half a second apart, so that no window passes within the run.

Made by one process, restored by another: CPU seconds, and resident memory when the
changelog lies in the table, at the highest, and when the state stands.
"""

# ruff: noqa: S311 - made records, no secrets

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from streams.dedupe.record import Kind, Record, encode, name
from streams.settings import Settings

START = 1_800_000_000
DAY = 86_400
TEXTS = 500  # different ones; their bytes count, not their words
KEYS = 30
COMMON = 0.05  # of the keys
PHRASES, FLAT = 100_000, 20  # how many, and how even the first ones are
COPIES = 0.07
OUTLETS = 40


def packed_texts(rng: Random) -> list[bytes]:
    """Compress texts of invented words, as long as articles are."""
    from streams.dedupe import kept
    from streams.dedupe.answer import pack
    from streams.dedupe.reading import Reading
    from streams.dedupe.ruling import Said

    syllables = [c + v for c in "bdgjklmnprstw" for v in "aeiou"]
    known = ["".join(rng.choices(syllables, k=rng.randint(2, 4))) for _ in range(4000)]
    found = []
    for _ in range(TEXTS):
        size = rng.randint(60, 400)
        words = [known[int(len(known) ** rng.random()) - 1] for _ in range(size)]
        lines = [" ".join(words[at : at + 40]) for at in range(0, size, 40)]
        found.append(kept.pack(Reading("Judul berita", lines), pack(Said())))
    return found


def sketches(rng: Random) -> Iterator[list[int]]:
    """Draw the keys of one article after the other."""
    phrases = [rng.getrandbits(61) << 3 for _ in range(PHRASES)]
    recent: list[list[int]] = []
    while True:
        keys = [
            phrases[int(FLAT * ((PHRASES / FLAT) ** rng.random() - 1))]
            if rng.random() < COMMON
            else rng.getrandbits(61) << 3
            for _ in range(rng.randint(KEYS // 2, KEYS * 3 // 2))
        ]
        if recent and rng.random() < COPIES:
            keys[: len(keys) // 2] = rng.choice(recent)[: len(keys) // 2]
        recent = [*recent[-999:], keys]
        yield keys


def values(count: int, slim: int) -> Iterator[bytes]:
    """Make the changelog's values: older slim ones, then those with text."""
    from streams.dedupe.index import packed

    rng = Random(1)
    texts, keys = packed_texts(rng), sketches(rng)
    for seq in range(slim + count):
        is_slim = seq < slim
        at = START + 8 * DAY + seq // 2 - (8 * DAY if is_slim else 0)
        url = f"https://berita.example/{seq}"
        own = name(url)
        yield encode(
            Record(
                origin=f"articles.raw/{seq % 8}/{seq // 8}",
                seq=seq,
                offset=seq,
                at=at,
                reached=at,
                ahead=0,
                floor=None,
                time=at,
                commit=max(0, seq - 100),
                mark=seq // 8,
                kind=Kind.UNIQUE,
                id=own,
                born=seq,
                version=1,
                top=1,
                source=f"outlet{seq % OUTLETS}",
                aliases=(own, name(f"guid {seq}")),
                handles=(name(f"handle {seq}"), name(f"key {seq}")),
                digest=name(f"text {seq}"),
                text=name(f"body {seq}"),
                title=name(f"title {seq}")[:8],
                m=8,
                keys=None if is_slim else packed(sorted(next(keys))),
                kept=None if is_slim else rng.choice(texts),
            )
        )


def write(path: Path, count: int, slim: int) -> None:
    """Write the values, each behind its size."""
    with path.open("wb") as file:
        for value in values(count, slim):
            file.write(len(value).to_bytes(4, "big") + value)


def read(path: Path) -> dict[bytes, bytes]:
    """Read them as recovery leaves them: in a table, under their keys."""
    table: dict[bytes, bytes] = {}
    with path.open("rb") as file:
        while size := file.read(4):
            value = file.read(int.from_bytes(size, "big"))
            table[b"articles.raw/0/%d" % len(table)] = value
    return table


def restore(path: Path, folder: str | None) -> None:
    """Restore, and print what it cost."""
    from agents.restoring import restored

    before = resident()
    table = read(path)
    count, nbytes = len(table), sum(map(len, table.values()))
    in_table = resident() - before
    start = time.process_time()
    memo = restored(Settings(state_dir=folder), table, count)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before
    state = resident() - before
    print(f"{'records':34} {count:10,}")
    print(f"{'changelog value, mean':34} {nbytes / count:10.0f} bytes")
    print(f"{'restore':34} {spent:10.1f} s CPU")
    print(f"{'  for 500,000':34} {spent / count * 500_000:10.1f} s CPU")
    print(f"{'memory: table before':34} {in_table:10.0f} MiB")
    print(f"{'  highest':34} {peak:10.0f} MiB")
    print(f"{'  state':34} {state:10.0f} MiB")
    print(f"{'  state, a record':34} {state * 1024 / count:10.2f} KiB")
    memo.close()


def resident() -> float:
    """Tell the resident memory of this process in MiB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 1024**2


def main() -> int:
    """Make the changelog here, restore it in a process of its own."""
    arguments = argparse.ArgumentParser(description="What a restart costs.")
    arguments.add_argument("--articles", type=int, default=500_000)
    arguments.add_argument("--slim", type=int, default=0)
    arguments.add_argument("--disk", metavar="FOLDER")
    arguments.add_argument("--of", metavar="FILE", help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.of:
        restore(Path(options.of), options.disk)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "changelog"
        write(path, options.articles, options.slim)
        command = [sys.executable, "-m", "tests.bench.bench_restore", "--of", str(path)]
        command += ["--disk", options.disk] if options.disk else []
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
