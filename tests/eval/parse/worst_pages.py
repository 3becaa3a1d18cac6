"""Judge the pages one by one: fields that differ, passages lost or left in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.eval.document import Document
from tests.eval.parse.suites import AEB, PARSE, SUITES
from tests.eval.scorers import scorer
from tests.eval.suite import records

__all__ = ["pages"]

FIELD = 0.1  # what a wrong field costs, beside the body's F1
THERE = 0.6  # share of a passage's words that must stand on the other side
SHOWN = 3
SIGNS = 90
KEY = 48  # as much of a guid as tells pages apart


def pages(out: Path) -> Iterator[Document]:
    """Run the suites of pages; a page's score is its body F1 less its wrong fields."""
    judge = scorer("score_html")
    for suite in SUITES:
        if suite.name == "aeb" or suite.name.startswith("html-"):
            (here := out / suite.name).mkdir()
            gold = _gold(suite.name)
            lines = records(suite, here).read_text("utf-8").splitlines()
            found, _ = judge.read_records(lines, set(gold))
            for guid, wanted in gold.items():
                yield _page(
                    f"{suite.name} {guid[:KEY]}", found.get(guid, {}), wanted, judge
                )


def _gold(name: str) -> dict[str, dict[str, Any]]:
    if name == "aeb":
        told = json.loads((Path(AEB) / "ground-truth.json").read_text("utf-8"))
        return {guid: {"body": one["articleBody"]} for guid, one in told.items()}
    folder = PARSE / "html-dev" / name.removeprefix("html-")
    gold: dict[str, dict[str, Any]] = json.loads((folder / "gold.json").read_text())
    return gold


def _page(
    name: str, found: dict[str, Any], gold: dict[str, Any], judge: Any
) -> Document:
    row = judge.score_page(found, gold)
    fields = tuple(_fields(found, gold, row))
    body = float(row["body_f1_dateline"])
    passages = tuple(_passages(found, gold, judge)) if body < 1 else ()
    return Document(
        name=f"{name}  body F1 {body:.3f}",
        score=max(0, body - FIELD * len(fields)),
        misses=fields + passages,
    )


def _fields(
    found: dict[str, Any], gold: dict[str, Any], row: dict[str, float]
) -> Iterator[str]:
    told = (
        ("title", "title_exact", found.get("title")),
        ("authors", "authors_exact", found.get("authors")),
        ("published", "minute", (found.get("published") or {}).get("at")),
    )
    for name, figure, value in told:
        if figure in row and not row[figure]:
            yield f"{name}: {value!r}, gold {gold[name]!r}"


def _passages(found: dict[str, Any], gold: dict[str, Any], judge: Any) -> Iterator[str]:
    ours = [(found.get("dateline") or {}).get("text") or ""]
    ours += found.get("paragraphs") or []
    theirs = gold["body"].split("\n")
    free = (gold.get("optional") or "").split("\n")
    yield from _lacking("lost", theirs, ours, judge)
    yield from _lacking("left in", ours, [*theirs, *free], judge)


def _lacking(
    what: str, lines: Iterable[str], others: Iterable[str], judge: Any
) -> Iterator[str]:
    there = judge.bag("\n".join(others))
    missed = [line for line in lines if _share(judge.bag(line), there) < THERE]
    for line in missed[:SHOWN]:
        yield f"{what}: {line.strip()[:SIGNS]}"
    if len(missed) > SHOWN:
        yield f"{what}: {len(missed) - SHOWN} more"


def _share(words: Any, there: Any) -> float:
    return (words & there).total() / words.total() if words else 1.0
