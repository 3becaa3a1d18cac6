"""A plug-in chooses where it answers; where it lapses our own model does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from schemas.article import Language, ParsedArticle
from schemas.decisions import Candidate
from streams.classify import reference
from streams.classify.decision import decide
from streams.classify.desks import compiled
from streams.classify.plug import Lapse, Plugs, Text, Unavailable
from tests.streams.raw_reference import RAW

ARTICLE = ParsedArticle(
    id="urn:kawat:article:00",
    version_id="urn:kawat:version:00",
    aliases=(),
    raw=RAW,
    title="Persatuan Rejo Juara Liga Desa",
    paragraphs=("Persatuan Rejo menjuarai turnamen.", "Gol dicetak penyerang."),
    language=Language(code="id", confidence=0.99, given=None),
)
HEALTH, CRIME, SPORT = "medtop:07000000", "medtop:02000000", "medtop:15000000"
OURS = decide(ARTICLE, 50)


def candidates(*pairs: tuple[str, int]) -> tuple[Candidate, ...]:
    """Candidates by literal and percentage."""
    return tuple(Candidate(literal=name, confidence=c) for name, c in pairs)


class Fixed:
    """A classifier with one answer to everything."""

    version = "fixed-1"

    def __init__(self, *answers: tuple[Candidate, ...]) -> None:
        """Take the answers to a batch, whatever its size."""
        self.answers = answers
        self.asked: list[Text] = []

    def classify(self, batch: Sequence[Text]) -> Sequence[Sequence[Candidate]]:
        """Answer; without an answer it lapses."""
        self.asked += batch
        if not self.answers:
            raise Unavailable(Lapse.FAILED, "out of order")
        return self.answers


def test_its_candidates_stand_in_the_record() -> None:
    """In its order, with its confidence; the names of both models are told."""
    answer = candidates((HEALTH, 60), (CRIME, 90), (SPORT, 10))
    plug = Fixed(answer)
    decided = decide(ARTICLE, 50, Plugs(classifier=plug))

    assert answer == decided.decision.candidates
    assert [HEALTH, CRIME] == [subject.literal for subject in decided.subjects]
    assert {HEALTH, CRIME, SPORT} == set(decided.decision.evidence)
    assert f"fixed-1+{OURS.model}" == decided.model
    assert decided.drift.lapse is None
    assert [
        Text(
            title="Persatuan Rejo Juara Liga Desa",
            body="Persatuan Rejo menjuarai turnamen.\n\nGol dicetak penyerang.",
            language="id",
        )
    ] == plug.asked


@pytest.mark.parametrize(
    ("answers", "lapse"),
    [
        ((), Lapse.FAILED),
        ((candidates((HEALTH, 60), (CRIME, 90), (SPORT, 10)),) * 2, Lapse.INVALID),
        ((candidates((HEALTH, 60), (CRIME, 90)),), Lapse.INVALID),
        ((candidates((HEALTH, 60), (HEALTH, 60), (SPORT, 1)),), Lapse.INVALID),
        ((candidates((HEALTH, 60), ("medtop:1", 9), (SPORT, 1)),), Lapse.INVALID),
        ((candidates((HEALTH, 101), (CRIME, 9), (SPORT, 1)),), Lapse.INVALID),
    ],
    ids=["failed", "two answers", "two candidates", "twice", "unknown", "percent"],
)
def test_our_model_decides_when_it_lapses(
    answers: tuple[tuple[Candidate, ...], ...], lapse: Lapse
) -> None:
    """The decision is ours; the record tells who should have made it and why not."""
    decided = decide(ARTICLE, 50, Plugs(classifier=Fixed(*answers)))

    assert OURS.decision == decided.decision
    assert OURS.subjects == decided.subjects
    assert f"{OURS.model} instead of fixed-1 ({lapse})" == decided.model
    assert lapse == decided.drift.lapse


def test_what_drifts_is_told_of_every_article() -> None:
    """Best and filed topics, unknown words, disagreement; nothing of no words."""
    drift = OURS.drift
    strange = decide(replace(ARTICLE, title="Zzkq vvqx liga", paragraphs=()), 50).drift
    silent = decide(replace(ARTICLE, title=None, paragraphs=()), 50).drift

    assert (SPORT, (SPORT,)) == (drift.best, drift.filed)
    assert drift.confidence == OURS.decision.candidates[0].confidence
    assert not drift.is_disagreeing
    assert 2 / 3 == pytest.approx(strange.unknown)
    assert (0.0, False) == (silent.unknown, silent.is_disagreeing)


def test_the_reference_has_a_share_for_every_subject() -> None:
    """They are all that there is."""
    shares = reference()

    assert 17 == len(shares)
    assert 1.0 == pytest.approx(sum(shares.values()), abs=0.001)


def test_the_desk_stands_in_the_record() -> None:
    """By the subjects that the article is filed under; without a file there is none."""
    desks = compiled(f'[[desk]]\nname = "Bola"\nsubjects = ["{SPORT}"]\n')

    assert "Bola" == decide(ARTICLE, 50, Plugs(desks=desks)).decision.desk
    assert OURS.decision.desk is None
