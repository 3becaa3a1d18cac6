"""kawat why: two articles, what they share, and why the verdict."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner
from rich.console import Console

from agents.commands.why import command
from agents.exits import Exit, Stop
from agents.explain.labels import LANGUAGES, labels
from agents.present import line as record_line
from agents.run import Plan, journeys
from agents.why.judged import Why, judged
from agents.why.page import show
from agents.why.reading import fetched
from agents.why.reasons import comparison
from agents.why.words import words
from schemas.decisions import Verdict
from streams.dedupe.asked import Comparison, Sign
from streams.dedupe.grounds import Route
from streams.dedupe.pair import Pair
from streams.settings import Settings
from tests.agents.why.articles import (
    COPY,
    CORRECTION,
    GOLD,
    GOLD_NEXT,
    MARKET,
    MARKET_NEW,
    WIRE,
    Article,
    write,
)

SETTINGS = Settings()
UPDATE, SERIES, WIRED = (MARKET, MARKET_NEW), (GOLD, GOLD_NEXT), (WIRE, COPY)
Pairs = tuple[Article, Article]


def compared(folder: Path, pair: Pairs, *outlets: str) -> Why:
    """Judge the second of two articles on the first."""
    names = write(folder, a=pair[0], b=pair[1])
    return judged(names, fetched(names, None, SETTINGS), outlets, SETTINGS)


def page(why: Why, width: int, language: str = "en") -> str:
    """The page as a file gets it."""
    out = io.StringIO()
    console = Console(file=out, highlight=False, width=width)
    show(why, console, labels(language), words(language), SETTINGS)
    return out.getvalue()


def twin(folder: Path, pair: Pairs) -> dict[str, Any]:
    """What `--json` tells."""
    names = write(folder, a=pair[0], b=pair[1])
    done = CliRunner().invoke(command, [*names, "--json"], standalone_mode=False)
    told: dict[str, Any] = orjson.loads(done.stdout)
    return told


@pytest.mark.parametrize(
    ("pair", "verdict", "route"),
    [
        (UPDATE, Verdict.UPDATE, Route.NAMED),
        (SERIES, Verdict.SERIES, Route.READ),
        (WIRED, Verdict.SYNDICATED, Route.READ),
        ((WIRE, WIRE), Verdict.REDELIVERY, Route.NAMED),
        ((WIRE, GOLD), Verdict.UNIQUE, Route.UNFOUND),
    ],
)
def test_the_verdict_is_the_stages(
    tmp_path: Path, pair: Pairs, verdict: Verdict, route: Route
) -> None:
    """An update, a series, a wire copy, the same once more, and nothing in common."""
    why = compared(tmp_path, pair)

    assert why.decision is not None
    assert (verdict, route) == (why.decision.verdict, why.grounds.route)


def test_an_update_tells_what_changed(tmp_path: Path) -> None:
    """Numbers and names stand in the slots, the sentences below each other."""
    told = page(compared(tmp_path, UPDATE), 80)

    assert "update \u00b7 B goes on as version 2 of A" in told
    assert "only A 12 \u00b7 only B 15" in told
    assert "names: only B Bupati Sukmawati Lestari" in told
    assert "a silent edit" in told
    assert "A [1: Sebanyak] *12* [2: kios" in " ".join(told.split())


def test_a_series_shows_the_guard_that_spoke(tmp_path: Path) -> None:
    """The first yes is the verdict; what would have followed is told as well."""
    tests = twin(tmp_path, SERIES)["tests"]
    first = next(test for test in tests if test["holds"])

    assert "series" == first["verdict"]
    assert {"headline", "added", "dropped"} <= {
        one["measure"] for one in first["asked"]
    }
    assert "yes  one template, other slots" in page(compared(tmp_path, SERIES), 80)


def test_a_wire_copy_tells_its_own_paragraphs(tmp_path: Path) -> None:
    """Local additions, by number and opening words."""
    told = twin(tmp_path, WIRED)

    assert [2] == told["b"]["own_paragraphs"]
    assert [] == told["a"]["own_paragraphs"]
    assert "\u00b63 Pantauan Warta Selat" in page(compared(tmp_path, WIRED), 80)


def test_a_correction_is_told_beside_the_tests(tmp_path: Path) -> None:
    """It is linked by what it says; no test of the texts is said to have done it."""
    told = page(compared(tmp_path, (MARKET, CORRECTION)), 80)

    assert "follow-up" in told
    assert "B says that it corrects or withdraws A" in told
    assert "never compared" in told


def test_passages_stand_at_their_places_in_both(tmp_path: Path) -> None:
    """Offsets of the twin cut the same words out of either body."""
    told = twin(tmp_path, WIRED)
    bodies = {side: "\n\n".join(told[side]["paragraphs"]) for side in ("a", "b")}

    for passage in told["passages"]:
        assert passage["text"] == bodies["b"][slice(*passage["b"])]
        assert passage["text"] == bodies["a"][slice(*passage["a"])]


def test_wide_pages_have_two_columns_narrow_ones_one(tmp_path: Path) -> None:
    """What is the same in both stands once when they are below each other."""
    why = compared(tmp_path, WIRED)
    wide, narrow = page(why, 120), page(why, 80)

    assert 2 == max(line.count("[1: Kapal feri") for line in wide.splitlines())
    assert 1 == narrow.count("Kapal feri Laut Teduh")
    assert "= [1: Kapal feri" in narrow
    assert 80 >= max(map(len, narrow.splitlines()))
    assert 120 >= max(map(len, wide.splitlines()))


def test_nothing_in_common_is_not_interleaved(tmp_path: Path) -> None:
    """One text behind the other, no list of changes."""
    told = page(compared(tmp_path, (WIRE, GOLD)), 80)

    assert told.index("A Penyeberangan") < told.index("B Harga emas batangan")
    assert "hardly anything is shared" in told
    assert "never compared" in told


def test_the_page_speaks_indonesian(tmp_path: Path) -> None:
    """Labels only; the articles stay as they are."""
    told = page(compared(tmp_path, WIRED), 120, "id")

    assert "salinan berita kantor \u00b7 B disisihkan" in told
    assert "hanya di B" in told


def test_colours_need_no_signs(tmp_path: Path) -> None:
    """On a terminal a passage has one colour on both sides, and small numbers."""
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", width=120)
    show(compared(tmp_path, WIRED), console, labels("en"), words("en"), SETTINGS)

    assert "[1:" not in out.getvalue()
    assert 2 == out.getvalue().count("\x1b[32mKapal feri")
    assert "a shared passage" in out.getvalue()


def test_both_languages_name_every_verdict_route_and_measure() -> None:
    """A new one cannot be forgotten in one of them."""
    numbers = {
        name
        for name, value in vars(Pair).items()
        if not name.startswith("_") and not callable(value) and name != "shared"
    }
    for language in LANGUAGES:
        told = words(language)
        assert set(Verdict) == set(told.asks) == set(told.becomes)
        assert set(Route) == set(told.routes)
        assert set() == numbers - set(told.measures)


def test_outlets_are_told_where_files_do_not(tmp_path: Path) -> None:
    """Texts have no outlet: taken for one, until the caller knows better."""
    names = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    for name, told in zip(names, (WIRE, COPY), strict=True):
        Path(name).write_text(f"{told['title']}\n{told['body']}", "utf-8")
    runner = CliRunner()
    outlets = ["--outlet", "kantor-berita", "--outlet", "warta-selat"]

    same = runner.invoke(command, [*names], standalone_mode=False)
    other = runner.invoke(command, [*names, *outlets], standalone_mode=False)

    assert "outlets unknown" in " ".join(same.stdout.split())
    assert "copy of a wire story" in other.stdout


def test_records_of_a_run_are_compared(tmp_path: Path) -> None:
    """Enriched, duplicate and parsed lines, with the outlets that they name."""
    raw = list(fetched(write(tmp_path, a=WIRE, b=COPY), None, SETTINGS))
    names = []
    for number, until in enumerate(("classify", "parse")):
        last = [
            journey.records[-1]
            for journey in journeys(raw, Plan(settings=SETTINGS, until=until))
        ]
        path = tmp_path / f"{until}.ndjson"
        path.write_bytes(record_line(last[number]) + b"\n")
        names.append(str(path))

    why = judged(names, fetched(names, None, SETTINGS), (), SETTINGS)

    assert why.decision is not None
    assert Verdict.SYNDICATED is why.decision.verdict


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (b"", Exit.USAGE),
        (b'{"body": ', Exit.FAILED),
        (b'{"url": "https://kabar.example/a", "status": "canceled"}', Exit.FAILED),
        (b'{"body": "Satu."}\n{"body": "Dua."}\n', Exit.USAGE),
    ],
    ids=["empty", "broken", "takedown", "two"],
)
def test_what_is_no_article_is_told(tmp_path: Path, value: bytes, code: Exit) -> None:
    """By the file that holds none, or several."""
    (good,) = write(tmp_path, a=WIRE)
    bad = tmp_path / "b.ndjson"
    bad.write_bytes(value)

    with pytest.raises(Stop) as told:
        judged(
            [good, str(bad)], fetched([good, str(bad)], None, SETTINGS), (), SETTINGS
        )

    assert (code, str(bad)) == (told.value.code, told.value.where)


@pytest.mark.parametrize(
    ("value", "bound", "expected"),
    [
        (0.5, 0.25, ("50%", "25%")),
        (0.25, 0.25, ("25%", "25%")),
        (0.2488, 0.25, ("24.9%", "25.0%")),
    ],
)
def test_shares_are_told_apart_from_their_bounds(
    value: float, bound: float, expected: tuple[str, str]
) -> None:
    """Nobody shall read "25% < 25%"."""
    one = Comparison(
        measure="containment",
        value=value,
        sign=Sign.BELOW,
        bound=bound,
        is_share=True,
    )

    assert f"of the shorter text {expected[0]} < {expected[1]}" in comparison(
        [one], words("en")
    )
