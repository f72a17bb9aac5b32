"""When a scheduled report is due, also where clocks change and months are short."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceclock.domain.report_schedule import Days, Every, Rhythm, days_meant

BERLIN = ZoneInfo("Europe/Berlin")
MORNING = Rhythm(Every.DAY, time(6))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("rhythm", "after", "due"),
    [
        (MORNING, "2026-11-22 05:59", "2026-11-22 06:00"),
        (MORNING, "2026-11-22 06:00", "2026-11-23 06:00"),
        (Rhythm(Every.WEEK, time(7), 0), "2026-11-22 12:00", "2026-11-23 07:00"),
        (Rhythm(Every.WEEK, time(7), 6), "2026-11-22 07:00", "2026-11-29 07:00"),
        (Rhythm(Every.MONTH, time(7), 1), "2026-11-22 12:00", "2026-12-01 07:00"),
        (Rhythm(Every.MONTH, time(7), 31), "2026-01-31 07:00", "2026-02-28 07:00"),
    ],
)
def test_the_next_moment_of_a_rhythm(rhythm, after, due):
    assert rhythm.next_after(local(after), BERLIN) == local(due)


def test_a_day_with_23_or_25_hours_has_one_run():
    night = Rhythm(Every.DAY, time(2, 30))
    assert night.next_after(local("2026-03-29 00:00"), BERLIN) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    first = night.next_after(local("2026-10-25 00:00"), BERLIN)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert night.next_after(first, BERLIN) == local("2026-10-26 02:30")


RHYTHMS = st.one_of(
    st.builds(Rhythm, st.just(Every.DAY), st.times()),
    st.builds(Rhythm, st.just(Every.WEEK), st.times(), st.integers(0, 6)),
    st.builds(Rhythm, st.just(Every.MONTH), st.times(), st.integers(1, 31)),
)


@given(RHYTHMS, st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))
def test_no_moment_lies_between_the_last_and_the_next(rhythm, instant):
    last, following = rhythm.last_until(instant, BERLIN), rhythm.next_after(instant, BERLIN)
    assert last <= instant < following
    assert rhythm.next_after(last, BERLIN) == following
    assert following - last <= timedelta(days=32)


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        (Days.TODAY, date(2026, 11, 22), date(2026, 11, 22)),
        (Days.YESTERDAY, date(2026, 11, 21), date(2026, 11, 21)),
        (Days.LAST_WEEK, date(2026, 11, 9), date(2026, 11, 15)),
        (Days.LAST_MONTH, date(2026, 10, 1), date(2026, 10, 31)),
    ],
)
def test_days_are_seen_from_the_day_of_the_run(days, first, last):
    assert days_meant(days, date(2026, 11, 22)) == (first, last)


def test_weeks_may_begin_on_sunday():
    assert days_meant(Days.LAST_WEEK, date(2026, 11, 22), 6) == (date(2026, 11, 15), date(2026, 11, 21))


def test_there_is_no_eighth_day_of_the_week():
    with pytest.raises(ValueError, match="no day 7"):
        Rhythm(Every.WEEK, time(6), 7)
