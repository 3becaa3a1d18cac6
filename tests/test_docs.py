"""What the documents show is true."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md"]
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
