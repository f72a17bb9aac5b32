"""Stored days: what time brings, first and last days, locked periods, automatic check-outs, two programs at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from faceclock.app.attendance.book import load_plans
from faceclock.app.attendance.case import Case, Desk
from faceclock.app.attendance.correcting import Warrant, corrector
from faceclock.app.attendance.explaining import explained_days
from faceclock.app.attendance.periods import lock, unlock
from faceclock.app.attendance.refreshing import Refresher
from faceclock.app.attendance.renewing import renewed
from faceclock.app.attendance.sentences import Teller
from faceclock.app.attendance.showing import days_of, people_of
from faceclock.app.attendance.writing import write
from faceclock.app.site import Site, open_site
from faceclock.domain.attendance import DayResult, DayStatus, Step
from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.domain.rulebook import (
    Assignment,
    Leave,
    LeaveType,
    OvertimeClass,
    OvertimeRules,
    Pattern,
    RuleSet,
    ShiftType,
    Workplace,
)
from faceclock.storage.attendance_days import AttendanceDays
from faceclock.storage.audit import Audit
from faceclock.storage.book import Book

MONDAY = date(2026, 3, 16)
ENROLLED = datetime(2026, 3, 1, tzinfo=UTC)
AFTER = datetime(2026, 4, 10, 12, tzinfo=UTC)
DAY = ShiftType("day", time(8), time(16), auto_out=30)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    (tmp_path / "settings.toml").write_text('[site]\nzone = "UTC"\n', encoding="utf-8")
    with open_site(tmp_path) as opened:
        book = Book(opened.database)
        book.put("shift", DAY, by="hr")
        book.put("pattern", Pattern("week", ("day",) * 5 + ("", ""), MONDAY), by="hr")
        book.put("assignment", Assignment("reds", date(2026, 1, 1), team="red", pattern="week"), by="hr")
        opened.employees.add(Employee("1", "Anna", "red"), at=ENROLLED)
        yield opened


def punch(site: Site, at: datetime, direction: Direction, employee: str = "1") -> None:
    site.punches.add(Punch(uuid7(), employee, at, "UTC", direction, Method.FACE, "door"))


def work(site: Site, day: date, start: int = 8, end: int = 16, employee: str = "1") -> None:
    for hour, direction in ((start, Direction.IN), (end, Direction.OUT)):
        punch(site, datetime(day.year, day.month, day.day, hour, tzinfo=UTC), direction, employee)


def shown(site: Site, first: date, last: date | None = None, now: datetime = AFTER) -> list[DayResult]:
    return list(days_of(site, first, last or first, now=lambda: now))


def status(site: Site, day: date, now: datetime = AFTER) -> DayStatus:
    return shown(site, day, now=now)[0].status


def test_a_day_becomes_absent_by_time_alone(site):
    assert status(site, MONDAY, datetime(2026, 3, 16, 12, tzinfo=UTC)) is DayStatus.PENDING
    assert status(site, MONDAY, datetime(2026, 3, 16, 16, 30, tzinfo=UTC)) is DayStatus.PENDING
    assert status(site, MONDAY, datetime(2026, 3, 16, 17, 1, tzinfo=UTC)) is DayStatus.ABSENT


def test_there_is_no_day_after_today(site):
    now = datetime(2026, 3, 18, 12, tzinfo=UTC)
    assert [day.day.day for day in shown(site, MONDAY, date(2026, 3, 31), now)] == [16, 17, 18]
    assert shown(site, date(2026, 3, 19), date(2026, 3, 31), now) == []


def test_earlier_days_can_be_asked_for_later(site):
    work(site, MONDAY)
    assert len(shown(site, date(2026, 4, 1), date(2026, 4, 5))) == 5
    assert [day.worked for day in shown(site, MONDAY, date(2026, 3, 17))] == [480, 0]


def test_nobody_is_absent_before_the_first_day(site):
    site.employees.add(Employee("2", "Ben", "red"), at=datetime(2026, 4, 1, tzinfo=UTC))
    assert [day.status for day in shown(site, MONDAY)] == [DayStatus.ABSENT, DayStatus.NO_ROSTER]
    work(site, date(2026, 3, 13), employee="2")  # an old punch comes with an import
    assert [day.status for day in shown(site, MONDAY)] == [DayStatus.ABSENT, DayStatus.ABSENT]


def test_who_has_left_is_absent_no_more(site):
    work(site, MONDAY)
    assert status(site, date(2026, 3, 17)) is DayStatus.ABSENT
    site.employees.update(Employee("1", "Anna", "red", active=False))
    assert status(site, MONDAY) is DayStatus.PRESENT
    assert status(site, date(2026, 3, 17)) is DayStatus.NO_ROSTER


def test_an_own_roster_without_an_end_ends_with_who_has_left(site):
    work(site, MONDAY)
    book, tuesday = Book(site.database), date(2026, 3, 17)
    book.put("assignment", Assignment("anna", MONDAY, employee="1", pattern="week"), by="hr")
    book.put("leave_type", LeaveType("vac"), by="hr")
    book.put("leave", Leave("anna", "1", "vac", tuesday, tuesday), by="hr")
    assert shown(site, tuesday)[0].credited == 480
    site.employees.update(Employee("1", "Anna", "red", active=False))
    assert (shown(site, MONDAY)[0].worked, shown(site, tuesday)[0].credited) == (480, 0)
    named = Assignment("anna", MONDAY, date(2026, 3, 20), employee="1", pattern="week")
    book.put("assignment", named, by="hr")
    assert shown(site, tuesday)[0].credited == 480


def test_who_is_not_on_the_roll_any_more_keeps_the_hours(site):
    work(site, MONDAY)
    site.employees.remove("1")
    [day] = shown(site, MONDAY)
    assert (day.employee_id, day.worked) == ("1", 480)


def test_an_id_that_nobody_has_is_refused(site):
    with pytest.raises(InputProblem, match="Nobody has the ID 9"):
        days_of(site, MONDAY, MONDAY, ["9"])


def test_a_forgotten_check_out_is_made_by_the_program_once(site):
    punch(site, datetime(2026, 3, 16, 8, tzinfo=UTC), Direction.IN)
    assert status(site, MONDAY, datetime(2026, 3, 16, 16, 40, tzinfo=UTC)) is DayStatus.PENDING
    [day] = shown(site, MONDAY)
    assert (day.status, day.worked) == (DayStatus.PRESENT, 510)
    made = [found.punch for found in site.punches.all() if found.punch.method is Method.SYSTEM]
    assert [(each.at.hour, each.at.minute) for each in made] == [(16, 30)]
    assert [row.actor for row in Audit(site.database).about("1") if row.action == "punch.add"][-1] == "system"
    site.clock.undo(made[0].id, by="hr")
    assert status(site, MONDAY) is DayStatus.MISSING_PUNCH
    assert len(site.punches.all()) == 2


def test_locked_hours_stay_whatever_is_found_out(site):
    work(site, MONDAY)
    shown(site, MONDAY)
    lock(site, date(2026, 3, 1), date(2026, 3, 31), "payroll", now=lambda: AFTER)
    work(site, MONDAY, 18, 20)
    work(site, date(2026, 3, 17))
    Book(site.database).put("shift", ShiftType("day", time(9), time(16)), by="hr")
    assert [(day.worked, day.late) for day in shown(site, MONDAY, date(2026, 3, 17))] == [(480, 0), (0, 0)]
    Refresher(site.database, site.settings, lambda: AFTER).recompute(people_of(site))
    assert [day.worked for day in shown(site, MONDAY, date(2026, 3, 17))] == [480, 0]
    unlock(site, date(2026, 3, 1), date(2026, 3, 31), "a mistake", now=lambda: AFTER)
    assert [day.worked for day in shown(site, MONDAY, date(2026, 3, 17))] == [600, 480]


def test_who_comes_after_a_lock_gets_no_hours_in_the_locked_days(site):
    lock(site, date(2026, 3, 1), date(2026, 3, 31), "payroll", by="hr", now=lambda: AFTER)
    site.employees.add(Employee("2", "Ben", "blue"), at=AFTER)
    book = Book(site.database)
    book.put("assignment", Assignment("ben", MONDAY, employee="2", pattern="week"), by="hr")
    book.put("leave_type", LeaveType("vac"), by="hr")
    book.put("leave", Leave("ben", "2", "vac", MONDAY, date(2026, 4, 1)), by="hr")
    found = [day for day in shown(site, MONDAY, date(2026, 4, 1)) if day.employee_id == "2"]
    assert [day.day for day in found if day.credited or day.scheduled] == [date(2026, 4, 1)]
    assert {day.status for day in found[:-1]} == {DayStatus.NO_ROSTER}
    [day] = explained_days(site, "2", MONDAY, MONDAY, now=lambda: AFTER)
    assert [(step.step, step.detail) for step in day.result.trace] == [
        (Step.LOCKED, "payroll (hr), before anybody knew of 2")
    ]
    unlock(site, date(2026, 3, 1), date(2026, 3, 31), "a mistake", now=lambda: AFTER)
    assert shown(site, MONDAY)[-1].credited == 480


def test_locked_days_do_not_depend_on_who_is_still_on_the_roll(site):
    book = Book(site.database)
    book.put("leave_type", LeaveType("vac"), by="hr")
    book.put("leave", Leave("anna", "1", "vac", MONDAY, MONDAY), by="hr")
    lock(site, MONDAY, MONDAY, "payroll", now=lambda: AFTER)
    site.employees.remove("1")
    assert [(day.employee_id, day.credited) for day in shown(site, MONDAY)] == [("1", 480)]
    assert len(list(days_of(site, MONDAY, MONDAY, ["1"], now=lambda: AFTER))) == 1


def test_a_day_is_over_where_it_is_over_at_every_site(site):
    Book(site.database).put("site", Workplace("west", "America/Los_Angeles"), by="hr")
    with pytest.raises(InputProblem, match="2026-04-09 is not over yet"):
        lock(site, MONDAY, date(2026, 4, 9), "payroll", now=lambda: datetime(2026, 4, 10, 3, tzinfo=UTC))


def test_a_locked_day_is_explained_by_what_was_known_then(site):
    work(site, MONDAY)
    lock(site, MONDAY, MONDAY, "payroll", by="hr", now=lambda: AFTER)
    work(site, MONDAY, 18, 20)
    [day] = explained_days(site, "1", MONDAY, MONDAY, now=lambda: AFTER)
    steps = [step.step for step in day.result.trace]
    assert steps.count(Step.PUNCH) == 2
    assert steps[-3:] == [Step.LOCKED, Step.AFTER_LOCK, Step.AFTER_LOCK]
    assert day.result.trace[-3].detail == "payroll (hr)"


def test_what_ends_a_locked_night_too_late_is_told_with_the_night(site):
    Book(site.database).put("shift", ShiftType("day", time(22), time(6)), by="hr")
    punch(site, datetime(2026, 3, 16, 22, tzinfo=UTC), Direction.IN)
    lock(site, MONDAY, MONDAY, "payroll", by="hr", now=lambda: AFTER)
    punch(site, datetime(2026, 3, 17, 6, tzinfo=UTC), Direction.OUT)
    [monday, tuesday] = explained_days(site, "1", MONDAY, date(2026, 3, 17), now=lambda: AFTER)
    told = Teller(MONDAY, ZoneInfo("UTC")).sentence(monday.result.trace[-1])
    assert (
        told == "06:00 on 2026-03-17 check-out, by face, came when the day was locked and counts for nothing."
    )
    assert tuesday.result.trace == ()


def test_a_period_is_not_opened_while_its_minutes_are_booked_elsewhere(site):
    march = date(2026, 3, 1), date(2026, 3, 31)
    lock(site, *march, "payroll", now=lambda: AFTER)
    warrant = Warrant("forgot to come out", "anna", "boss")
    corrector(site).adjust("1", date(2026, 4, 1), 480, MONDAY, warrant)
    with pytest.raises(InputProblem, match=r"correct adjust 1 DAY -480 --for-day 2026-03-16`\."):
        unlock(site, *march, "a mistake", now=lambda: AFTER)
    corrector(site).adjust("1", date(2026, 4, 2), -480, MONDAY, warrant)
    unlock(site, *march, "a mistake", now=lambda: AFTER)


def test_what_cannot_be_locked(site):
    with pytest.raises(InputProblem, match="is not over yet"):
        lock(site, MONDAY, date(2026, 4, 10), "payroll", now=lambda: AFTER)
    with pytest.raises(InputProblem, match="Give a reason"):
        lock(site, MONDAY, MONDAY, " ", now=lambda: AFTER)
    lock(site, MONDAY, date(2026, 3, 20), "payroll", now=lambda: AFTER)
    with pytest.raises(InputProblem, match=r"2026-03-16\.\.2026-03-20 is locked already"):
        lock(site, date(2026, 3, 1), date(2026, 3, 31), "payroll", now=lambda: AFTER)
    with pytest.raises(InputProblem, match="2026-03 is not locked"):
        unlock(site, date(2026, 3, 1), date(2026, 3, 31), "x", now=lambda: AFTER)


def test_days_on_which_somebody_may_still_be_in_cannot_be_locked(site):
    Book(site.database).put("shift", ShiftType("day", time(20), time(6)), by="hr")
    now = datetime(2026, 3, 17, 3, tzinfo=UTC)
    with pytest.raises(InputProblem, match="On 2026-03-16 1 may still be in"):
        lock(site, MONDAY, MONDAY, "payroll", now=lambda: now)


def test_the_hours_of_a_locked_day_enter_the_trace_and_the_audit(site):
    lock(site, MONDAY, MONDAY, "payroll", by="hr", now=lambda: AFTER)
    [row] = Audit(site.database).about("2026-03-16..2026-03-16")
    assert (row.action, row.actor, row.detail) == ("attendance.lock", "hr", {"reason": "payroll"})


def test_a_program_that_was_overtaken_computes_again(site):
    work(site, MONDAY)
    desk = Desk(site.database, load_plans(site.database, site.settings), AFTER)
    desk.stale.claim(["1"])
    slow = renewed(Case(desk, people_of(site)[0]), (MONDAY, MONDAY), outs=False)
    work(site, MONDAY, 18, 20)
    assert shown(site, MONDAY)[0].worked == 600  # the quick one
    assert write(desk, [slow]) == ["1"]
    assert shown(site, MONDAY)[0].worked == 600


def test_a_punch_that_comes_while_days_are_computed_is_not_forgotten(site):
    work(site, MONDAY)
    desk = Desk(site.database, load_plans(site.database, site.settings), AFTER)
    desk.stale.claim(["1"])
    slow = renewed(Case(desk, people_of(site)[0]), (MONDAY, MONDAY), outs=False)
    work(site, MONDAY, 18, 20)
    assert write(desk, [slow]) == []
    assert shown(site, MONDAY)[0].worked == 600


def test_a_lock_that_comes_while_days_are_computed_holds(site):
    work(site, MONDAY)
    shown(site, MONDAY)
    work(site, MONDAY, 18, 20)
    desk = Desk(site.database, load_plans(site.database, site.settings), AFTER)
    slow = renewed(Case(desk, people_of(site)[0]), (MONDAY, MONDAY), outs=False)
    lock(site, MONDAY, MONDAY, "payroll", now=lambda: AFTER)
    assert write(desk, [slow]) == ["1"]
    assert shown(site, MONDAY)[0].worked == 600


def test_everything_by_day_and_person(site):
    site.employees.add(Employee("2", "Ben", "blue"), at=ENROLLED)
    found = shown(site, MONDAY, MONDAY + timedelta(days=1))
    assert [(day.employee_id, day.day.day) for day in found] == [("1", 16), ("1", 17), ("2", 16), ("2", 17)]


def test_a_punch_early_in_a_month_leaves_the_month_before_alone(site):
    """Its week begins in March, whose cap was used up before."""
    capped = OvertimeRules(day=OvertimeClass(monthly_cap=60))
    Book(site.database).put("rules", RuleSet(overtime=capped), by="hr")
    for day in (date(2026, 3, 3), date(2026, 3, 31)):
        work(site, day, 8, 17)
    march = shown(site, date(2026, 3, 1), date(2026, 3, 31))
    assert [part.capped for part in march[-1].overtime] == [60]
    work(site, date(2026, 4, 3), 8, 17)
    assert shown(site, date(2026, 3, 1), date(2026, 3, 31)) == march


def test_an_interrupted_recompute_is_finished_by_who_reads_next(site, monkeypatch):
    monkeypatch.setattr("faceclock.app.attendance.refreshing._PEOPLE", 1)
    for number in ("2", "3"):
        site.employees.add(Employee(number, number, "red"), at=ENROLLED)
    for number in ("1", "2", "3"):
        work(site, MONDAY, employee=number)
    right = shown(site, MONDAY)
    site.database.execute("UPDATE attendance_days SET worked = 1")

    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Refresher(site.database, site.settings, lambda: AFTER).recompute(people_of(site), None, interrupt)
    stored = site.database.tuples("SELECT worked FROM attendance_days WHERE day = '2026-03-16'")
    assert sorted(stored) == [(1,), (1,), (480,)]
    assert shown(site, MONDAY) == right


def test_punches_and_readers_at_once(site):
    """Three threads add punches and read; in the end the days are those of a full computation."""
    days = [MONDAY + timedelta(days=number) for number in range(10)]

    def busy(hour: int) -> None:
        for day in days:
            work(site, day, hour, hour + 2)
            shown(site, MONDAY, days[-1])

    with ThreadPoolExecutor(3) as pool:
        for future in [pool.submit(busy, hour) for hour in (8, 11, 14)]:
            future.result()
    found = shown(site, MONDAY, days[-1])
    AttendanceDays(site.database).forget()
    assert shown(site, MONDAY, days[-1]) == found
    assert {day.worked for day in found if day.worked} == {360}


def test_a_site_that_never_asks_for_hours_collects_no_marks(site):
    work(site, MONDAY)
    assert site.database.tuples("SELECT count(*) FROM attendance_stale WHERE at IS NOT NULL") == [(0,)]
    shown(site, MONDAY)
    work(site, MONDAY, 18, 20)
    assert site.database.tuples("SELECT count(*) FROM attendance_stale WHERE at IS NOT NULL") == [(2,)]


def test_another_zone_in_the_settings_makes_other_days(site):
    work(site, MONDAY, 18, 20)
    assert [day.worked for day in shown(site, MONDAY, date(2026, 3, 17))] == [120, 0]
    elsewhere = site.settings.model_copy(
        update={"site": site.settings.site.model_copy(update={"zone": "Asia/Shanghai"})}
    )
    with open_site(site.data) as other:
        other.settings = elsewhere
        assert [day.worked for day in shown(other, MONDAY, date(2026, 3, 17))] == [0, 120]
