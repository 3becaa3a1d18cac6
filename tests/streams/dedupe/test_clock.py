"""Stream time and event time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from schemas.article import Flag, Precision, Published
from streams.dedupe.clock import (
    AGREEING,
    STEP_SECONDS,
    UNSET,
    StreamTime,
    event_time,
    is_past,
)
from streams.dedupe.times import epoch, iso
from tests.streams.dedupe.newsroom import FERRY, article

HOUR = 3600


def run(*times: int | None) -> StreamTime:
    """Stream time after records of these event times."""
    time = UNSET
    for one in times:
        time = time.after(one)
    return time


def test_time_is_unset_until_a_record_bears_one() -> None:
    """Records without time leave it as it is."""
    assert UNSET == run(None, None)
    assert 5 == run(None, 5, None).now


def test_time_never_goes_back() -> None:
    """An old article moves nothing."""
    assert run(9000) == run(9000, 10)


def test_an_article_from_the_future_moves_nothing() -> None:
    """A lone outlier, or three, empty no window."""
    far = 10**9

    assert 9000 == run(9000, far, far, far).now
    assert run(9000, far, 9100) == StreamTime(now=9100, reached=9100)


def test_a_feed_that_began_with_an_old_article_comes_into_step() -> None:
    """Four that agree move the reference at once, the windows by four hours only."""
    new = 10**9
    time = run(0, new + 5, new + 3, new + 9, new + 7)

    assert StreamTime(now=AGREEING * STEP_SECONDS, reached=new + 3) == time
    assert AGREEING * STEP_SECONDS + 60 == time.after(new + 63).now


@given(st.lists(st.none() | st.integers(0, 10**7), max_size=30))
def test_time_moves_at_most_an_hour_a_record(times: list[int | None]) -> None:
    """Never back, never faster than the records come."""
    time = UNSET
    begun = 0
    for one in times:
        after = time.after(one)
        if time.now is not None and after.now is not None:
            begun += 1
            assert time.now <= after.now <= time.now + AGREEING * STEP_SECONDS
        time = after


def test_event_time_is_as_published_but_not_after_arrival() -> None:
    """What is dated after its own raw record came with it."""
    told = article(FERRY, offset=0)
    late = article(FERRY, offset=0, at="2099-01-01T00:00:00Z")
    arrival = epoch("2025-03-03T09:00:00+07:00")

    assert epoch("2025-03-03T08:00:00+07:00") == event_time(told)
    assert arrival == event_time(late)
    assert arrival == event_time(article(FERRY, offset=0, at=None))


def test_an_implausible_date_counts_for_nothing() -> None:
    """Parse has flagged it: the arrival stands for it."""
    told = replace(article(FERRY, offset=0), flags=(Flag.DATE_IMPLAUSIBLE,))

    assert epoch("2025-03-03T09:00:00+07:00") == event_time(told)


def test_a_batch_without_dates_has_no_time() -> None:
    """The zero time says that nothing is known; a date alone is enough."""
    zero = "1970-01-01T00:00:00Z"

    assert event_time(article(FERRY, offset=0, at=None, arrived=zero)) is None
    assert epoch("2025-03-03T08:00:00+07:00") == event_time(
        article(FERRY, offset=0, arrived=zero)
    )


def test_an_unreadable_date_is_no_date() -> None:
    """A bare day is midnight UTC; anything else is left out."""
    odd = Published(at="kemarin", precision=Precision.DAY, from_="envelope")
    told = replace(article(FERRY, offset=0), published=odd)

    assert epoch("2025-03-03T09:00:00+07:00") == event_time(told)
    assert 1740960000 == epoch("2025-03-03")
    assert "2025-03-03T00:00:00Z" == iso(1740960000)


def test_windows() -> None:
    """Judged before stream time began = older than everything, once it has begun."""
    assert not is_past(None, None, 10)
    assert is_past(None, 5, 10)
    assert not is_past(5, 15, 10)
    assert is_past(5, 16, 10)
