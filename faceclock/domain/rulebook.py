"""What people are meant to work and how their punches count. Durations are whole minutes, days local dates.

Every entity is a plain value. The TOML form of a rule book has the same names and shape, so that a file and the
database say the same thing.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any, ClassVar

BEGINNING = date(1970, 1, 1)  # "always": what holds from here has no earlier version


class RoundingMode(StrEnum):
    NONE = "none"
    DOWN = "down"
    UP = "up"
    NEAREST = "nearest"  # up only above half


class Reading(StrEnum):
    """Where the direction of a punch comes from."""

    PUNCH = "punch"
    ALTERNATING = "alternating"


class Pairs(StrEnum):
    EVERY = "every"
    FIRST_LAST = "first-last"


class PunchedBreak(StrEnum):
    PAID = "paid"
    UNPAID = "unpaid"


class Outside(StrEnum):
    """What minutes outside the shift are: plain work, overtime of the day, or not paid."""

    WORKED = "worked"
    OVERTIME = "overtime"
    UNPAID = "unpaid"


class DayOf(StrEnum):
    """Which day work without a roster belongs to."""

    START = "start"
    END = "end"
    MOST = "most"
    SPLIT = "split"


class LeavePart(StrEnum):
    DAY = "day"
    FIRST_HALF = "first-half"
    SECOND_HALF = "second-half"


class LeaveKind(StrEnum):
    LEAVE = "leave"
    DUTY = "duty"  # on duty elsewhere: the scheduled minutes count as worked


@dataclass(frozen=True)
class Strict:
    """Unknown keys of a document are refused, so that a typing error is seen."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


@dataclass(frozen=True)
class Rounding(Strict):
    """In local minutes, ``unit`` 1..60."""

    mode: RoundingMode = RoundingMode.NONE
    unit: int = 1


@dataclass(frozen=True)
class RoundingRules(Strict):
    """For the first check-in, the last check-out and the sum; what lies between is never rounded, because
    rounding both ends of a gap could pay a minute twice."""

    first_in: Rounding = Rounding()
    last_out: Rounding = Rounding()
    worked: Rounding = Rounding()


@dataclass(frozen=True)
class BreakStep(Strict):
    """Who worked longer than ``after`` minutes takes ``take`` minutes in all."""

    after: int
    take: int


@dataclass(frozen=True)
class Breaks(Strict):
    punched: PunchedBreak = PunchedBreak.UNPAID
    automatic: tuple[BreakStep, ...] = ()


@dataclass(frozen=True)
class Counting(Strict):
    """From punches to minutes. A pair shorter than ``min_span`` counts for nothing, one longer than ``max_span`` is
    a missing punch."""

    direction: Reading = Reading.PUNCH
    pairs: Pairs = Pairs.EVERY
    min_span: int = 0
    max_span: int = 960
    breaks: Breaks = Breaks()
    rounding: RoundingRules = RoundingRules()


@dataclass(frozen=True)
class Flexible(Strict):
    """Within the shift's start and end everybody comes and goes freely, but is there in the core time.
    ``total`` is what a day owes."""

    core_start: time
    core_end: time
    total: int


@dataclass(frozen=True)
class ShiftType(Strict):
    """One version of a shift; ``end`` at or before ``start`` lies on the next day.

    ``daily_minutes`` are the normal hours (None: the shift's length less its automatic break); beyond them begins
    overtime of the day. Below ``absent_below`` or ``half_day_below`` worked minutes a day is absent or half.
    ``auto_out``: minutes after the end at which somebody who forgot is checked out (None: never).
    """

    code: str
    start: time
    end: time
    name: str = ""
    valid_from: date = BEGINNING
    check_in_before: int = 60
    check_out_after: int = 60
    grace_late: int = 0
    grace_early: int = 0
    absent_below: int = 0
    half_day_below: int = 0
    before: Outside = Outside.WORKED
    after: Outside = Outside.WORKED
    daily_minutes: int | None = None
    auto_out: int | None = None
    flexible: Flexible | None = None
    counting: Counting = Counting()


@dataclass(frozen=True)
class OvertimeClass(Strict):
    """How the minutes of one class count. Fewer than ``minimum`` on a day stay plain work; what rounding takes off
    does too. Above a cap they are shown and not paid; with ``approval`` only approved minutes count."""

    multiplier: float = 1.5
    minimum: int = 0
    rounding: Rounding = Rounding()
    daily_cap: int | None = None
    weekly_cap: int | None = None
    monthly_cap: int | None = None
    approval: bool = False


@dataclass(frozen=True)
class WeekTier(Strict):
    """Plain minutes of the week beyond ``over`` count by ``multiplier``."""

    over: int
    multiplier: float


@dataclass(frozen=True)
class WeekOvertime(Strict):
    """``minimum``, ``rounding``, ``monthly_cap`` and ``approval`` are as in `OvertimeClass`, of a day's minutes in all
    tiers. ``cap``: so many minutes of the week, of whatever class, are paid at most; the last ones are not."""

    tiers: tuple[WeekTier, ...] = ()
    cap: int | None = None
    minimum: int = 0
    rounding: Rounding = Rounding()
    monthly_cap: int | None = None
    approval: bool = False


@dataclass(frozen=True)
class OvertimeRules(Strict):
    """A class that is None does not exist: its minutes fall to the next one."""

    holiday: OvertimeClass | None = None
    weekend: OvertimeClass | None = None
    rest_day: OvertimeClass | None = None
    day: OvertimeClass | None = None
    week: WeekOvertime | None = None


@dataclass(frozen=True)
class RuleSet(Strict):
    """The company's rules from a day on. ``counting`` is for work without a roster.

    Weekdays are 0 (Monday) to 6. ``min_off``: so long a time off starts a new shift. ``daily_minutes``: normal
    hours of a day without a shift (None: no limit).
    """

    valid_from: date = BEGINNING
    duplicate_minutes: int = 1
    min_off: int = 240
    day_of: DayOf = DayOf.START
    week_start: int = 0
    weekend: tuple[int, ...] = (5, 6)
    daily_minutes: int | None = None
    counting: Counting = Counting()
    overtime: OvertimeRules = OvertimeRules()


def shift_codes(entry: str) -> tuple[str, ...]:
    """The codes of "early + late"; none of an empty entry, which is a day off."""
    return tuple(code for part in entry.split("+") if (code := part.strip()))


@dataclass(frozen=True)
class Pattern(Strict):
    """A cycle of days from ``anchor`` on, in both directions; an entry is a shift's code, several joined by "+",
    or empty for a day off. Seven entries from a Monday make a week."""

    code: str
    days: tuple[str, ...]
    anchor: date
    name: str = ""

    def codes(self, place: int) -> tuple[str, ...]:
        """The shifts of one entry of the cycle."""
        return shift_codes(self.days[place % len(self.days)])


@dataclass(frozen=True)
class Assignment(Strict):
    """Who works what from ``first`` to ``last`` (None: on and on). Neither employee nor team: everybody.

    Exactly one of ``pattern`` and ``shift`` is given, or ``off`` for days off. The employee's own goes before the
    team's, the team's before everybody's, and of two alike the one that begins later.
    """

    id: str
    first: date
    last: date | None = None
    employee: str = ""
    team: str = ""
    pattern: str = ""
    shift: str = ""
    off: bool = False
    site: str = ""


@dataclass(frozen=True)
class Workplace(Strict):
    """A site with its IANA zone and public holidays (``country`` and ``subdivision`` as ISO 3166 codes)."""

    code: str
    zone: str
    name: str = ""
    country: str = ""
    subdivision: str = ""


@dataclass(frozen=True)
class OwnDay(Strict):
    """A day that a site (empty: every site) adds to its holidays, or with ``off`` false takes from them."""

    day: date
    name: str
    site: str = ""
    off: bool = True


@dataclass(frozen=True)
class LeaveType(Strict):
    code: str
    name: str = ""
    paid: bool = True
    kind: LeaveKind = LeaveKind.LEAVE


@dataclass(frozen=True)
class Leave(Strict):
    """Approved leave of one person, both days included."""

    id: str
    employee: str
    type: str
    first: date
    last: date
    part: LeavePart = LeavePart.DAY
    approved_by: str = ""


@dataclass(frozen=True)
class OvertimeApproval(Strict):
    """``minutes`` of overtime that may count on a day (None: all)."""

    employee: str
    day: date
    minutes: int | None = None
    approved_by: str = ""


@dataclass(frozen=True)
class Membership(Strict):
    """The team that somebody is in from ``first`` on, until the next entry; before the first entry it is the team of
    that one. Who has no entry always was in the team that the roll names."""

    employee: str
    team: str
    first: date


@dataclass(frozen=True)
class RuleBook(Strict):
    """All of it. The order of entries means nothing."""

    rules: tuple[RuleSet, ...] = ()
    shift: tuple[ShiftType, ...] = ()
    pattern: tuple[Pattern, ...] = ()
    assignment: tuple[Assignment, ...] = ()
    site: tuple[Workplace, ...] = ()
    holiday: tuple[OwnDay, ...] = ()
    leave_type: tuple[LeaveType, ...] = ()
    leave: tuple[Leave, ...] = ()
    approval: tuple[OvertimeApproval, ...] = ()
    membership: tuple[Membership, ...] = ()
