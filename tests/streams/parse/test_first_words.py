"""The glance at how a line begins."""

from __future__ import annotations

from streams.parse.first_words import may_open


def test_no_rule_opens_a_sentence() -> None:
    """A plain word begins it that no rule knows, or somebody says so."""
    assert not may_open("Warga menunggu hujan.", "warga menunggu hujan.")
    assert not may_open('"Baca juga: itu," katanya.', '"baca juga: itu," katanya.')


def test_a_rule_may_open_a_line() -> None:
    """Words and signs that rules begin with are looked at."""
    assert may_open("Baca juga: Warga Menunggu", "baca juga: warga menunggu")
    assert may_open("(abc/def)", "(abc/def)")
