"""What is published and what stays behind: newest wins, nothing comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
import pytest

from agents.replay.diff.terminal import Fate, terminal
from agents.replay.promotion.choice import (
    CANCELED,
    Choice,
    Known,
    Place,
    aliases,
    chosen,
    digest,
    embargo,
)
from agents.replay.promotion.outputs import Outputs
from schemas.message import Message
from schemas.topics import DUPLICATES, ENRICHED
from tests.agents.replay.diff.test_join import ONE, TWO, duplicate, enriched, message

ORIGIN = "articles.raw/0/5"
COPY = orjson.dumps({"uri": ONE, "version": "1"})


def place(rank: int, value: bytes | None = b"live", offset: int = 0) -> Place:
    """What live has under a key."""
    return Place(rank=rank, digest=digest(value), partition=0, offset=offset)


def choice(message: Message, known: Known) -> Choice:
    """Choose for one record of a run."""
    topic = message.topic.partition(".replay.")[0]
    where = (topic, message.key or b"")
    return chosen(terminal(message), where, message.value, known)


def known(*, newest: Place | None = None, topic: str = ENRICHED, **more: Any) -> Known:
    """What live knows, perhaps of the record's own key."""
    made = Known(**more)
    key = ONE if topic == ENRICHED else f"{ONE}/{ORIGIN}"
    if newest is not None:
        made.see((topic, key.encode()), newest)
    return made


@pytest.mark.parametrize(
    ("live", "expected"),
    [
        (None, Choice.NEW),
        (place(2), Choice.REPLACED),
        (place(1), Choice.REPLACED),
        (place(3), Choice.NEWER),
        (place(CANCELED), Choice.WITHDRAWN),
    ],
)
def test_the_newest_version_wins(live: Place | None, expected: Choice) -> None:
    """An equal one is told anew; canceled beats all."""
    assert expected is choice(enriched(ONE, 2, 5), known(newest=live))


def test_equal_bytes_are_not_sent_again() -> None:
    """So that a promotion can be repeated."""
    one = enriched(ONE, 2, 5)

    assert Choice.SAME is choice(one, known(newest=place(2, one.value)))


def test_a_takedown_of_the_run_is_published() -> None:
    """Whatever version live has; withdrawing is never the worse error."""
    gone = enriched(ONE, 2, 9, pubStatus="canceled")

    assert Choice.REPLACED is choice(gone, known(newest=place(7)))
    assert Choice.SAME is choice(gone, known(newest=place(CANCELED, gone.value)))


def test_a_withdrawn_article_does_not_come_back_under_another_id() -> None:
    """Live knows its raw record by an id that was canceled."""
    fates = {ORIGIN: (Fate.ENRICHED, TWO)}

    assert Choice.WITHDRAWN is choice(
        enriched(ONE, 1, 5), known(fates=fates, canceled={TWO})
    )


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"source": "kabarnusa", "guid": "g1"}, Choice.WITHDRAWN),
        ({"source": "lain", "guid": "g1"}, Choice.NEW),
        ({"source": "lain", "guid": "g2", "url": "https://k.example/1"}, None),
    ],
)
def test_nor_by_its_guid_or_address(raw: dict[str, Any], expected: Choice) -> None:
    """Takedowns name guid or address; where ids differ, those still tell."""
    gone = {"stream": {"raw": {"source": "kabarnusa", "guid": "g1"}}}
    there = {"stream": {"raw": {"url": "https://k.example/1"}}}
    told = known(aliases={*aliases(gone), *aliases(there)})
    found = choice(enriched(ONE, 1, 5, stream={"raw": raw}), told)

    assert (expected or Choice.WITHDRAWN) is found


def test_one_article_does_not_get_two_records() -> None:
    """Live knows the raw record under another id, or set it aside."""
    other = known(fates={ORIGIN: (Fate.ENRICHED, TWO)})
    aside = known(fates={ORIGIN: (Fate.DUPLICATE, ONE)})

    assert Choice.OTHER_ID is choice(enriched(ONE, 1, 5), other)
    assert Choice.OTHER_FATE is choice(enriched(ONE, 1, 5), aside)
    assert Choice.OTHER_ID is choice(
        duplicate(ONE, 5, COPY), known(fates={ORIGIN: (Fate.DUPLICATE, TWO)})
    )
    assert Choice.OTHER_FATE is choice(
        duplicate(ONE, 5, COPY), known(fates={ORIGIN: (Fate.ENRICHED, TWO)})
    )


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({}, Choice.EMBARGOED),
        ({"pubStatus": "withheld"}, Choice.EMBARGOED),
        ({"pubStatus": "withheld", "embargoedUntil": "2026-04-01"}, Choice.REPLACED),
        ({"pubStatus": "canceled"}, Choice.REPLACED),
    ],
    ids=["lifted", "without an end", "the same", "taken down"],
)
def test_an_embargo_of_live_is_not_lifted(
    own: dict[str, Any], expected: Choice
) -> None:
    """In another order the last version may be another one; nor by a newer one."""
    held = replace(place(2), embargo=(True, "2026-04-01"))

    assert expected is choice(enriched(ONE, 2, 5, **own), known(newest=held))
    older = replace(held, rank=1)
    assert expected is choice(enriched(ONE, 2, 5, **own), known(newest=older))


def test_what_keeps_a_text_back_is_read() -> None:
    """Status and time; most articles have neither."""
    until = enriched(ONE, 1, 5, pubStatus="withheld", embargoedUntil="2026-04-01")

    assert (True, "2026-04-01") == embargo(terminal(until))
    assert (False, "") == embargo(terminal(enriched(ONE, 1, 5)))


def test_a_withdrawn_duplicate_stays_withdrawn() -> None:
    """Its tombstone is the newest under the key."""
    gone = known(newest=place(CANCELED, None), topic=DUPLICATES)

    assert Choice.WITHDRAWN is choice(duplicate(ONE, 5, COPY), gone)
    assert Choice.SAME is choice(duplicate(ONE, 5, None), gone)


def test_a_duplicate_is_told_anew() -> None:
    """The same raw record, the same id, other grounds."""
    there = known(newest=place(1), topic=DUPLICATES)

    assert Choice.REPLACED is choice(duplicate(ONE, 5, COPY), there)
    assert Choice.NEW is choice(duplicate(ONE, 5, COPY), known())


def test_what_hides_a_newer_version_is_found() -> None:
    """Live wrote version 3 while our version 2 was on its way."""
    told = Known()
    for offset, rank in enumerate((1, 3, 2)):
        told.see((ENRICHED, b"k"), place(rank, offset=offset))
    told.see((ENRICHED, b"other"), place(1))

    assert [(b"k", 1)] == [(key, best.offset) for (_, key), best in told.hidden()]


def test_of_a_run_the_best_record_under_a_key_counts() -> None:
    """The highest version; a takedown; of equal ones the last."""
    run = [
        enriched(ONE, 2, 6),
        enriched(ONE, 1, 5),
        enriched(TWO, 1, 7),
        enriched(TWO, 1, 8, pubStatus="canceled"),
        duplicate(ONE, 9, COPY),
        duplicate(ONE, 9, None),
        message("articles.dead", None, b"{", 2),
        message("articles.enriched", b"x", b"[]", 1),
    ]
    with Outputs() as outputs:
        outputs.fill(run)
        found = {where[1]: (one.fate, one.version) for where, _, one in outputs}
        origins = outputs.origins

    assert {
        ONE.encode(): (Fate.ENRICHED, 2),
        TWO.encode(): (Fate.WITHDRAWN, 1),
        f"{ONE}/articles.raw/0/9".encode(): (Fate.WITHDRAWN, None),
    } == found
    assert {f"articles.raw/0/{n}" for n in (5, 6, 7, 8, 9)} == origins


def test_raw_records_of_files_tell_nothing_of_the_live_log() -> None:
    """Their numbers are those of a folder."""
    with Outputs(knows_origins=False) as outputs:
        outputs.fill([enriched(ONE, 1, 5)])

        assert set() == outputs.origins
        assert [(ENRICHED, ONE.encode())] == [*outputs.keys]
