"""What is kept of a judgement says the same again, and holds no text twice."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import asdict, replace

from schemas.codec import share
from schemas.decisions import (
    Change,
    Changed,
    DedupeDecision,
    FirstSeen,
    Passage,
    Verdict,
)
from schemas.errors import Reason, Rejected
from streams.dedupe import answer, kept
from streams.dedupe.answer import _parts, _share
from streams.dedupe.record import Kind, decode, story, uri
from streams.dedupe.ruling import Said
from streams.stage import Fate
from tests.streams.dedupe.newsroom import (
    FERRY,
    HARVEST,
    Desk,
    article,
    judgement,
    takedown,
)

EDITED = (*FERRY[:3], "Dermaga dibuka lagi pada Kamis, tiga hari kemudian.", FERRY[4])
OWN, OTHER = b"\x01" * 16, b"\x02" * 16
CHANGES = (Change(from_="12", to="21"), Change(from_="2", to="3"))
FULL = DedupeDecision(
    verdict=Verdict.UPDATE,
    of=uri(OTHER),
    version=3,
    story=story(OTHER),
    containment_here=0.875,
    containment_there=0.5,
    jaccard=0.125,
    first_seen=FirstSeen(source="kabar-nusa", at="2025-03-03T01:00:00Z", raw="raw/0/7"),
    silent_edit=True,
    passages=(Passage(text=FERRY[0][11:30], here=(11, 30), there=(2, 21)),),
    changed=Changed(sentences=CHANGES, numbers=CHANGES[:1], names=CHANGES[1:]),
    local_paragraphs=(1, 4),
    corrects=uri(OTHER),
)


def leaves(part: object) -> Iterator[object]:
    """Every value of a struct, those of the structs in it included."""
    if isinstance(part, Struct):
        part = tuple(asdict(part).values())
    if not isinstance(part, tuple):
        yield part
    elif not part:
        yield None
    else:
        for one in part:
            yield from leaves(one)


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


def test_nothing_of_a_decision_is_forgotten() -> None:
    """Each field is told, none as if it were not, and all come back from the state.

    Whoever adds a field to the decision must keep it in `answer.py` as well.
    """
    one = article(FERRY, offset=0)
    told = {"id": OWN, "story": OTHER}
    record = replace(judgement(0, Kind.UPDATE, **told), version=3)
    empty = [leaf for leaf in leaves(FULL) if leaf in (None, False, "", 0)]

    said = Said(
        decision=FULL,
        canceled=((OWN, 4),),
        gone=((OTHER, "raw/0/2"),),
        rejection=Rejected(Reason.AMBIGUOUS_TAKEDOWN, "which one?"),
        versions=("0.0.1", "7"),
    )
    again = answer.unpack(kept.answer(kept.pack(None, answer.pack(said))), record, one)

    assert [] == empty
    assert FULL == again.decision
    assert (said.canceled, said.gone, said.versions) == (
        again.canceled,
        again.gone,
        again.versions,
    )
    assert repr(said.rejection) == repr(again.rejection)
