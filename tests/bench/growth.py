"""The rows of `bench_index` as one picture: time and memory against articles.

Dashed is what was not measured: straight lines by least squares, through the times and
through the whole memory, carried on to seven million articles. A time that would fall
stays level instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, log
from statistics import linear_regression, mean

__all__ = ["drawn"]

FAR = 7_000_000
WIDE, HIGH, TOP = 290, 200, 150
TICKS = [n * 10.0**e for e in range(-6, 10) for n in (1, 2, 5)]
BLUE, RED, GREEN = "#1f6fb4", "#c2410c", "#15803d"
STYLE = (
    "text{font:12px 'DejaVu Sans',Verdana,sans-serif;fill:#24292f}"
    ".head{font-size:15px;font-weight:bold}.grid{stroke:#e2e5e9}"
    ".end{text-anchor:end}.mid{text-anchor:middle}"
)

Row = Mapping[str, float]
Line = Callable[[float], float]
Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An axis with its ends."""

    label: str
    low: float
    high: float
    ticks: Sequence[float]
    is_log: bool = False

    def at(self, value: float) -> float:
        """Place a value between 0 and 1."""
        if self.is_log:
            return log(value / self.low) / log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """What was measured, and how it goes on."""

    name: str
    unit: str
    colour: str
    points: Points
    ahead: Points


def drawn(rows: Sequence[Row]) -> str:
    """Draw two or more rows, ascending by articles, as an SVG of its own."""
    across = _across(rows)
    p50 = _time(rows, "lookup_p50_ms", "look-up p50", "ms", BLUE)
    p99 = _time(rows, "lookup_p99_ms", "look-up p99", "ms", RED)
    enter = _time(rows, "remember_us", "enter, mean", "µs", GREEN)
    total, each = _memory(rows)
    spent = _values(p50, p99) + [us / 1000 for us in _values(enter)]
    times = _linear("look-up, ms of CPU", spent)
    size = f"{rows[0]['articles'] / 1e6:g} to {rows[-1]['articles'] / 1e6:g}"
    return "\n".join(
        (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 880 420" role="img">',
            "<title>Dedupe: time and memory as the window grows</title>",
            f"<style>{STYLE}</style>",
            '<rect width="880" height="420" rx="6" fill="#ffffff"/>',
            _text(20, 28, "Dedupe: time and memory as the window grows", "head"),
            _text(
                20,
                48,
                f"Points: measured, {size} million articles. Dashed: straight lines "
                f"extrapolated to {FAR / 1e6:g} million (bent by the log scale), "
                "not measured.",
            ),
            *_panel(70, across, times, (p50, p99)),
            *_right(70, across, _thousandths("enter, µs of CPU", times), enter, 2),
            *_panel(510, across, _decades("memory, GB", total), (total,)),
            *_right(510, across, _linear("bytes per article", _values(each)), each, 1),
            "</svg>\n",
        )
    )


def _time(rows: Sequence[Row], field: str, name: str, unit: str, colour: str) -> Curve:
    points = [(row["articles"], row[field]) for row in rows]
    line = _line(points)
    if line(FAR) < line(0):
        level = mean(y for _, y in points)
        line = _line([(x, level) for x, _ in points])
    return Curve(
        name=name, unit=unit, colour=colour, points=points, ahead=_ahead(points, line)
    )


def _memory(rows: Sequence[Row]) -> tuple[Curve, Curve]:
    each = [(row["articles"], row["bytes_per_article"]) for row in rows]
    total = [(x, x * y / 1e9) for x, y in each]
    line = _line(total)
    ahead = _ahead(total, line)
    return (
        Curve(
            name="memory beside texts",
            unit="GB",
            colour=BLUE,
            points=total,
            ahead=ahead,
        ),
        Curve(
            name="per article",
            unit="bytes",
            colour=GREEN,
            points=each,
            ahead=[(x, y / x * 1e9) for x, y in ahead],
        ),
    )


def _line(points: Points) -> Line:
    slope, start = linear_regression(*zip(*points, strict=True))
    return lambda x: start + slope * x


def _ahead(points: Points, line: Line) -> Points:
    last = points[-1][0]
    steps = [last * (FAR / last) ** (n / 20) for n in range(21)] if last < FAR else []
    return [(x, line(x)) for x in steps]


def _values(*curves: Curve) -> list[float]:
    return [y for curve in curves for _, y in (*curve.points, *curve.ahead)]


def _across(rows: Sequence[Row]) -> Scale:
    low, high = rows[0]["articles"] / 1e6, max(FAR, rows[-1]["articles"]) / 1e6
    ticks = [tick for tick in (*TICKS, FAR / 1e6) if low <= tick <= high]
    label = "articles in the window, millions (log scale)"
    return Scale(label=label, low=low * 0.85, high=high * 1.1, ticks=ticks, is_log=True)


def _linear(label: str, values: Sequence[float]) -> Scale:
    top = max(values) * 1.1
    step = next(tick for tick in TICKS if top / tick <= 6)
    ticks = [step * n for n in range(ceil(top / step) + 1)]
    return Scale(label=label, low=0, high=ticks[-1], ticks=ticks)


def _thousandths(label: str, scale: Scale) -> Scale:
    ticks = [tick * 1000 for tick in scale.ticks]
    return replace(scale, label=label, high=ticks[-1], ticks=ticks)


def _decades(label: str, curve: Curve) -> Scale:
    values = _values(curve)
    low = max(tick for tick in TICKS if tick <= min(values))
    high = min(tick for tick in TICKS if tick >= max(values))
    ticks = [tick for tick in TICKS if low <= tick <= high]
    label = f"{label} (log scale)"
    return Scale(label=label, low=low, high=high, ticks=ticks, is_log=True)


def _panel(
    left: float, across: Scale, up: Scale, curves: Sequence[Curve]
) -> Iterator[str]:
    for tick in up.ticks:
        y = TOP + HIGH * (1 - up.at(tick))
        yield f'<path class="grid" d="M{left} {y:.1f}h{WIDE}"/>'
        yield _text(left - 8, y + 4, f"{tick:g}", "end")
    for tick in across.ticks:
        x = left + WIDE * across.at(tick)
        yield f'<path class="grid" d="M{x:.1f} {TOP}v{HIGH}"/>'
        yield _text(x, TOP + HIGH + 18, f"{tick:g}", "mid")
    yield _text(left + WIDE / 2, TOP + HIGH + 40, across.label, "mid")
    yield _upright(left - 46, up.label)
    for row, curve in enumerate(curves):
        yield from _curve(left, across, up, curve)
        yield from _legend(left, row, curve)


def _right(
    left: float, across: Scale, up: Scale, curve: Curve, row: int
) -> Iterator[str]:
    for tick in up.ticks:
        y = TOP + HIGH * (1 - up.at(tick))
        yield _text(left + WIDE + 8, y + 4, f"{tick:g}")
    yield _upright(left + WIDE + 56, up.label, curve.colour)
    yield from _curve(left, across, up, curve)
    yield from _legend(left, row, curve)


def _curve(left: float, across: Scale, up: Scale, curve: Curve) -> Iterator[str]:
    def placed(points: Points) -> list[str]:
        return [
            f"{left + WIDE * across.at(x / 1e6):.1f},{TOP + HIGH * (1 - up.at(y)):.1f}"
            for x, y in points
        ]

    look = f'fill="none" stroke="{curve.colour}" stroke-width="2"'
    yield f'<polyline {look} points="{" ".join(placed(curve.points))}"/>'
    ahead = " ".join(placed(curve.ahead))
    yield f'<polyline {look} stroke-dasharray="5 4" points="{ahead}"/>'
    for spot in placed(curve.points):
        x, y = spot.split(",")
        yield f'<circle cx="{x}" cy="{y}" r="3.5" fill="{curve.colour}"/>'


def _legend(left: float, row: int, curve: Curve) -> Iterator[str]:
    y = 80 + 20 * row
    yield f'<rect x="{left}" y="{y - 9}" width="18" height="9" fill="{curve.colour}"/>'
    articles, value = curve.points[-1]
    said = f"{curve.name}: {_figure(value, 3)} {curve.unit} at {articles / 1e6:g} M"
    if curve.ahead:
        said += f", ≈ {_figure(curve.ahead[-1][1], 2)} at {FAR / 1e6:g} M"
    yield _text(left + 26, y, said)


def _figure(value: float, digits: int) -> str:
    return f"{float(f'{value:.{digits}g}'):,g}"


def _text(x: float, y: float, words: str, look: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{look}">{words}</text>'


def _upright(x: float, words: str, colour: str = "#24292f") -> str:
    y = TOP + HIGH / 2
    turned = f'transform="translate({x:.1f} {y:.1f}) rotate(-90)"'
    return f'<text class="mid" style="fill:{colour}" {turned}>{words}</text>'
