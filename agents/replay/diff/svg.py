"""Charts as inline SVG: bars, bars to both sides, columns. Colours come from the page.

Every mark has its figure as text or as a title, so no chart depends on colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

__all__ = ["bars", "columns", "diverging"]

WIDTH = 640
ROW = 26
BAR = 16
LABEL = 240  # for names, to the left of the bars
COUNT = 76  # for one figure
FIGURE = 136  # for figures, to the right of them
MOST_SIGNS = 29
COLUMNS_HEIGHT = 150
BASE = 120
NAME = 96  # what a name below a column takes


def bars(title: str, rows: Sequence[tuple[str, int, str]]) -> str:
    """Draw a bar for each row: name, value, what its figure says."""
    most = max((value for _, value, _ in rows), default=0) or 1
    room = WIDTH - LABEL - FIGURE
    drawn = []
    for number, (name, value, figure) in enumerate(rows):
        top = number * ROW
        width = max(2.0, room * value / most) if value else 0.0
        drawn += [
            _name(name, top),
            _rect("bar", LABEL, top, width, f"{name}: {figure}"),
            _text("figure", LABEL + width + 6, top, figure),
        ]
    return _svg(title, len(rows) * ROW, drawn)


def diverging(title: str, rows: Sequence[tuple[str, int, int]]) -> str:
    """Draw to the left what went, to the right what came: name, went, came."""
    most = max((max(left, right) for _, left, right in rows), default=0) or 1
    room = (WIDTH - LABEL) / 2 - COUNT
    middle = LABEL + (WIDTH - LABEL) / 2
    drawn = []
    for number, (name, left, right) in enumerate(rows):
        top = number * ROW
        gone, new = room * left / most, room * right / most
        drawn += [
            _name(name, top),
            _rect("went", middle - gone, top, gone, f"{name}: \u2212{left:,}"),
            _rect("came", middle, top, new, f"{name}: +{right:,}"),
        ]
        if left:
            drawn.append(_text("figure end", middle - gone - 6, top, f"\u2212{left:,}"))
        if right:
            drawn.append(_text("figure", middle + new + 6, top, f"+{right:,}"))
    end = len(rows) * ROW
    axis = f'<line class="axis" x1="{middle}" x2="{middle}" y1="0" y2="{end}"/>'
    return _svg(title, end, [*drawn, axis])


def columns(title: str, found: Sequence[tuple[str, int, int]]) -> str:
    """Draw a column for each of name, part and whole; the part stands out."""
    most = max((whole for _, _, whole in found), default=0) or 1
    step = WIDTH / max(len(found), 1)
    width = min(step * 0.7, 60)
    drawn: list[str] = []
    named = -float(NAME)
    for number, (name, part, whole) in enumerate(found):
        left = number * step + (step - width) / 2
        told = f"{name}: {part:,} / {whole:,}"
        drawn += [
            _column("whole", left, width, BASE * whole / most, told),
            _column("part", left, width, BASE * part / most, told),
        ]
        at = min(max(number * step + step / 2, NAME / 2), WIDTH - NAME / 2)
        if at - named >= NAME:  # there is room for its name
            drawn += _under(at, name, f"{part:,}")
            named = at
    return _svg(title, COLUMNS_HEIGHT + 14, drawn)


def _under(at: float, name: str, figure: str) -> Iterator[str]:
    for line, style in ((name, "figure middle"), (figure, "small middle")):
        y = COLUMNS_HEIGHT - 14 if line == name else COLUMNS_HEIGHT + 4
        yield f'<text class="{style}" x="{at:.1f}" y="{y}">{escape(line)}</text>'


def _column(style: str, x: float, width: float, height: float, told: str) -> str:
    height = max(1.5, height) if height else 0.0
    place = f'x="{x:.1f}" y="{BASE - height:.1f}"'
    size = f'width="{width:.1f}" height="{height:.1f}"'
    return f'<rect class="{style}" {place} {size}>{_told(told)}</rect>'


def _svg(title: str, height: float, drawn: Sequence[str]) -> str:
    inside = "".join(drawn)
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img" '
        f'aria-label="{escape(title)}">{inside}</svg>'
    )


def _rect(style: str, x: float, top: float, width: float, told: str) -> str:
    place = f'x="{x:.1f}" y="{top + (ROW - BAR) / 2:.1f}" rx="2"'
    size = f'width="{width:.1f}" height="{BAR}"'
    return f'<rect class="{style}" {place} {size}>{_told(told)}</rect>'


def _told(told: str) -> str:
    return f"<title>{escape(told)}</title>"


def _name(name: str, top: float) -> str:
    shown = name if len(name) <= MOST_SIGNS else f"{name[: MOST_SIGNS - 1]}\u2026"
    y = top + ROW / 2
    return (
        f'<text class="name end" x="{LABEL - 8}" y="{y}">{escape(shown)}'
        f"<title>{escape(name)}</title></text>"
    )


def _text(style: str, x: float, top: float, text: str) -> str:
    y = top + ROW / 2
    return f'<text class="{style}" x="{x:.1f}" y="{y}">{escape(text)}</text>'
