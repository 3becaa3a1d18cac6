"""Takedowns: by guid, URL, id and key; early, late, twice; refused when ambiguous."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from schemas.topics import DEAD, DUPLICATES, UNIQUE
from streams.aliases import guid_alias, guid_handle, id_handle, key_handle, url_alias
from streams.dedupe.record import name
from streams.runner import Step
from streams.stage import Fate
from tests.streams.dedupe.newsroom import (
    FERRY,
    HARVEST,
    MARKET,
    Desk,
    article,
    decision,
    takedown,
)

GUID = guid_alias("kabar-nusa", "n1")


def canceled(done: Step) -> list[Any]:
    """Ids of the canceled records that a step sends."""
    records = [orjson.loads(o.value) for o in done.outputs if o.value is not None]
    assert all(record["article"] is None for record in records)
    return [record["uri"] for record in records]


def uri(done: Step) -> Any:
    """Id of a step's one record."""
    return orjson.loads(done.outputs[0].value or b"")["uri"]


def test_a_takedown_cancels_the_article_and_empties_its_duplicates() -> None:
    """One canceled record under the id, a tombstone under each duplicate."""
    desk = Desk()
    first = desk.judge(article(FERRY, offset=0, guid="n1"))
    again = desk.judge(article(FERRY, offset=1, guid="n1"))
    done = desk.judge(takedown(GUID, offset=2))

    assert Fate.WITHDRAWN is done.fate
    assert [uri(first)] == canceled(done)
    assert [(UNIQUE, b"withdrawn"), (DUPLICATES, b"withdrawn")] == [
        (o.topic, dict(o.headers)["kawat-fate"]) for o in done.outputs
    ]
    assert (again.outputs[0].key, None) == (done.outputs[1].key, done.outputs[1].value)
    assert done.outputs == desk.at(2).outputs


def test_a_withdrawn_text_matches_nothing_and_is_forgotten() -> None:
    """Copies that come later are first of their kind; the state loses the text."""
    desk = Desk()
    desk.judge(article(FERRY, offset=0, guid="n1"))
    desk.judge(takedown(GUID, offset=1))
    copy = desk.judge(article(FERRY, offset=2, source="warta-timur"))

    assert "unique" == decision(copy)["verdict"]
    assert not desk.memo.by_seq(0).is_slim
    desk.memo.forget(2)
    assert desk.memo.by_seq(0).is_slim


def test_many_withdrawn_records_are_forgotten_in_portions() -> None:
    """An article that came a hundred times loses every text, in a few steps."""
    desk = Desk()
    for offset in range(100):
        desk.judge(article(FERRY, offset=offset, guid="n1"))
    desk.judge(takedown(GUID, offset=100))
    first, second = desk.memo.forget(101), desk.memo.forget(101)

    assert (64, 36) == (len(first), len(second))
    assert all(desk.memo.by_seq(seq).is_slim for seq in range(100))


def test_an_alias_of_an_old_takedown_may_be_borne_again() -> None:
    """A takedown bears names, but no article: it owns nothing."""
    desk = Desk()
    desk.judge(takedown(GUID, offset=0))

    assert desk.memo.identity.owner(name(GUID)) is None


def test_what_comes_after_its_takedown_is_withdrawn() -> None:
    """The article may still come: it is canceled, under every name it has."""
    desk = Desk()
    early = desk.judge(takedown(GUID, offset=0))
    late = desk.judge(article(FERRY, offset=1, guid="n1", url="https://a.example/1"))
    other = desk.judge(article(HARVEST, offset=2, url="https://a.example/1"))

    assert canceled(early) == canceled(late) == canceled(other)
    assert [Fate.WITHDRAWN] * 2 == [late.fate, other.fate]


def test_a_withdrawn_record_claims_no_live_article() -> None:
    """An address that it shares with a living article stays with that one."""
    desk = Desk()
    living = desk.judge(article(HARVEST, offset=0, url="https://a.example/1"))
    desk.judge(takedown(GUID, offset=1))
    late = desk.judge(article(FERRY, offset=2, guid="n1", url="https://a.example/1"))
    again = desk.judge(article(HARVEST, offset=3, url="https://a.example/1"))

    assert Fate.WITHDRAWN is late.fate
    assert uri(living) == uri(again)
    assert "redelivery" == decision(again)["verdict"]


def test_a_takedown_twice_cancels_twice() -> None:
    """The same record again, from another raw record."""
    desk = Desk()
    desk.judge(article(FERRY, offset=0, guid="n1"))

    assert canceled(desk.judge(takedown(GUID, offset=1))) == canceled(
        desk.judge(takedown(GUID, offset=2))
    )


@pytest.mark.parametrize(
    "name",
    [
        guid_handle("n1"),
        url_alias("https://a.example/1"),
    ],
)
def test_explicit_names_cancel(name: str) -> None:
    """A guid without source and an address are names of the article."""
    desk = Desk()
    first = desk.judge(article(FERRY, offset=0, guid="n1", url="https://a.example/1"))

    assert [uri(first)] == canceled(desk.judge(takedown(name, offset=1)))


def test_both_ids_cancel() -> None:
    """Parse's own id and the resolved one, which bears the era, name the article."""
    desk = Desk()
    one = article(FERRY, offset=0, guid="n1")
    first = desk.judge(one)
    by_parse = desk.judge(takedown(id_handle(one.id), offset=1))
    by_resolved = desk.judge(takedown(id_handle(uri(first)), offset=2))

    assert one.id != uri(first)
    assert [uri(first)] == canceled(by_parse) == canceled(by_resolved)


def test_an_unknown_id_is_canceled_under_itself() -> None:
    """Nobody has seen it: the canceled record stands where it would."""
    unknown = "urn:kawat:article:" + "ab" * 16

    assert [unknown] == canceled(Desk().judge(takedown(id_handle(unknown), offset=0)))


def test_a_key_that_named_one_article_cancels_it() -> None:
    """Null value: the key is the article's."""
    desk = Desk()
    first = desk.judge(article(FERRY, offset=0, key="k1"))
    desk.judge(article(HARVEST, offset=1, key="k2"))
    done = desk.judge(takedown(guid_handle("k1"), key_handle("k1"), offset=2))
    more = desk.judge(article(MARKET, offset=3, key="k1", title="Pasar"))

    assert [uri(first)] == canceled(done)
    assert Fate.PASSED is more.fate


def test_an_outlet_wide_key_is_refused_and_remembered() -> None:
    """A newsroom that keys by outlet loses no outlet; again it is refused alike."""
    desk = Desk()
    desk.judge(article(FERRY, offset=0, key="desk"))
    desk.judge(article(HARVEST, offset=1, key="desk"))
    refused = desk.judge(takedown(guid_handle("desk"), key_handle("desk"), offset=2))
    desk.judge(article(MARKET, offset=3, title="Pasar"))
    desk.restart()
    again = desk.at(2)

    assert (Fate.DEAD, "ambiguous_takedown") == (refused.fate, refused.reason)
    assert DEAD == refused.outputs[0].topic
    assert 1 == len(refused.memo)
    assert refused.outputs == again.outputs


def test_an_unknown_key_is_refused_unless_it_is_an_address() -> None:
    """A key that is a URL or id names its article before it comes."""
    desk = Desk()
    plain = desk.judge(takedown(guid_handle("k9"), key_handle("k9"), offset=0))
    address = url_alias("https://a.example/9")
    named = desk.judge(
        takedown(address, guid_handle("x"), key_handle("https://a.example/9"), offset=1)
    )
    late = desk.judge(article(FERRY, offset=2, url="https://a.example/9"))

    assert [Fate.DEAD, Fate.WITHDRAWN, Fate.WITHDRAWN] == [
        plain.fate,
        named.fate,
        late.fate,
    ]
