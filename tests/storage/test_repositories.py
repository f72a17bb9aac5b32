"""Each repository against the real database."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from consenting import put_on_roll
from hypothesis import given
from hypothesis import strategies as st
from storage_examples import ANNA, MONDAY, punch

from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Correction, CorrectionKind, Direction, Method
from faceclock.storage.audit import Audit
from faceclock.storage.corrections import Corrections
from faceclock.storage.database import Database
from faceclock.storage.employees import Employees
from faceclock.storage.instants import from_micros, to_micros
from faceclock.storage.pins import Failures, Pins
from faceclock.storage.portraits import LARGEST, Portraits
from faceclock.storage.punches import Punches
from faceclock.storage.values import Values


@given(st.datetimes(timezones=st.timezones()))
def test_instants_round_trip_to_the_microsecond(at: datetime) -> None:
    assert from_micros(to_micros(at)) == at.astimezone(UTC)


def test_a_naive_instant_is_a_bug() -> None:
    with pytest.raises(ValueError, match="time zone"):
        to_micros(datetime(2026, 1, 1))


def test_employees(database: Database) -> None:
    employees = Employees(database)
    berta = Employee("0002", "Berta", active=False)
    employees.add(ANNA, by="hr", at=MONDAY)
    employees.add(berta)
    assert employees.all() == [berta, ANNA]
    assert employees.get("1") == ANNA
    assert employees.get("nobody") is None
    assert employees.named("Berta") == [berta]
    assert employees.count() == 2
    employees.update(dataclasses.replace(ANNA, team="Büro"), by="hr")
    assert employees.require("1").team == "Büro"
    assert [(entry.action, entry.actor) for entry in Audit(database).about("1")] == [
        ("employee.add", "hr"),
        ("employee.update", "hr"),
    ]


def test_fault_36_employees_that_cannot_be_stored(database: Database) -> None:
    employees = Employees(database)
    employees.add(ANNA)
    with pytest.raises(InputProblem, match="already taken"):
        employees.add(ANNA)
    with pytest.raises(InputProblem, match="Nobody has the ID 9"):
        employees.update(Employee("9", "Nobody"))
    for number, name in ((" ", "Name"), ("2", "\u200b\u202e"), ("2", "\n")):
        with pytest.raises(InputProblem, match="empty"):
            employees.add(Employee(number, name))
    for bad in ("a\0b", "a\nb", "\ud800", "x" * 201, "a\u202egnp.exe", "a\u2066b"):
        with pytest.raises(InputProblem, match="control characters"):
            employees.add(Employee("2", bad))
    assert employees.all() == [ANNA]


@pytest.mark.parametrize(
    "text",
    [
        "Robert'); DROP TABLE employees;--",
        '" OR 1=1 --',
        "=cmd|' /C calc'!A0",
        "../../etc/passwd",
        "%s {0} ?1 :name",
        "李雷　·",
    ],
)
def test_fault_36_sql_and_path_like_names_are_inert(database: Database, text: str) -> None:
    employee = Employee(text, text, text)
    Employees(database).add(employee, by=text)
    Punches(database).add(punch(employee_id=text), by=text)
    Values(database).set(text, text, by=text)
    assert Employees(database).named(text) == [employee]
    assert Punches(database).last_of(text, MONDAY) is not None
    assert Values(database).get(text) == text
    assert {entry.actor for entry in Audit(database).about(text)} == {text}


def test_fault_36_text_that_is_no_unicode_is_refused(database: Database) -> None:
    with pytest.raises(InputProblem, match="retype it"):
        Employees(database).get("\udcff")
    with pytest.raises(InputProblem, match="retype it"):
        Values(database).set("key", "\udcff")
    assert Values(database).get("key") is None


def test_punches_round_trip_and_queries(database: Database) -> None:
    punches = Punches(database)
    early, late, other = punch(0), punch(10, direction=Direction.OUT), punch(5, employee_id="2")
    plain = dataclasses.replace(punch(20), evidence=None, clock_back=True, suppressed=True)
    for made in (late, early, other, plain):
        punches.add(made)
    assert [found.punch for found in punches.all()] == [late, early, other, plain]
    assert [found.punch for found in punches.all(newest_first=True)] == [plain, other, early, late]
    assert [found.punch for found in punches.newest(2)] == [plain, other]
    assert [found.punch for found in punches.of("1")] == [early, late, plain]
    assert [found.punch for found in punches.between(early.at, late.at)] == [early, other]
    assert [found.punch for found in punches.between(early.at, late.at, "2")] == [other]
    assert punches.get(plain.id).counted is False
    with pytest.raises(InputProblem, match="There is no punch"):
        punches.get("nothing")


def test_last_and_nearest_look_at_counted_punches_only(database: Database) -> None:
    punches = Punches(database)
    first, later = punch(0), punch(10)
    suppressed = dataclasses.replace(punch(5), suppressed=True)
    for made in (first, suppressed, later):
        punches.add(made)

    def at(minutes: float) -> datetime:
        return MONDAY + timedelta(minutes=minutes)

    def last(minutes: float) -> object:
        found = punches.last_of("1", at(minutes))
        return found and found.punch

    assert [last(-1), last(0), last(6), last(10)] == [None, first, first, later]
    nearest = [punches.nearest_of("1", at(minutes)) for minutes in (-9, 4, 6, 99)]
    assert [found and found.punch for found in nearest] == [first, first, later, later]
    assert punches.nearest_of("2", at(0)) is None
    assert [found.punch for found in punches.recent_of("1", at(9), timedelta(minutes=2))] == [later]


def test_corrections_change_what_counts_and_not_the_punch(database: Database) -> None:
    punches, corrections = Punches(database), Corrections(database)
    made = punch()
    punches.add(made)
    kinds = [(CorrectionKind.DIRECTION, direction) for direction in (Direction.OUT, Direction.BREAK_OUT)]
    said = [
        Correction(uuid7(), made.id, kind, MONDAY, "hr", "wrong button", direction)
        for kind, direction in [*kinds, (CorrectionKind.VOID, None)]
    ]
    for correction in said[:2]:
        corrections.add(correction)
    assert punches.get(made.id).direction is Direction.BREAK_OUT
    assert punches.get(made.id).counted
    corrections.add(said[2])
    found = punches.get(made.id)
    assert (found.voided, found.counted, found.punch) == (True, False, made)
    assert corrections.of(made.id) == said
    assert punches.last_of("1", MONDAY) is None
    actions = [entry.action for entry in Audit(database).about("1")]
    assert actions == ["punch.add", "punch.direction", "punch.direction", "punch.void"]


def test_the_kiosks_last_instant_is_by_arrival(database: Database) -> None:
    punches = Punches(database)
    assert punches.last_instant_at("door-1") is None
    for minutes in (10, 3):
        punches.add(punch(minutes))
    assert punches.last_instant_at("door-1") == MONDAY + timedelta(minutes=3)
    assert punches.last_instant_at("door-2") is None


def test_pins_and_failures(database: Database) -> None:
    pins = Pins(database)
    with pytest.raises(InputProblem, match="Nobody"):
        pins.set("1", "hash")
    Employees(database).add(ANNA)
    pins.store_failures("1", Failures(2, MONDAY))
    pins.store_failures("1", Failures(3, MONDAY))
    assert pins.failures("1") == Failures(3, MONDAY)
    pins.set("1", "hash")
    pins.set("1", "new hash")
    assert (pins.hash_of("1"), pins.hash_of("2"), pins.failures("1")) == ("new hash", None, None)
    assert "hash" not in str(Audit(database).newest())


def test_portraits(database: Database) -> None:
    portraits = Portraits(database)
    put_on_roll(database, ANNA)
    portraits.set("1", b"one")
    portraits.set("1", b"two")
    assert portraits.get("1") == b"two"
    for wrong in (b"", b"x" * (LARGEST + 1)):
        with pytest.raises(InputProblem, match="portrait"):
            portraits.set("1", wrong)
    portraits.remove("1")
    portraits.remove("1")
    assert portraits.get("1") is None


def test_removing_a_person_removes_what_is_personal(database: Database) -> None:
    put_on_roll(database, ANNA)
    Pins(database).set("1", "hash")
    Portraits(database).set("1", b"jpeg")
    Employees(database).remove("1", by="hr")
    assert Pins(database).hash_of("1") is None
    assert Portraits(database).get("1") is None
    assert Audit(database).newest(1)[0].action == "employee.remove"


def test_values(database: Database) -> None:
    values = Values(database)
    values.set("licence", "accepted")
    values.set("licence", "withdrawn")
    assert (values.get("licence"), values.get("other")) == ("withdrawn", None)


def test_audit_rows_say_where_when_and_who(database: Database) -> None:
    Audit(database).record("test.done", "thing", actor="admin", at=MONDAY, detail={"名": "李", "n": 1.5})
    entry = Audit(database).newest()[0]
    assert (entry.seq, entry.at, entry.kiosk, entry.actor) == (1, MONDAY, "door-1", "admin")
    assert entry.detail == {"名": "李", "n": 1.5}


def test_what_is_added_by_hand_later_takes_its_place_by_its_instant(database: Database) -> None:
    punches = Punches(database)
    came, set_back = punch(30), punch(29)  # a clock was set back in between
    late = dataclasses.replace(punch(0, direction=Direction.OUT), method=Method.MANUAL)
    for made in (came, set_back, late):
        punches.add(made)
    recent = punches.recent_of("1", MONDAY, timedelta(hours=1))
    assert [found.punch for found in recent] == [late, came, set_back]
    assert punches.last_instant_at("door-1") == set_back.at
