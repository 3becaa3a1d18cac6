"""An invented newsroom: articles as parse writes them, and a desk that judges them."""

# ruff: noqa: E501 - sentences of news

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from schemas.article import (
    ParsedArticle,
    Precision,
    Published,
    RawReference,
    Status,
)
from schemas.codec import encode
from schemas.headers import Provenance
from schemas.ids import article_id, version_id
from schemas.message import Message
from streams.aliases import guid_alias, text_alias, url_alias
from streams.dedupe import Memo, build
from streams.dedupe.record import Kind, Record
from streams.runner import Link, Step, step
from streams.settings import Settings
from streams.sketch import sketch

__all__ = [
    "FERRY",
    "HARVEST",
    "MARKET",
    "Desk",
    "article",
    "decision",
    "judgement",
    "takedown",
]

FERRY = (
    (
        "Kapal feri Laut Teduh menabrak dermaga Teluk Sari pada Senin pagi ketika kabut"
        " turun di atas selat."
    ),
    (
        "Tidak ada penumpang yang terluka, kata nakhoda Wiratama Sanjaya kepada petugas"
        " pelabuhan sesudah semua orang turun."
    ),
    (
        "Pengelola pelabuhan menutup dermaga selama dua hari untuk memeriksa tiang-tiang"
        " beton yang retak akibat benturan itu."
    ),
    (
        "Penyeberangan dialihkan ke dermaga lama yang biasanya hanya melayani kapal barang"
        " dan perahu nelayan setempat."
    ),
    (
        "Perusahaan pelayaran berjanji mengganti biaya tiket seluruh penumpang yang harus"
        " menunggu sampai malam."
    ),
)
HARVEST = (
    (
        "Petani di Lembah Hijau memanen cabai lebih awal karena hujan datang tiga minggu"
        " lebih cepat daripada biasanya."
    ),
    (
        "Harga di tingkat petani turun menjadi separuh harga bulan lalu, ujar ketua"
        " kelompok tani Sukmawati Lestari."
    ),
    (
        "Koperasi desa membeli sebagian hasil panen dan mengeringkannya di gudang milik"
        " bersama agar tidak membusuk."
    ),
    (
        "Pemerintah kabupaten menyiapkan truk pendingin untuk membawa cabai segar ke pasar"
        " induk di ibu kota provinsi."
    ),
)
MARKET = (
    (
        "Pasar Muara Baru dibuka kembali sesudah diperbaiki selama satu tahun penuh dengan"
        " dana hibah dari provinsi."
    ),
    (
        "Pedagang lama mendapat kios tanpa undian, sedangkan pedagang baru harus menunggu"
        " giliran sampai akhir tahun."
    ),
    (
        "Atap pasar kini memakai panel surya yang cukup untuk menyalakan semua lampu di"
        " lorong dan ruang pendingin ikan."
    ),
)


def article(  # noqa: PLR0913 - every part of an article may matter, all named
    paragraphs: Sequence[str],
    *,
    offset: int,
    title: str | None = "Feri Menabrak Dermaga",
    source: str | None = "kabar-nusa",
    guid: str | None = None,
    url: str | None = None,
    at: str | None = "2025-03-03T08:00:00+07:00",
    partition: int = 0,
    key: str | None = None,
    status: Status = Status.USABLE,
    arrived: str = "2025-03-03T09:00:00+07:00",
) -> ParsedArticle:
    """Make a parsed article; without guid or URL it gets an address of its own."""
    told = sketch(title, paragraphs)
    if guid is None and url is None:
        url = f"https://berita.example/{partition}-{offset}"
    aliases = [guid_alias(source, guid)] if guid is not None else []
    aliases += [url_alias(url)] if url else []
    aliases.append(text_alias(told.text))
    return ParsedArticle(
        id=article_id(aliases[0]),
        version_id=version_id(title, paragraphs, status, None),
        aliases=tuple(aliases),
        raw=_raw(partition, offset, key, arrived),
        guid=guid,
        source=source,
        url=url,
        title=title,
        status=status,
        published=None
        if at is None
        else Published(at=at, precision=Precision.MINUTE, from_="envelope"),
        paragraphs=tuple(paragraphs),
        sketch=told,
    )


def takedown(*aliases: str, offset: int, key: str | None = None) -> ParsedArticle:
    """Make a takedown of what these aliases and handles name."""
    return ParsedArticle(
        id=article_id(aliases[0]),
        version_id=version_id(None, (), Status.CANCELED, None),
        aliases=aliases,
        raw=_raw(0, offset, key, "2025-03-03T10:00:00+07:00"),
        status=Status.CANCELED,
    )


@dataclass
class Desk:
    """Judges articles one after the other, as the worker does."""

    settings: Settings = field(default_factory=Settings)
    changelog: dict[bytes, bytes] = field(default_factory=dict)
    log: list[ParsedArticle] = field(default_factory=list)
    commit: int = 0

    def __post_init__(self) -> None:
        """Begin with an empty memo."""
        self.memo = Memo(self.settings)
        self.link = Link(
            stage=build(self.settings),
            provenance=Provenance(version="1"),
            max_output_bytes=6_000_000,
        )

    def judge(self, *articles: ParsedArticle, settled: int | str | None = None) -> Step:
        """Append articles to the log and judge them; the last one's step."""
        for one in articles:
            self.log.append(one)
            done = self.at(len(self.log) - 1, settled=settled)
        return done

    def at(self, offset: int, *, settled: int | str | None = None) -> Step:
        """Judge what stands at an offset of the log, once more perhaps."""
        one = self.log[offset]
        headers: tuple[tuple[str, bytes], ...] = (
            ("kawat-origin", one.raw.origin.encode()),
        )
        if settled is not None:
            headers += (("kawat-settled", str(settled).encode()),)
        message = Message(
            topic="articles.parsed",
            partition=0,
            offset=offset,
            timestamp=0,
            key=one.id.encode(),
            value=encode(one),
            headers=headers,
        )
        done = step(self.link, message, self.memo, commit=self.commit)
        self.keep(done.memo)
        return done

    def keep(self, changes: tuple[tuple[bytes, bytes | None], ...]) -> None:
        """Apply changes to the compacted changelog."""
        for key, value in changes:
            self.changelog.pop(key, None)
            if value is not None:
                self.changelog[key] = value

    def restart(self) -> None:
        """Lose the memory; come back from the changelog."""
        self.memo = Memo.restore(self.changelog.items(), self.commit, self.settings)


def decision(done: Step) -> dict[str, Any]:
    """The dedupe block of a step's one record."""
    (output,) = done.outputs
    found: dict[str, Any] = orjson.loads(output.value or b"")["stream"]["dedupe"]
    return found


def _raw(partition: int, offset: int, key: str | None, arrived: str) -> RawReference:
    return RawReference(
        topic="raw",
        partition=partition,
        offset=offset,
        timestamp=arrived,
        key=key,
        sha256="0" * 64,
    )


def judgement(seq: int, kind: Kind, **told: bytes) -> Record:
    """Make a memo record without times, at its number in one raw partition."""
    return Record(
        origin=f"raw/0/{seq}",
        seq=seq,
        offset=seq,
        at=None,
        reached=None,
        ahead=0,
        floor=None,
        time=None,
        commit=0,
        mark=0,
        kind=kind,
        **told,
    )
