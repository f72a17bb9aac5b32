"""What the pages about hours show: frozen, and made for one person, month or day."""

from dataclasses import dataclass
from datetime import date, datetime

from faceclock.app.console.attendance_marks import DayMark
from faceclock.app.console.attendance_timeline import Timeline
from faceclock.domain.attendance import DayKind, DayResult
from faceclock.domain.punch import Correction, Direction, Method
from faceclock.storage.adjustments import Adjustment
from faceclock.storage.periods import Period


@dataclass(frozen=True)
class Person:
    """``name`` and ``team`` are empty for who is not on the roll any more."""

    id: str
    name: str
    team: str
    active: bool = True

    @property
    def told(self) -> str:
        return self.name or self.id


@dataclass(frozen=True)
class MonthDay:
    """``result`` is None on days to come; ``planned`` minutes and ``shifts`` are there on all."""

    day: date
    kind: DayKind
    mark: DayMark
    shifts: tuple[str, ...]
    planned: int
    label: str
    locked: bool
    result: DayResult | None = None
    adjusted: int = 0


@dataclass(frozen=True)
class PersonMonth:
    """``planned``: minutes of all days; ``counted``: worked, credited and booked from locked days, so far.
    ``week_start``: 0 for Monday."""

    person: Person
    first: date
    today: date
    days: tuple[MonthDay, ...]
    planned: int
    worked: int
    credited: int
    adjusted: int
    rounding_seconds: int
    week_start: int = 0

    @property
    def counted(self) -> int:
        return self.worked + self.credited + self.adjusted


@dataclass(frozen=True)
class DayPunch:
    """``direction`` as it counts, ``made`` as it was made; scores where a face was compared, and only
    for those who look after recognition."""

    id: str
    at: datetime
    direction: Direction
    made: Direction
    method: Method
    kiosk: str
    duplicate: bool
    voided: bool
    clock_back: bool
    late: bool  # it arrived when its day was locked
    similarity: float | None
    threshold: float | None
    corrections: tuple[Correction, ...]

    @property
    def counted(self) -> bool:
        return not (self.duplicate or self.voided or self.late)


@dataclass(frozen=True)
class PersonDay:
    """One day of one person. ``result`` has its trace and is None on a day to come; ``adjustments`` were booked
    into it, ``booked_elsewhere`` are minutes of it that were booked into other days."""

    person: Person
    day: date
    zone: str
    kind: DayKind
    label: str
    shifts: tuple[str, ...]  # code and name, as planned
    planned: int
    result: DayResult | None
    timeline: Timeline | None
    punches: tuple[DayPunch, ...]
    adjustments: tuple[Adjustment, ...]
    booked_elsewhere: tuple[Adjustment, ...]
    locked: Period | None
    unapproved: int
