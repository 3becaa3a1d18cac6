"""kawat replay diff over two files: what it prints and writes, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner, Result

from agents.commands.replay.diff import command
from agents.exits import Exit, Stop
from agents.explain.labels import LANGUAGES, labels
from agents.replay.diff.call import lines_to
from agents.replay.diff.page import page
from agents.replay.diff.told import Told
from agents.replay.diff.words import words
from streams.settings import Settings
from tests.agents.replay.diff.chain import (
    articles,
    before,
    compared,
    records,
    write,
)

Files = tuple[str, str]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Two runs over the demo's articles: the second one forgets after minutes."""
    folder = tmp_path_factory.mktemp("sides")
    short = records(articles(), Settings(window_days=0.01))
    return write(folder / "a.ndjson", before()), write(folder / "b.ndjson", short)


def call(*arguments: str) -> Result:
    """Call it in English; a Stop is raised as the rim would see it."""
    run = CliRunner().invoke(
        command, [*arguments, "--labels", "en"], standalone_mode=False
    )
    if run.exception:
        raise run.exception
    return run


def test_equal_files_end_with_0(files: Files) -> None:
    """And one sentence says so."""
    done = call(files[0], files[0])

    assert Exit.FINE == done.return_value
    assert "Nothing differs." in done.output


def test_a_difference_ends_with_3_and_is_told_in_tables(files: Files) -> None:
    """Kinds, verdicts, outlets, days, examples with the signs of what went and came."""
    done = call(*files)

    assert Exit.FOUND == done.return_value
    for part in (
        "other verdict",
        "one of a series → unique",
        "kabarnusa",
        "2026-03-02",
    ):
        assert part in done.output
    assert "Examples: other fate" in done.output
    assert "duplicate · copy of a wire story · version 1 → enriched" in done.output


def test_every_difference_is_a_line(files: Files, tmp_path: Path) -> None:
    """As many as are counted, each with article, kinds and both sides."""
    out = tmp_path / "differences.ndjson"
    done = call(*files, "--out", str(out), "--json")
    told = orjson.loads(done.output)
    lines = [orjson.loads(line) for line in out.read_bytes().splitlines()]

    assert told["articles"] - told["equal"] == len(lines)
    assert told["kinds"]["fate"] == sum("fate" in one["kinds"] for one in lines)
    assert told["differing"] == sum(one["differing"] for one in told["by_outlet"])
    assert all(one["origin"].startswith("articles.raw/0/") for one in lines)


def test_the_same_files_give_the_same_bytes(files: Files, tmp_path: Path) -> None:
    """Lines, counts and report."""
    made = []
    for name in ("1", "2"):
        out, html = tmp_path / f"{name}.ndjson", tmp_path / f"{name}.html"
        done = call(*files, "--out", str(out), "--html", str(html), "--json")
        made.append((done.output, out.read_bytes(), html.read_bytes()))

    assert made[0] == made[1]


def test_a_folder_is_a_side(files: Files, tmp_path: Path) -> None:
    """All of its lines together; what a replay keeps beside them is left out."""
    state = tmp_path / "state"
    state.mkdir()
    (state / "memo.log").write_bytes(b"\xff")
    lines = Path(files[0]).read_bytes().splitlines(keepends=True)
    for part in (0, 1):
        (tmp_path / f"{part}.ndjson").write_bytes(b"".join(lines[part::2]))

    assert Exit.FINE == call(str(tmp_path), files[0]).return_value


def test_a_folder_without_lines_is_no_side(tmp_path: Path) -> None:
    """A mistyped folder is no empty run."""
    with pytest.raises(Stop) as stopped:
        call(str(tmp_path), str(tmp_path))

    assert Exit.USAGE == stopped.value.code


@pytest.mark.parametrize(
    "line", [b"no json", b"{}", b"[]", b'{"topic": "articles.enriched", "key": null}']
)
def test_a_line_that_is_no_record_stops_it(line: bytes, tmp_path: Path) -> None:
    """It says which line, and what is wanted."""
    path = tmp_path / "broken.ndjson"
    path.write_bytes(line + b"\n")

    with pytest.raises(Stop) as stopped:
        call(str(path), str(path))

    assert Exit.USAGE == stopped.value.code
    assert "line 1" in stopped.value.what


def test_an_unreadable_record_is_counted(files: Files, tmp_path: Path) -> None:
    """A record of our topic that is not ours is left out, and told."""
    path = tmp_path / "odd.ndjson"
    odd = b'{"topic": "articles.enriched", "key": "k", "headers": {}, "value": [1]}\n'
    path.write_bytes(odd)

    assert "1 records could not be read" in call(str(path), files[0]).output


def test_a_file_that_cannot_be_written_is_told(files: Files, tmp_path: Path) -> None:
    """By its name."""
    for option in ("--out", "--html"):
        with pytest.raises(Stop) as stopped:
            call(*files, option, str(tmp_path))
        assert str(tmp_path) == stopped.value.where


def test_what_fails_elsewhere_is_not_the_files_fault(tmp_path: Path) -> None:
    """The comparison reads files of its own while the differences are written."""
    with pytest.raises(OSError, match="elsewhere"), lines_to(str(tmp_path / "d")):
        raise OSError(5, "elsewhere")


def test_live_is_not_compared_with_itself() -> None:
    """It would read the topics twice to find nothing."""
    with pytest.raises(Stop) as stopped:
        call("live", "live")

    assert Exit.USAGE == stopped.value.code


def report(language: str = "en", **options: Any) -> str:
    """The page of a diff with every kind of card."""
    short = records(articles(), Settings(window_days=0.01))
    summary, _ = compared(before(), short, **options)
    return page(Told(summary, words(language), labels(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_speaks_both_languages(language: str) -> None:
    """Its own words, and the names of verdicts."""
    told = report(language)

    assert f'<html lang="{language}">' in told
    assert words(language).title in told
    assert labels(language).verdicts["series"] in told


def test_the_report_needs_nothing_else() -> None:
    """No script, nothing that is fetched, and a policy that forbids both."""
    told = report()

    assert "default-src 'none'" in told
    for part in ("<script", "http://", "https://", "<img", "<link", "url("):
        assert part not in told.replace("xmlns", "")


def test_an_article_cannot_write_into_the_report(
    tmp_path: Path, hostile: Callable[[str], list[Any]]
) -> None:
    """Whatever a headline, a body or an outlet holds is text."""
    summary, _ = compared(hostile("<script>a</script>"), hostile("<b onload=x>'\"&"))
    told = page(Told(summary, words("en"), labels("en")))

    assert summary.is_different
    assert "<script" not in told
    assert "<b onload" not in told


@pytest.fixture
def hostile() -> Callable[[str], list[Any]]:
    """Records of one article that is markup all over."""
    from tests.agents.replay.diff.test_join import enriched  # noqa: PLC0415

    def make(text: str) -> list[Any]:
        return [
            enriched(
                "urn:kawat:article:1",
                1,
                1,
                headlines=[{"value": text}],
                bodies=[{"value": f"{text}\n\nSama."}],
                language=text,
                by=text,
                subjects=[{"literal": text, "name": text, "confidence": 50}],
                stream={"raw": {"source": text}, "dedupe": {"verdict": text}},
            )
        ]

    return make


def test_no_samples_no_examples() -> None:
    """The counts stand alone."""
    assert "<details" not in report(samples_per_kind=0)
