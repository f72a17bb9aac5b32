"""Plans, days and punches for the tests of predicting, and predicting as the kiosk does."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from faceclock.attendance.clock import DAY, HOUR, MINUTE, micros_of
from faceclock.attendance.plan import Plan, Plans
from faceclock.attendance.prediction import predict
from faceclock.domain.attendance import Stamp
from faceclock.domain.prediction import Prediction
from faceclock.domain.punch import Direction, Method
from faceclock.domain.rulebook import Assignment, Counting, Flexible, Pattern, RuleBook, ShiftType

IN, OUT, PAUSE, BACK = Direction.IN, Direction.OUT, Direction.BREAK_OUT, Direction.BREAK_IN
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)
SHIFTS = (
    ShiftType("office", time(9), time(17)),
    ShiftType("early", time(6), time(14)),
    ShiftType("late", time(14), time(22)),
    ShiftType("night", time(22), time(6)),
    ShiftType("morning", time(7), time(11)),
    ShiftType("evening", time(16), time(20)),
    ShiftType("duty", time(8), time(7, 59), counting=Counting(max_span=26 * 60)),
    ShiftType("free", time(7), time(19), flexible=Flexible(time(10), time(15), 480)),
)
TIMES = {shift.code: (shift.start, shift.end) for shift in SHIFTS} | {"free": (time(9), time(17))}
WEEKS = {
    "office": ("office",) * 5 + ("", ""),
    "nights": ("night",) * 5 + ("", ""),
    "rotating": ("early", "early", "late", "late", "night", "night", "", ""),
    "split": ("morning+evening",) * 6 + ("",),
    "duties": ("duty", "", ""),
    "flexible": ("free",) * 5 + ("", ""),
}


def plan_for(pattern: str) -> Plan:
    cycle = WEEKS.get(pattern)
    if cycle is None:
        return Plans(RuleBook(), {}, BERLIN.key).of("1", "")
    book = RuleBook(
        shift=SHIFTS,
        pattern=(Pattern(pattern, cycle, MONDAY),),
        assignment=(Assignment("a", date(2025, 1, 1), pattern=pattern),),
    )
    return Plans(book, {}, BERLIN.key).of("1", "")


def local(day: date, clock: str) -> int:
    return micros_of(datetime.combine(day, time.fromisoformat(clock), BERLIN))


def stamps(*moments: tuple[date, str, Direction]) -> list[Stamp]:
    return [Stamp(f"{day} {clock}", local(day, clock), way, Method.FACE) for day, clock, way in moments]


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def foreseen(plan: Plan, known: list[Stamp], at: int) -> Prediction:
    """As the kiosk does: the last two days say where somebody is, the last weeks what is usual."""
    recent = [stamp for stamp in known if at - 2 * DAY <= stamp.at < at]
    return predict(at, recent, [stamp for stamp in known if stamp.at < at], plan)


def working_days(pattern: str, days: int, seed: int = 1, lunch: bool = True) -> list[Stamp]:
    """True punches, a few minutes off their times, lunch as OUT and IN."""
    cycle, random = WEEKS.get(pattern, WEEKS["office"]), Random(seed)
    found: list[tuple[int, Direction]] = []
    for number in range(days):
        for code in filter(None, cycle[number % len(cycle)].split("+")):
            start, end = (micros_of(at) for at in _span(day(number), *TIMES[code]))
            begin, finish = start - random.randint(0, 9) * MINUTE, end + random.randint(0, 15) * MINUTE
            found += [(begin, IN), (finish, OUT)]
            if lunch and finish - begin > 6 * HOUR:
                away = (begin + finish) // 2 + random.randint(-15, 15) * MINUTE
                found += [(away, OUT), (away + 30 * MINUTE, IN)]
    return [Stamp(str(n), at, way, Method.FACE) for n, (at, way) in enumerate(sorted(found))]


def _span(first: date, start: time, end: time) -> Iterator[datetime]:
    yield datetime.combine(first, start, BERLIN)
    yield datetime.combine(first if end > start else first + timedelta(days=1), end, BERLIN)
