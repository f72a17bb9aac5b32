"""Reports by window: looked at, written to a file, and scheduled to a folder."""

from dataclasses import dataclass
from pathlib import Path

from faceclock.app.attendance.refreshing import Progress, no_progress
from faceclock.app.attendance.report_scope import Filters, scope_of
from faceclock.app.attendance.reporting import KINDS, Wanted, write
from faceclock.app.console.reports_preview import Preview, preview
from faceclock.app.console.service import Service, needs
from faceclock.app.report_folders import file_name, require_folder
from faceclock.app.scheduled_reports import Outcome, run_now, zone_here
from faceclock.domain.errors import InputProblem
from faceclock.domain.report_schedule import ReportOrder, ReportSchedule
from faceclock.domain.roles import Right
from faceclock.reports.words import Words
from faceclock.reports.writing import Format
from faceclock.settings.model import Language
from faceclock.storage.audit import Audit
from faceclock.storage.book import Book
from faceclock.storage.instants import utc_now
from faceclock.storage.report_schedules import ReportSchedules

_PREVIEWED = 400  # days


@dataclass(frozen=True)
class Choices:
    """What a report can be narrowed to; ``people`` are (ID, name)."""

    sites: tuple[str, ...]
    teams: tuple[str, ...]
    shifts: tuple[str, ...]
    people: tuple[tuple[str, str], ...]


class ReportService(Service):
    """Reading and exporting take the right to see reports, schedules one of their own."""

    @needs(Right.SEE_REPORTS)
    def choices(self) -> Choices:
        """In the order of the alphabet."""
        book, people = Book(self.site.database).current(), self.site.employees.all()
        return Choices(
            tuple(sorted({place.code for place in book.site})),
            tuple(sorted({person.team for person in people if person.team})),
            tuple(sorted({shift.code for shift in book.shift})),
            tuple(sorted(((person.id, person.name) for person in people), key=lambda one: one[1])),
        )

    @needs(Right.SEE_REPORTS)
    def preview(self, wanted: Wanted) -> Preview:
        """The beginning of a report. Raises InputProblem for what cannot be asked for, and for more days than one
        would wait for without progress."""
        if (wanted.last - wanted.first).days >= _PREVIEWED:
            raise InputProblem(f"Up to {_PREVIEWED} days are shown here; choose fewer, or export the report.")
        return preview(self.site, wanted)

    @needs(Right.SEE_REPORTS)
    def file_name(self, wanted: Wanted, form: Format) -> str:
        """What a report's file may be called."""
        return f"{file_name(wanted)}.{form}"

    @needs(Right.SEE_REPORTS)
    def export(
        self,
        wanted: Wanted,
        form: Format,
        file: Path,
        computing: Progress = no_progress,
        reading: Progress = no_progress,
    ) -> list[str]:
        """Write a file, whole or not at all; returns what should be told. Both progresses may raise to stop it.

        Raises EnvironmentProblem for a file that cannot be written, before anything is computed."""
        notes = write(self.site, wanted, form, file, progress=computing, reading=reading)
        detail = {"days": f"{wanted.first}..{wanted.last}", "file": str(file)}
        Audit(self.site.database).record(
            "report.export", wanted.kind, actor=self.session.account.name, detail=detail
        )
        return notes

    @needs(Right.SEE_REPORTS)
    def schedules(self) -> list[ReportSchedule]:
        """The oldest first."""
        return ReportSchedules(self.site.database).all()

    @needs(Right.SCHEDULE_REPORTS)
    def add_schedule(self, order: ReportOrder) -> str:
        """Returns the ID. Raises EnvironmentProblem for a folder that cannot be written to, InputProblem."""
        self._check(order)
        due = order.rhythm.next_after(utc_now(), zone_here(self.site))
        return ReportSchedules(self.site.database).add(order, due, by=self.session.account.name)

    @needs(Right.SCHEDULE_REPORTS)
    def change_schedule(self, schedule_id: str, order: ReportOrder) -> None:
        """Raises as `add_schedule`, and InputProblem where it is gone. What is switched off is not checked."""
        if order.active:
            self._check(order)
        due = order.rhythm.next_after(utc_now(), zone_here(self.site))
        ReportSchedules(self.site.database).change(schedule_id, order, due, by=self.session.account.name)

    @needs(Right.SCHEDULE_REPORTS)
    def remove_schedule(self, schedule_id: str) -> None:
        """Files that were written stay. Raises InputProblem where it is gone."""
        ReportSchedules(self.site.database).remove(schedule_id, by=self.session.account.name)

    @needs(Right.SCHEDULE_REPORTS)
    def run_schedule(self, schedule_id: str, progress: Progress = no_progress) -> Outcome:
        """Carry it out at once. Raises InputProblem where it is gone; other problems are in the outcome."""
        return run_now(self.site, schedule_id, progress)

    def _check(self, order: ReportOrder) -> None:
        require_folder(order.folder)
        if order.kind not in KINDS or not order.formats:
            raise InputProblem("Choose a report and at least one format for its files.")
        now = utc_now()
        filters = Filters(order.site, order.team, order.employee, order.shift)
        scope_of(self.site, Words(Language.ENGLISH), now.date(), now.date(), filters, now)
