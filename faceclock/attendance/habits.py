"""When a person punches in which direction: planned times, blended with what the last weeks have shown.

The measure is a rate: expected punches of one direction per minute at a place in the shift, or for work without a
shift at a time of day. It is the mean of a few days as planned and all days as they were, each past punch smoothed,
so that the plan speaks alone at first and habit more the longer it is known.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from faceclock.attendance.clock import HOUR, MINUTE, offset_minutes
from faceclock.attendance.evidence import learned
from faceclock.attendance.plan import Plan
from faceclock.attendance.rates import (
    A_DAY,
    DIRECTIONS,
    FLOOR,
    OUT,
    Rates,
    planned,
    round_the_clock,
    smoothed,
    unplanned,
)
from faceclock.attendance.shifts import Instance, instances_between
from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Direction, Method

# How many days of habit the plan is worth, with a shift and without.
_PLANNED_SHIFTS, _PLANNED_DAYS = 2.0, 1.0
_OTHER_WEEKDAY = 0.3  # what a punch of another weekday counts
_SLACK = 3 * HOUR  # a punch so long before or after a shift's window still has to do with it
_NEAR = 90.0  # minutes: what is told as usual lies so near
_ENOUGH = 5  # punches, below which nothing is called usual
_TODAY = 12 * HOUR
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A past punch: minutes after its shift's start and end, or of the day."""

    since_start: float
    since_end: float
    weight: float = 1.0


_ByDirection = dict[Direction, list[_Seen]]


class Habits:
    """Of one person, for the punch at the instant ``at``. ``past`` are effective punches of the last weeks by
    instant. What somebody did in the last twelve hours says where they are, not what they usually do; it may
    contradict what was before.

    ``near`` are the shifts that it may have to do with, nearest first; ``rates`` the punches to be expected.
    """

    def __init__(self, plan: Plan, past: Sequence[Stamp], at: int) -> None:
        self._plan, self._at = plan, at
        made = [stamp for stamp in past if stamp.method is not Method.SYSTEM]
        instants = [stamp.at for stamp in made] + [at]
        first, last = plan.day_at(min(instants)), plan.day_at(max(instants))
        self._instances = instances_between(plan, first - 2 * _ONE_DAY, last + 2 * _ONE_DAY)
        self._starts = [instance.start for instance in self._instances]
        self._before = max((found.start - found.opens for found in self._instances), default=0) + _SLACK
        self._after = max((found.closes - found.start for found in self._instances), default=0) + _SLACK
        self.near = self.around(at)
        weighed = learned(made, self._planned_for)
        self._learned = [(stamp, weight) for stamp, weight in weighed if stamp.at < at - _TODAY]
        self._seen: _ByDirection = defaultdict(list)  # like the punch that is asked about
        self.rates: Rates = self._in_shifts() if self.near else self._by_the_day()

    @property
    def known(self) -> bool:
        """Whether the person has punched on any day before."""
        return bool(self._learned)

    def usual(self, direction: Direction) -> tuple[int, int] | None:
        """From when to when around ``at`` the person has usually punched so; None where little is known."""
        away = sorted(minutes for minutes in self._away(direction) if abs(minutes) <= _NEAR)
        if len(away) < _ENOUGH:
            return None
        tenth = len(away) // 10
        return self._at + round(away[tenth] * MINUTE), self._at + round(away[-1 - tenth] * MINUTE)

    def _away(self, direction: Direction) -> list[float]:
        """How many minutes later than ``at`` past punches were in their shifts, or by the clock."""
        seen = self._seen[direction]
        if not self.near:
            here = self._time_of_day(self._at)
            return [round_the_clock(found.since_start - here) for found in seen]
        start, end = _offsets(self.near[0], self._at)
        return [_distance(found, direction, start, end) for found in seen]

    def _in_shifts(self) -> Rates:
        past, worked = self._by_code()
        self._seen = past[self.near[0].shift.code]
        rates = dict(FLOOR)
        for instance in self.near:
            code, (start, end) = instance.shift.code, _offsets(instance, self._at)
            for direction in DIRECTIONS:
                habit = sum(
                    found.weight * smoothed(_distance(found, direction, start, end))
                    for found in past[code][direction]
                )
                plan = _PLANNED_SHIFTS * planned(instance, direction, start, end)
                rates[direction] += (habit + plan) / (len(worked[code]) + _PLANNED_SHIFTS)
        return rates

    def _by_code(self) -> tuple[dict[str, _ByDirection], dict[str, set[int]]]:
        """Past punches of the shifts that are near, and the starts of those with any."""
        found: dict[str, _ByDirection] = {found.shift.code: defaultdict(list) for found in self.near}
        worked: dict[str, set[int]] = {code: set() for code in found}
        for stamp, weight in self._learned:
            around = self.around(stamp.at)
            code = around[0].shift.code if around else ""
            if code in found:
                found[code][stamp.direction].append(_Seen(*_offsets(around[0], stamp.at), weight))
                worked[code].add(around[0].start)
        return found, worked

    def _by_the_day(self) -> Rates:
        here, weekday = self._time_of_day(self._at), self._plan.day_at(self._at).weekday()
        days: dict[date, float] = {}
        sums: Rates = dict.fromkeys(DIRECTIONS, 0.0)
        for stamp, weight in self._learned:
            if stamp.direction not in sums or self.around(stamp.at):
                continue
            day, time = self._plan.day_at(stamp.at), self._time_of_day(stamp.at)
            days[day] = 1.0 if day.weekday() == weekday else _OTHER_WEEKDAY
            self._seen[stamp.direction].append(_Seen(time, time))
            sums[stamp.direction] += weight * days[day] * smoothed(round_the_clock(time - here))
        known = sum(days.values()) + _PLANNED_DAYS
        return {way: (sums[way] + _PLANNED_DAYS * unplanned(way, here)) / known for way in DIRECTIONS}

    def around(self, instant: int) -> list[Instance]:
        """The shifts that an instant may have to do with, nearest first."""
        first = bisect_left(self._starts, instant - self._after)
        last = bisect_right(self._starts, instant + self._before)
        near = [
            instance
            for instance in self._instances[first:last]
            if instance.opens - _SLACK <= instant <= instance.closes + _SLACK
        ]
        near.sort(key=lambda instance: max(instance.start - instant, instant - instance.end, 0))
        return near

    def _planned_for(self, instant: int) -> int:
        """How long the longest shift around an instant lasts, 0 without one."""
        return max((found.end - found.start for found in self.around(instant)), default=0)

    def _time_of_day(self, instant: int) -> float:
        zone = self._plan.at(instant).zone
        return (instant / MINUTE + offset_minutes(instant // MINUTE, zone)) % A_DAY


def _offsets(instance: Instance, instant: int) -> tuple[float, float]:
    return (instant - instance.start) / MINUTE, (instant - instance.end) / MINUTE


def _distance(found: _Seen, direction: Direction, start: float, end: float) -> float:
    """People come by a shift's start and go by its end, however long it is."""
    return found.since_end - end if direction is OUT else found.since_start - start
