"""Small made-up worlds for hypothesis: a rule book, one person, and two weeks of punches of any kind.

Everything may happen: windows that overlap, work through the night, punches of every direction in any order, and
rules that change in the middle. Hours are drawn in half hours and punches around them, so that boundaries are hit.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from faceclock.attendance.plan import Plan, Plans
from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Direction, Method
from faceclock.domain.rulebook import (
    Assignment,
    Breaks,
    BreakStep,
    Counting,
    DayOf,
    Flexible,
    Leave,
    LeavePart,
    Outside,
    OvertimeClass,
    OvertimeRules,
    OwnDay,
    Pairs,
    Pattern,
    PunchedBreak,
    Reading,
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

EMPLOYEE = "E1"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LONG_AFTER = datetime(2030, 1, 1, tzinfo=UTC)
MINUTE = 60_000_000
DAY = timedelta(days=1)
FIRST = date(2026, 3, 20)  # Berlin changes its clocks on the 29th
LAST = FIRST + 16 * DAY
STILL = ("UTC", "Asia/Kolkata", "Asia/Shanghai", "Etc/GMT+7", "Etc/GMT-12")  # zones without clock changes
ZONES = (*STILL, "Europe/Berlin", "Australia/Lord_Howe")


@dataclass(frozen=True)
class World:
    book: RuleBook
    zone: str
    stamps: tuple[Stamp, ...]

    def plan(self) -> Plan:
        return Plans(self.book, {}, self.zone).of(EMPLOYEE, "")


def micros(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(microseconds=1)


def halves(low: int, high: int) -> st.SearchStrategy[int]:
    """Minutes in half hours."""
    return st.integers(low // 30, high // 30).map(lambda count: count * 30)


clocks = st.integers(0, 47).map(lambda half: time(half // 2, half % 2 * 30))
roundings = st.builds(Rounding, st.sampled_from(RoundingMode), st.sampled_from((1, 5, 7, 15, 60)))
steps = st.sampled_from(((), (BreakStep(360, 30),), (BreakStep(540, 45), BreakStep(240, 15))))
countings = st.builds(
    Counting,
    direction=st.sampled_from(Reading),
    pairs=st.sampled_from(Pairs),
    min_span=st.sampled_from((0, 0, 10)),
    max_span=st.sampled_from((960, 960, 600)),
    breaks=st.builds(Breaks, st.sampled_from(PunchedBreak), steps),
    rounding=st.builds(RoundingRules, roundings, roundings, roundings),
)
classes = st.none() | st.builds(
    OvertimeClass,
    minimum=st.sampled_from((0, 30)),
    rounding=roundings,
    daily_cap=st.none() | st.just(45),
    weekly_cap=st.none() | st.just(90),
    monthly_cap=st.none() | st.just(100),
    approval=st.sampled_from((False, False, True)),
)
weeks = st.builds(
    WeekOvertime, st.sampled_from(((), (WeekTier(60, 1.5), WeekTier(240, 2.0)))), st.none() | st.just(600)
)
overtimes = st.builds(OvertimeRules, classes, classes, classes, classes, st.none() | weeks)
rulesets = st.builds(
    RuleSet,
    duplicate_minutes=st.sampled_from((0, 1, 10, 999)),
    min_off=halves(60, 480),
    day_of=st.sampled_from(DayOf),
    week_start=st.integers(0, 6),
    weekend=st.sampled_from(((5, 6), (4,), ())),
    daily_minutes=st.none() | halves(240, 480),
    counting=countings,
    overtime=overtimes,
)


def _after(start: time, minutes: int) -> time:
    return (datetime.combine(FIRST, start) + timedelta(minutes=minutes)).time()


@st.composite
def shift_types(draw: st.DrawFn, code: str) -> ShiftType:
    start = draw(clocks)
    length = draw(halves(120, 720))
    end = _after(start, length)
    core = Flexible(_after(start, length // 3), _after(start, length // 2), length // 2)
    return ShiftType(
        code,
        start,
        end,
        check_in_before=draw(halves(0, 240)),
        check_out_after=draw(halves(0, 360)),
        grace_late=draw(st.sampled_from((0, 5))),
        absent_below=draw(st.sampled_from((0, 60))),
        half_day_below=draw(st.sampled_from((0, 240))),
        before=draw(st.sampled_from(Outside)),
        after=draw(st.sampled_from(Outside)),
        auto_out=draw(st.sampled_from((None, 0, 30))),
        flexible=draw(st.sampled_from((None, None, core))),
        counting=draw(countings),
    )


@st.composite
def books(draw: st.DrawFn, zone: str, sites: st.SearchStrategy[str]) -> RuleBook:
    """Two versions of the rules and of one shift at most, three shifts, one pattern or none, a shift swapped for four
    days, maybe at another site."""
    later = FIRST + draw(st.integers(1, 15)) * DAY
    rules = [
        draw(rulesets),
        *draw(st.lists(rulesets.map(lambda found: replace(found, valid_from=later)), max_size=1)),
    ]
    shifts = [draw(shift_types(code)) for code in "abc"[: draw(st.integers(1, 3))]]
    codes = st.sampled_from(
        ("", *(shift.code for shift in shifts), "+".join(shift.code for shift in shifts[:2]))
    )
    pattern = Pattern("p", tuple(draw(st.lists(codes, min_size=1, max_size=8))), FIRST)
    rostered = Assignment("1", FIRST - 90 * DAY, pattern="p", site="main")
    swapped = Assignment("2", later, later + 3 * DAY, EMPLOYEE, shift=shifts[0].code, site=draw(sites))
    if draw(st.booleans()):
        shifts.append(replace(draw(shift_types("a")), valid_from=later + DAY))
    return RuleBook(
        rules=tuple(rules),
        shift=tuple(shifts),
        pattern=(pattern,),
        assignment=draw(st.sampled_from(((rostered,), (rostered, swapped), ()))),
        site=(Workplace("main", zone), Workplace("away", "America/New_York")),
        holiday=tuple(
            OwnDay(FIRST + n * DAY, "day", "main") for n in draw(st.sets(st.integers(0, 16), max_size=2))
        ),
        leave=tuple(
            Leave(
                str(n), EMPLOYEE, "rest", FIRST + n * DAY, FIRST + n * DAY, draw(st.sampled_from(LeavePart))
            )
            for n in draw(st.sets(st.integers(0, 16), max_size=2))
        ),
    )


BESIDE = (0, 0, 0, 1, -1, 60, -60, 150, -421)  # seconds from a half hour
HALF_HOURS = 14 * 48
WAYS = (Direction.IN, Direction.OUT, *Direction)
_FROM = micros(datetime.combine(FIRST, time(), UTC))

moments = st.integers(0, HALF_HOURS * len(BESIDE) - 1).map(
    lambda n: _FROM + (n // len(BESIDE) * 1800 + BESIDE[n % len(BESIDE)]) * 1_000_000
)
facts = st.tuples(
    moments, st.integers(0, 10 * len(WAYS) - 1)
)  # every tenth is voided, another tenth the system's


def stamp(number: str, fact: tuple[int, int]) -> Stamp:
    """A punch near a half hour: some exactly on it, some a second or a minute beside it."""
    at, kind = fact
    method = Method.SYSTEM if kind // len(WAYS) == 8 else Method.FACE
    return Stamp(number, at, WAYS[kind % len(WAYS)], method, kind // len(WAYS) == 9)


@st.composite
def worlds(draw: st.DrawFn, zones: tuple[str, ...] = ZONES) -> World:
    zone = draw(st.sampled_from(zones))
    days = draw(st.sampled_from((3, 14)))  # few days that are full, or many
    drawn = [
        (_FROM + (at - _FROM) % (days * 1440 * MINUTE), kind)
        for at, kind in draw(st.lists(facts, max_size=40))
    ]
    stamps = tuple(stamp(f"P{n}", fact) for n, fact in enumerate(drawn))
    sites = st.sampled_from(("main", "away")) if zones == ZONES else st.just("main")
    return World(draw(books(zone, sites)), zone, stamps)
