"""A made-up company for property tests, benches and end-to-end tests: the same seed gives the same facts.

`company(seed, people, first, last)` has office workers, three teams that rotate through nights, permanent nights
that cross both clock changes, split days, flexible hours and helpers without a roster. The punches have noise,
breaks, duplicates, forgotten ones, unspecified directions and days that nobody came. It plans with its own few
lines, never with the engine's, so that a test does not compare the engine with itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.domain.rulebook import (
    Assignment,
    Breaks,
    BreakStep,
    Counting,
    Flexible,
    Leave,
    LeaveKind,
    LeavePart,
    LeaveType,
    Outside,
    OvertimeApproval,
    OvertimeClass,
    OvertimeRules,
    OwnDay,
    Pattern,
    Rounding,
    RoundingMode,
    RoundingRules,
    RuleBook,
    RuleSet,
    ShiftType,
    WeekOvertime,
    WeekTier,
    Workplace,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
ANCHOR = date(2026, 1, 5)  # a Monday

_STEPS = Counting(breaks=Breaks(automatic=(BreakStep(360, 30), BreakStep(540, 45))))
_ROUNDED = Counting(
    rounding=RoundingRules(Rounding(RoundingMode.NEAREST, 15), Rounding(RoundingMode.DOWN, 5)),
    breaks=Breaks(automatic=(BreakStep(360, 30),)),
)
SHIFTS = (
    ShiftType("office", time(9), time(17), grace_late=5, grace_early=5, half_day_below=240, counting=_STEPS),
    ShiftType("early", time(6), time(14), after=Outside.OVERTIME, counting=_STEPS),
    ShiftType("late", time(14), time(22), after=Outside.OVERTIME, check_out_after=180, counting=_STEPS),
    ShiftType("night", time(22), time(6), grace_late=10, absent_below=60, counting=_ROUNDED),
    ShiftType("morning", time(7), time(11), before=Outside.UNPAID),
    ShiftType("evening", time(16), time(20), after=Outside.UNPAID, auto_out=30),
    ShiftType("free", time(6), time(21), flexible=Flexible(time(10), time(15), 480), counting=_STEPS),
)
TIMES = {shift.code: (shift.start, shift.end) for shift in SHIFTS} | {"free": (time(8), time(16, 30))}
TEAMS = {  # team: the days of its cycle and how many days later than the anchor it begins
    "office": (("office",) * 5 + ("", ""), 0),
    "red": (("early", "early", "late", "late", "night", "night", "", ""), 0),
    "green": (("early", "early", "late", "late", "night", "night", "", ""), 3),
    "blue": (("early", "early", "late", "late", "night", "night", "", ""), 6),
    "nights": (("night",) * 5 + ("", ""), 0),
    "split": (("morning+evening",) * 6 + ("",), 0),
    "flexible": (("free",) * 5 + ("", ""), 0),
    "helpers": ((), 0),
}
OVERTIME = OvertimeRules(
    holiday=OvertimeClass(2.0),
    weekend=OvertimeClass(1.5, minimum=30),
    day=OvertimeClass(
        1.25, minimum=15, rounding=Rounding(RoundingMode.DOWN, 5), weekly_cap=120, monthly_cap=150
    ),
    week=WeekOvertime((WeekTier(2400, 1.5), WeekTier(2700, 2.0)), cap=3600),
)
LEAVE_TYPES = (
    LeaveType("vacation"),
    LeaveType("unpaid", paid=False),
    LeaveType("course", kind=LeaveKind.DUTY),
)


@dataclass(frozen=True)
class Person:
    id: str
    team: str


@dataclass(frozen=True)
class Company:
    """``stamps`` by employee, in the order of time; ``first`` and ``last`` are the days that they are about."""

    book: RuleBook
    zone: str
    people: tuple[Person, ...]
    stamps: dict[str, list[Stamp]]
    first: date
    last: date

    @property
    def holidays(self) -> dict[str, dict[date, str]]:
        """Public holidays by site, as the holidays package would give them."""
        years = range(self.first.year, self.last.year + 1)
        return {"main": {date(year, month, 1): "Public holiday" for year in years for month in (1, 5)}}

    def punches(self, kiosk: str = "door") -> Iterator[Punch]:
        """Everybody's stamps as facts for the database, in the order of time."""
        everything = [(stamp.at, person, stamp) for person, own in self.stamps.items() for stamp in own]
        for at, person, stamp in sorted(everything, key=lambda entry: (entry[0], entry[2].id)):
            moment = EPOCH + timedelta(microseconds=at)
            yield Punch(stamp.id, person, moment, self.zone, stamp.direction, stamp.method, kiosk)


def company(
    seed: int, people: int, first: date, last: date, zone: str = "Europe/Berlin", breaks: int = 1
) -> Company:
    """``breaks`` is how often somebody goes and comes back in a shift: 4 makes ten punches a day."""
    random = Random(seed)
    teams = tuple(TEAMS)
    staff = tuple(Person(f"E{n:04d}", teams[n % len(teams)]) for n in range(people))
    leaves = _leaves(random, staff, first, last)
    book = RuleBook(
        rules=(
            RuleSet(overtime=OVERTIME),
            RuleSet(_middle(first, last), duplicate_minutes=2, overtime=OVERTIME),
        ),
        shift=SHIFTS,
        pattern=tuple(Pattern(team, cycle, ANCHOR + n * DAY) for team, (cycle, n) in TEAMS.items() if cycle),
        assignment=(
            *(
                Assignment(f"team-{team}", ANCHOR - 3650 * DAY, team=team, pattern=team, site="main")
                for team, (cycle, _) in TEAMS.items()
                if cycle
            ),
            Assignment("helpers", ANCHOR - 3650 * DAY, team="helpers", off=True, site="main"),
        ),
        site=(Workplace("main", zone),),
        holiday=(OwnDay(_middle(first, last) + DAY, "Founders' day", "main"),),
        leave_type=LEAVE_TYPES,
        leave=leaves,
        approval=tuple(
            OvertimeApproval(person.id, first + n * DAY, 60) for n, person in enumerate(staff) if n % 3 == 0
        ),
    )
    away = {
        (leave.employee, day)
        for leave in leaves
        if leave.part is LeavePart.DAY
        for day in _days(leave.first, leave.last)
    }
    stamps = {person.id: _life(random, person, first, last, ZoneInfo(zone), breaks, away) for person in staff}
    return Company(book, zone, staff, stamps, first, last)


def _middle(first: date, last: date) -> date:
    return first + (last - first) // 2


def _days(first: date, last: date) -> Iterator[date]:
    return (first + n * DAY for n in range((last - first).days + 1))


def _leaves(random: Random, staff: tuple[Person, ...], first: date, last: date) -> tuple[Leave, ...]:
    """One leave for every second person, of one to five days or half a day."""
    leaves = []
    for person in staff[::2]:
        start = first + random.randint(0, (last - first).days) * DAY
        part = random.choice((LeavePart.DAY, *LeavePart))
        length = random.randint(0, 4) if part is LeavePart.DAY else 0
        kind = random.choice(LEAVE_TYPES).code
        leaves.append(Leave(f"leave-{person.id}", person.id, kind, start, start + length * DAY, part))
    return tuple(leaves)


def _life(
    random: Random,
    person: Person,
    first: date,
    last: date,
    zone: ZoneInfo,
    breaks: int,
    away: set[tuple[str, date]],
) -> list[Stamp]:
    found: list[tuple[datetime, Direction]] = []
    for day in _days(first, last):
        if (person.id, day) not in away and random.random() > 0.02:
            for start, end in _spans(random, person, day, zone):
                found += _shift(random, start, end, breaks)
    instants = sorted((round((at - EPOCH) / timedelta(microseconds=1)), way) for at, way in found)
    return [Stamp(f"{person.id}-{n}", at, way, Method.FACE) for n, (at, way) in enumerate(instants)]


def _spans(random: Random, person: Person, day: date, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
    """When somebody works that day, in UTC; helpers come when they like."""
    cycle, offset = TEAMS[person.team]
    if not cycle:
        if random.random() < 0.4:
            start = datetime.combine(day, time(random.randint(6, 20)), zone).astimezone(UTC)
            yield start, start + timedelta(hours=random.randint(2, 9))
        return
    codes = cycle[((day - ANCHOR).days - offset) % len(cycle)]
    if not codes and random.random() < 0.05:
        codes = "office"  # came on a day off
    for code in filter(None, codes.split("+")):
        begin, finish = TIMES[code]
        over = day + DAY if finish <= begin else day
        yield (
            datetime.combine(day, begin, zone).astimezone(UTC),
            datetime.combine(over, finish, zone).astimezone(UTC),
        )


def _shift(random: Random, start: datetime, end: datetime, breaks: int) -> list[tuple[datetime, Direction]]:
    """The punches of one shift: who comes and goes, with what a real day does to them."""
    begin = start + timedelta(minutes=random.gauss(-4, 6))
    finish = end + timedelta(minutes=random.gauss(6, 12), hours=random.random() < 0.05)
    cuts = sorted(random.uniform(0.2, 0.8) for _ in range(breaks))
    moments = [(begin, Direction.IN)]
    for cut in cuts:
        leave = begin + (finish - begin) * cut
        moments += [
            (leave, Direction.BREAK_OUT),
            (leave + timedelta(minutes=random.uniform(3, 40)), Direction.BREAK_IN),
        ]
    moments = [(at, way) for at, way in moments if at < finish] + [(finish, Direction.OUT)]
    if any(later[0] <= earlier[0] for earlier, later in pairwise(moments)):
        moments.sort(key=lambda moment: moment[0])
    return [kept for moment in moments for kept in _as_punched(random, *moment)]


def _as_punched(random: Random, at: datetime, way: Direction) -> Iterator[tuple[datetime, Direction]]:
    """Forgotten now and then, twice now and then, and now and then without a direction."""
    luck = random.random()
    if luck < 0.005:
        return
    yield at, Direction.UNSPECIFIED if luck > 0.99 else way
    if 0.5 < luck < 0.52:
        yield at + timedelta(seconds=random.uniform(1, 50)), way
