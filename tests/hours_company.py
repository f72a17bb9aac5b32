"""Four people in October 2025 whose hours can be told by heart, and who works on them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from faceclock.app.console.logins import Logins
from faceclock.app.console.session import Session
from faceclock.app.site import Site, open_site
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Evidence, Method, Punch
from faceclock.domain.roles import Account, Role
from faceclock.domain.rulebook import (
    Assignment,
    Leave,
    LeaveType,
    OvertimeClass,
    OvertimeRules,
    OwnDay,
    Pattern,
    RuleSet,
    ShiftType,
    Workplace,
)
from faceclock.security.passwords import hash_password
from faceclock.storage.accounts import Accounts
from faceclock.storage.book import Book

BERLIN = ZoneInfo("Europe/Berlin")
OCTOBER, END = date(2025, 10, 1), date(2025, 10, 31)
PASSWORD = "blue giraffe"


def october(day: int) -> date:
    return OCTOBER.replace(day=day)


def punch(site: Site, who: str, at: datetime, direction: Direction, **more: object) -> Punch:
    """Seen by a face at ``at`` of Berlin."""
    moment = at.replace(tzinfo=BERLIN).astimezone(UTC)
    seen = Evidence(0.71, 0.55, 0.2, "0" * 64, 5)
    made = Punch(uuid7(), who, moment, "Europe/Berlin", direction, Method.FACE, "door", evidence=seen, **more)
    site.punches.add(made)
    return made


def worked(site: Site, who: str, day: int, start: time, end: time) -> None:
    first = datetime.combine(october(day), start)
    last = datetime.combine(october(day + (end <= start)), end)
    punch(site, who, first, Direction.IN)
    punch(site, who, last, Direction.OUT)


def company(folder: Path) -> Iterator[Site]:
    """Ana is on time, Ben late and longer and once forgets to go, 陈 works nights and never comes, Dora has left."""
    with open_site(folder) as site:
        _rules(Book(site.database))
        people = (
            Employee("E1", "Ana", "office"),
            Employee("E2", "Ben", "office"),
            Employee("E3", "陈思远", "nights"),
            Employee("E4", "Dora", "nights", active=False),
        )
        for employee in people:
            site.employees.add(employee, at=datetime(2025, 9, 1, tzinfo=UTC))
        worked(site, "E1", 1, time(8), time(16))
        worked(site, "E1", 2, time(8), time(16))
        worked(site, "E2", 1, time(8, 12), time(17))
        punch(site, "E2", datetime(2025, 10, 2, 8), Direction.IN)
        worked(site, "E3", 6, time(21, 57), time(6, 41))
        yield site


def _rules(book: Book) -> None:
    book.put("site", Workplace("main", "Europe/Berlin"), by="test")
    overtime = OvertimeRules(day=OvertimeClass(1.5, approval=True))
    book.put("rules", RuleSet(overtime=overtime), by="test")
    book.put("shift", ShiftType("day", time(8), time(16), grace_late=5), by="test")
    book.put("shift", ShiftType("night", time(22), time(6)), by="test")
    monday = date(2025, 1, 6)
    for team, code in (("office", "day"), ("nights", "night")):
        book.put("pattern", Pattern(code, (code,) * 5 + ("", ""), monday), by="test")
        book.put("assignment", Assignment(team, monday, team=team, pattern=code, site="main"), by="test")
    book.put("leave_type", LeaveType("vacation", "Vacation"), by="test")
    book.put("leave", Leave("v1", "E1", "vacation", october(6), october(7)), by="test")
    book.put("holiday", OwnDay(october(3), "Unity Day"), by="test")


def session_of(site: Site, name: str, role: Role = Role.HR) -> Session:
    """Somebody new, logged in with PASSWORD."""
    Accounts(site.database).add(Account(uuid7(), name, role), hash_password(PASSWORD), by="test")
    return Logins(site).log_in(name, PASSWORD)
