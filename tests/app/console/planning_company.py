"""A company of two teams for the tests of planning."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

from faceclock.app.attendance.book import put_all
from faceclock.app.console.session import Session
from faceclock.app.site import Site, open_site
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.domain.roles import Account, Role
from faceclock.domain.rulebook import (
    Assignment,
    LeaveType,
    OvertimeClass,
    OvertimeRules,
    Pattern,
    RuleSet,
    ShiftType,
    Workplace,
)
from faceclock.settings.model import Settings
from faceclock.settings.model import Site as Place
from faceclock.storage.accounts import Accounts
from faceclock.storage.periods import Period, Periods

MONDAY = date(2026, 10, 5)
ENTRIES = [
    ("site", Workplace("berlin", "Europe/Berlin", "Berlin", "DE", "BE")),
    ("rules", RuleSet(overtime=OvertimeRules(day=OvertimeClass(1.5, approval=True)))),
    ("shift", ShiftType("early", time(6), time(14), "Early", check_out_after=180)),
    ("shift", ShiftType("late", time(14), time(22), "Late")),
    ("shift", ShiftType("night", time(22), time(7), "Night")),
    ("pattern", Pattern("week", ("early",) * 5 + ("",) * 2, MONDAY, "Weekdays early")),
    ("assignment", Assignment("team red", MONDAY, team="red", pattern="week", site="berlin")),
    ("leave_type", LeaveType("vacation", "Vacation")),
]
PEOPLE = (
    Employee("7", "Maria Keller", "red"),
    Employee("8", "陈思远", "red"),
    Employee("9", "Tom Okafor", "blue"),
)


@contextmanager
def planning_company(data: Path) -> Iterator[tuple[Session, Site]]:
    """Maria and 陈 of the team red work early from Monday to Friday, Tom has no roster; HR is logged in."""
    with open_site(data) as site:
        site.settings = Settings(site=Place(zone="Europe/Berlin"))
        for person in PEOPLE:
            site.employees.add(person, at=datetime(2026, 9, 1, tzinfo=UTC))
        put_all(site.database, site.settings, ENTRIES, by="test")
        account = Account(uuid7(), "Li Wei", Role.HR)
        Accounts(site.database).add(account, "no hash", by="test")
        yield Session(site.database, account), site


def worked(site: Site, employee: str, start: str, end: str) -> None:
    """Punches at local times of Berlin, such as 2026-10-05T06:00, while summer time holds there."""
    for local, direction in ((start, Direction.IN), (end, Direction.OUT)):
        at = datetime.fromisoformat(f"{local}+02:00")
        site.punches.add(Punch(uuid7(), employee, at, "Europe/Berlin", direction, Method.FACE, "door"))


def lock(site: Site, first: date, last: date) -> None:
    Periods(site.database).add(Period(uuid7(), first, last, True, datetime.now(UTC), "hr", "paid", (0, 0, 0)))
