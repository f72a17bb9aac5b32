"""Shift times that a clock change skips or repeats: told, and no fault.

A time that is skipped counts as much later, and of one that is shown twice the first counts.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from faceclock.attendance.checking.problem import Problem
from faceclock.attendance.clock_changes import ClockChange, changes_in
from faceclock.domain.bookkeeping import key_of
from faceclock.domain.rulebook import RuleBook, ShiftType


def check_clocks(book: RuleBook, zone: str, years: Sequence[int]) -> Iterator[Problem]:
    """Notices for every zone of the book and ``zone``."""
    zones = sorted({site.zone for site in book.site} | ({zone} if zone else set()))
    for name in zones:
        for year in years:
            for change in changes_in(ZoneInfo(name), year):
                for shift in book.shift:
                    yield from _met(shift, change, name)


def _met(shift: ShiftType, change: ClockChange, zone: str) -> Iterator[Problem]:
    begin, end = change.unclear
    for field in ("start", "end"):
        local = datetime.combine(begin.date(), getattr(shift, field))
        if begin <= local < end:
            yield Problem("shift", key_of("shift", shift), field, _sentence(local, change, zone), notice=True)


def _sentence(local: datetime, change: ClockChange, zone: str) -> str:
    if change.minutes < 0:
        return f"{local:%H:%M} comes twice on {local:%Y-%m-%d} in {zone}; the first one counts"
    moved = local + (change.after - change.before)
    return f"{local:%H:%M} does not exist on {local:%Y-%m-%d} in {zone}; it counts as {moved:%H:%M}"
