"""Draw the calibration: confidence that is said beside the share that is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from streams.classify.training.measuring import Bin

__all__ = ["drawn"]

SPACE = "http://www.w3.org/2000/svg"
SIDE, EDGE = 320, 48
COLOURS = ("#1b6ca8", "#c0392b", "#2e8b57")


def drawn(series: Mapping[str, Sequence[Bin]]) -> str:
    """Make an SVG; on the dashed line, what is said is what is so."""
    whole = SIDE + 2 * EDGE
    parts = [
        f'<svg xmlns="{SPACE}" viewBox="0 0 {whole} {whole}" font-size="12">',
        f'<rect width="{whole}" height="{whole}" fill="white"/>',
        f'<path d="M{_at(0, 0)} L{_at(100, 100)}" stroke="#999" stroke-dasharray="4"/>',
        f'<path d="M{_at(0, 0)} L{_at(0, 100)}" stroke="#333"/>',
        f'<path d="M{_at(0, 0)} L{_at(100, 0)}" stroke="#333"/>',
    ]
    for percent in range(0, 101, 20):
        low, left = _at(percent, -6).split(), _at(-4, percent - 1).split()
        parts += [_text(low, "middle", f"{percent}"), _text(left, "end", f"{percent}")]
    parts += [
        _text(_at(50, -13).split(), "middle", "confidence of the best candidate, %"),
        _text(_at(0, 105).split(), "start", "share that a reader files there, %"),
    ]
    for row, ((name, bins), colour) in enumerate(
        zip(series.items(), COLOURS, strict=False)
    ):
        line = " L".join(_at(one.confidence, _share(one)) for one in bins)
        parts += [
            f'<path d="M{line}" stroke="{colour}" fill="none" stroke-width="2"/>',
            *(_dot(one, colour) for one in bins),
            _text(_at(4, 96 - 6 * row).split(), "start", name, colour),
        ]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _share(one: Bin) -> float:
    return 100 * one.right.hits / one.right.rows


def _dot(one: Bin, colour: str) -> str:
    x, y = _at(one.confidence, _share(one)).split()
    return f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>'


def _at(across: float, up: float) -> str:
    """Place percentages on the paper."""
    x, y = EDGE + across * SIDE / 100, EDGE + (100 - up) * SIDE / 100
    return f"{x:.1f} {y:.1f}"


def _text(at: Sequence[str], anchor: str, text: str, colour: str = "#333") -> str:
    x, y = at
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{colour}">{text}</text>'
