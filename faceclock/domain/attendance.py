"""What a day came to, with the trace of every minute. Durations are whole minutes, instants UTC."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from faceclock.domain.punch import Direction, Method


class DayStatus(StrEnum):
    PRESENT = "present"
    HALF_DAY = "half-day"
    ABSENT = "absent"
    MISSING_PUNCH = "missing-punch"
    LEAVE = "leave"
    ON_DUTY = "on-duty"
    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    REST_DAY = "rest-day"
    PENDING = "pending"  # the shift's window has not closed yet, nothing can be said
    NO_ROSTER = "no-roster"  # nothing was planned and nobody came


class DayKind(StrEnum):
    WORKDAY = "workday"
    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    REST_DAY = "rest-day"
    NO_ROSTER = "no-roster"


class Step(StrEnum):
    """What happened to a punch or a minute, in the order of the engine."""

    PUNCH = "punch"
    CORRECTED = "corrected"
    VOIDED = "voided"
    DUPLICATE = "duplicate"
    SHIFT = "shift"
    NO_SHIFT = "no-shift"
    MOVED = "moved"  # to the shift of its other half
    DIVIDED = "divided"  # work that went on through two shifts
    PAIR = "pair"
    READ_AS = "read-as"  # another direction, because the punch's own does not fit the one before
    REPEATED = "repeated"
    MISSING = "missing"
    TOO_LONG = "too-long"
    TOO_SHORT = "too-short"
    BREAK = "break"
    AUTOMATIC_BREAK = "automatic-break"
    ROUNDED = "rounded"
    OUTSIDE = "outside"
    LATE = "late"
    EARLY = "early"
    THRESHOLD = "threshold"
    HOLIDAY = "holiday"
    LEAVE = "leave"
    ON_DUTY = "on-duty"
    CREDITED = "credited"
    OVERTIME = "overtime"
    BELOW_MINIMUM = "below-minimum"
    CAPPED = "capped"
    UNAPPROVED = "unapproved"
    LOCKED = "locked"
    AFTER_LOCK = "after-lock"  # a punch that arrived when its day was locked
    ADJUSTED = "adjusted"


class Stamp(NamedTuple):
    """A punch as the engine reads it: ``at`` in microseconds of UTC since 1970, ``direction`` as corrected, and
    ``original`` the direction that it was made with where a correction named one, be it the same. A tuple, because
    there are millions of them."""

    id: str
    at: int
    direction: Direction
    method: Method
    voided: bool = False
    original: Direction | None = None


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One step of the reckoning. ``at`` is what it is about, ``until`` the other end or the new instant."""

    step: Step
    punch: str = ""
    at: datetime | None = None
    until: datetime | None = None
    minutes: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class OvertimePart:
    """Minutes of one class; ``name`` is holiday, weekend, rest-day, day, week, or week-2 for a second tier.
    ``unapproved`` and ``capped`` minutes are worked and not paid."""

    name: str
    multiplier: float
    minutes: int
    unapproved: int = 0
    capped: int = 0


@dataclass(frozen=True, slots=True)
class DayResult:
    """One person's day.

    ``worked`` + ``break_minutes`` + ``unpaid`` = ``span``, and ``worked`` = ``regular`` + all minutes of
    ``overtime`` (paid, unapproved, capped). ``span`` is the sum over the day's shifts from the counted first
    check-in to the counted last check-out. ``credited`` are minutes that count without work (paid leave, paid
    holidays on a rostered day, duty elsewhere) and are in neither. ``rounding_seconds``: gained (+) or lost (-)
    against the raw punches.
    """

    employee_id: str
    day: date
    shifts: tuple[str, ...]
    status: DayStatus
    kind: DayKind
    site: str = ""
    label: str = ""  # the holiday's name or the leave's type
    first_in: datetime | None = None
    last_out: datetime | None = None
    scheduled: int = 0
    span: int = 0
    worked: int = 0
    break_minutes: int = 0
    unpaid: int = 0
    credited: int = 0
    late: int = 0
    early: int = 0
    missing: int = 0
    regular: int = 0
    rounding_seconds: int = 0
    overtime: tuple[OvertimePart, ...] = ()
    trace: tuple[TraceStep, ...] = ()
