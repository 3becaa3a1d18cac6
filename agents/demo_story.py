"""What the demo tells of its records: three decisions, explained from the topics."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import orjson

from schemas.message import Message
from streams.classify.taxonomy import load

__all__ = ["Value", "cut_and_subject", "duplicate", "update", "values"]

Value = dict[str, Any]

WIDTH = 84
MOST_SHOWN = 4
COPIES = {
    "redelivery": "is the same version again of",
    "exact": "is the very text of",
    "syndicated": "is a copy of",
    "excerpt": "is an excerpt of",
}
MOST_WORDS = 6


def values(records: Iterable[Message]) -> list[Value]:
    """Read the JSON of records; tombstones are left out."""
    return [orjson.loads(record.value) for record in records if record.value]


def duplicate(enriched: Sequence[Value], duplicates: Sequence[Value]) -> Iterator[str]:
    """Tell why one copy was set aside: of what, how much, which words."""
    found = [value for value in duplicates if _decision(value).get("passages")]
    if not found:
        return
    copy = min(found, key=_likeness)
    decision = _decision(copy)
    first = decision["first_seen"] or {}
    original = next((v for v in enriched if v["uri"] == decision["of"]), None)
    yield f"“{_headline(copy)}” ({_source(copy)})"
    yield f"{COPIES[decision['verdict']]} “{_headline(original)}” ({first['source']}),"
    yield f"first seen {first['at']} at {first['raw']}."
    yield (
        f"{_percent(decision['containment_here'])} of it stands in the original, "
        f"{_percent(decision['containment_there'])} of the original stands here; the "
        "longest passage:"
    )
    passage = max(decision["passages"], key=lambda one: len(one["text"]))
    yield from _wrapped(f"“{_shortened(passage['text'])}”")


def _likeness(value: Value) -> tuple[bool, float]:
    """Rank copies: another outlet's, much alike and yet not the same, tells most."""
    decision = _decision(value)
    return (decision["verdict"] != "syndicated", decision["jaccard"] or 1.0)


def update(enriched: Sequence[Value]) -> Iterator[str]:
    """Tell what one new version changed."""
    value = max(enriched, key=_weight_of_change, default=None)
    if value is None or not _weight_of_change(value):
        return
    changed = _decision(value)["changed"]
    yield f"“{_headline(value)}” ({_source(value)}) is version {value['version']}:"
    for name in ("numbers", "names"):
        for one in changed[name][:MOST_SHOWN]:
            yield f"  {name[:-1]} {_or_none(one['from'])} → {_or_none(one['to'])}"
    for one in changed["sentences"][:MOST_SHOWN]:
        yield from _wrapped(f"- {_shortened(one['from'])}" if one["from"] else "")
        yield from _wrapped(f"+ {_shortened(one['to'])}" if one["to"] else "")


def _weight_of_change(value: Value) -> int:
    """Count what has both sides: a figure that was mended tells more than a new one."""
    changed = _decision(value).get("changed") or {}
    return sum(
        1 + 2 * (name == "numbers")
        for name, changes in changed.items()
        for one in changes
        if one["from"] and one["to"]
    )


def cut_and_subject(enriched: Sequence[Value]) -> Iterator[str]:
    """Tell what was cut from one body by which rule, which words chose the subject."""
    value = max(enriched, key=_interest, default=None)
    if value is None or value["pubStatus"] == "canceled":
        return
    stream = value["stream"]
    yield f"“{_headline(value)}” ({_source(value)})"
    for one in stream["parse"]["removed"]:
        cut = textwrap.shorten(one["text"], WIDTH - 34, placeholder=" …")
        yield f"  line {one['line']:>2}  {one['kind']:<12} {cut}  [{one['rule']}]"
    filed = {one["literal"] for one in value.get("subjects", ())}
    names = {topic.literal: topic.en for topic in load().topic}
    for candidate in stream["classify"]["candidates"]:
        literal = candidate["literal"]
        words = stream["classify"]["evidence"].get(literal, ())
        because = ", ".join(one["term"] for one in words[:MOST_WORDS])
        yield (
            f"  {candidate['confidence']:>3} %  {names.get(literal, literal)}"
            + ("" if literal in filed else " (too unsure to file)")
            + (f": {because}" if because else "")
        )


def _decision(value: Value) -> Value:
    return value["stream"].get("dedupe") or {}


def _interest(value: Value) -> tuple[bool, int]:
    """Prefer an article with subjects, then one with several kinds of cuts."""
    if value["pubStatus"] == "canceled":
        return (False, -1)
    kinds = {one["kind"] for one in value["stream"]["parse"]["removed"]}
    return (bool(value.get("subjects")), len(kinds))


def _headline(value: Value | None) -> str:
    found = (value or {}).get("headlines") or [{"value": "?"}]
    return str(found[0]["value"])


def _source(value: Value) -> str:
    return str(value["stream"]["raw"]["source"])


def _percent(share: float | None) -> str:
    return "?" if share is None else f"{share:.0%}"


def _or_none(text: str | None) -> str:
    return "(none)" if text is None else text


def _shortened(text: str) -> str:
    return textwrap.shorten(text, 3 * WIDTH, placeholder=" …")


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ")
