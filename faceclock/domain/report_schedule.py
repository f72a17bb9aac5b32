"""Reports that are written to a folder by themselves: what, and how often."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_LOOK_AHEAD = 62  # days: the longest way from one day of a month to the next, and some


class Every(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Days(StrEnum):
    """Which days a report is of, seen from the day on which it is due."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    LAST_WEEK = "last-week"
    LAST_MONTH = "last-month"


@dataclass(frozen=True)
class Rhythm:
    """``at`` is a time of the site's clock. ``on``: for a week 0 (Monday) to 6, for a month 1 to 31, where shorter
    months take their last day. Raises ValueError for another day."""

    every: Every = Every.DAY
    at: time = time(6)
    on: int = 0

    def __post_init__(self) -> None:
        allowed = {Every.DAY: range(1), Every.WEEK: range(7), Every.MONTH: range(1, 32)}[self.every]
        if self.on not in allowed:
            raise ValueError(f"a {self.every} has no day {self.on}")

    def falls_on(self, day: date) -> bool:
        if self.every is Every.WEEK:
            return day.weekday() == self.on
        return self.every is Every.DAY or day.day == min(self.on, monthrange(day.year, day.month)[1])

    def next_after(self, instant: datetime, zone: ZoneInfo) -> datetime:
        """In UTC, strictly later. A day whose clock changes has one like any other: a time that is skipped is taken
        an hour later, one that comes twice the first time."""
        day = instant.astimezone(zone).date() - _DAY
        for number in range(_LOOK_AHEAD):
            found = self._on(day + number * _DAY, zone)
            if found is not None and found > instant:
                return found
        raise AssertionError("every month has such a day")

    def last_until(self, instant: datetime, zone: ZoneInfo) -> datetime:
        """The last one that is not later than ``instant``, in UTC."""
        day = instant.astimezone(zone).date()
        for number in range(_LOOK_AHEAD):
            found = self._on(day - number * _DAY, zone)
            if found is not None and found <= instant:
                return found
        raise AssertionError("every month has such a day")

    def _on(self, day: date, zone: ZoneInfo) -> datetime | None:
        return datetime.combine(day, self.at, zone).astimezone(UTC) if self.falls_on(day) else None


def days_meant(days: Days, today: date, week_start: int = 0) -> tuple[date, date]:
    """First and last day, both included; weeks begin on ``week_start`` (0 is Monday)."""
    if days is Days.TODAY:
        return today, today
    if days is Days.YESTERDAY:
        return today - _DAY, today - _DAY
    if days is Days.LAST_WEEK:
        last = today - ((today.weekday() - week_start) % 7 + 1) * _DAY
        return last - 6 * _DAY, last
    last = today.replace(day=1) - _DAY
    return last.replace(day=1), last


@dataclass(frozen=True)
class ReportOrder:
    """What somebody asked for. Empty filters: everything; ``language`` as in the settings."""

    kind: str
    formats: tuple[str, ...]
    folder: str
    days: Days = Days.YESTERDAY
    rhythm: Rhythm = field(default_factory=Rhythm)
    site: str = ""
    team: str = ""
    employee: str = ""
    shift: str = ""
    language: str = "system"
    active: bool = True


@dataclass(frozen=True)
class ReportSchedule:
    """An order and how it goes. ``next_due`` is for when the next one is meant; it is tried from ``try_at`` on.
    ``outcome`` is the sentence of the last run, empty where it went well or there was none."""

    id: str
    order: ReportOrder
    next_due: datetime
    try_at: datetime
    last_run: datetime | None
    outcome: str
    actor: str

    def is_due(self, now: datetime) -> bool:
        return self.order.active and max(self.next_due, self.try_at) <= now
