"""Invented articles in files: an update, two days of a series, a wire copy."""

# ruff: noqa: E501 - sentences of news

from __future__ import annotations

from pathlib import Path

import orjson

__all__ = [
    "COPY",
    "CORRECTION",
    "GOLD",
    "GOLD_NEXT",
    "MARKET",
    "MARKET_NEW",
    "WIRE",
    "Article",
    "write",
]

Article = dict[str, str]

MARKET: Article = {
    "source": "kabar-nusa",
    "url": "https://kabar.example/kebakaran-pasar",
    "published_at": "2025-03-03T21:00:00+07:00",
    "title": "Kebakaran Pasar Muara Baru Padam",
    "body": "Kebakaran yang melanda Pasar Muara Baru padam pada Senin malam setelah tiga jam.\n"
    "Sebanyak 12 kios hangus dan 4 pedagang dirawat karena menghirup asap tebal di lorong belakang pasar.\n"
    "Sepuluh mobil pemadam dikerahkan dari tiga kecamatan untuk menjinakkan api yang merambat cepat.\n"
    "Penyebab kebakaran masih diselidiki polisi, kata Kepala Pemadam Kebakaran Wiratama Sanjaya.",
}
MARKET_NEW = MARKET | {
    "body": MARKET["body"]
    .replace("12 kios", "15 kios")
    .replace("Wiratama Sanjaya", "Wiratama Sanjaya dan Bupati Sukmawati Lestari")
}
CORRECTION: Article = {
    "source": "kabar-nusa",
    "url": "https://kabar.example/ralat",
    "published_at": "2025-03-04T09:00:00+07:00",
    "title": "Ralat: Kebakaran Pasar Muara Baru Padam",
    "body": "Dalam berita kemarin kami menulis 12 kios hangus.\nJumlah yang benar adalah 15 kios. Kami mohon maaf.",
}
GOLD: Article = {
    "source": "kabar-nusa",
    "url": "https://kabar.example/emas-3-maret",
    "published_at": "2025-03-03T08:00:00+07:00",
    "title": "Harga Emas Hari Ini Senin 3 Maret 2025 Naik Rp 5.000",
    "body": "Harga emas batangan di gerai Lembah Hijau hari ini, Senin 3 Maret 2025, tercatat Rp 1.520.000 per gram.\n"
    "Harga itu naik Rp 5.000 dari hari sebelumnya, sedangkan harga beli kembali tercatat Rp 1.370.000 per gram.\n"
    "Berikut harga emas 5 gram Rp 7.375.000 dan 10 gram Rp 14.695.000 di gerai itu, belum termasuk pajak.",
}
GOLD_NEXT = GOLD | {
    "url": "https://kabar.example/emas-4-maret",
    "published_at": "2025-03-04T08:00:00+07:00",
    "title": "Harga Emas Hari Ini Selasa 4 Maret 2025 Naik Rp 4.000",
    "body": GOLD["body"]
    .replace("Senin 3", "Selasa 4")
    .replace("1.520.000", "1.524.000")
    .replace("5.000 dari", "4.000 dari")
    .replace("1.370.000", "1.374.000")
    .replace("7.375.000", "7.395.000")
    .replace("14.695.000", "14.735.000"),
}
WIRE: Article = {
    "source": "kantor-berita",
    "url": "https://kantor.example/feri",
    "published_at": "2025-03-03T08:00:00+07:00",
    "title": "Feri Menabrak Dermaga Teluk Sari",
    "body": "Kapal feri Laut Teduh menabrak dermaga Teluk Sari pada Senin pagi ketika kabut turun di atas selat.\n"
    "Tidak ada penumpang yang terluka, kata nakhoda Wiratama Sanjaya kepada petugas pelabuhan sesudah semua orang turun.\n"
    "Pengelola pelabuhan menutup dermaga selama dua hari untuk memeriksa tiang-tiang beton yang retak akibat benturan itu.\n"
    "Penyeberangan dialihkan ke dermaga lama yang biasanya hanya melayani kapal barang dan perahu nelayan setempat.",
}
OWN = "Pantauan Warta Selat, antrean truk mengular sampai 2 kilometer di jalan menuju pelabuhan sejak siang."
COPY = {
    "source": "warta-selat",
    "url": "https://warta.example/dermaga-retak",
    "published_at": "2025-03-03T10:30:00+07:00",
    "title": "Dermaga Teluk Sari Retak Ditabrak Feri",
    "body": WIRE["body"].replace("\nPengelola", f"\n{OWN}\nPengelola"),
}


def write(folder: Path, **articles: Article) -> list[str]:
    """Write articles into files of these names; their paths."""
    paths = []
    for name, told in articles.items():
        path = folder / f"{name}.json"
        path.write_bytes(orjson.dumps(told))
        paths.append(str(path))
    return paths
