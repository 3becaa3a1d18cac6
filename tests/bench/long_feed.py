"""Invented articles of some 280 words, as a portal writes them: no two share a story.

Words of the news, as the training's lists of kin words hold them, and behind them made
ones, with a natural spread of frequencies among the language's own small words; every
tenth is a copy in another outlet, every fiftieth an update.
"""

# ruff: noqa: S311 - made texts, no secrets

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from schemas.codec import encode
from tests.bench.made_words import made_words
from tests.broker.articles.feed import RAW_PARTITIONS, Raw

__all__ = ["MINUTES", "START", "long_feed"]

VOCABULARY = 30_000
KIN = Path(__file__).resolve().parents[2] / "streams/classify/training/kin"
KIN_WORD = re.compile(r"(?<![@\w.])[a-z]{3,}(?![\w.])")
LINES = 14
MINUTES = 1.5  # between two articles: a week of windows holds some 7,000
START = datetime.fromisoformat("2026-03-02T06:00:00+07:00")
SMALL = ("yang", "dan", "di", "ke", "dari", "untuk", "dengan", "pada", "itu", "ini")
OUTLETS = ("kabarnusa", "suarateluk", "wartalereng", "pantauraya")
PROMO = "Baca juga: {} di {} mulai dibahas"


def long_feed(count: int, *, minutes: float = MINUTES) -> Iterator[Raw]:
    """Make raw records, one after the other in event time."""
    words = _vocabulary()
    for number in range(count):
        kind, origin, outlet = "fresh", number, OUTLETS[number % 4]
        if number >= 20 and number % 10 == 3:
            kind, origin, outlet = "copy", number - 3, "kutipan"
        elif number >= 20 and number % 50 == 17:
            kind, origin, outlet = "update", number - 8, OUTLETS[(number - 8) % 4]
        at = START + timedelta(minutes=number * minutes)
        yield _raw(words, origin, outlet, kind, at)


def _vocabulary() -> list[str]:
    """Give the words of the news in an order of their own, then made words."""
    told = {
        word
        for path in KIN.glob("*.txt")
        for word in KIN_WORD.findall(path.read_text("utf-8"))
    }
    news = sorted(told)
    Random(0).shuffle(news)
    return [*news, *made_words(VOCABULARY)][:VOCABULARY]


def _raw(words: list[str], number: int, outlet: str, kind: str, at: datetime) -> Raw:
    rng = Random(number)
    lines = [_sentence(words, rng) for _ in range(LINES)]
    name = f"{_word(words, rng).title()} {_word(words, rng).title()}"
    place = _word(words, rng).title()
    lines[0] = f"{place.upper()}, Contoh - {lines[0]}"
    lines[4] = f'"{lines[4][:-1]}," kata {name}, di {place}.'
    lines[9] = f'Menurut {name}, "{lines[9][:-1].lower()}".'
    lines.insert(6, PROMO.format(_word(words, rng).title(), place))
    if kind == "update":
        lines.append(f"{name} menambahkan: {_sentence(words, Random(-number))}")
    guid = f"{outlet}-{number}"
    value = {
        "source": outlet,
        "guid": guid,
        "url": f"https://{outlet}.example/{number}",
        "title": " ".join(_word(words, rng) for _ in range(8)).capitalize(),
        "body": "\n".join(lines),
        "published_at": at.isoformat(),
    }
    return Raw(
        kind=kind,
        partition=number % RAW_PARTITIONS,
        key=guid.encode(),
        value=encode(value),
    )


def _sentence(words: list[str], rng: Random) -> str:
    told = [
        rng.choice(SMALL) if rng.random() < 0.35 else _word(words, rng)
        for _ in range(rng.randint(14, 26))
    ]
    return " ".join(told).capitalize() + "."


def _word(words: list[str], rng: Random) -> str:
    return words[int(VOCABULARY ** rng.random()) - 1]
