"""How often punches of each direction are to be expected, a minute: by the plan, by daylight, and after habit."""

from math import exp

from faceclock.attendance.clock import MINUTE, instant_of
from faceclock.attendance.shifts import Instance
from faceclock.domain.punch import Direction

IN, OUT, BREAK_OUT, BREAK_IN = Direction.IN, Direction.OUT, Direction.BREAK_OUT, Direction.BREAK_IN
DIRECTIONS = (IN, OUT, BREAK_OUT, BREAK_IN)
Rates = dict[Direction, float]

A_DAY = 1440  # minutes
FLOOR: Rates = {IN: 5e-5, OUT: 5e-5, BREAK_OUT: 5e-7, BREAK_IN: 5e-7}  # anything may happen at any time

_SMOOTHING = (
    (0.9, 12.0),
    (0.1, 40.0),
)  # shares and scales in minutes: most keep their time, some are far from it
_PUNCTUAL = {IN: 15.0, OUT: 20.0}  # scales in minutes round a planned time
_AT_THE_EDGE, _IN_THE_MIDDLE = 0.9, 0.12  # punches a shift of each direction; breaks are in the middle only

# Without a plan most come in the morning and go in the evening.
_USUAL = {IN: 8 * 60.0, OUT: 17 * 60.0}
_SPREAD, _BY_DAYLIGHT = 150.0, 0.5
_BREAKS_A_DAY = 0.25


def planned(instance: Instance, direction: Direction, start: float, end: float) -> float:
    """What a shift lets expect, so many minutes after its start and end."""
    within = _IN_THE_MIDDLE / (start - end) if start > 0 > end else 0.0
    if direction in (BREAK_OUT, BREAK_IN):
        return within
    if instance.shift.flexible is not None:
        return within + _AT_THE_EDGE * _freely(instance, direction, start)
    return within + _AT_THE_EDGE * _laplace(start if direction is IN else end, _PUNCTUAL[direction])


def unplanned(direction: Direction, time: float) -> float:
    """What is to be expected of anybody without a shift at a time of day, in minutes."""
    if direction in (BREAK_OUT, BREAK_IN):
        return _BREAKS_A_DAY / A_DAY
    light = _laplace(round_the_clock(time - _USUAL[direction]), _SPREAD)
    return _BY_DAYLIGHT * light + (1 - _BY_DAYLIGHT) / A_DAY


def smoothed(minutes: float) -> float:
    """What one past punch lets expect, so many minutes away from its time."""
    return sum(share * _laplace(minutes, scale) for share, scale in _SMOOTHING)


def round_the_clock(minutes: float) -> float:
    """The shorter way between two times of day."""
    return (minutes + A_DAY / 2) % A_DAY - A_DAY / 2


def _freely(instance: Instance, direction: Direction, start: float) -> float:
    """Flexible hours: come any time before the core time, go any time after it."""
    flexible = instance.shift.flexible
    assert flexible is not None
    core = flexible.core_start if direction is IN else flexible.core_end
    turn = (instant_of(instance.day, core, instance.zone) - instance.start) / MINUTE % A_DAY
    low, high = (0.0, turn) if direction is IN else (turn, (instance.end - instance.start) / MINUTE)
    return 1 / (high - low) if low <= start <= high and high > low else 0.0


def _laplace(minutes: float, scale: float) -> float:
    """The density of Laplace's distribution, whose tails are heavier than the normal one's."""
    return exp(-abs(minutes) / scale) / (2 * scale)
