"""What is kept of a judgement says the same again, and holds no text twice."""

from __future__ import annotations

from msgspec.structs import replace

from schemas.codec import share
from streams.dedupe import kept
from streams.dedupe.answer import _parts, _share
from streams.dedupe.record import decode
from streams.stage import Fate
from tests.streams.dedupe.newsroom import FERRY, HARVEST, Desk, article, takedown

EDITED = (*FERRY[:3], "Dermaga dibuka lagi pada Kamis, tiga hari kemudian.", FERRY[4])


def busy() -> Desk:
    """A desk that has judged one of each kind of answer."""
    desk = Desk()
    desk.judge(
        article(FERRY, offset=0, guid="n1"),
        article(FERRY, offset=1, source="warta-timur"),
        article(EDITED, offset=2, guid="n1"),
        article((*HARVEST, *FERRY), offset=3, source="warta-timur", title="Panen"),
        takedown("guid:kabar-nusa:n1", offset=4),
        article(FERRY, offset=5, guid="n1"),
        takedown("key:desk", offset=6, key="desk"),
    )
    return desk


def test_every_answer_is_given_again_byte_for_byte() -> None:
    """Article, copy, update with evidence, takedown, late article, refusal."""
    desk, other = busy(), Desk()
    fresh = [other.judge(one) for one in desk.log]
    again = [desk.at(offset) for offset in range(len(desk.log))]
    desk.restart()
    after = [desk.at(offset) for offset in range(len(desk.log))]

    assert {Fate.PASSED, Fate.DUPLICATE, Fate.WITHDRAWN, Fate.DEAD} == {
        done.fate for done in fresh
    }
    told = [[replace(done, memo=()) for done in steps] for steps in (fresh, again)]
    assert told == [again, after]


def test_an_answer_keeps_the_code_that_judged() -> None:
    """A newer Kawat says again what the older one said, under the older one's name."""
    desk = Desk()
    first = desk.judge(article(FERRY, offset=0))
    record = decode(desk.changelog[b"raw/0/0"])
    said = replace(kept.answer(record.kept or b""), versions=("0.0.9", "0"))
    desk.memo.texts.put(0, kept.pack(None, said))

    value = desk.at(0).outputs[0].value or b""
    assert first.outputs[0].value != value
    assert b'"kawat":"0.0.9"' in value


def test_only_what_others_are_compared_with_keeps_its_text() -> None:
    """A copy is told by its decision alone."""
    desk = busy()
    leader, copy = (desk.memo.texts.get(seq) for seq in (0, 1))

    assert FERRY == tuple(kept.reading(leader).paragraphs)
    assert () == tuple(kept.reading(copy).paragraphs)
    assert len(copy) < len(leader) / 2


def test_shares_are_kept_in_thousandths() -> None:
    """All of them come back as the very number that values carry."""
    shares = [share(part / 1000) for part in range(1001)]

    assert [None, *shares] == [_share(_parts(one)) for one in [None, *shares]]
