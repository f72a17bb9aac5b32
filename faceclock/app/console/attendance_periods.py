"""Closing months for payroll: what stands open before, what was closed by whom, and the file for payroll."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from faceclock.app.attendance.mapping_file import load_mapping
from faceclock.app.attendance.payroll import PayrollExport, export_payroll
from faceclock.app.attendance.payroll_mapping import PayrollMapping
from faceclock.app.attendance.payroll_presets import EACH_DAY, EACH_PERSON
from faceclock.app.attendance.periods import lock, unlock
from faceclock.app.attendance.refreshing import Progress, no_progress
from faceclock.app.console.attendance import month_end
from faceclock.app.console.attendance_overview import Overview, overview_of
from faceclock.app.console.service import Service, needs
from faceclock.app.zone import zone_of
from faceclock.attendance.clock import local_day, micros_of
from faceclock.attendance.local_times import zone_named
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.domain.roles import Right
from faceclock.storage.instants import utc_now
from faceclock.storage.periods import Period, Periods

_MONTHS = 120


class Layout(StrEnum):
    """How the file for payroll is written where there is no mapping file."""

    PERSON = "person"
    DAY = "day"


_PRESETS = {Layout.PERSON: EACH_PERSON, Layout.DAY: EACH_DAY}


@dataclass(frozen=True)
class MonthState:
    """A month, and the closed periods that touch it. ``whole``: every day of it is closed."""

    first: date
    last: date
    locks: tuple[Period, ...]
    whole: bool
    over: bool


class PeriodService(Service):
    """Locking and unlocking ask for a reason, which is audited."""

    @needs(Right.SEE_ATTENDANCE)
    def months(self) -> list[MonthState]:
        """This month, the one before, and those since the first punch (ten years at most); newest first."""
        zone = zone_named(zone_of(self.site.settings))
        today = local_day(micros_of(utc_now()), zone)
        [(earliest,)] = self.site.database.tuples("SELECT min(at) FROM punches")
        began = local_day(earliest, zone) if earliest is not None else today
        locked = Periods(self.site.database).locked()
        first, found = today.replace(day=1), list[MonthState]()
        while len(found) < 2 or (len(found) <= _MONTHS and began <= month_end(first)):
            found.append(_state(first, month_end(first), locked, today))
            first = (first - timedelta(days=1)).replace(day=1)
        return found

    @needs(Right.SEE_ATTENDANCE)
    def history(self) -> list[Period]:
        """All lockings and unlockings, newest first."""
        return Periods(self.site.database).history()[::-1]

    @needs(Right.SEE_ATTENDANCE)
    def standing(self, first: date, last: date, progress: Progress = no_progress) -> Overview:
        """What is to be settled before the days first..last are closed."""
        return overview_of(self.site, first, last, "", progress)

    @needs(Right.LOCK_PERIODS)
    def lock(self, first: date, last: date, reason: str, progress: Progress = no_progress) -> Period:
        """Raises InputProblem for days that are not over, closed already, still open or in no order, and without a
        reason."""
        if last < first:
            raise InputProblem(f"{last} is before {first}; exchange the two days.")
        return lock(self.site, first, last, reason, progress=progress)

    @needs(Right.LOCK_PERIODS)
    def unlock(self, first: date, last: date, reason: str) -> Period:
        """Raises InputProblem where it is not closed, and where minutes of its days are booked into others."""
        return unlock(self.site, first, last, reason)

    @needs(Right.LOCK_PERIODS)
    def export(
        self, first: date, last: date, layout: Layout | Path, file: Path, *, draft: bool = False
    ) -> PayrollExport:
        """Write the file for payroll, by a layout of ours or a mapping file of one's own. Raises InputProblem for a
        bad mapping and for days that are not closed unless it is a ``draft``, EnvironmentProblem for a bad place."""
        mapping = load_mapping(layout, PayrollMapping) if isinstance(layout, Path) else _PRESETS[layout]
        if not file.parent.is_dir():
            raise EnvironmentProblem(f"There is no folder {file.parent}; choose another place.")
        return export_payroll(self.site, mapping, first, last, file, draft=draft)


def _state(first: date, last: date, locked: list[Period], today: date) -> MonthState:
    touching = tuple(period for period in locked if period.first <= last and first <= period.last)
    closed = sum((min(each.last, last) - max(each.first, first)).days + 1 for each in touching)
    return MonthState(first, last, touching, closed == (last - first).days + 1, last < today)
