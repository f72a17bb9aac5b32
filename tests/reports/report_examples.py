"""Made-up days of a company, as the engine would hand them over; the same for the same seed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from faceclock.domain.attendance import DayKind, DayResult, DayStatus, OvertimePart
from faceclock.domain.people import Employee
from faceclock.reports.scope import Scope
from faceclock.reports.words import Words
from faceclock.settings.model import Language

BERLIN = ZoneInfo("Europe/Berlin")
FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
MADE = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh von der Aue"
NAMES = (
    "Maria Keller",
    "陈思远",
    "Tom Okafor",
    "Ana Silva",
    LONG_NAME,
    "محمد عبد الله",
    "דוד לוי",
    "Zoë 🙂 Lindström",
    "Nguyễn Thị Minh Khai",
    "Владимир Петров",
    '=HYPERLINK("http://example.org")',
    "<b>Bold & Brash</b>",
)
TEAMS = ("Assembly 1", "Logistics", "Office", "装配二组", "")


def people(count: int) -> dict[str, Employee]:
    return {
        f"E{number:04d}": Employee(
            f"E{number:04d}",
            NAMES[number % len(NAMES)] if number < 2 * len(NAMES) else f"Person {number}",
            TEAMS[number % len(TEAMS)],
        )
        for number in range(count)
    }


def scope_of(
    count: int,
    language: Language = Language.ENGLISH,
    first: date = FIRST,
    last: date = LAST,
    made_at: datetime = MADE,
    **more: object,
) -> Scope:
    return Scope(
        Words(language), first, last, made_at, people(count), BERLIN, company="Muster & Söhne GmbH", **more
    )


class MadeUpDays:
    """Days one person after another; begun anew each time, and never all in memory."""

    def __init__(self, count: int, first: date = FIRST, last: date = LAST, seed: int = 5) -> None:
        self._count, self._first, self._last, self._seed = count, first, last, seed

    def __iter__(self) -> Iterator[DayResult]:
        span = [self._first + timedelta(days=number) for number in range((self._last - self._first).days + 1)]
        for number in sorted(range(self._count), key=lambda number: (number % len(TEAMS), number)):
            random = Random(self._seed * 1_000_003 + number)
            night = number % 7 == 3
            for day in span:
                yield made_up_day(f"E{number:04d}", day, random, night)


def made_up_day(employee_id: str, day: date, random: Random, night: bool) -> DayResult:
    if day.weekday() >= 5 and random.random() < 0.93:
        return DayResult(employee_id, day, (), DayStatus.WEEKEND, DayKind.WEEKEND)
    shift, start = ("NIGHT", time(22)) if night else ("DAY", time(8))
    plan = {"shifts": (shift,), "kind": DayKind.WORKDAY, "scheduled": 480}
    chance = random.random()
    if day == date(2026, 10, 3):
        return DayResult(
            employee_id, day, (), DayStatus.HOLIDAY, DayKind.HOLIDAY, label="Tag der Deutschen Einheit"
        )
    if chance < 0.02:
        return DayResult(employee_id, day, status=DayStatus.ABSENT, **plan)
    if chance < 0.06:
        return DayResult(employee_id, day, status=DayStatus.LEAVE, credited=480, label="annual", **plan)
    begin = datetime.combine(day, start, BERLIN).astimezone(UTC)
    late = random.choice((0, 0, 0, 0, 0, 0, 7, 22))
    came = begin + timedelta(minutes=late or -random.randrange(12))
    if chance < 0.08:
        return DayResult(
            employee_id, day, status=DayStatus.MISSING_PUNCH, first_in=came, missing=1, late=late, **plan
        )
    beyond = random.choice((0, 0, 0, 15, 45, 90))
    worked = 480 - late + beyond
    parts = (OvertimePart("day", 1.5, beyond, unapproved=0, capped=0),) if beyond else ()
    if beyond == 90:
        parts = (OvertimePart("day", 1.5, 60, unapproved=15, capped=15),)
    return DayResult(
        employee_id,
        day,
        status=DayStatus.PRESENT if chance < 0.97 else DayStatus.HALF_DAY,
        first_in=came,
        last_out=came + timedelta(minutes=worked + 30),
        span=worked + 30,
        worked=worked,
        break_minutes=30,
        late=late,
        early=9 if chance > 0.95 else 0,
        regular=worked - beyond,
        rounding_seconds=random.randrange(-240, 240),
        overtime=parts,
        **plan,
    )
