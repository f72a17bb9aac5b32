"""What 50 people really did in October 2025, when clocks went back, and the minutes that it comes to.

The reckoning here is the test's own: a few lines over true punches, which know nothing of the engine.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from faceclock.domain.punch import Direction
from faceclock.domain.rulebook import (
    Assignment,
    Breaks,
    BreakStep,
    Counting,
    Pattern,
    RuleBook,
    ShiftType,
    Workplace,
)

IN, OUT, PAUSE, BACK = Direction.IN, Direction.OUT, Direction.BREAK_OUT, Direction.BREAK_IN
ZONE = ZoneInfo("Europe/Berlin")
FIRST, DAYS = date(2025, 10, 1), 31
ONE_DAY = timedelta(days=1)
AUTOMATIC = 30  # minutes of break, after six hours, of shifts that nobody leaves

_BREAKS = Counting(breaks=Breaks(automatic=(BreakStep(360, AUTOMATIC),)))
SHIFTS = {
    "office": ShiftType("office", time(9), time(17), grace_late=5),
    "early": ShiftType("early", time(6), time(14), grace_late=5, counting=_BREAKS),
    "late": ShiftType("late", time(14), time(22), grace_late=5, counting=_BREAKS),
    "night": ShiftType("night", time(22), time(6), grace_late=5, counting=_BREAKS),
}
_ROTATION = ("early", "early", "late", "late", "night", "night", "", "")
CYCLES = {
    "office": (("office",) * 5 + ("", ""), date(2025, 9, 29)),
    "workshop": (("office",) * 5 + ("", ""), date(2025, 9, 29)),
    "red": (_ROTATION, FIRST),
    "blue": (_ROTATION, FIRST + 4 * ONE_DAY),
    "nights": (("night",) * 4 + ("", ""), FIRST),  # also the one of 25 October, which has nine hours
}
HELPERS = "helpers"  # they have no roster
SIZES = {"office": 18, "workshop": 8, "red": 8, "blue": 6, "nights": 6, HELPERS: 4}
FORGET_NOTHING = (
    "workshop",
)  # a break that the kiosk took for OUT and IN is worth the same, but not half a day
DEMO = [f"100{n}" for n in range(1, 8)]  # of them there are pictures


@dataclass(frozen=True)
class Person:
    id: str
    team: str


@dataclass(frozen=True)
class Moment:
    """A true punch; ``again`` seconds later the person looks at the camera once more, and a ``mistaken`` punch is
    taken back at once."""

    at: datetime
    person: Person
    way: Direction
    again: float = 0.0
    mistaken: bool = False


@dataclass
class Day:
    """``made`` are the moments that were not forgotten, mistaken ones left out."""

    person: Person
    day: date
    shift: ShiftType | None
    whole: bool = True
    made: list[Moment] = field(default_factory=list)

    @property
    def worked(self) -> int:
        """Minutes from each first IN to the next OUT, less what was spent on breaks between them."""
        total, breaks, since, away = 0, 0, None, None
        for moment in self.made:
            minute = int(moment.at.timestamp()) // 60
            if moment.way is IN and since is None:
                since, breaks = minute, 0
            elif moment.way is OUT and since is not None:
                total, since = total + minute - since - breaks, None
            elif moment.way is PAUSE:
                away = minute
            elif moment.way is BACK and away is not None:
                breaks, away = breaks + minute - away, None
        if self.shift and self.shift.counting is _BREAKS and total > 360:
            total -= AUTOMATIC
        return total

    @property
    def late(self) -> int:
        if self.shift is None:
            return 0
        start = datetime.combine(self.day, self.shift.start, ZONE).astimezone(UTC)
        after = self.made[0].at - start
        return int(after.total_seconds()) // 60 if after > timedelta(minutes=5) else 0


def people() -> list[Person]:
    teams = [team for team, size in SIZES.items() for _ in range(size)]
    numbers = DEMO + [f"20{n:02d}" for n in range(1, 44)]
    return [Person(number, team) for number, team in zip(numbers, teams, strict=True)]


def book() -> RuleBook:
    return RuleBook(
        shift=tuple(SHIFTS.values()),
        pattern=tuple(Pattern(team, cycle, anchor) for team, (cycle, anchor) in CYCLES.items()),
        assignment=tuple(Assignment(team, FIRST, team=team, pattern=team, site="works") for team in CYCLES),
        site=(Workplace("works", ZONE.key),),
    )


def month(seed: int = 11) -> tuple[list[Day], list[Moment]]:
    """Everybody's days, and all that happened at the door in the order of time."""
    random = Random(seed)
    days = [day for person in people() for day in _days(random, person)]
    moments = [moment for day in days for moment in day.made]
    moments += [_mistake(random, day) for day in random.sample([day for day in days if day.whole], 12)]
    return days, sorted(moments, key=lambda moment: (moment.at, moment.person.id))


def _days(random: Random, person: Person) -> Iterator[Day]:
    for number in range(DAYS):
        day = FIRST + number * ONE_DAY
        shift = _shift_of(person, day)
        works = shift is not None or (person.team == HELPERS and day.weekday() < 5)
        if works and random.random() > 0.02:
            yield _lived(random, Day(person, day, shift))


def _shift_of(person: Person, day: date) -> ShiftType | None:
    if person.team == HELPERS:
        return None
    cycle, anchor = CYCLES[person.team]
    return SHIFTS.get(cycle[(day - anchor).days % len(cycle)])


def _lived(random: Random, day: Day) -> Day:
    """Comes up to 25 minutes early, now and then late, stays up to 40 minutes longer."""
    start, end = _planned(day)
    begin = start - timedelta(seconds=random.randint(0, 1500))
    if random.random() < 0.06:
        begin = start + timedelta(seconds=random.randint(400, 2400))
    moments = [(begin, IN), (end + timedelta(seconds=random.randint(0, 2400)), OUT)]
    if day.shift is SHIFTS["office"]:
        ways = (PAUSE, BACK) if day.person.team == "workshop" else (OUT, IN)
        noon = start + timedelta(hours=3.2, seconds=random.randint(0, 2400))
        moments += zip((noon, noon + timedelta(seconds=random.randint(1200, 3000))), ways, strict=True)
    day.made = [
        Moment(at, day.person, way, random.uniform(12, 50) if random.random() < 0.03 else 0.0)
        for at, way in sorted(moments)
    ]
    if random.random() < 0.03 and day.person.team not in FORGET_NOTHING:
        day.whole = False
        del day.made[random.choice((0, -1))]
    return day


def _planned(day: Day) -> tuple[datetime, datetime]:
    begin, finish = (day.shift.start, day.shift.end) if day.shift else (time(8, 30), time(14, 30))
    over = day.day + ONE_DAY if finish <= begin else day.day
    return (
        datetime.combine(day.day, begin, ZONE).astimezone(UTC),
        datetime.combine(over, finish, ZONE).astimezone(UTC),
    )


def _mistake(random: Random, day: Day) -> Moment:
    """Passes by while at work and is punched; the direction is whatever the kiosk thought."""
    at = day.made[0].at + timedelta(minutes=random.randint(20, 70))
    return Moment(at, day.person, Direction.UNSPECIFIED, mistaken=True)
