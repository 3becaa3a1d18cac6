"""The report: one HTML file without a script that needs nothing else to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from agents.replay.diff.beside import beside
from agents.replay.diff.difference import Kind
from agents.replay.diff.markup import block, table, tag, text
from agents.replay.diff.summary import Share
from agents.replay.diff.svg import bars, columns, diverging
from agents.replay.diff.told import Told, ranked, shares

__all__ = ["page"]

MOST_BARS = 15
MOST_FIELDS = 20
MOST_DAYS = 31
POINTS = 5  # shifts of confidence are told in steps of so many
# Articles are strangers' text: nothing in the file may run or be fetched.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(told: Told) -> str:
    """Write the whole report."""
    title = text(told.words.title)
    head = (
        '<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<title>{title}</title><style>{_style()}</style>"
    )
    body = "\n".join((*_heading(told), *_overview(told), *_examples(told)))
    return (
        f'<!doctype html>\n<html lang="{told.labels.code}">\n'
        f"<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


@cache
def _style() -> str:
    return files(__package__).joinpath("page.css").read_text("utf-8")


def _heading(told: Told) -> Iterator[str]:
    summary, words = told.summary, told.words
    yield tag("h1", text(words.title))
    sides = f"A {tag('b', text(summary.a))} \u2192 B {tag('b', text(summary.b))}"
    yield tag("p", sides, "sides")
    first, *rest = told.sentences()
    yield tag("p", text(first), "found")
    yield from (tag("p", text(sentence), "dim") for sentence in rest)
    lines, gone, new = summary.lines, summary.dropped, summary.added
    figures = [
        (words.compared, f"{summary.articles:,}"),
        (words.equal, f"{summary.equal:,}"),
        (words.differing, f"{summary.differing:,}"),
        (words.lines, _went_came(lines["went"], lines["came"])),
        (words.subjects, _went_came(gone.total(), new.total())),
    ]
    tiles = (block([tag("b", told), text(name)], "tile") for name, told in figures)
    yield block(tiles, "tiles")


def _went_came(went: int, came: int) -> str:
    return f"\u2212{went:,} +{came:,}"


def _overview(told: Told) -> Iterator[str]:
    cards = [card for card in (*_charts(told), *_tables(told)) if card]
    if cards:
        yield block(cards, "charts")


def _charts(told: Told) -> Iterator[str]:
    words, summary = told.words, told.summary
    kinds = [(name, count, f"{count:,}") for name, count in told.kinds()]
    yield _card(words.by_kind, bars(words.by_kind, kinds) if kinds else "")
    yield _card(words.by_day, _by_day(told))
    yield _card(words.by_outlet, _by_outlet(told))
    subjects = told.subjects()[:MOST_BARS]
    drawn = diverging(words.by_subject, subjects) if subjects else ""
    yield _card(words.by_subject, drawn)
    shifts = _shifts(summary.shifts)
    yield _card(words.shifts, bars(words.shifts, shifts) if shifts else "")


def _by_day(told: Told) -> str:
    days = sorted(told.summary.days.items())
    if not told.summary.is_different:
        return ""
    found = [(told.plain(day), one.differing, one.articles) for day, one in days]
    early, late = found[:-MOST_DAYS], found[-MOST_DAYS:]
    drawn = columns(told.words.by_day, late)
    if not early:
        return drawn
    rest = Share(articles=sum(x[2] for x in early), differing=sum(x[1] for x in early))
    return drawn + tag("p", text(f"{told.words.earlier}: {_of(rest)}"), "dim")


def _by_outlet(told: Told) -> str:
    rows = [
        (told.plain(name), one.differing, _of(one))
        for name, one in shares(told.summary.outlets)[:MOST_BARS]
        if one.differing
    ]
    return bars(told.words.by_outlet, rows) if rows else ""


def _of(one: Share) -> str:
    return f"{one.differing:,} / {one.articles:,}"


def _shifts(found: Counter[int]) -> list[tuple[str, int, str]]:
    """Count shifts in steps: 6 to 10 points down, 1 to 5 down, 1 to 5 up."""
    steps: Counter[int] = Counter()
    for points, count in found.items():
        size = (abs(points) - 1) // POINTS
        steps[size + 1 if points > 0 else -size - 1] += count
    return [(_step(step), steps[step], f"{steps[step]:,}") for step in sorted(steps)]


def _step(step: int) -> str:
    last = abs(step) * POINTS
    sign = "+" if step > 0 else "\u2212"
    return f"{sign}{last - POINTS + 1} \u2026 {sign}{last}"


def _tables(told: Told) -> Iterator[str]:
    words = told.words
    for title, rows in told.transitions():
        shown = rows[:MOST_FIELDS]
        yield _card(title, table(("A \u2192 B", words.articles), shown))
    fields = [(path, f"{n:,}") for path, n in ranked(told.summary.fields)[:MOST_FIELDS]]
    if fields:
        yield _card(words.fields, table((words.field, words.articles), fields))
    stamps = told.stamps()[:MOST_FIELDS]
    if stamps:
        head = (words.field, "A \u2192 B", words.articles)
        yield _card(words.stamps, table(head, stamps))


def _card(title: str, inside: str) -> str:
    return block([tag("h2", text(title)), inside], "card") if inside else ""


def _examples(told: Told) -> Iterator[str]:
    for kind in Kind:
        samples = told.summary.samples(kind) if kind is not Kind.STAMPS else []
        if samples:
            name = f"{told.words.examples}: {told.words.kinds[kind]}"
            yield tag("h3", text(name))
            yield from (
                beside(told, sample, is_open=number == 0)
                for number, sample in enumerate(samples)
            )
