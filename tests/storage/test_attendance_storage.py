"""Computed and locked days on disk, and facts about them that nobody can change."""

import sqlite3
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storage_examples import ANNA, MONDAY, punch

from faceclock.domain.attendance import DayKind, DayResult, DayStatus, OvertimePart
from faceclock.domain.punch import Correction, CorrectionKind, Direction
from faceclock.domain.rulebook import LeaveType
from faceclock.storage.adjustments import Adjustment, Adjustments
from faceclock.storage.attendance_days import AttendanceDays, Reach
from faceclock.storage.audit import Audit
from faceclock.storage.book import Book
from faceclock.storage.corrections import Corrections
from faceclock.storage.database import Database
from faceclock.storage.day_rows import result_of, row_of
from faceclock.storage.employees import Employees
from faceclock.storage.periods import Period, Periods
from faceclock.storage.punches import Punches
from faceclock.storage.staff import Staff
from faceclock.storage.staleness import Staleness
from faceclock.storage.stamps import Stamps

DAY = date(2026, 3, 2)
MARCH = (date(2026, 3, 1), date(2026, 3, 31))
minutes = st.integers(0, 3000)
instants = st.none() | st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


def result(day: date = DAY, employee: str = "1", worked: int = 480) -> DayResult:
    return DayResult(employee, day, ("day",), DayStatus.PRESENT, DayKind.WORKDAY, worked=worked)


def period(first: date, last: date, locked: bool = True, name: str = "p") -> Period:
    return Period(name, first, last, locked, MONDAY, "hr", "payroll", (1, 2, 3))


def store(database: Database, *days: DayResult) -> None:
    for day in days:
        AttendanceDays(database).write(day.employee_id, [day], Reach(*MARCH, None))


@settings(deadline=None)
@given(
    st.builds(
        DayResult,
        st.text(min_size=1),
        st.dates(),
        st.lists(st.from_regex(r"[a-z]+", fullmatch=True), max_size=3).map(tuple),
        st.sampled_from(DayStatus),
        st.sampled_from(DayKind),
        first_in=instants,
        last_out=instants,
        scheduled=minutes,
        span=minutes,
        worked=minutes,
        break_minutes=minutes,
        unpaid=minutes,
        credited=minutes,
        late=minutes,
        early=minutes,
        missing=minutes,
        regular=minutes,
        rounding_seconds=st.integers(-9999, 9999),
        overtime=st.lists(
            st.builds(OvertimePart, st.text(), st.floats(0, 9), minutes, minutes, minutes), max_size=3
        ).map(tuple),
    )
)
def test_a_result_round_trips(day):
    assert result_of(row_of(day)) == day


def test_days_by_person_and_day(database):
    days = AttendanceDays(database)
    store(database, result(employee="2"), result(date(2026, 3, 3)), result())
    assert [day.day.day for day in days.of("1", *MARCH)] == [2, 3]
    assert [(day.employee_id, day.day.day) for day in days.of_all(["1", "2"], *MARCH)] == [
        ("1", 2),
        ("1", 3),
        ("2", 2),
    ]
    assert days.reach_of("1") == Reach(*MARCH, None)
    assert days.reaches().keys() == {"1", "2"}
    days.forget()
    assert days.reach_of("1") is None
    assert days.of("1", *MARCH) == []


def test_locking_keeps_the_days_as_they_stand(database):
    periods = Periods(database)
    store(database, result())
    periods.add(period(*MARCH))
    store(database, result(worked=1))
    assert [day.worked for day in periods.days_of("1", *MARCH)] == [480]
    assert periods.locked() == [period(*MARCH)]
    assert periods.holding(DAY) == period(*MARCH)
    assert periods.holding(date(2026, 4, 1)) is None


def test_of_several_lockings_the_last_holds_until_it_is_opened(database):
    periods = Periods(database)
    store(database, result())
    for name, locked in (("a", True), ("b", False), ("c", True)):
        store(database, result(worked=len(periods.history())))
        periods.add(period(*MARCH, locked, name))
    assert [day.worked for day in periods.days_of("1", *MARCH)] == [2]
    periods.add(period(*MARCH, False, "d"))
    assert periods.locked() == []
    assert list(periods.days_of("1", *MARCH)) == []
    assert [each.locked for each in periods.history()] == [True, False, True, False]


def test_locking_is_audited(database):
    Periods(database).add(period(*MARCH))
    [row] = Audit(database).about("2026-03-01..2026-03-31")
    assert (row.action, row.actor, row.detail) == ("attendance.lock", "hr", {"reason": "payroll"})


@pytest.mark.parametrize("table", ["periods", "locked_days", "adjustments", "book_facts"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET {column} = {column}",
        "DELETE FROM {table}",
        "REPLACE INTO {table} SELECT * FROM {table}",
    ],
)
@pytest.mark.parametrize("recursive_triggers", ["ON", "OFF"])
def test_nobody_can_change_what_was_paid_by(database, table, statement, recursive_triggers):
    store(database, result())
    Periods(database).add(period(*MARCH))
    day = date(2026, 4, 1)
    Adjustments(database).add(Adjustment("a", "1", day, DAY, 30, "x", "a", "b", MONDAY, "hr"))
    Book(database).put("leave_type", LeaveType("flu"), by="hr")
    column = "day" if table in ("locked_days", "adjustments") else "at"
    before = database.rows(f"SELECT * FROM {table}")
    stranger = sqlite3.connect(database.path)
    stranger.execute(f"PRAGMA recursive_triggers = {recursive_triggers}")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        stranger.execute(statement.format(table=table, column=column))
    stranger.close()
    assert database.rows(f"SELECT * FROM {table}") == before != []


def test_stamps_are_punches_as_corrected(database):
    first, second = punch(), punch(480, direction=Direction.OUT)
    for made in (first, second):
        Punches(database).add(made)
    corrections = Corrections(database)
    corrections.add(Correction("a", first.id, CorrectionKind.DIRECTION, MONDAY, "hr", "x", Direction.OUT))
    corrections.add(
        Correction("b", first.id, CorrectionKind.DIRECTION, MONDAY, "hr", "x", Direction.BREAK_IN)
    )
    corrections.add(Correction("c", second.id, CorrectionKind.VOID, MONDAY, "hr", "x"))
    found = Stamps(database).of("1")
    assert [(each.id, each.direction, each.original, each.voided) for each in found] == [
        (first.id, Direction.BREAK_IN, Direction.IN, False),
        (second.id, Direction.OUT, None, True),
    ]
    assert Stamps(database).newest() == (2, 3)
    then = Stamps(database, punches_seen=1, corrections_seen=1).of("1")
    assert [(each.direction, each.original) for each in then] == [(Direction.OUT, Direction.IN)]
    assert Stamps(database).of("1", found[0].at + 1) == found[1:]


def test_everybody_who_ever_punched(database):
    for number in ("7", "1", "7", "3"):
        Punches(database).add(punch(employee_id=number))
    assert list(Staff(database).all()) == ["1", "3", "7"]
    Employees(database).add(ANNA)
    staff = Staff(database).all()
    assert list(staff) == ["1", "3", "7"]
    assert (staff["1"].name, staff["1"].active, staff["7"].name, staff["7"].active) == (
        ANNA.name,
        True,
        "",
        False,
    )
    assert staff["3"].first_punch == staff["3"].last_punch
    assert [Staff(database).knows(number) for number in ("1", "7", "9")] == [True, True, False]


def test_nobody_ever_punched(database):
    assert Staff(database).all() == {}
    assert not Staff(database).knows("1")
    assert Stamps(database).first_of("1") is None


def test_marks_are_removed_by_who_read_them(database):
    stale = Staleness(database)
    stale.mark("1", DAY)
    read = stale.of("1")
    assert read.spans == ((DAY, date.max),)
    stale.mark("1", DAY, DAY)
    assert stale.done(read)
    assert stale.of("1").spans == ((DAY, DAY),)
    assert stale.done(stale.of("1"))
    assert stale.people() == set()


def test_who_comes_second_learns_of_it(database):
    stale = Staleness(database)
    stale.claim(["1"])
    first, second = stale.of("1"), stale.of("1")
    assert stale.done(first)
    assert not stale.done(second)


def test_a_mark_of_everybody_becomes_one_of_each_who_has_days(database):
    store(database, result(employee="1"), result(employee="2"))
    stale = Staleness(database)
    stale.mark("", DAY)
    assert stale.people() == {"1", "2"}
    assert stale.of("2").spans == ((DAY, date.max),)
