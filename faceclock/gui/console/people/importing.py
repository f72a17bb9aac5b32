"""An import from the page's side: the question, the job, and what came of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from faceclock.app.console.people_importing import PeopleImports
from faceclock.app.import_report import ImportReport
from faceclock.app.people_preview import Preview
from faceclock.domain.consent import Purpose
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.people.import_notice import ImportNotice
from faceclock.gui.language import translate


class Importing(QObject):
    """One import at a time; ``changed`` is called when one has ended. ``notice`` stands on the page."""

    def __init__(self, desk: Desk, page: QWidget, changed: Callable[[], None]) -> None:
        super().__init__(page)
        self._desk, self._page, self._changed = desk, page, changed
        self.notice = ImportNotice(desk, page)
        self._job: Job | None = None

    def ask(self, path: Path | None = None) -> None:
        """Show what would be imported from a folder or table; None lets one be chosen."""
        from faceclock.gui.console.people.import_dialog import ImportDialog

        if self._job is not None:
            self._desk.tell(
                translate("People", "An import is under way; wait for its end or cancel it."), "warn"
            )
            return
        ImportDialog(self._desk, self._page, self.start, path).open()

    def start(self, preview: Preview, agrees: frozenset[Purpose]) -> None:
        """Import what was shown."""
        report, imports = ImportReport(), self._desk.service(PeopleImports)

        def work(steps: Steps) -> ImportReport:
            names = [planned.employee.name for planned in preview.people]
            steps.advance(0, len(names))
            return imports.carry_out(
                preview, agrees, lambda done, total: steps.advance(done, total, names[done - 1]), report
            )

        title = translate("People", "Importing {source}").format(source=preview.source.name)
        self._job = self._desk.jobs.start(self._desk, title, work, lambda job: self._end(job, report))

    def _end(self, job: Job, report: ImportReport) -> None:
        """The page may be another one by now; the job's card tells all the same."""
        self._job = None
        words = translate("People", "Added: {added} · Updated: {updated} · Refused: {refused}")
        job.outcome = words.format(added=report.added, updated=report.updated, refused=len(report.refused))
        if job.state is JobState.FAILED and job.error is not None:
            job.outcome = self._desk.sentence_of(job.error)
        if isValid(self):
            self.notice.show_report(report, job.outcome)
            self._changed()
