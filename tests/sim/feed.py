"""What a newsroom might send: tiny invented articles, copies, versions, takedowns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from random import Random

from schemas.article import (
    ParsedArticle,
    Precision,
    Published,
    RawReference,
    Sketch,
    Status,
)
from schemas.codec import encode
from schemas.ids import article_id, version_id
from streams.aliases import guid_alias, guid_handle, key_handle, url_alias
from streams.dedupe.times import iso
from streams.sketch import sketch

__all__ = ["HOUR", "MOST_WORKERS", "Mix", "Raw", "mix_for", "raws"]

HOUR = 3600
MOST_WORKERS = 8
START = 1_800_000_000
SUBJECTS = (
    "Pasar Lembah Hijau", "Jembatan Muara Baru", "Pelabuhan Teluk Sari",
    "Bendungan Rawa Jati", "Terminal Bukit Pandan", "Museum Kota Lama",
    "Stadion Tirta Buana", "Pabrik Gula Wirasaba",
)  # fmt: skip
EVENTS = (
    "dibuka kembali sesudah perbaikan besar selama dua bulan penuh",
    "ditutup sementara karena banjir setinggi lutut orang dewasa",
    "menerima kunjungan murid sekolah dari tiga desa tetangga",
    "akan diperluas dengan dana hibah dari pemerintah provinsi",
    "menjadi tempat latihan gabungan tim penyelamat akhir pekan ini",
    "mendapat penghargaan kebersihan tingkat kabupaten tahun ini",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """Sizes of one schedule; windows in hours of stream time."""

    raws: int
    workers: int
    partitions: int
    outs: int
    batch: int
    window: int
    faults: int
    cap: int
    sentences: int
    similar_hours: int
    known_hours: int
    linger: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A raw record as parse always reads it: its place and the parsed value."""

    partition: int
    offset: int
    origin: str
    value: bytes
    key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    guid: str
    url: str
    source: str
    text: tuple[int, ...]


def mix_for(seed: int) -> Mix:
    """Draw the sizes of a schedule."""
    rng = Random(f"mix{seed}")  # noqa: S311 - a seeded schedule, no secret
    similar = rng.choice((3, 5, 8, 30))
    return Mix(
        raws=rng.choice((4, 6, 8, 12, 16)),
        workers=rng.randint(1, MOST_WORKERS),
        partitions=rng.randint(1, 4),
        outs=rng.randint(1, 3),
        batch=rng.randint(1, 5),
        window=rng.choice((1, 2, 4, 8, 16)),
        faults=rng.choice((1, 2, 3, 5)),
        cap=rng.choice((1, 2, 3, 32)),
        sentences=rng.choice((6, 10, 24)),
        similar_hours=similar,
        known_hours=similar + rng.choice((1, 2, 5, 12, 40)),
        linger=rng.choice((0, 0.01, 0.06)),
    )


def raws(rng: Random, mix: Mix) -> list[Raw]:
    """Make the raw records of one schedule, in the order of their arrival."""
    made: list[_Item] = []
    offsets: Counter[int] = Counter()
    found, tick = [], 0
    for number in range(mix.raws):
        tick += rng.choice((0, 1, 1, 1, 1, 2))
        partition = rng.randrange(mix.partitions)
        offset = offsets[partition]
        offsets[partition] += 1
        time = rng.choice((tick,) * 8 + (None, tick - rng.randint(1, 15), tick + 1000))
        raw = _reference(
            partition, offset, rng.choice((None, None, "desk", f"k{number}"))
        )
        if rng.random() < 0.1:
            article = _takedown(rng, raw, made, number)
        else:
            item = _item(rng, made, number, mix.sentences)
            made.append(item)
            article = _article(raw, item, time)
        found.append(
            Raw(
                partition=partition,
                offset=offset,
                origin=raw.origin,
                value=encode(article),
                key=article.id.encode(),
            )
        )
    return found


def _item(rng: Random, made: list[_Item], number: int, sentences: int) -> _Item:
    """Invent an article: new, a copy, a version, or one with a mixed-up address."""
    dice, base = rng.random(), rng.choice(made) if made else None
    text = tuple(rng.sample(range(sentences), 3))
    new = _Item(
        guid=f"g{number}", url=f"u{number}", source=rng.choice("abc"), text=text
    )
    if base is None or dice > 0.65:
        return new
    copied = (
        base.text if rng.random() < 0.5 else (*base.text[:2], rng.randrange(sentences))
    )
    if dice < 0.25:
        return _replaced(new, text=copied)
    if dice < 0.5:
        known = [item.text for item in made if item.guid == base.guid]
        return _replaced(base, text=rng.choice(known) if rng.random() < 0.6 else text)
    url = rng.choice((new.url, rng.choice(made).url))
    return _replaced(base, url=url, text=copied)


def _replaced(item: _Item, **changes: object) -> _Item:
    facts = {name: getattr(item, name) for name in ("guid", "url", "source", "text")}
    return _Item(**(facts | changes))  # type: ignore[arg-type]


def _takedown(
    rng: Random, raw: RawReference, made: list[_Item], number: int
) -> ParsedArticle:
    base = rng.choice(made) if made else None
    coming = _Item(guid=f"g{number + 2}", url="", source=rng.choice("abc"), text=())
    item = coming if base is None or rng.random() < 0.3 else base
    names = rng.choice(
        (
            (guid_alias(item.source, item.guid),),
            (url_alias(item.url or f"u{number + 1}"),),
            (guid_handle(item.guid),),
            (guid_handle("desk"), key_handle("desk")),
            (guid_handle(f"k{number - 2}"), key_handle(f"k{number - 2}")),
        )
    )
    return ParsedArticle(
        id=article_id(names[0]),
        version_id=version_id(None, (), Status.CANCELED, None),
        aliases=names,
        raw=raw,
        status=Status.CANCELED,
    )


def _article(raw: RawReference, item: _Item, time: int | None) -> ParsedArticle:
    title, paragraphs, told = _text(item.text)
    aliases = (guid_alias(item.source, item.guid), url_alias(item.url))
    published = None
    if time is not None:
        at = iso(START + time * HOUR)
        published = Published(at=at, precision=Precision.MINUTE, from_="envelope")
    return ParsedArticle(
        id=article_id(aliases[0]),
        version_id=version_id(title, paragraphs, Status.USABLE, None),
        aliases=(*aliases, f"text:{told.text}"),
        raw=raw,
        guid=item.guid,
        source=item.source,
        url=item.url,
        title=title,
        published=published,
        paragraphs=paragraphs,
        sketch=told,
    )


@cache
def _text(numbers: tuple[int, ...]) -> tuple[str, tuple[str, ...], Sketch]:
    paragraphs = tuple(_sentence(number) for number in numbers)
    title = f"Kabar {SUBJECTS[numbers[0] % len(SUBJECTS)]}"
    return title, paragraphs, sketch(title, paragraphs)


def _sentence(number: int) -> str:
    subject = SUBJECTS[number % len(SUBJECTS)]
    event = EVENTS[number // len(SUBJECTS) % len(EVENTS)]
    return f"{subject} {event}, kata pengelola dalam keterangan nomor {number} kemarin."


def _reference(partition: int, offset: int, key: str | None) -> RawReference:
    return RawReference(
        topic="raw",
        partition=partition,
        offset=offset,
        timestamp="1970-01-01T00:00:00Z",
        key=key,
        sha256="0" * 64,
    )
