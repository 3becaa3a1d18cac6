"""The correction: subjects' scores change each other, in whole numbers."""

from __future__ import annotations

from itertools import pairwise

from streams.classify.calibration import Kind, Table
from streams.classify.calibration import load as calibration
from streams.classify.correction import LEAST, Correction, load, logs

KIND = Kind(language="id", is_headline=True, amount=500, known=8)
NOTHING = ((0,) * 17,) * 17
TOTALS = (0, 900, 0, 1000, *(0,) * 13)


def table(
    by_log: tuple[tuple[int, ...], ...] = NOTHING,
    by_share: tuple[tuple[int, ...], ...] = NOTHING,
    offset: tuple[int, ...] = (0,) * 17,
) -> Table:
    """A table that changes nothing but what is given."""
    return Table(by_log=by_log, by_share=by_share, kind={KIND.name: offset})


def put(row: int, column: int, value: int) -> tuple[tuple[int, ...], ...]:
    """A square of zeros with one value in it."""
    return tuple(
        tuple(value if (at, to) == (row, column) else 0 for to in range(17))
        for at in range(17)
    )


def test_an_empty_table_gives_log_shares() -> None:
    """Differences between subjects stay what they were."""
    found = Correction.of(table()).corrected(TOTALS, KIND)
    before = [two - one for one, two in pairwise(TOTALS)]

    assert tuple(logs(TOTALS)) == found
    assert before == [two - one for one, two in pairwise(found)]


def test_a_subject_gains_by_the_share_of_another() -> None:
    """Where crime has a share, politics behind it may come first."""
    by = Correction.of(table(by_share=put(3, 1, 1000)))
    found = by.corrected(TOTALS, KIND)

    assert 3 == TOTALS.index(max(TOTALS))
    assert 1 == found.index(max(found))


def test_a_subject_loses_by_the_log_share_of_another() -> None:
    """Log shares are negative: a slope on them takes away from what is rare."""
    found = Correction.of(table(by_log=put(0, 3, 500))).corrected(TOTALS, KIND)

    assert logs(TOTALS)[3] + logs(TOTALS)[0] * 500 // 1000 == found[3]
    assert logs(TOTALS)[1] == found[1]


def test_the_kind_of_text_has_offsets() -> None:
    """They are added as they stand."""
    found = Correction.of(table(offset=tuple(range(17)))).corrected(TOTALS, KIND)

    assert [value + at for at, value in enumerate(logs(TOTALS))] == list(found)


def test_absurd_scores_stay_bounded() -> None:
    """Neither overflow nor minus infinity."""
    found = logs((10**9, *(-(10**9),) * 16))

    assert [0, *[LEAST] * 16] == found


def test_ours_knows_every_kind_and_subject() -> None:
    """The table that comes with the program is whole."""
    kinds = calibration().rank[0].kind

    assert (34, 17) == load().matrix.shape
    assert set(kinds) == set(load().kind)
