"""Everybody at a glance, and noticing that something changed."""

import pytest
from storage_examples import ANNA, CONTRACT, MONDAY, OTHER_CONTRACT, punch, template

from faceclock.domain.consent import Consent, Purpose
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.storage.consents import Consents
from faceclock.storage.database import Database
from faceclock.storage.employees import Employees
from faceclock.storage.people_overview import Glance, PeopleOverview
from faceclock.storage.pins import Pins
from faceclock.storage.punches import Punches
from faceclock.storage.templates import Templates

BOB = Employee("2", "Bob", active=False)


def say(database: Database, given: bool) -> None:
    Consents(database).add(Consent(uuid7(), "1", Purpose.RECOGNITION, given, "faceclock-1", MONDAY, "hr"))


@pytest.fixture
def roll(database: Database) -> Database:
    for employee in (ANNA, BOB):
        Employees(database).add(employee, at=MONDAY)
    say(database, True)
    for contract in (CONTRACT, OTHER_CONTRACT):
        Templates(database).add(template(contract=contract))
    return database


def test_a_glance_tells_what_there_is_of_everybody(roll):
    Pins(roll).set("2", "hash")
    assert PeopleOverview(roll).glances(CONTRACT.digest) == [
        Glance("1", ANNA.name, ANNA.team, True, 2, 1, False, True),
        Glance("2", "Bob", "", False, 0, 0, True, False),
    ]


def test_the_last_word_on_a_consent_counts(roll):
    say(roll, False)
    assert PeopleOverview(roll).glances(CONTRACT.digest)[0][4:] == (0, 0, False, False)


def test_dates_are_those_of_joining_leaving_and_the_pin(roll):
    overview = PeopleOverview(roll)
    assert overview.dates_of("9") is None
    assert overview.dates_of("2") == (MONDAY, MONDAY, None)
    Pins(roll).set("1", "hash", at=MONDAY)
    assert overview.dates_of("1") == (MONDAY, None, MONDAY)


def test_what_is_held_of_a_person_is_counted(roll):
    Punches(roll).add(punch())
    held = PeopleOverview(roll).held_of("1")
    assert {what: count for what, count in held.items() if count} == {
        "templates": 2,
        "keys": 1,
        "punches": 1,
        "consents": 1,
        "audit": 5,
    }


def test_a_punch_changes_no_person_and_everything_else_does(roll):
    overview = PeopleOverview(roll)
    seen = overview.newest()
    Punches(roll).add(punch())
    assert not overview.changed_since(seen)
    Employees(roll).remove("2")
    assert overview.changed_since(seen) and not overview.changed_since(overview.newest())
