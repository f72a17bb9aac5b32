"""The rule book as facts: what holds, what held, who set it, and whose days a change makes stale."""

import sqlite3
from datetime import date, time

import pytest
from storage_examples import ANNA, MONDAY

from faceclock.domain.bookkeeping import book_of
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee
from faceclock.domain.rulebook import (
    Assignment,
    Breaks,
    BreakStep,
    Counting,
    Flexible,
    Leave,
    LeaveType,
    Membership,
    OvertimeApproval,
    OvertimeClass,
    OvertimeRules,
    OwnDay,
    Pattern,
    RuleBook,
    RuleSet,
    ShiftType,
    WeekOvertime,
    WeekTier,
    Workplace,
)
from faceclock.storage.attendance_days import AttendanceDays, Reach
from faceclock.storage.audit import Audit
from faceclock.storage.book import Book
from faceclock.storage.employees import Employees

MAY = date(2026, 5, 1)
JUNE = date(2026, 6, 1)
NIGHT = ShiftType(
    "night", time(22), time(6), counting=Counting(breaks=Breaks(automatic=(BreakStep(360, 30),)))
)
EVERYTHING = [
    (
        "rules",
        RuleSet(MAY, overtime=OvertimeRules(OvertimeClass(2.0), week=WeekOvertime((WeekTier(2400, 1.5),)))),
    ),
    ("shift", NIGHT),
    (
        "shift",
        ShiftType("night", time(23), time(7), valid_from=JUNE, flexible=Flexible(time(0), time(3), 420)),
    ),
    ("pattern", Pattern("nights", ("night", "night", ""), MAY)),
    ("site", Workplace("main", "Europe/Berlin", country="DE", subdivision="BE")),
    ("holiday", OwnDay(MAY, "Founders' day", "main")),
    ("leave_type", LeaveType("vacation")),
    ("assignment", Assignment("a1", MAY, employee=ANNA.id, pattern="nights", site="main")),
    ("leave", Leave("l1", ANNA.id, "vacation", MAY, JUNE)),
    ("approval", OvertimeApproval(ANNA.id, MAY, 30)),
]


@pytest.fixture
def book(database) -> Book:
    return Book(database)


def fill(book: Book) -> None:
    for kind, entry in EVERYTHING:
        book.put(kind, entry, by="hr", at=MONDAY)


def stale(database) -> list[tuple[str, str, str | None]]:
    rows = database.rows("SELECT employee_id, first, last FROM attendance_stale ORDER BY seq")
    return [(row["employee_id"], row["first"], row["last"]) for row in rows]


def test_an_empty_book(book):
    assert book.current() == RuleBook()
    assert book.newest() == 0


def test_what_was_put_is_what_holds(book):
    fill(book)
    assert book.current() == book_of(EVERYTHING)


def test_the_last_entry_of_a_key_holds_and_the_earlier_ones_stay_on_record(book):
    book.put("site", Workplace("main", "Europe/Berlin"), by="hr", at=MONDAY)
    book.put("site", Workplace("main", "Asia/Shanghai"), by="it", at=MONDAY)
    assert [site.zone for site in book.current().site] == ["Asia/Shanghai"]
    assert [(fact.entry.zone, fact.by) for fact in book.history("site", "main")] == [
        ("Europe/Berlin", "hr"),
        ("Asia/Shanghai", "it"),
    ]


def test_the_book_as_it_once_was(book):
    book.put("site", Workplace("main", "Europe/Berlin"), by="hr")
    seen = book.newest()
    book.take_back("site", "main", by="hr")
    assert book.current().site == ()
    assert [site.zone for site in book.current(seen).site] == ["Europe/Berlin"]


def test_putting_the_same_again_adds_no_fact(book):
    assert book.put("shift", NIGHT, by="hr")
    assert not book.put("shift", NIGHT, by="hr")
    assert len(book.history("shift", "night@1970-01-01")) == 1


def test_what_is_not_there_cannot_be_taken_back(book):
    with pytest.raises(InputProblem, match="no leave type flu"):
        book.take_back("leave_type", "flu", by="hr")


def test_changes_are_audited(book, database):
    book.put("shift", NIGHT, by="hr", at=MONDAY)
    book.take_back("shift", "night@1970-01-01", by="it", at=MONDAY)
    told = Audit(database).about("shift night@1970-01-01")
    assert [(entry.action, entry.actor) for entry in told] == [("book.set", "hr"), ("book.take_back", "it")]
    assert '"22:00:00"' in told[0].detail["body"]


def test_only_who_works_a_shift_becomes_stale_with_it(book, database):
    fill(book)
    database.execute("DELETE FROM attendance_stale")
    book.put("shift", ShiftType("day", time(8), time(16)), by="hr")
    assert stale(database) == []
    book.put("shift", ShiftType("night", time(21), time(5), valid_from=JUNE), by="hr")
    assert stale(database) == [(ANNA.id, "2026-06-01", None)]


def test_the_first_version_of_a_shift_reaches_back_to_the_beginning_of_the_roster(book, database):
    book.put("assignment", Assignment("a", MAY, employee="7", shift="early"), by="hr")
    book.put("shift", ShiftType("early", time(8), time(16), valid_from=JUNE), by="hr")
    assert stale(database)[-1] == ("7", "2026-05-01", None)
    book.put("shift", ShiftType("early", time(7), time(16), valid_from=date(2026, 7, 1)), by="hr")
    assert stale(database)[-1] == ("7", "2026-07-01", None)


def test_a_shift_beside_another_in_a_pattern_is_found_however_it_is_written(book, database):
    book.put("pattern", Pattern("both", ("early + late", ""), MAY), by="hr")
    book.put("assignment", Assignment("a", MAY, employee="7", pattern="both"), by="hr")
    database.execute("DELETE FROM attendance_stale")
    book.put("shift", ShiftType("late", time(14), time(22)), by="hr")
    assert stale(database) == [("7", "2026-05-01", None)]


def test_leave_and_holidays_touch_their_days(book, database):
    book.put("leave", Leave("l1", ANNA.id, "vacation", MAY, JUNE), by="hr")
    book.put("holiday", OwnDay(MAY, "Party"), by="hr")
    assert stale(database) == [(ANNA.id, "2026-05-01", "2026-06-01"), ("", "2026-05-01", "2026-05-01")]


def test_a_changed_assignment_touches_the_days_of_both_versions(book, database):
    book.put("assignment", Assignment("a", MAY, MAY, employee="7", off=True), by="hr")
    book.put("assignment", Assignment("a", JUNE, employee="7", off=True), by="hr")
    assert set(stale(database)) == {("7", "2026-05-01", "2026-05-01"), ("7", "2026-06-01", None)}


def test_a_teams_assignment_touches_its_members(book, database):
    Employees(database).add(Employee("1", "Anna", "red"))
    Employees(database).add(Employee("2", "Ben", "blue"))
    book.put("assignment", Assignment("a", MAY, team="red", off=True), by="hr")
    assert stale(database) == [("1", "2026-05-01", None)]


def test_who_changes_teams_becomes_stale(database):
    Employees(database).add(Employee("1", "Anna", "red"))
    AttendanceDays(database).write("1", [], Reach(MAY, JUNE, None))
    Employees(database).update(Employee("1", "Anna S.", "red"))
    assert stale(database) == []
    Employees(database).update(Employee("1", "Anna S.", "blue"), team_from=MAY)
    assert ("1", "2026-05-01", None) in stale(database)


def test_the_first_team_is_that_of_all_days(book, database):
    Employees(database).add(Employee("1", "Anna"))
    Employees(database).update(Employee("1", "Anna", "red"), team_from=MAY)
    assert book.current().membership == ()


def test_a_new_team_holds_from_a_day_on(book, database):
    employees = Employees(database)
    employees.add(Employee("1", "Anna", "red"))
    employees.update(Employee("1", "Anna", "blue"), team_from=MAY)
    employees.update(Employee("1", "Anna", "green"), team_from=JUNE)
    assert [(entry.team, entry.first) for entry in book.current().membership] == [
        ("red", date(1970, 1, 1)),
        ("blue", MAY),
        ("green", JUNE),
    ]
    with pytest.raises(InputProblem, match="in team green since 2026-06-01"):
        employees.update(Employee("1", "Anna", "red"), team_from=MAY)
    assert employees.require("1").team == "green"


def test_the_day_of_a_move_can_be_put_right(book, database):
    employees = Employees(database)
    employees.add(Employee("1", "Anna", "red"))
    employees.update(Employee("1", "Anna", "red"), team_from=MAY)
    assert book.current().membership == ()
    employees.update(Employee("1", "Anna", "blue"), team_from=JUNE)
    employees.update(Employee("1", "Anna", "blue"), team_from=MAY)
    assert [(entry.team, entry.first) for entry in book.current().membership][1:] == [("blue", MAY)]
    employees.update(Employee("1", "Anna", "blue"))
    assert len(book.current().membership) == 2


@pytest.mark.parametrize("statement", ["UPDATE book_facts SET at = 1", "DELETE FROM book_facts"])
def test_entries_are_never_changed(book, database, statement):
    book.put("shift", NIGHT, by="hr")
    stranger = sqlite3.connect(database.path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        stranger.execute(statement)
    stranger.close()


def test_the_teams_of_one_person_are_found_without_those_of_similar_numbers(database):
    book = Book(database)
    for who in ("7", "7/a", "70"):
        book.put("membership", Membership(who, "Lager", JUNE), by="hr")
        book.put("membership", Membership(who, "Büro", MAY), by="hr")
    assert [entry.team for entry in book.memberships_of("7")] == ["Büro", "Lager"]
    book.take_back("membership", "7/2026-06-01", by="hr")
    assert book.memberships_of("7") == [Membership("7", "Büro", MAY)]
