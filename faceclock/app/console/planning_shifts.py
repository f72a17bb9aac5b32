"""Kinds of shifts, each in versions that hold from a day on."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from faceclock.app.attendance.book_changes import Done, change_book
from faceclock.app.console.service import Service, needs
from faceclock.app.zone import zone_of
from faceclock.attendance.checking.shifts import length_of
from faceclock.attendance.clock_changes import changed_shifts
from faceclock.domain.bookkeeping import key_of
from faceclock.domain.errors import InputProblem
from faceclock.domain.roles import Right
from faceclock.domain.rulebook import ShiftType
from faceclock.storage.book import Book


@dataclass(frozen=True)
class ShiftVersion:
    """One version, its length on a plain day in minutes, and whether a later version takes its place today."""

    shift: ShiftType
    minutes: int
    past: bool


@dataclass(frozen=True)
class ClockChangeNight:
    """A shift through which the clocks are changed; local instants, minutes by the wall clock and that pass."""

    day: date
    zone: str
    start: datetime
    end: datetime
    planned: int
    elapsed: int


class ShiftService(Service):
    """Shifts of the rule book."""

    @needs(Right.SEE_ATTENDANCE)
    def versions(self) -> list[ShiftVersion]:
        """By code and day."""
        today = date.today()
        held = sorted(self._held(), key=lambda shift: (shift.code, shift.valid_from))
        begun = {
            shift.code: shift.valid_from for shift in held if shift.valid_from <= today
        }  # the last one stays
        return [
            ShiftVersion(shift, length_of(shift), shift.valid_from < begun.get(shift.code, shift.valid_from))
            for shift in held
        ]

    @needs(Right.PLAN)
    def save(self, shift: ShiftType, instead_of: ShiftType | None = None) -> Done:
        """Make a shift or a version of it; with ``instead_of`` that version gives way.

        Raises BookProblem for what cannot be worked, InputProblem where a new one would take the place of another.
        """
        key = key_of("shift", shift)
        before = key_of("shift", instead_of) if instead_of else ""
        if key != before and any(key_of("shift", held) == key for held in self._held()):
            raise InputProblem(
                f"There is a shift {shift.code} from that day on already; change that one, or choose another day."
            )
        gone = [("shift", before)] if before and before != key else []
        return change_book(self.site, [("shift", shift)], gone)

    @needs(Right.PLAN)
    def remove(self, shift: ShiftType) -> Done:
        """One version. Raises BookProblem where something names the shift."""
        return change_book(self.site, gone=[("shift", key_of("shift", shift))])

    @needs(Right.SEE_ATTENDANCE)
    def clock_changes(self, shift: ShiftType, year: int) -> list[ClockChangeNight]:
        """The days of a year on which clocks are changed within a shift, stored or not, at all sites."""
        places = Book(self.site.database).current(kinds=("site",)).site
        zones = sorted({place.zone for place in places} or {zone_of(self.site.settings)})
        return [
            ClockChangeNight(
                night.day,
                zone,
                night.start.astimezone(ZoneInfo(zone)),
                night.end.astimezone(ZoneInfo(zone)),
                night.planned,
                night.elapsed,
            )
            for zone in zones
            for night in changed_shifts(shift, ZoneInfo(zone), year)
        ]

    def _held(self) -> tuple[ShiftType, ...]:
        return Book(self.site.database).current(kinds=("shift",)).shift
