"""Rules 2 to 4: restoring without holes, windows, forgetting by the commit."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from streams.dedupe import Memo
from streams.dedupe.forget import MOST_CHANGES
from streams.dedupe.memo import MAX_READINGS
from streams.dedupe.record import Record, decode, encode
from streams.dedupe.restore import trusted
from streams.dedupe.texts import MemoryTexts
from streams.settings import Settings
from streams.stage import Fate
from tests.streams.dedupe.newsroom import (
    FERRY,
    Desk,
    article,
    decision,
    takedown,
)

SHORT = Settings(window_days=0.25, identity_days=0.5)


def hourly(desk: Desk, first: int, last: int) -> None:
    """One small article an hour, each of its own, all settled before it."""
    for hour in range(first, last):
        day, clock = divmod(8 + hour, 24)
        desk.judge(
            article(
                (f"Kabar desa nomor {hour} tentang hal {hour * 7} saja.",),
                offset=hour,
                title=f"Kabar {hour}",
                at=f"2025-03-{3 + day:02d}T{clock:02d}:00:00+07:00",
                arrived="2025-03-30T00:00:00Z",
            ),
            settled=hour,
        )


def records(desk: Desk) -> list[Record]:
    """What the changelog holds, in order."""
    return sorted(map(decode, desk.changelog.values()), key=lambda r: r.seq)


def test_a_memo_has_the_default_settings() -> None:
    """An empty memo can be made without saying anything."""
    assert (7.0, 0) == (Memo().settings.window_days, Memo().seq)


def test_a_restart_builds_on_everything_acknowledged() -> None:
    """No hole, no commit: the whole chain from the start."""
    desk = Desk()
    hourly(desk, 0, 4)

    assert [0, 1, 2, 3] == [r.seq for r in trusted(desk.changelog.values(), 0)]


def test_what_follows_a_hole_is_judged_again() -> None:
    """A lost write above the commit: later ones were made on what nobody knows."""
    desk = Desk()
    hourly(desk, 0, 5)
    del desk.changelog[b"raw/0/2"]
    desk.restart()

    assert 2 == desk.memo.seq
    assert Fate.PASSED is desk.at(2).fate


def test_a_hole_below_the_commit_is_what_was_forgotten() -> None:
    """The group's commit, or a higher one that a record carries, vouches for it."""
    desk = Desk()
    hourly(desk, 0, 3)
    desk.commit = 3
    hourly(desk, 3, 5)
    del desk.changelog[b"raw/0/1"]

    assert [0, 2, 3, 4] == [r.seq for r in trusted(desk.changelog.values(), 0)]
    assert [] == list(trusted([], 7))


def test_a_record_of_another_version_is_not_believed() -> None:
    """Its fields may mean something else: it is for the operator to say what to do."""
    desk = Desk()
    hourly(desk, 0, 1)
    other = encode(replace(records(desk)[0], v=1))

    with pytest.raises(ValueError, match="of version 1"):
        decode(other)


def test_texts_are_slimmed_below_the_commit_only() -> None:
    """Past the similarity window and below the commit: no text, no answer."""
    desk = Desk(SHORT)
    hourly(desk, 0, 10)
    assert not any(r.is_slim for r in records(desk))
    desk.commit = 9
    hourly(desk, 10, 11)

    assert [0, 1] == [r.seq for r in records(desk) if r.is_slim]
    assert desk.memo.by_seq(0).is_slim


def test_forgetting_is_done_in_portions() -> None:
    """However much has aged at once, one article does not wait for all of it."""
    desk = Desk(SHORT)
    for number in range(MOST_CHANGES + 20):
        desk.judge(article((f"Satu kata {number}.",), offset=number, title=None))
    desk.commit = MOST_CHANGES + 20
    last = desk.commit
    for hour in range(9, 22):
        desk.judge(
            article(
                (f"Nanti {hour}.",),
                offset=last + hour,
                title=None,
                at=f"2025-03-03T{hour:02d}:00:00+07:00",
                arrived="2025-03-30T00:00:00Z",
            )
        )
    desk.commit = len(desk.log)
    first, second = desk.memo.forget(desk.commit), desk.memo.forget(desk.commit)

    assert MOST_CHANGES == len(first)
    assert 0 < len(second) < MOST_CHANGES


def test_old_records_are_dropped_but_the_anchors() -> None:
    """Past the identity window: tombstones, but for what a restart leans on."""
    desk = Desk(SHORT)
    desk.judge(article(FERRY, offset=0, partition=1, arrived="2025-03-30T00:00:00Z"))
    for hour in range(70):
        hourly(desk, hour, hour + 1)
        desk.commit = hour

    kept = [r.origin for r in records(desk)]
    assert "raw/1/0" in kept  # the newest of its raw partition
    assert "raw/0/3" not in kept
    assert "raw/1/0" not in [r.origin for r in desk.memo.identity.live]
    assert desk.memo.get("raw/0/3") is None
    desk.restart()
    assert Fate.REPEAT is desk.judge(desk.log[4]).fate


def test_a_restart_after_forgetting_judges_alike() -> None:
    """Memory after a restart answers like memory without one."""
    desk, other = Desk(SHORT), Desk(SHORT)
    for one in (desk, other):
        hourly(one, 0, 30)
        one.commit = 29
        hourly(one, 30, 34)
    desk.restart()
    hourly(desk, 34, 40)
    hourly(other, 34, 40)

    assert [r.id for r in records(other)[-6:]] == [r.id for r in records(desk)[-6:]]
    assert desk.memo.time == other.memo.time


def test_the_window_is_kept_by_stream_time() -> None:
    """A copy after the window has passed is the first of its kind again."""
    desk = Desk(SHORT)
    desk.judge(article(FERRY, offset=100, partition=2, arrived="2025-03-30T00:00:00Z"))
    hourly(desk, 0, 9)
    late = desk.judge(
        article(
            FERRY,
            offset=101,
            partition=2,
            source="warta-timur",
            arrived="2025-03-30T00:00:00Z",
        )
    )

    assert "unique" == decision(late)["verdict"]


def test_an_update_after_the_window_has_no_evidence() -> None:
    """No verdict depends on how long a text happened to be in memory."""
    desk = Desk(SHORT)
    desk.judge(article(FERRY, offset=100, partition=2, guid="n1"))
    hourly(desk, 0, 9)
    late = decision(
        desk.judge(article(FERRY[:3], offset=101, partition=2, guid="n1", at=None))
    )

    assert ("update", 2, None, []) == (
        late["verdict"],
        late["version"],
        late["jaccard"],
        late["passages"],
    )


def test_readings_are_bounded() -> None:
    """Read texts are kept for the last few leaders only."""
    desk = Desk()
    for number in range(MAX_READINGS + 2):
        desk.judge(article((f"Kabar {number} dari desa {number}.",), offset=number))
        desk.memo.read(desk.memo.by_seq(number))

    assert MAX_READINGS == len(desk.memo._readings)


def test_a_withdrawn_leader_leaves_the_index_once() -> None:
    """Its place in the window is passed later without harm."""
    desk = Desk(SHORT)
    desk.judge(article(FERRY, offset=100, partition=2, guid="n1"))
    desk.judge(takedown("guid:kabar-nusa:n1", offset=101))
    hourly(desk, 102, 120)

    assert desk.memo.get("raw/2/100") is not None


def test_an_article_stays_canceled_while_one_takedown_lives() -> None:
    """Two takedowns of one article pass the identity window one after the other."""
    desk = Desk(SHORT)
    hourly(desk, 0, 2)
    desk.judge(article(FERRY, offset=9, partition=2, guid="n1"))
    own = desk.memo.by_seq(2).own
    desk.judge(takedown("guid:kabar-nusa:n1", offset=90))
    hourly(desk, 2, 7)
    desk.judge(takedown("guid:kabar-nusa:n1", offset=91))
    hourly(desk, 7, 16)
    assert desk.memo.identity.is_canceled(own)
    assert 1 == desk.memo.identity._canceled[own]

    hourly(desk, 16, 24)
    assert not desk.memo.identity.is_canceled(own)


def test_texts_lie_where_it_is_told() -> None:
    """Put by the judgement, erased when slim, given back at the end."""
    desk = Desk(SHORT)
    texts = MemoryTexts()
    desk.memo = Memo(SHORT, texts)
    hourly(desk, 0, 9)
    desk.commit = 9
    hourly(desk, 9, 11)

    assert list(range(2, 11)) == sorted(texts._texts)
    desk.memo.close()
    assert {} == texts._texts
