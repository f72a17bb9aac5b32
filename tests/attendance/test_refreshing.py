"""Whatever facts come in whatever order: days that were brought up to date step by step are those that a full
computation gives."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from faceclock.app.attendance.refreshing import Refresher
from faceclock.domain.attendance import DayResult
from faceclock.domain.people import Employee
from faceclock.domain.punch import Correction, CorrectionKind, Direction, Method, Punch
from faceclock.domain.rulebook import (
    Assignment,
    DayOf,
    Leave,
    LeaveType,
    Outside,
    OvertimeApproval,
    OvertimeClass,
    OvertimeRules,
    OwnDay,
    Pattern,
    RuleSet,
    ShiftType,
    WeekOvertime,
    WeekTier,
)
from faceclock.settings.model import Settings, Site
from faceclock.storage.attendance_days import AttendanceDays
from faceclock.storage.book import Book
from faceclock.storage.corrections import Corrections
from faceclock.storage.database import Database, open_database
from faceclock.storage.employees import Employees
from faceclock.storage.periods import Period, Periods
from faceclock.storage.punches import Punches
from faceclock.storage.staff import Staff
from faceclock.storage.staleness import Staleness

FIRST, DAYS = date(2026, 3, 16), 21  # over the clock change of Berlin, and into another month
LAST = FIRST + timedelta(days=DAYS - 1)
ENROLLED = datetime(2026, 3, 1, tzinfo=UTC)
WHO = "1"
SETTINGS = Settings(site=Site(kiosk="door", zone="Europe/Berlin"))
DAY = ShiftType("day", time(8), time(16), auto_out=45, half_day_below=240, after=Outside.OVERTIME)
LATE = ShiftType("late", time(14), time(22))
NIGHT = ShiftType("night", time(22), time(6), check_in_before=120)
OVERTIME = OvertimeRules(
    holiday=OvertimeClass(2.0),
    day=OvertimeClass(1.25, minimum=15, weekly_cap=300, monthly_cap=700, approval=True),
    week=WeekOvertime((WeekTier(1200, 1.5), WeekTier(1800, 2.0)), cap=2400),
)


@dataclass
class World:
    database: Database
    now: datetime = ENROLLED + timedelta(days=40)
    numbers: "count[int]" = field(default_factory=count)
    punches: list[str] = field(default_factory=list)

    def read(self, first: date = FIRST, last: date = LAST) -> list[DayResult]:
        people = list(Staff(self.database).all().values())
        Refresher(self.database, SETTINGS, lambda: self.now).refresh(first, last, people)
        return AttendanceDays(self.database).of(WHO, first, last)

    def name(self) -> str:
        return f"{next(self.numbers):04d}"


Act = Callable[[World], object]


def begin(database: Database) -> World:
    Employees(database).add(Employee(WHO, "Anna", "red"), at=ENROLLED)
    book = Book(database)
    for kind, entry in (
        ("rules", RuleSet(overtime=OVERTIME)),
        ("shift", DAY),
        ("shift", LATE),
        ("shift", NIGHT),
        ("pattern", Pattern("mixed", ("day", "late", "night", "night", "", "day+late", ""), FIRST)),
        ("leave_type", LeaveType("vacation")),
        ("assignment", Assignment("base", FIRST, team="red", pattern="mixed")),
    ):
        book.put(kind, entry, by="hr")
    return World(database)


instants = st.builds(
    lambda minutes, seconds: (
        datetime(2026, 3, 15, 20, tzinfo=UTC) + timedelta(minutes=minutes, seconds=seconds)
    ),
    st.integers(0, (DAYS + 2) * 1440),
    st.sampled_from([0, 0, 30]),
)
days = st.integers(0, DAYS - 1).map(lambda number: FIRST + timedelta(days=number))


def punched(at: datetime, direction: Direction) -> Act:
    def act(world: World) -> None:
        made = Punch(world.name(), WHO, at, "Europe/Berlin", direction, Method.FACE, "door")
        world.punches.append(made.id)
        Punches(world.database).add(made)

    return act


def worked(at: datetime, hours: int) -> Act:
    def act(world: World) -> None:
        punched(at, Direction.IN)(world)
        punched(at + timedelta(hours=hours), Direction.OUT)(world)

    return act


def corrected(index: int, direction: Direction | None) -> Act:
    def act(world: World) -> None:
        if not world.punches:
            return
        punch = world.punches[index % len(world.punches)]
        if Punches(world.database).get(punch).voided:
            return
        kind = CorrectionKind.DIRECTION if direction else CorrectionKind.VOID
        Corrections(world.database).add(
            Correction(world.name(), punch, kind, world.now, "hr", "because", direction)
        )

    return act


def put(kind: str, make: Callable[[str], object]) -> Act:
    return lambda world: Book(world.database).put(kind, make(world.name()), by="hr")  # type: ignore[arg-type]


def locked(first: date) -> Act:
    def act(world: World) -> None:
        last = first + timedelta(days=5)
        if last >= world.now.date() or any(
            held.first <= last and first <= held.last for held in Periods(world.database).locked()
        ):
            return
        world.read(first, last)
        Periods(world.database).add(
            Period(world.name(), first, last, True, world.now, "hr", "paid", (0, 0, 0))
        )

    return act


def unlocked(world: World) -> None:
    for held in Periods(world.database).locked()[:1]:
        Periods(world.database).add(
            Period(world.name(), held.first, held.last, False, world.now, "hr", "open", (0, 0, 0))
        )
        Staleness(world.database).mark("", held.first, held.last)


def clock_at(day: date, hour: int) -> Act:
    """Time goes on; it never goes back."""

    def act(world: World) -> None:
        world.now = max(world.now, datetime(day.year, day.month, day.day, hour, tzinfo=UTC))

    return act


def span(first: date, length: int) -> tuple[date, date]:
    return first, first + timedelta(days=length)


acts = st.one_of(
    st.builds(worked, instants, st.integers(1, 14)),
    st.builds(worked, instants, st.integers(6, 10)),
    st.builds(punched, instants, st.sampled_from(Direction)),
    st.builds(corrected, st.integers(0, 99), st.sampled_from([None, *Direction])),
    st.builds(lambda day, length: lambda world: world.read(*span(day, length)), days, st.integers(0, 9)),
    st.builds(lambda day: put("leave", lambda name: Leave(name, WHO, "vacation", day, day)), days),
    st.builds(lambda day: put("holiday", lambda name: OwnDay(day, name)), days),
    st.builds(lambda day: put("approval", lambda name: OvertimeApproval(WHO, day, 60)), days),
    st.builds(
        lambda day, code: put("assignment", lambda name: Assignment(name, *span(day, 3), WHO, shift=code)),
        days,
        st.sampled_from(["day", "night", "late"]),
    ),
    st.builds(
        lambda day, minutes: put(
            "rules", lambda name: RuleSet(day, minutes, week_start=6, day_of=DayOf.SPLIT, overtime=OVERTIME)
        ),
        days,
        st.integers(0, 30),
    ),
    st.builds(
        lambda day, hour: put("shift", lambda name: ShiftType("day", time(hour), time(17), valid_from=day)),
        days,
        st.integers(5, 10),
    ),
    st.builds(
        lambda team: lambda world: Employees(world.database).update(Employee(WHO, "Anna", team)),
        st.sampled_from(["red", "blue"]),
    ),
    st.builds(locked, days),
    st.just(unlocked),
    st.builds(clock_at, days, st.integers(0, 23)),
)


@settings(deadline=None, max_examples=60)
@given(start=days, script=st.lists(acts, min_size=1, max_size=25))
def test_step_by_step_is_what_a_full_computation_gives(start: date, script: list[Act]) -> None:
    with TemporaryDirectory() as folder, open_database(Path(folder) / "f.sqlite3", kiosk="door") as database:
        world = begin(database)
        world.now = datetime(start.year, start.month, start.day, 12, tzinfo=UTC)
        for act in script:
            act(world)
        step_by_step = world.read()
        assert world.read() == step_by_step
        AttendanceDays(database).forget()
        assert world.read() == step_by_step


def test_recomputing_everything_changes_nothing(tmp_path: Path) -> None:
    with open_database(tmp_path / "f.sqlite3", kiosk="door") as database:
        world = begin(database)
        worked(datetime(2026, 3, 16, 7, tzinfo=UTC), 9)(world)
        before = world.read(FIRST, date(2026, 4, 30))
        people = Staff(database).all().values()
        assert Refresher(database, SETTINGS, lambda: world.now).recompute(people) == 0
        assert world.read(FIRST, date(2026, 4, 30)) == before


def test_only_what_a_punch_touches_is_computed_anew(tmp_path: Path) -> None:
    with open_database(tmp_path / "f.sqlite3", kiosk="door") as database:
        world = begin(database)
        worked(datetime(2026, 3, 16, 7, tzinfo=UTC), 8)(world)
        world.read()
        worked(datetime(2026, 3, 31, 6, tzinfo=UTC), 8)(world)
        people = list(Staff(database).all().values())
        refresher = Refresher(database, SETTINGS, lambda: world.now)
        assert refresher.refresh(FIRST, LAST, people) == 1
        assert refresher.refresh(FIRST, LAST, people) == 0
