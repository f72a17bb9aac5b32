"""The page People: many at once, from a folder or table."""

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from faceclock.app.console.service import Service, needs
from faceclock.app.enrolment import Progress
from faceclock.app.import_report import ImportReport, Refusal
from faceclock.app.people_preview import Preview, import_planned, preview_people
from faceclock.domain.consent import Purpose
from faceclock.domain.errors import EnvironmentProblem
from faceclock.domain.roles import Right
from faceclock.reports.csv_format import inert
from faceclock.settings.atomic import replace_text


class PeopleImports(Service):
    """First look, then write."""

    @needs(Right.EDIT_PEOPLE)
    def preview(self, source: Path) -> Preview:
        """Writes nothing. Raises InputProblem for a source that is no folder or table of people."""
        return preview_people(self.site, source)

    @needs(Right.EDIT_PEOPLE)
    def carry_out(
        self, preview: Preview, agrees: frozenset[Purpose], progress: Progress, report: ImportReport
    ) -> ImportReport:
        """Import what was shown into ``report``, which also holds what was done when ``progress`` stops it by an
        exception. Raises StorageProblem, PackProblem."""
        return import_planned(self.site, preview, agrees, progress, report)

    @needs(Right.EDIT_PEOPLE)
    def save_refusals(self, refusals: Iterable[Refusal], path: Path) -> None:
        """As a table for a spreadsheet. Raises EnvironmentProblem for a file that cannot be written."""
        text = StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(("source", "reason"))
        writer.writerows((inert(refusal.source), inert(refusal.reason)) for refusal in refusals)
        try:
            replace_text(path, "\ufeff" + text.getvalue())
        except OSError as error:
            raise EnvironmentProblem(
                f"{path} cannot be written ({error.strerror or error}); choose another file."
            ) from error
