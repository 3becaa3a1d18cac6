"""The picture of the growing window."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from tests.bench.growth import drawn

SVG = "{http://www.w3.org/2000/svg}"
FIELDS = ("bytes_per_article", "remember_us", "lookup_p50_ms", "lookup_p99_ms")
CURVES = len(FIELDS) + 1  # the whole memory follows from that of an article


def rows(*sizes: int, p99: float = 0.0) -> list[dict[str, float]]:
    """Make rows whose look-up at p99 changes by so much a million."""
    steady = dict.fromkeys(FIELDS, 100.0)
    return [
        {**steady, "articles": n, "lookup_p99_ms": 100 + p99 * n / 1e6} for n in sizes
    ]


def texts(picture: str) -> list[str]:
    """Read every text of a picture."""
    return [str(one.text) for one in ET.fromstring(picture).iter(f"{SVG}text")]  # noqa: S314 - ours


@pytest.mark.parametrize("sizes", [(1000, 5000), (500_000, 1_000_000, 2_000_000)])
def test_each_row_is_a_point_of_each_curve(sizes: tuple[int, ...]) -> None:
    """Valid XML with as many points as rows, and one dashed line, a curve."""
    tree = ET.fromstring(drawn(rows(*sizes)))  # noqa: S314 - ours
    lines = list(tree.iter(f"{SVG}polyline"))

    assert len(sizes) * CURVES == len(list(tree.iter(f"{SVG}circle")))
    assert CURVES == sum("stroke-dasharray" in line.attrib for line in lines)


def test_a_rising_time_is_carried_on() -> None:
    """A straight line on to seven million, said to be none that was measured."""
    said = texts(drawn(rows(1_000_000, 2_000_000, p99=10)))

    assert "look-up p99: 120 ms at 2 M, ≈ 170 at 7 M" in said
    assert any("extrapolated to 7 million" in one for one in said)


def test_a_falling_time_stays_level() -> None:
    """No window is promised to be faster than what was measured."""
    said = texts(drawn(rows(1_000_000, 2_000_000, p99=-10)))

    assert "look-up p99: 80 ms at 2 M, ≈ 85 at 7 M" in said


def test_what_was_measured_is_not_carried_on() -> None:
    """A run to seven million needs no dashed line."""
    said = texts(drawn(rows(1_000_000, 7_000_000)))

    assert "look-up p99: 100 ms at 7 M" in said
    assert not any("≈" in one for one in said)
