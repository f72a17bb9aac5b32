"""A month of 50 people at the kiosk, and what the reports make of it."""

import json
from datetime import date
from pathlib import Path

import pytest
from month_at_the_door import PIN, Door, attend
from month_of_work import AUTOMATIC, DEMO, FIRST, Day, Moment, Person, book, month, people
from program import Program

from faceclock.app.attendance.book import put_all
from faceclock.app.demo import open_demo_site
from faceclock.domain.bookkeeping import entries
from faceclock.domain.people import Employee

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

WITH_PIN = {"2034", "2001"}  # one of the night shift, one of the office
SEEN_UNTIL = date(2025, 10, 4)  # until then the demo's people are looked at by the nets


def seen(moment: Moment) -> bool:
    return moment.person.id in DEMO and moment.at.date() < SEEN_UNTIL and not moment.mistaken


def by_pin(moment: Moment) -> bool:
    return moment.person.id in WITH_PIN and not moment.mistaken


@pytest.fixture(scope="module")
def days() -> list[Day]:
    return month()[0]


@pytest.fixture(scope="module")
def worked(tmp_path_factory, days) -> tuple[Program, Door]:
    """A site at which the month has passed."""
    data: Path = tmp_path_factory.mktemp("month") / "data"
    program = Program(data)
    program.ok("settings", "set", "site.zone", "Europe/Berlin")
    with open_demo_site(data, "starter") as site:
        for person in people():
            _put_on_the_roll(site, person)
        put_all(
            site.database, site.settings, ((table, entry) for table, _, entry in entries(book())), by="test"
        )
        for number in WITH_PIN:
            site.clock.set_pin(number, PIN, by="test")
        door = Door(site)
        attend(door, month()[1], seen, by_pin)
    return program, door


def _put_on_the_roll(site, person: Person) -> None:
    name = f"Person {person.id}"
    if person.id in DEMO:
        site.employees.update(Employee(person.id, name, person.team), team_from=FIRST)
    else:
        site.employees.add(Employee(person.id, name, person.team))


def test_the_kiosk_foresaw_nearly_everything(worked, days):
    _, door = worked
    made = sum(len(day.made) for day in days)
    assert made > 2500
    assert door.answered < 0.1 * made
    assert door.turned < 0.01 * made
    assert door.undone == 12
    assert door.heard["suppressed"] >= 20


def test_the_month_report_says_what_people_really_worked(worked, days):
    program, _ = worked
    report = program.ok("report", "month", "--month", "2025-10", "--format", "json").json
    rows = {row["employee_id"]: row for row in report["rows"]}
    assert len(rows) == 50
    wrong = {}
    for day in days:
        cell = rows[day.person.id][day.day.isoformat()]
        status = "present" if day.whole else "missing-punch"
        if (cell["worked_minutes"], cell["status"]) != (day.worked, status):
            wrong[day.person.id, str(day.day)] = (cell, day.worked, status)
    assert not wrong
    assert {number: row["worked_minutes"] for number, row in rows.items()} == {
        person.id: sum(day.worked for day in days if day.person == person) for person in people()
    }
    nobody_came = {
        (number, key): row[key]["worked_minutes"]
        for number, row in rows.items()
        for key in row
        if key.startswith(str(FIRST)[:7]) and row[key] and row[key]["worked_minutes"]
    }
    assert set(nobody_came) == {(day.person.id, day.day.isoformat()) for day in days if day.worked}
    assert report["totals"]["worked_minutes"] == sum(day.worked for day in days)


def test_the_night_in_which_clocks_went_back_had_nine_hours(days):
    nights = [
        day for day in days if day.day == date(2025, 10, 25) and day.shift and day.shift.code == "night"
    ]
    punctual = [day for day in nights if day.whole and not day.late]
    assert len(punctual) > 5
    assert all(9 * 60 - AUTOMATIC <= day.worked <= 10 * 60 for day in punctual)  # and so says the report


@pytest.mark.parametrize("number", ["1001", "2001", "2013", "2025", "2034", "2041"])
def test_each_day_is_shown_as_it_was(worked, days, number):
    program, _ = worked
    shown = program.ok("attendance", "show", number, "--month", "2025-10", "--json").json
    by_day = {entry["date"]: entry for entry in shown}
    for day in days:
        if day.person.id == number:
            entry = by_day[day.day.isoformat()]
            assert entry["worked_minutes"] == day.worked, json.dumps(entry)
            assert entry["trace"]
            if day.whole:
                assert entry["late_minutes"] == day.late
