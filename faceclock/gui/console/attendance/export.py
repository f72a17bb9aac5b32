"""One person's month as a file: for the person, or for whoever asks."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from faceclock.app.attendance.report_scope import Filters
from faceclock.app.attendance.reporting import Wanted
from faceclock.app.console.attendance import month_end
from faceclock.app.console.attendance_views import PersonMonth
from faceclock.app.console.reports import ReportService
from faceclock.app.report_folders import harmless
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.language import translate
from faceclock.reports.writing import Format, format_for

_FILTERS = {"PDF (*.pdf)": Format.PDF, "Excel (*.xlsx)": Format.XLSX, "CSV (*.csv)": Format.CSV}


def ask_where(desk: Desk, parent: QWidget, month: PersonMonth) -> None:
    """Which file, and of which kind."""
    title = translate("Attendance", "Export the hours of {name}").format(name=month.person.told)
    name = str(Path.home() / f"{harmless(month.person.id)}-{month.first:%Y-%m}.pdf")
    chosen, kind = QFileDialog.getSaveFileName(parent, title, name, ";;".join(_FILTERS))
    if chosen:
        file = Path(chosen)
        export_to(desk, month, file if file.suffix else file.with_suffix(f".{_FILTERS[kind]}"))


def export_to(desk: Desk, month: PersonMonth, file: Path) -> Job:
    """Start the job; the file's ending says what it is."""
    service, person = desk.service(ReportService), month.person
    wanted = Wanted("month", month.first, month_end(month.first), Filters(employee=person.id))

    def work(steps: Steps) -> list[str]:
        return service.export(wanted, format_for("", file.name), file, computing=steps.advance)

    def ended(job: Job) -> None:
        if job.state is JobState.DONE:
            job.outcome = translate("Attendance", "The file is written: {file}").format(file=file)

    title = translate("Attendance", "Hours of {name}").format(name=person.told)
    return desk.jobs.start(desk, title, work, ended)
