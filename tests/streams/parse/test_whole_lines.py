"""Lines that are no body as a whole, and those that only look so."""

from __future__ import annotations

import pytest

from streams.parse.outlets import load
from streams.parse.pieces import Line
from streams.parse.sieve import sift

OUTLETS = load()
LONG = " Warga Desa Anu menunggu hujan turun sampai malam" * 2

CUT = [
    ("ad.line", "Advertisement"),
    ("ad.line", "Bagikan:"),
    ("ad.widget", "[Gambas:Video 20anu]"),
    ("ad.post", "A post shared by Anu (@anu)"),
    ("ad.watch", "Simak juga Video 'Panen Raya di Anu':"),
    ("ad.watch", "Simak Video: Panen Raya di Anu"),
    ("ad.watch", "Tonton juga Video Panen Raya di Desa Anu"),
    ("ad.watch", 'Tonton juga "Panen Raya di Anu"'),
    ("ad.watch", "Saksikan Live AnuPagi:"),
    ("ad.watch", "Watch: Harvest in Anu"),
    ("ad.follow", "Ikuti Whatsapp Channel Portal Anu"),
    ("ad.follow", "Update berita lainnya di Portal Anu dan Google News"),
    ("detik.scroll", "SCROLL TO CONTINUE WITH CONTENT"),
    ("detik.live", "Saksikan Live DetikPagi:"),
    ("kompas.post", "A post shared by Kompas Anu (@anu)"),
    ("caption.credit", "PORTAL-ANU.com/BUDI SANTOSO Warga menjemur padi di Anu."),
    ("caption.credit", "Pexels/Budi Anu"),
    ("caption.credit", "Foto: Budi Anu"),
    ("caption.credit-behind", "Petani memanen padi. (Foto: Budi/Portal Anu)"),
    ("caption.credit-behind", "Petani memanen padi.(PORTAL.COM/BUDI ANU)"),
    ("caption.credit-behind", "Petani memanen padi. ANTARA FOTO/Budi Anu/nz"),
    ("caption.credit", "Dok. Polres AnuPetugas menutup jalan desa, Rabu (4/3/2026)."),
    ("caption.credit", "freepikPerbedaan Sawah dan Ladang"),
    ("caption.credit", "PIXABAY/41330Ilustrasi sawah di musim hujan. Sawah itu subur."),
    ("caption.credit", "unsplash/budi_anu Sawah di musim hujan"),
    ("caption.credit", "Anu IndiaIlustrasi sawah di musim hujan"),
    ("caption.credit", "Instagram/@anu.budi Budi memanen padi"),
    ("caption.illustration", "Ilustrasi panen padi"),
    ("credit.role", "Penulis : Budi Anu"),
    ("credit.role", "Editor: Ani Anu"),
    ("credit.initials", "(abc/def)"),
    ("credit.initials", "(Budi Anu )"),
    ("credit.initials", "(*)"),
    ("credit.initials", "abc/de (dpa, anu)"),
    ("credit.reporting", "Diproduksi oleh Budi Anu dari laporan dalam bahasa Inggris"),
    ("credit.reporting", "Reporting by Budi Anu."),
    ("credit.appeared", 'Artikel ini telah tayang di Portal Anu dengan judul "Panen"'),
    ("credit.appeared", "Anu Budi contributed to this report."),
    ("credit.reporting", "(Reporting by Budi Anu; Editing by Ani Anu)"),
    ("credit.reporting", "Laporan Wartawan Portal Anu, Budi Anu"),
    ("credit.source", "sumber : Antara Foto"),
    ("credit.signature", "-- BERNAMA"),
    ("footer.rule", "***"),
    ("footer.legal", "COPYRIGHT © ANU 2024"),
    ("footer.rule", "◆"),
    ("wires.end", "■"),
    ("footer.legal", "Isi artikel ini sepenuhnya tanggung jawab penulis."),
    ("footer.legal", "The views expressed here do not necessarily reflect ours."),
    ("credit.role", "Translator: Budi Anu, Ani"),
    ("credit.role", "Editor: redaksi"),
    ("credit.role", "Editor: wan"),
    ("credit.role", "Penulis: anu@example.org"),
    ("credit.source", "[Sumber: Antara]"),
    ("credit.source", "Sumber: Badan Pangan Anu."),
    ("credit.appeared", "This story was originally published by Kabar Anu."),
    ("credit.appeared", "This article first appeared in Kabar Anu"),
    ("credit.appeared", "The article originally appeared on Kabar Anu."),
    ("credit.appeared", "Ani Anu in Blora contributed to this report."),
    ("credit.appeared", "Berita ini telah tayang di kanal Kabar Anu."),
    ("credit.appeared", "Artikel ini telah terbit dengan judul Panen Raya"),
    ("credit.appeared", "Artikel ini telah naik dikabarAnu."),
    ("credit.appeared", "Berita ini diambil dari berbagai sumber."),
    ("credit.appeared", "Artikel ini ditulis oleh peserta magang"),
    ("credit.appeared", "Tulisan ini pernah dimuat."),
    ("footer.legal", "Copyright 2024 Kabar Anu"),
    ("footer.legal", "Copyright Kabar Anu 2024. All rights reserved."),
    ("footer.legal", "Hak cipta dilindungi undang-undang."),
    ("footer.legal", "Hak Cipta © 2024 Kabar Anu"),
    ("footer.legal", "Dilarang keras menyalin isi tanpa izin tertulis."),
    ("footer.legal", "Kebijakan Privasi | Pedoman Media Siber"),
    ("footer.legal", "Pendapat penulis tidak mewakili sikap redaksi."),
    ("footer.legal", "The views expressed do not reflect the position of Kabar Anu."),
    ("ad.follow", "Get our best stories in your inbox"),
    ("ad.follow", "Stay updated with notifications for breaking news"),
    ("promo.more", "AP soccer: https://example.org/hub/soccer"),
    ("page.paging", "Halaman 2 dari 3"),
    ("page.paging", "Simak berita selengkapnya di halaman berikutnya."),
    ("page.paging", "Lihat Foto"),
    ("page.paging", "Ke halaman 2 lihat jadwal lengkapnya"),
    ("page.paging", "Baca selengkapnya di halaman 2"),
    ("page.tags", "Tags: panen, padi"),
]
KEPT = [
    "— Budi Anu (@budi_anu) June 18, 2025",
    "Sejak lama dibahas warga di desa itu: kartu petani (ePA)",
    "Terlihat juga sejumlah warga membawa spanduk.",
    '"Di layar tertulis Baca juga: sebuah ajakan," kata Budi.',
    "Ia menulis Baca juga: di papan, lalu pergi.",
    "Kata advertisement kini jarang dipakai di koran.",
    "Simak video berikut untuk tahu caranya.",
    "Tonton video panen raya",
    "Saksikan laga Anu melawan Ani di layar kaca.",
    "Cek meteran air kini dapat dikirim lewat WhatsApp. Begini langkahnya.",
    "Follow the money, ujar Ani lewat saluran Telegram kami.",
    "1. Follow akun Instagram @anu dan @ani",
    "KOMPAS.com didirikan pada 1995.",
    "Anu/Budi menang dua gim langsung.",
    "Foto tersebut diberi keterangan sebagai berikut.",
    "Warga menunggu. Hujan turun. (Foto: Anu)",
    "Editor senior majalah itu mengatakan naskahnya hilang.",
    "Sumber: data BMKG yang diolah menyebut hujan turun 20 hari.",
    "Sumber: warga desa mengambil air dari sungai.",
    "Laporan wartawan di lapangan mengatakan serangan telah terjadi.",
    "Budi (37) dan Ani (35) menolak ganti rugi itu.",
    "17.21 WIB: Rombongan tiba di balai desa.",
    "- Panen padi dimulai lebih awal di tiga desa.",
    "Warga menunggu -- sampai malam",
    "Warga menunggu. -- Budi",
    "The report also found that prices rose by 3 percent.",
    "The story first emerged in March, when a nurse spoke to police.",
    "The piece appeared in a private collection in 1967.",
    "This story also matters to farmers.",
    "The report published by the ministry names three villages.",
    "Heavy rain contributed to the landslide.",
    "He contributed to the team's first goal.",
    "Rekomendasi: tutup jalan itu.",
    "Cuaca turut berkontribusi pada kenaikan harga.",
    "Berita ini sudah tayang di media sosial dan membuat warga resah.",
    "Tulisan ini diambil dari dinding gua.",
    "Naskah asli ditulis oleh Raja Anu pada abad ke-19",
    "Privacy policy experts met on Monday.",
    "Terms of service changes angered users, Ani said.",
    "Hak cipta lagu itu milik Ani.",
    "Dilarang keras merokok di sini, begitu bunyi papan.",
    "Copyright Act 1987 dilanggar, kata hakim.",
    "The views expressed by farmers do not reflect those of traders.",
    "Pendapat dalam rapat itu tidak mewakili warga.",
    "Penulis: Budi" + LONG * 3,
    "Copyright ©" + LONG * 3,
]
INSIDE = [
    ("Warga menunggu. Baca juga: Harga Beras Naik", ["Warga menunggu."]),
    (
        "Warga menunggu.Baca Juga:Harga Beras Naik 2025Apakah hujan turun malam ini?"
        + LONG
        + LONG
        + ".",
        ["Warga menunggu.", "Apakah hujan turun malam ini?" + LONG + LONG + "."],
    ),
    (
        "Warga menunggu.Baca JugaHarga Beras NaikHujan TurunKepala desa pun pulang.",
        ["Warga menunggu.", "Kepala desa pun pulang."],
    ),
    ("Warga menunggu.Baca Juga", ["Warga menunggu."]),
    ("Warga menunggu.Baca jugaharga", ["Warga menunggu.Baca jugaharga"]),
    ("Baca juga: Harga Beras Naik Baca juga: Hujan Turun di Anu", []),
    (
        "Warga menunggu.Ikuti Whatsapp Channel Portal Anusumber : Anu Foto",
        ["Warga menunggu."],
    ),
    ("Warga menunggu. Ikuti Whatsapp Channel" + LONG + LONG, None),
    ("Warga menunggu. Gabung dengan grup telegram itu, Ani kehilangan uang.", None),
    ("Warga menunggu. Sumber: air mengalir dari gunung.", None),
    ("Warga menunggu. Sumber: Antara", ["Warga menunggu."]),
    ("Warga menunggu. Artikel ini telah terbit di jurnal ilmiah dan dikutip.", None),
    ("Warga menunggu. Artikel ini telah terbit di Kabar Anu.", ["Warga menunggu."]),
    ("Warga menunggu.Ikuti Whatsapp Channel Republika", ["Warga menunggu."]),
    (
        "Warga menunggu.[Gambas:Video 20anu] Hujan turun.",
        ["Warga menunggu.", "Hujan turun."],
    ),
    ("Warga menunggu.Loading...", ["Warga menunggu."]),
    (
        "Benarkah warga menunggu?Simak hasil Anu.com dalam halaman berikutini.....",
        ["Benarkah warga menunggu?"],
    ),
    ("Warga menunggu.Simak Video 'Panen di Anu':", ["Warga menunggu."]),
    ("Warga menunggu. (abc/def)", ["Warga menunggu."]),
    ("Warga menunggu Anu(abc/def)panen padidesa anu", ["Warga menunggu Anu"]),
    ("Warga menunggu. (abc)", ["Warga menunggu."]),
    ("Warga menunggu (abc)", ["Warga menunggu (abc)"]),
    ('"Tunggu. Baca juga: papan," kata Budi.', None),
    ("“Tunggu. Baca juga: papan,” kata Budi.", None),
    ("Warga menunggu. Artikel ini telah tayang di Portal Anu", ["Warga menunggu."]),
    ("Artikel ini telah tayang" + LONG * 4 + ".", None),
    ("Warga menunggu. -- BERNAMA", ["Warga menunggu."]),
    (
        (
            "Warga menunggu.Lihat postingan ini di InstagramSebuah kiriman dibagikan "
            "oleh Portal Anu (@portalanu)Loading...Ikuti Whatsapp Channel Anu"
        ),
        ["Warga menunggu."],
    ),
    (
        (
            "YouTube/ PortalBudi Anu (kiri) dan Ani Anu (kanan).Warga Desa Anu menunggu"
            " hujan turun sejak pagi."
        ),
        ["Warga Desa Anu menunggu hujan turun sejak pagi."],
    ),
    ("PORTAL-ANU.com/BUDI ANU Warga (kiri) memanen.Padi itu subur.", []),
]


def kept(text: str) -> list[str]:
    """Body parts of a line."""
    return [piece.text for piece in sift([Line(7, text)], OUTLETS) if piece.cut is None]


@pytest.mark.parametrize(("rule", "line"), CUT)
def test_cut_lines(rule: str, line: str) -> None:
    """The whole line leaves the body, with the rule that told so."""
    pieces = sift([Line(7, line)], OUTLETS)

    assert [(7, line, rule)] == [
        (one.line, one.text, one.cut and one.cut.rule) for one in pieces
    ]


@pytest.mark.parametrize("line", KEPT)
def test_kept_lines(line: str) -> None:
    """What only resembles a promo, an ad or a credit stays."""
    assert [line] == kept(line)


@pytest.mark.parametrize(("line", "body"), INSIDE)
def test_inside_lines(line: str, body: list[str] | None) -> None:
    """What was put behind a sentence leaves, the sentences stay."""
    assert ([line] if body is None else body) == kept(line)


@pytest.mark.parametrize(
    "opening", ["Foto: ", "Penulis: ", "Copyright © ", "Simak juga Video: "]
)
def test_long_lines_are_judged_by_their_first_word(opening: str) -> None:
    """The cheap look at the first word does not hide a rule."""
    line = (
        opening
        + "Panen Raya di Desa Anu dan Desa Ani Dimulai Lebih Awal Pekan Ini Juga"
    )

    assert [] == kept(line)


def test_marks_of_outlets_by_their_place() -> None:
    """Marks hold as a line, at the start, and wherever they stand inside."""
    line = (
        "Warga. scroll to continue with content Hujan. SCROLL TO CONTINUE WITH CONTENT"
    )

    assert ["Warga.", "Hujan."] == kept(line)
