"""A small company whose hours can be told by heart, and its reports through the command."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from faceclock.app.site import Site, open_site
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.domain.rulebook import Assignment, OvertimeClass, OvertimeRules, RuleSet, ShiftType, Workplace
from faceclock.storage.adjustments import Adjustment, Adjustments
from faceclock.storage.book import Book

BERLIN = ZoneInfo("Europe/Berlin")
OCTOBER = ("--month", "2026-10")
ALWAYS = date(2020, 1, 1)


def punch(site: Site, who: str, at: datetime, direction: Direction, **more: object) -> None:
    moment = at.replace(tzinfo=BERLIN).astimezone(UTC)
    site.punches.add(Punch(uuid7(), who, moment, "Europe/Berlin", direction, Method.FACE, "door", **more))


def worked(site: Site, who: str, day: int, start: time, end: time) -> None:
    punch(site, who, datetime.combine(date(2026, 10, day), start), Direction.IN)
    punch(site, who, datetime.combine(date(2026, 10, day), end), Direction.OUT)


def adjusted(site: Site, who: str, minutes: int, for_day: date) -> None:
    """Booked into 2 October."""
    Adjustments(site.database).add(
        Adjustment(
            uuid7(), who, date(2026, 10, 2), for_day, minutes, "gate clock", "", "", datetime.now(UTC), "hr"
        )
    )


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture
def company(data: Path) -> Iterator[Site]:
    """Ana works 8 h on time, Ben comes 12 minutes late and stays an hour longer, 陈 never comes; Dora has left."""
    with open_site(data) as site:
        book = Book(site.database)
        book.put("site", Workplace("main", "Europe/Berlin"), by="test")
        book.put("rules", RuleSet(overtime=OvertimeRules(day=OvertimeClass(1.5))), by="test")
        book.put("shift", ShiftType("day", time(8), time(16)), by="test")
        for team in ("office", "store"):
            book.put("assignment", Assignment(team, ALWAYS, team=team, shift="day", site="main"), by="test")
        for employee in (
            Employee("E1", "Ana", "office"),
            Employee("E2", "=Ben", "store"),
            Employee("E3", "陈思远", "store"),
            Employee("E4", "Dora", "store", active=False),
        ):
            site.employees.add(employee, at=datetime(2026, 9, 1, tzinfo=UTC))
        worked(site, "E1", 1, time(8), time(16))
        worked(site, "E1", 2, time(8), time(16))
        worked(site, "E2", 1, time(8, 12), time(17))
        yield site


@pytest.fixture
def report(run, company, tmp_path):
    """Run the command into a file; its bytes."""

    def made(*arguments: str) -> bytes:
        target = tmp_path / "out"
        result = run("report", *arguments, "-o", target)
        assert result.exit_code == 0, result.stderr
        return target.read_bytes()

    return made
