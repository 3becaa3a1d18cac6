"""The report as a real browser shows it: wide and narrow, light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from agents.explain.labels import labels
from agents.replay.diff import Kind, Summary
from agents.replay.diff.page import page
from agents.replay.diff.summary import Share
from agents.replay.diff.told import Told
from agents.replay.diff.words import words
from streams.settings import Settings
from tests.agents.replay.diff.chain import articles, before, compared, records
from tests.browser import look

ASKED = """(() => {
  const box = (e) => e.getBoundingClientRect();
  const all = (q) => [...document.querySelectorAll(q)];
  const card = (e) => box(e.closest('svg'));
  return {
    spilt: all('.tile b').filter((e) => e.scrollWidth > e.clientWidth).length,
    wide: document.documentElement.scrollWidth - window.innerWidth,
    charts: all('svg').map((e) => Math.round(box(e).height)),
    bars: all('svg rect').filter((e) => box(e).width > 0).length,
    cut: all('svg text').filter((e) => box(e).left < card(e).left - 1
      || box(e).right > card(e).right + 1).map((e) => e.textContent),
    touching: all('svg').flatMap((svg) => {
      const names = [...svg.querySelectorAll('text.middle')].map(box)
        .sort((x, y) => x.top - y.top || x.left - y.left);
      return names.filter((x, at) => at > 0 && names[at - 1].top === x.top
        && names[at - 1].right > x.left).map((x) => x.left);
    }),
    open: all('body > details[open]').length,
    folded: all('body > details:not([open])').length,
    columns: all('details[open] .beside').map(
      (e) => getComputedStyle(e).gridTemplateColumns.split(' ').length),
    back: getComputedStyle(document.body).backgroundColor,
    ink: getComputedStyle(document.body).color,
    language: document.documentElement.lang,
    scripts: document.scripts.length,
  };
})()"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One report in each language: what a shorter window would change."""
    folder = tmp_path_factory.mktemp("reports")
    changed = records(articles(), Settings(window_days=0.01, subject_confidence=60))
    summary, _ = compared(before(), changed)
    made = {}
    for language in ("en", "id"):
        made[language] = folder / f"{language}.html"
        told = Told(summary, words(language), labels(language))
        made[language].write_text(page(told), "utf-8")
    return made


def crowded() -> Summary:
    """A summary of many days, long names and large figures."""
    summary = Summary(a="live", b="a-run-with-a-long-name", articles=9_000_000)
    summary.differing = 4_000_000
    for number in range(400):
        day = f"2025-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        summary.days[day] = Share(articles=90_000, differing=number * 100)
    for number in range(30):
        name = f"outlet-of-a-very-long-name-in-the-{number}th-place"
        summary.outlets[name] = Share(articles=8_888_888, differing=1_000 * number)
        summary.added[f"medtop:{number}"] = 777_777
        summary.dropped[f"medtop:{number}"] = 888_888 - number
        summary.shifts[number + 1] = summary.shifts[-number - 1] = 99_999
    summary.kinds.update(dict.fromkeys(Kind, 3_333_333))
    return summary


@pytest.mark.parametrize("width", [1200, 390])
def test_large_figures_and_long_names_have_room(tmp_path: Path, width: int) -> None:
    """Nothing is cut and no two names below the columns touch."""
    told = Told(crowded(), words("id"), labels("id"))
    report = tmp_path / "crowded.html"
    report.write_text(page(told), "utf-8")
    seen = look(report, ASKED, tmp_path, width=width, picture=tmp_path / "crowded.png")

    assert [] == seen.complaints
    assert [] == seen.answer["cut"]
    assert [] == seen.answer["touching"]
    assert 0 == seen.answer["spilt"]
    assert seen.answer["wide"] <= 0


@pytest.mark.parametrize(
    ("language", "width", "is_dark"),
    [("en", 1200, False), ("id", 1200, True), ("en", 390, True)],
)
def test_the_report_opens_in_a_browser(
    reports: dict[str, Path],
    tmp_path: Path,
    language: str,
    width: int,
    is_dark: bool,  # noqa: FBT001
) -> None:
    """Nothing is wider than the window, no name is cut, charts and examples stand."""
    picture = tmp_path / "report.png"
    seen = look(
        reports[language],
        ASKED,
        tmp_path,
        width=width,
        is_dark=is_dark,
        picture=picture,
    )
    told: dict[str, Any] = seen.answer

    assert [] == seen.complaints
    assert (language, 0) == (told["language"], told["scripts"])
    assert told["wide"] <= 0
    assert [] == told["cut"]
    assert len(told["charts"]) >= 4
    assert all(height > 12 for height in told["charts"])
    assert told["bars"] > 10
    assert told["open"] >= 4
    assert told["folded"] > told["open"]
    assert {2} == set(told["columns"])
    assert is_dark == (brightness(told["back"]) < brightness(told["ink"]))
    assert picture.stat().st_size > 20_000


def brightness(colour: str) -> int:
    """Sum of red, green and blue of `rgb(1, 2, 3)`."""
    return sum(map(int, colour.removeprefix("rgb(").removesuffix(")").split(",")[:3]))
