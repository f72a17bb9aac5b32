"""When a person punches in which direction: planned times, blended with what the last weeks have shown.

The measure is a rate: expected punches of one direction per minute at a place in the shift, or for work without a
shift at a time of day. It is the mean of a few days as planned and all days as they were, each past punch smoothed
by a Laplace kernel, so that the plan speaks alone at first and habit more the longer it is known.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import exp

from faceclock.attendance.clock import DAY, HOUR, MINUTE, instant_of, offset_minutes
from faceclock.attendance.plan import Plan
from faceclock.attendance.shifts import Instance, instances_between
from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Direction, Method

IN, OUT, BREAK_OUT, BREAK_IN = Direction.IN, Direction.OUT, Direction.BREAK_OUT, Direction.BREAK_IN
DIRECTIONS = (IN, OUT, BREAK_OUT, BREAK_IN)
Rates = dict[Direction, float]

_A_DAY = 1440  # minutes
_SMOOTHING = ((0.9, 12.0), (0.1, 40.0))  # shares and scales in minutes of the kernel round a past punch
_PUNCTUAL = {IN: 15.0, OUT: 20.0}  # minutes: the same round a planned time
_PLANNED_SHIFTS, _PLANNED_DAYS = (
    2.0,
    1.0,
)  # how many days of habit the plan is worth, with and without a shift
_AT_THE_EDGE, _IN_THE_MIDDLE, _BREAKS = 0.9, 0.12, 0.12  # punches a shift that the plan expects
_FLOOR = {IN: 5e-5, OUT: 5e-5, BREAK_OUT: 5e-7, BREAK_IN: 5e-7}  # a minute: anything may happen at any time
_BY_DAYLIGHT = {IN: 8 * 60.0, OUT: 17 * 60.0}  # without a plan most come in the morning and go in the evening
_DAYLIGHT_SPREAD, _DAYLIGHT = 150.0, 0.5
_UNPLANNED_BREAKS = 0.01  # a day
_OTHER_WEEKDAY = 0.3
_SLACK = 3 * HOUR  # a punch so long before or after a shift's window still has to do with it
_LONGEST = 24 * HOUR + _SLACK
_NEAR = 90.0  # minutes: what is told as usual lies so near
_ENOUGH = 5  # punches, below which nothing is called usual
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A past punch: minutes after its shift's start and end, or of the day."""

    since_start: float
    since_end: float
    weight: float = 1.0


class Habits:
    """Of one person, for the punch at the instant ``at``. ``past`` are effective punches of the last weeks."""

    def __init__(self, plan: Plan, past: Sequence[Stamp], at: int) -> None:
        self._plan, self._at = plan, at
        self._past = [stamp for stamp in past if stamp.method is not Method.SYSTEM]
        instants = [stamp.at for stamp in self._past] + [at]
        first, last = plan.day_at(min(instants)), plan.day_at(max(instants))
        self._instances = instances_between(plan, first - 2 * _ONE_DAY, last + 2 * _ONE_DAY)
        self._starts = [instance.start for instance in self._instances]
        self.near = list(self._around(at))
        self._seen: dict[Direction, list[_Seen]] = defaultdict(list)
        self._rates = self._in_shifts() if self.near else self._by_the_day()

    def rates(self) -> Rates:
        """Expected punches a minute, by direction."""
        return self._rates

    def usual(self, direction: Direction) -> tuple[int, int] | None:
        """From when to when around ``at`` the person has usually punched so; None where little is known."""
        moments = sorted(moment for moment in self._moments(direction) if abs(moment) <= _NEAR)
        if len(moments) < _ENOUGH:
            return None
        tenth = len(moments) // 10
        return (
            self._at + round(moments[tenth] * MINUTE),
            self._at + round(moments[len(moments) - 1 - tenth] * MINUTE),
        )

    def _moments(self, direction: Direction) -> Iterator[float]:
        """Past punches in minutes before or after ``at``, as if they were of this shift or day."""
        if not self.near:
            here = self._time_of_day(self._at)
            yield from (_round_the_clock(seen.since_start - here) for seen in self._seen[direction])
            return
        start, end = self._offsets(self.near[0], self._at)
        for seen in self._seen[direction]:
            yield seen.since_end - end if direction is OUT else seen.since_start - start

    def _in_shifts(self) -> Rates:
        past = self._by_code()
        rates = dict(_FLOOR)
        for instance in self.near:
            seen, days = past.get(instance.shift.code, ({}, 0))
            start, end = self._offsets(instance, self._at)
            for direction in DIRECTIONS:
                own = seen.get(direction, [])
                if direction is OUT:
                    habit = sum(_habit(found.since_end - end) for found in own)
                else:
                    habit = sum(_habit(found.since_start - start) for found in own)
                planned = _planned(instance, direction, start, end)
                rates[direction] += (habit + _PLANNED_SHIFTS * planned) / (days + _PLANNED_SHIFTS)
                if instance is self.near[0]:
                    self._seen[direction] = own
        return rates

    def _by_code(self) -> dict[str, tuple[dict[Direction, list[_Seen]], int]]:
        """Past punches of the shifts that are near, and in how many of each there were any."""
        codes = {instance.shift.code for instance in self.near}
        found: dict[str, dict[Direction, list[_Seen]]] = {code: defaultdict(list) for code in codes}
        worked: dict[str, set[int]] = {code: set() for code in codes}
        for stamp in self._past:
            instance = next(self._around(stamp.at), None)
            if instance is not None and instance.shift.code in codes:
                seen = _Seen(*self._offsets(instance, stamp.at))
                found[instance.shift.code][stamp.direction].append(seen)
                worked[instance.shift.code].add(instance.start)
        return {code: (found[code], len(worked[code])) for code in codes}

    def _by_the_day(self) -> Rates:
        here, weekday = self._time_of_day(self._at), self._plan.day_at(self._at).weekday()
        days: dict[object, float] = {}
        sums: Rates = dict.fromkeys(DIRECTIONS, 0.0)
        for stamp in self._past:
            if stamp.direction not in sums or next(self._around(stamp.at), None) is not None:
                continue
            day = self._plan.day_at(stamp.at)
            weight = days[day] = 1.0 if day.weekday() == weekday else _OTHER_WEEKDAY
            time = self._time_of_day(stamp.at)
            self._seen[stamp.direction].append(_Seen(time, time, weight))
            sums[stamp.direction] += weight * _habit(_round_the_clock(time - here))
        known = sum(days.values()) + _PLANNED_DAYS
        return {
            direction: (sums[direction] + _PLANNED_DAYS * _unplanned(direction, here)) / known
            for direction in DIRECTIONS
        }

    def _around(self, instant: int) -> Iterator[Instance]:
        """The shifts that a punch may have to do with, nearest first."""
        first = bisect_left(self._starts, instant - _LONGEST - 2 * DAY)
        last = bisect_right(self._starts, instant + DAY)
        near = [
            instance
            for instance in self._instances[first:last]
            if instance.opens - _SLACK <= instant <= instance.closes + _SLACK
        ]
        near.sort(key=lambda instance: max(instance.start - instant, instant - instance.end, 0))
        return iter(near)

    def _offsets(self, instance: Instance, instant: int) -> tuple[float, float]:
        return (instant - instance.start) / MINUTE, (instant - instance.end) / MINUTE

    def _time_of_day(self, instant: int) -> float:
        zone = self._plan.at(instant).zone
        return (instant / MINUTE + offset_minutes(instant // MINUTE, zone)) % _A_DAY


def _planned(instance: Instance, direction: Direction, start: float, end: float) -> float:
    """What the plan expects a minute, so many minutes after the shift's start and end."""
    within = _IN_THE_MIDDLE / (start - end) if start > 0 > end else 0.0
    if direction in (BREAK_OUT, BREAK_IN):
        return within * _BREAKS / _IN_THE_MIDDLE
    flexible = instance.shift.flexible
    if flexible is None:
        away = start if direction is IN else end
        return within + _AT_THE_EDGE * _kernel(away, _PUNCTUAL[direction])
    return within + _AT_THE_EDGE * _freely(instance, direction, start)


def _unplanned(direction: Direction, time: float) -> float:
    """What is expected a minute of somebody without a shift, at a time of day."""
    if direction in (BREAK_OUT, BREAK_IN):
        return _UNPLANNED_BREAKS / _A_DAY
    light = _kernel(_round_the_clock(time - _BY_DAYLIGHT[direction]), _DAYLIGHT_SPREAD)
    return _DAYLIGHT * light + (1 - _DAYLIGHT) / _A_DAY


def _freely(instance: Instance, direction: Direction, start: float) -> float:
    """Flexible hours: come any time before the core time, go any time after it."""
    flexible = instance.shift.flexible
    assert flexible is not None
    core = flexible.core_start if direction is IN else flexible.core_end
    turn = (instant_of(instance.day, core, instance.zone) - instance.start) / MINUTE
    low, high = (0.0, turn) if direction is IN else (turn, (instance.end - instance.start) / MINUTE)
    return 1 / (high - low) if low <= start <= high and high > low else 0.0


def _habit(minutes: float) -> float:
    """Most come at their time, some far from it."""
    return sum(share * _kernel(minutes, scale) for share, scale in _SMOOTHING)


def _kernel(minutes: float, scale: float) -> float:
    """Laplace's density."""
    return exp(-abs(minutes) / scale) / (2 * scale)


def _round_the_clock(minutes: float) -> float:
    return (minutes + _A_DAY / 2) % _A_DAY - _A_DAY / 2
