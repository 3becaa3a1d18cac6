"""What the documents show is true."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from agents.cli import kawat
from agents.demo_sample import samples

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def enriched(key: str, version: int, status: str = "usable") -> str:
    """One line of `kawat tap articles.enriched`."""
    value = {"uri": key, "version": str(version), "pubStatus": status}
    return json.dumps({"key": key, "value": value})


def test_the_ten_line_reader_keeps_the_readers_rule() -> None:
    """The highest version wins; canceled beats all, wherever it stands."""
    lines = [
        enriched("a", 2),
        enriched("a", 1),
        enriched("b", 1, "canceled"),
        enriched("b", 2),
    ]
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs/examples/reader.py")],
        input="\n".join(lines),
        text=True,
        capture_output=True,
        check=True,
    )

    assert [("a", "2")] == [(r["uri"], r["version"]) for r in json.loads(done.stdout)]


def test_links_between_documents_lead_somewhere() -> None:
    """No relative link is dead."""
    dead = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in DOCS
        for target in LINK.findall(path.read_text("utf-8"))
        if not (path.parent / target).exists()
    ]

    assert [] == dead


def test_toml_in_the_documents_is_toml() -> None:
    """Every settings block can be pasted."""
    blocks = [
        block
        for path in DOCS
        for block in re.findall(
            r"```toml\n(.*?)```", path.read_text("utf-8"), re.DOTALL
        )
    ]

    assert blocks
    for block in blocks:
        assert tomllib.loads(block)


FENCED = re.compile(r"```\w*\n(.*?)```", re.DOTALL)
INLINE = re.compile(r"`((?:kawat|make) [^`…]+)`")
ASSIGNMENT = re.compile(r"[A-Z_]+=\S+")
PLACES = sorted(
    [
        *DOCS,
        *ROOT.glob("deploy/**/*.md"),
        ROOT / "deploy/prometheus/alerts.yml",
    ]
)


def commands(text: str) -> Iterator[list[str]]:
    """Every command of ours that a document shows, as words."""
    for line in (
        *"\n".join(FENCED.findall(text)).splitlines(),
        *INLINE.findall(text),
    ):
        for part in re.split(r"[|&>]", line):
            words = shlex.split(part.removeprefix("$ ").strip(), comments=True)
            while words and ASSIGNMENT.fullmatch(words[0]):
                words.pop(0)
            if words and words[0] in {"kawat", "make"}:
                yield words


SHOWN = sorted(
    {tuple(words) for path in PLACES for words in commands(path.read_text("utf-8"))}
)


@pytest.mark.parametrize("words", [w for w in SHOWN if w[0] == "kawat"], ids=" ".join)
def test_every_kawat_command_of_the_documents_is_understood(
    words: tuple[str, ...],
) -> None:
    """Sub-command, options and their places are those of the program.

    Raises what click raises when it does not understand.
    """
    command: click.Command = kawat
    rest = list(words[1:])
    context = click.Context(command)
    while isinstance(command, click.Group) and rest:
        assert not rest[0].startswith("-") or rest == ["--help"], rest
        if rest == ["--help"]:
            return
        found = command.get_command(context, rest.pop(0))
        assert found is not None, words
        command = found

    is_mention = not rest  # `kawat tap` in a sentence needs no topic
    command.make_context(words[0], rest, resilient_parsing=is_mention)


def test_every_make_target_of_the_documents_is_one() -> None:
    """What a page tells to make can be made."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {word for words in SHOWN if words[0] == "make" for word in words[1:]}

    assert named
    assert set() == named - targets


def test_the_readme_counts_the_sample_rightly() -> None:
    """As many messages as `make demo` sends."""
    readme = (ROOT / "README.md").read_text("utf-8")

    assert f"{sum(1 for _ in samples())} invented messages" in readme


def is_part_of(shown: object, whole: object) -> bool:
    """Say whether everything that is shown stands in the whole, lists item by item."""
    if isinstance(shown, dict) and isinstance(whole, dict):
        return all(k in whole and is_part_of(v, whole[k]) for k, v in shown.items())
    if isinstance(shown, list) and isinstance(whole, list):
        return len(shown) == len(whole) and all(map(is_part_of, shown, whole))
    return shown == whole


def test_the_readme_shows_what_the_command_prints() -> None:
    """The sample article of the README gives the record of the README."""
    readme = (ROOT / "README.md").read_text("utf-8")
    block = re.search(r"\$ cat harga\.txt\n(.*?)\$ kawat run", readme, re.DOTALL)
    shown = re.search(r"```json\n(.*?)```", readme, re.DOTALL)
    assert block is not None
    assert shown is not None
    done = subprocess.run(
        [str(Path(sys.executable).with_name("kawat")), "run", "-", "--from", "text"],
        cwd=ROOT,
        input=block[1],
        text=True,
        capture_output=True,
        check=True,
    )
    (record,) = map(json.loads, done.stdout.splitlines())

    assert "articles.enriched" == record["topic"]
    for name, value in json.loads(shown[1]).items():
        assert is_part_of(value, record["value"][name]), (name, record["value"][name])
