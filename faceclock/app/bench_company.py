"""A company to measure attendance with: rotating shifts, ten punches a day, the same from run to run."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from faceclock.domain.bookkeeping import Entry
from faceclock.domain.people import Employee
from faceclock.domain.rulebook import (
    Assignment,
    Breaks,
    BreakStep,
    Counting,
    OvertimeClass,
    OvertimeRules,
    Pattern,
    Rounding,
    RoundingMode,
    RoundingRules,
    RuleSet,
    ShiftType,
    WeekOvertime,
    WeekTier,
    Workplace,
)
from faceclock.storage.book import Book
from faceclock.storage.database import Database, Value, open_database
from faceclock.storage.employees import Employees
from faceclock.storage.instants import to_micros

ZONE = "Europe/Berlin"
PUNCHES_A_DAY = 10
_TEAMS = ("red", "green", "blue", "office")
_DAY = timedelta(days=1)
_MONDAY = date(2020, 1, 6)
_STARTS = {"early": 6, "late": 14, "night": 22, "office": 9}
_COUNTING = Counting(
    breaks=Breaks(automatic=(BreakStep(360, 30), BreakStep(540, 45))),
    rounding=RoundingRules(first_in=Rounding(RoundingMode.NEAREST, 5)),
)
_OVERTIME = OvertimeRules(
    holiday=OvertimeClass(2.0),
    day=OvertimeClass(1.25, minimum=15, monthly_cap=2400),
    week=WeekOvertime((WeekTier(2400, 1.5),)),
)


def make_company(folder: Path, people: int, first: date, last: date) -> int:
    """A site in ``folder`` with that many people and their punches of days first..last; returns how many punches.

    They are stored in the order of time, as kiosks store them: those of one person lie far apart.
    """
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text(f'[site]\nzone = "{ZONE}"\n', encoding="utf-8")
    with open_database(folder / "faceclock.sqlite3", kiosk="bench") as database, database.transaction():
        for number in range(people):
            began = datetime.combine(first, time(), UTC)
            Employees(database).add(Employee(f"{number:05d}", f"Person {number}", _team(number)), at=began)
        for table, entry in _book():
            Book(database).put(table, entry, by="bench")
        return _store(database, _punches(people, first, last))


def _team(number: int) -> str:
    return _TEAMS[number % len(_TEAMS)]


def _book() -> Iterator[tuple[str, Entry]]:
    yield "rules", RuleSet(overtime=_OVERTIME)
    yield "site", Workplace("main", ZONE, country="DE", subdivision="BE")
    for code, hour in _STARTS.items():
        end = time((hour + 8) % 24)
        yield "shift", ShiftType(code, time(hour), end, grace_late=5, half_day_below=240, counting=_COUNTING)
    for number, team in enumerate(_TEAMS):
        yield "pattern", Pattern(team, _cycle(team), _MONDAY + 3 * number * _DAY)
        yield "assignment", Assignment(team, _MONDAY, team=team, pattern=team, site="main")


def _cycle(team: str) -> tuple[str, ...]:
    if team == "office":
        return ("office",) * 5 + ("", "")
    return ("early", "early", "late", "late", "night", "night", "", "", "")


def _punches(people: int, first: date, last: date) -> Iterator[tuple[int, str, str]]:
    """Instant in microseconds, employee, direction; a shift has five pairs."""
    random = Random(people)
    day = first
    while day <= last:
        made: list[tuple[int, str, str]] = []
        for number in range(people):
            team = _team(number)
            cycle, anchor = _cycle(team), _MONDAY + 3 * _TEAMS.index(team) * _DAY
            code = cycle[(day - anchor).days % len(cycle)]
            if code:
                made += _shift(
                    datetime.combine(day, time(_STARTS[code]), ZoneInfo(ZONE)), f"{number:05d}", random
                )
        yield from sorted(made)
        day += _DAY


def _shift(start: datetime, employee: str, random: Random) -> Iterator[tuple[int, str, str]]:
    at = to_micros(start) + random.randrange(-600, 600) * 1_000_000
    for number in range(PUNCHES_A_DAY):
        yield at, employee, "out" if number % 2 else "in"
        at += (
            random.randrange(80 * 60, 90 * 60) * 1_000_000
            if number % 2 == 0
            else random.randrange(480, 900) * 1_000_000
        )


def _store(database: Database, punches: Iterable[tuple[int, str, str]]) -> int:
    def rows() -> Iterator[tuple[Value, ...]]:
        for number, (at, employee, direction) in enumerate(punches):
            yield f"{number:032d}", employee, at, ZONE, direction, "face", "bench", 0, 0

    return database.execute_many(
        "INSERT INTO punches (id, employee_id, at, zone, direction, method, kiosk, suppressed, clock_back) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows(),
    )
