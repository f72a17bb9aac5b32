"""Corrections on the real database: what they refuse, what they leave, and what they write down."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from faceclock.app.attendance.correcting import Corrector, Warrant
from faceclock.attendance.plan import Plans
from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import CorrectionKind, Direction, Method, Punch
from faceclock.domain.rulebook import Assignment, RuleBook, ShiftType, Workplace
from faceclock.storage.adjustments import Adjustments
from faceclock.storage.audit import Audit
from faceclock.storage.corrections import Corrections
from faceclock.storage.database import Database, open_database
from faceclock.storage.employees import Employees
from faceclock.storage.periods import Period, Periods
from faceclock.storage.punches import Punches

NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)
BECAUSE = Warrant("the reader was dark", "anna", "boss")
BOOK = RuleBook(
    shift=(ShiftType("day", time(8), time(16)), ShiftType("night", time(22), time(6))),
    site=(Workplace("sh", "Asia/Shanghai"),),
    assignment=(
        Assignment("1", date(2026, 1, 1), employee="7", shift="day"),
        Assignment("2", date(2026, 1, 1), employee="8", shift="night"),
        Assignment("3", date(2026, 1, 1), employee="9", shift="day", site="sh"),
        Assignment("4", date(2026, 1, 1), team="abroad", shift="day", site="sh"),
    ),
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with open_database(tmp_path / "f.sqlite3", kiosk="office") as opened:
        for number in "789":
            Employees(opened).add(Employee(number, f"Person {number}"))
        yield opened


@pytest.fixture
def correct(database: Database) -> Corrector:
    return Corrector(database, Plans(BOOK, {}, "Europe/Berlin"), "hr", now=lambda: NOW)


def punch(database: Database, at: str, employee_id: str = "7", direction: Direction = Direction.IN) -> Punch:
    made = Punch(uuid7(), employee_id, datetime.fromisoformat(at), "UTC", direction, Method.FACE, "door")
    Punches(database).add(made)
    return made


def lock(database: Database, first: str, last: str, locked: bool = True) -> None:
    span = date.fromisoformat(first), date.fromisoformat(last)
    Periods(database).add(Period(uuid7(), *span, locked, NOW, "hr", "payroll", (0, 0, 0)))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_an_added_punch_counts_and_says_who_wanted_it_and_why(correct: Corrector, database: Database) -> None:
    made = correct.add("7", at("2026-10-01T08:00"), Direction.IN, BECAUSE)
    assert (made.at, made.zone, made.method) == (at("2026-10-01T06:00+00:00"), "Europe/Berlin", Method.MANUAL)
    (fact,) = Corrections(database).of(made.id)
    assert (fact.kind, fact.reason, fact.requested_by, fact.approved_by, fact.by) == (
        CorrectionKind.ADD,
        "the reader was dark",
        "anna",
        "boss",
        "hr",
    )
    assert {row.action: row.at for row in Audit(database).about("7")} | {
        "punch.add": NOW,
        "punch.added-by-hand": NOW,
    } == {row.action: row.at for row in Audit(database).about("7")}


def test_a_time_without_offset_is_one_of_the_persons_site(correct: Corrector) -> None:
    assert correct.add("9", at("2026-10-01T08:00"), Direction.IN, BECAUSE).at == at("2026-10-01T00:00+00:00")


def test_a_teams_site_holds_for_a_punch_before_the_first_day(correct: Corrector, database: Database) -> None:
    """The roster itself holds from the day of enrolment, which is later."""
    Employees(database).add(Employee("10", "Person 10", "abroad"), at=NOW)
    assert correct.add("10", at("2026-10-01T08:00"), Direction.IN, BECAUSE).at == at("2026-10-01T00:00+00:00")


def test_the_original_stays_as_it_was_made(correct: Corrector, database: Database) -> None:
    made = punch(database, "2026-10-01T06:00+00:00")
    correct.direction(made.id, Direction.OUT, BECAUSE)
    correct.void(made.id, BECAUSE)
    found = Punches(database).get(made.id)
    assert (found.punch, found.direction, found.voided) == (made, Direction.OUT, True)
    assert [fact.kind.value for fact in Corrections(database).of(made.id)] == ["direction", "void"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-03-29T02:30", "does not exist in Europe/Berlin.*2026-03-29T03:30\\+02:00"),
        ("2026-10-25T02:30", "2026-10-25T02:30\\+02:00 or 2026-10-25T02:30\\+01:00"),
        ("2026-11-10T13:01", "in the future"),
        ("1921-01-01T08:00", "too long ago"),
    ],
)
def test_instants_that_cannot_be_meant_are_refused(
    correct: Corrector, database: Database, text: str, said: str
) -> None:
    with pytest.raises(InputProblem, match=said):
        correct.add("7", at(text), Direction.IN, BECAUSE)
    assert Punches(database).all() == []


def test_a_time_that_exists_twice_is_taken_with_its_offset(correct: Corrector) -> None:
    made = correct.add("7", at("2026-10-25T02:30+01:00"), Direction.IN, BECAUSE)
    assert made.at == at("2026-10-25T01:30+00:00")


def test_unknown_people_and_punches_and_voided_ones_are_refused(
    correct: Corrector, database: Database
) -> None:
    with pytest.raises(InputProblem, match="Nobody has the ID 99"):
        correct.add("99", at("2026-10-01T08:00"), Direction.IN, BECAUSE)
    with pytest.raises(InputProblem, match="no punch nonsense"):
        correct.void("nonsense", BECAUSE)
    made = punch(database, "2026-10-01T06:00+00:00")
    with pytest.raises(InputProblem, match="counts as in already"):
        correct.direction(made.id, Direction.IN, BECAUSE)
    correct.void(made.id, BECAUSE)
    for again in (correct.void, lambda *what: correct.direction(made.id, Direction.OUT, BECAUSE)):
        with pytest.raises(InputProblem, match="undone already"):
            again(made.id, BECAUSE)


def test_two_counted_punches_at_one_instant_are_refused(correct: Corrector) -> None:
    first = correct.add("7", at("2026-10-01T08:00"), Direction.IN, BECAUSE)
    with pytest.raises(InputProblem, match=first.id):
        correct.add("7", at("2026-10-01T08:00"), Direction.OUT, BECAUSE)
    correct.void(first.id, BECAUSE)
    correct.add("7", at("2026-10-01T08:00"), Direction.OUT, BECAUSE)


@pytest.mark.parametrize("missing", [Warrant(" ", "a", "b"), Warrant("x", "", "b"), Warrant("x", "a", " ")])
def test_a_correction_says_why_and_by_whom(correct: Corrector, missing: Warrant) -> None:
    with pytest.raises(InputProblem, match="A correction needs its"):
        correct.add("7", at("2026-10-01T08:00"), Direction.IN, missing)


def test_four_eyes_are_two_people(database: Database) -> None:
    strict = Corrector(database, Plans(BOOK, {}, "UTC"), "hr", four_eyes=True, now=lambda: NOW)
    with pytest.raises(InputProblem, match="four_eyes"):
        strict.add("7", at("2026-10-01T08:00"), Direction.IN, Warrant("x", "Anna", "anna "))
    strict.add("7", at("2026-10-01T08:00"), Direction.IN, BECAUSE)


def test_a_locked_day_is_refused_with_the_ways_out_and_open_ones_are_not(
    correct: Corrector, database: Database
) -> None:
    early = punch(database, "2026-09-30T06:00+00:00")
    lock(database, "2026-09-01", "2026-09-30")
    with pytest.raises(
        InputProblem, match=r"adjust 7 DAY MINUTES --for-day 2026-09-30`, or .*unlock 2026-09`"
    ):
        correct.add("7", at("2026-09-30T16:00"), Direction.OUT, BECAUSE)
    with pytest.raises(InputProblem, match="locked"):
        correct.void(early.id, BECAUSE)
    correct.add("7", at("2026-10-01T08:00"), Direction.IN, BECAUSE)
    lock(database, "2026-09-01", "2026-09-30", locked=False)
    correct.void(early.id, BECAUSE)


def test_the_morning_after_belongs_to_the_locked_nights_shift(correct: Corrector, database: Database) -> None:
    punch(database, "2026-09-30T20:00+00:00", "8")
    lock(database, "2026-09-01", "2026-09-30")
    with pytest.raises(InputProblem, match="2026-09-30 lies in the locked period 2026-09;"):
        correct.add("8", at("2026-10-01T06:00"), Direction.OUT, BECAUSE)


def test_the_evening_before_belongs_to_the_open_shift(correct: Corrector, database: Database) -> None:
    lock(database, "2026-10-01", "2026-10-31")
    correct.add("8", at("2026-09-30T22:00"), Direction.IN, BECAUSE)
    correct.add("8", at("2026-10-01T06:00"), Direction.OUT, BECAUSE)


def test_minutes_of_a_locked_day_are_booked_into_an_open_one(correct: Corrector, database: Database) -> None:
    lock(database, "2026-09-01", "2026-09-30")
    made = correct.adjust("7", date(2026, 10, 1), -15, date(2026, 9, 30), BECAUSE)
    assert Adjustments(database).between(date(2026, 10, 1), date(2026, 10, 1)) == [made]
    assert (made.minutes, made.approved_by, made.by) == (-15, "boss", "hr")


def test_the_very_same_is_booked_once(correct: Corrector, database: Database) -> None:
    lock(database, "2026-09-01", "2026-09-30")
    day, for_day = date(2026, 10, 2), date(2026, 9, 30)
    correct.adjust("7", day, 30, for_day, BECAUSE)
    with pytest.raises(
        InputProblem, match=r"\+30 minutes of 7 for 2026-09-30 are booked on 2026-10-02 already"
    ):
        correct.adjust("7", day, 30, for_day, BECAUSE)
    correct.adjust("7", day, 30, for_day, Warrant("and half an hour of the evening", "anna", "boss"))
    correct.adjust("8", day, 30, for_day, BECAUSE)
    correct.adjust("7", date(2026, 10, 1), -30, for_day, BECAUSE)
    with pytest.raises(InputProblem, match="-30 minutes"):
        correct.adjust("7", date(2026, 10, 1), -30, for_day, BECAUSE)
    correct.adjust("7", day, 30, for_day, BECAUSE)
    assert sum(one.minutes for one in Adjustments(database).of("7")) == 60


@pytest.mark.parametrize(
    ("day", "minutes", "for_day", "said"),
    [
        (date(2026, 9, 29), 15, date(2026, 9, 30), "2026-09-29 is locked"),
        (date(2026, 10, 1), 15, date(2026, 10, 2), "2026-10-02 is not locked"),
        (date(2027, 10, 1), 15, date(2026, 9, 30), "2027-10-01 has not come yet"),
        (date(2026, 10, 1), 0, date(2026, 9, 30), "0 minutes"),
        (date(2026, 10, 1), 1441, date(2026, 9, 30), "1441 minutes"),
    ],
)
def test_an_adjustment_goes_from_a_locked_day_to_an_open_one(
    correct: Corrector, database: Database, day: date, minutes: int, for_day: date, said: str
) -> None:
    lock(database, "2026-09-01", "2026-09-30")
    with pytest.raises(InputProblem, match=said):
        correct.adjust("7", day, minutes, for_day, BECAUSE)
    assert Adjustments(database).of("7") == []
