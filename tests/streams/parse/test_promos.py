"""Promos at a line's start."""

from __future__ import annotations

import pytest

from streams.parse.promos import own, resumes_at
from streams.parse.wording import lowered


@pytest.mark.parametrize(
    ("line", "rule", "headline"),
    [
        (
            "Baca juga: Harga Beras Naik Lagi",
            "promo.baca-juga",
            "Harga Beras Naik Lagi",
        ),
        (
            "BACA JUGA:Harga Beras: Naik Lagi?",
            "promo.baca-juga",
            "Harga Beras: Naik Lagi?",
        ),
        ("Baca juga harga", None, None),
        ("Baca juga Harga Beras Naik Lagi", "promo.baca-juga", "Harga Beras Naik Lagi"),
        ("Baca JugaHarga Beras Naik Lagi", "promo.baca-juga", "Harga Beras Naik Lagi"),
        ("Baca juga:", "promo.baca-juga", None),
        ("Baca Juga", "promo.baca-juga", None),
        ("Baca juga: Harga", "promo.baca-juga", None),
        ("Pilihan editor:Harga Beras Naik", "promo.pilihan-editor", "Harga Beras Naik"),
        ("BACA: Harga beras naik lagi", "promo.baca", "Harga beras naik lagi"),
        ("Baca: Harga Beras Naik Lagi", "promo.baca", "Harga Beras Naik Lagi"),
        ("Baca: sebuah ajakan.", None, None),
        (
            "READ MORE: Rice price rises again",
            "promo.read-more",
            "Rice price rises again",
        ),
        ("Baca selengkapnyadi sini", "promo.more", None),
        ("Simak juga petualangan sang kapten di pulau itu.", None, None),
        ("Terlihat juga sejumlah warga.", None, None),
    ],
)
def test_lines(line: str, rule: str | None, headline: str | None) -> None:
    """A mark with a colon, or a headline right behind it, makes a promo."""
    found = own(line, lowered(line))

    assert (rule, headline) == (
        (found[0].rule, found[0].headline) if found else (None, None)
    )


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        (
            "Harga Beras Naik 2025",
            "Apakah warga siap menunggu hujan turun?" + " Ya." * 50,
        ),
        ("Harga Beras Naik", "Dalam rapat itu warga menunggu."),
        ("Harga Beras Naik lagi. ", "Warga menunggu."),
        ("Harga beras naik lagi di pasar", ""),
        ("Harga Beras di TikTok naik lagi", ""),
        ("Harga Beras di TikTok naik lagi.", ""),
        ("Harga Beras Naik", ""),
        ("Apakah Padi Anu Tahan Hujan? Ini Kata Petani", ""),
        ("Kapan panen raya dimulai? Cek jadwal lengkapnya", ""),
        ("Rapat Anu Digelar di St. Petersburg, Rusia", ""),
        ("Apakah Padi Tahan Hujan? ", "Warga menunggu hujan turun."),
        ("Apakah Padi Tahan Hujan? ", '"Kami tunggu," kata Budi'),
        ("Apakah Padi Tahan Hujan? ", "Ya, tahan. Warga menunggu hujan"),
        ("Apakah Padi Tahan Hujan? ", "Warga menunggu" + " hujan" * 9),
        ("", "kata " * 60),
        (" ", ""),
    ],
)
def test_where_the_body_goes_on(headline: str, body: str) -> None:
    """At the seam before small words, behind a full stop, or nowhere."""
    assert len(headline) == resumes_at(headline + body)
