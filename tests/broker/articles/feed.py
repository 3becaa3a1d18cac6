"""Invented articles as a newsroom sends them: copies, updates, takedowns, poison.

Every choice follows from the article's number by a hash, so that a feed can be made
again. Outlets, persons and events are invented; places are real.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import TypeVar

from agents.demo_sample import samples
from schemas.codec import encode
from schemas.message import Headers

__all__ = ["RAW_PARTITIONS", "Raw", "article", "demo", "envelope", "mixed"]

T = TypeVar("T")
RAW_PARTITIONS = 4
START = datetime.fromisoformat("2026-03-02T06:00:00+07:00")

OUTLETS = ("kabarnusa", "suarateluk", "wartalereng", "pantauraya")
PLACES = ("Semarang", "Balikpapan", "Boyolali", "Kupang", "Ternate", "Palu", "Bitung")
WHO = (
    "pengelola pelabuhan", "dinas pendidikan", "asosiasi petani kopi", "puskesmas",
    "koperasi nelayan", "klub bola voli", "perusahaan air minum", "balai cagar budaya",
)  # fmt: skip
DOES = (
    "membuka pendaftaran relawan", "menunda kenaikan tarif", "memperbaiki atap gedung",
    "menguji kapal listrik", "menutup jalur lama", "membagikan bibit tahan kering",
    "memindahkan gudang arsip", "menambah jam layanan malam", "melatih guru muda",
)  # fmt: skip
WHY = (
    "setelah hujan lebat merusak jembatan gantung", "menjelang musim tanam kedua",
    "karena jumlah penumpang naik dua kali lipat", "atas permintaan para orang tua",
    "sesudah audit menemukan selisih persediaan", "agar antrean pagi tidak mengular",
)  # fmt: skip
NAMES = ("Retno Wulandari", "Yohanes Tandi", "Paijo Sutrisno", "Marlina Hutapea")
SAYS = (
    "Kami tidak mau warga menunggu lebih lama",
    "Anggarannya cukup sampai akhir tahun",
    "Yang penting semua pihak duduk bersama",
    "Ini baru langkah pertama dari tiga tahap",
)
ENDS = (
    "Warga sekitar menyambut rencana itu dengan syarat jalan desa tetap terbuka",
    "Pemerintah kota menanggung separuh biaya dan sisanya dari kas daerah",
    "Hasil pekerjaan akan diperiksa tim dari universitas setempat bulan depan",
    "Pedagang meminta jadwal diumumkan lewat pengeras suara masjid dan gereja",
    "Sejumlah pelajar ikut mendata rumah yang belum tersambung saluran baru",
)
SYLLABLES = [
    "ba",
    "ka",
    "ru",
    "mi",
    "to",
    "se",
    "la",
    "ndu",
    "wa",
    "ri",
    "ke",
    "ma",
    "go",
    "lu",
    "pa",
    "ti",
    "su",
    "ra",
    "ne",
    "bo",
]
POISON = (b'{"body": ', b"[1, 2]", b'{"title": "tanpa isi"}', b'{"body": 7}', b"{}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One record of the raw topic; `kind` says what it is in the feed."""

    kind: str
    partition: int
    key: bytes | None
    value: bytes | None
    headers: Headers = ()


def article(number: int, *, edition: int = 1) -> tuple[str, str]:
    """Write headline and body number so-and-so; a later edition changes a sentence."""
    place, who = _of(PLACES, number, "place"), _of(WHO, number, "who")
    does, why = _of(DOES, number, "does"), _of(WHY, number, "why")
    name, says = _of(NAMES, number, "name"), _of(SAYS, number, "says")
    reason = _of(WHY, number, "reason")
    ends = [_of(ENDS, number, f"end{n}") for n in range(2)]
    body = [
        f"{place.upper()}, Contoh - {who.capitalize()} di {place} {does} {why}.",
        f"Desa {_name(number, 1)}, {_name(number, 2)}, {_name(number, 3)} ikut.",
        f"Kelompok {_name(number, 4)} pimpinan {_name(number, 5)} lebih dulu setuju.",
        f'"{says}," kata {name} pada pertemuan ke-{number} di balai {place}.',
        f"{ends[0]}, dengan {100 + number} peserta dan {edition} tahap pekerjaan.",
        f"{who.capitalize()} itu sudah {_of(DOES, number, 'before')} {reason}.",
        f"Menurut catatan nomor {number}, itu terjadi {number % 17 + 2} kali.",
        f"{ends[1]} untuk wilayah {_name(number, 6)} dan sekitar {_name(number, 7)}.",
        f"Jalan dari {_name(number, 8)} ke {_name(number, 9)} ditutup {number} jam.",
    ]
    if edition > 1:
        body.append(f"Pembaruan {edition}: {name} menambahkan keterangan baru.")
    return f"{who.capitalize()} {place} {does} ke-{number}", "\n".join(body)


def envelope(
    number: int,
    *,
    source: str | None = None,
    edition: int = 1,
    at: datetime | None = None,
    kind: str = "fresh",
) -> Raw:
    """Send article number so-and-so; another source has its own guid and address."""
    title, body = article(number, edition=edition)
    outlet = source or _of(OUTLETS, number, "outlet")
    guid = f"{outlet}-{number}"
    value = {
        "source": outlet,
        "guid": guid,
        "url": f"https://{outlet}.example/{number}",
        "title": title,
        "body": body,
        "published_at": (at or START + timedelta(minutes=number)).isoformat(),
    }
    return Raw(
        kind=kind,
        partition=_hash(guid) % RAW_PARTITIONS,
        key=guid.encode(),
        value=encode(value),
    )


def mixed(count: int) -> Iterator[Raw]:
    """Send so many records: two of five are no fresh article."""
    for number in range(count):
        yield _kinds(number)


def demo() -> Iterator[Raw]:
    """Send the demo's messages, pages among them, round the partitions."""
    for number, sample in enumerate(samples()):
        yield Raw(
            kind="demo",
            partition=number % RAW_PARTITIONS,
            key=sample.message.key,
            value=sample.message.value,
            headers=sample.message.headers,
        )


def _kinds(number: int) -> Raw:
    if number >= 20:
        match number % 20:
            case 3 | 11:
                return envelope(number - 3, source="kutipan", kind="copy")
            case 5 | 16:
                return envelope(number - 4, edition=2, kind="update")
            case 7:
                return envelope(number - 7, kind="again")
            case 9:
                return _poison(number)
            case 14:
                return _takedown(number - 14)
    return envelope(number)


def _takedown(number: int) -> Raw:
    """Withdraw an article: by its guid, or by a null value under its key."""
    original = envelope(number)
    guid = (original.key or b"").decode()
    value = encode({"guid": guid, "source": guid.split("-")[0], "status": "canceled"})
    return Raw(
        kind="takedown",
        partition=original.partition,
        key=original.key,
        value=value if number % 40 else None,
    )


def _poison(number: int) -> Raw:
    return Raw(
        kind="poison",
        partition=number % RAW_PARTITIONS,
        key=b"rusak",
        value=_of(POISON, number, "poison"),
    )


def _name(number: int, place: int) -> str:
    """Make a name up that no other article has."""
    syllables = (_of(SYLLABLES, number, f"{place}/{n}") for n in range(4))
    return "".join(syllables).capitalize()


def _of(words: Sequence[T], number: int, place: str) -> T:
    return words[_hash(f"{number}/{place}") % len(words)]


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest())
