"""A report is chosen on the left and looked at on the right; then it is written to a file."""

from datetime import time
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from faceclock.app.console.reports import ReportService
from faceclock.domain.errors import InputProblem
from faceclock.domain.report_schedule import Days, Every, ReportOrder, Rhythm
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.reports import words
from faceclock.gui.console.reports.choice_form import ChoiceForm
from faceclock.gui.console.reports.preview_view import PreviewView
from faceclock.gui.console.reports.schedule_dialog import ScheduleDialog
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import ElidedLabel
from faceclock.gui.console.widgets.layouts import holding, row, scrolling
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE

_FORM_WIDTH = 356  # two days beside each other
_FOLDER = "reports/folder"
_AGAIN_MS = 3000
# Of which days, and how often, each report is usually wanted.
_USUAL = {
    "daily": (Days.YESTERDAY, Rhythm()),
    "present": (Days.TODAY, Rhythm(at=time(10))),
    "exceptions": (Days.LAST_WEEK, Rhythm(Every.WEEK)),
    "month": (Days.LAST_MONTH, Rhythm(Every.MONTH, on=1)),
    "overtime": (Days.LAST_MONTH, Rhythm(Every.MONTH, on=1)),
    "audit": (Days.LAST_MONTH, Rhythm(Every.MONTH, on=1)),
}


class ReportTab(QWidget):
    """``scheduled`` when a schedule was made here."""

    scheduled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self._service = desk, desk.service(ReportService)
        self.form, self.preview = ChoiceForm(), PreviewView(desk)
        self.written = ElidedLabel("", "small")
        self._folder = Path()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(CONSOLE.gap)
        line.addWidget(self._left())
        line.addWidget(self.preview, 1)
        self.form.changed.connect(self._look)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._look)

    def refresh(self) -> None:
        """What was written by others is looked at soon, however often they write; what is chosen here, at once."""
        self.desk.tasks.run(self, self._service.choices, self.form.show_choices, key="choices")
        if not self._again.isActive():
            self._again.start()

    def choose(self, kind: str, days: str = "") -> None:
        """A report, and of which days where they are not the usual ones."""
        self.form.choose_kind(kind)
        if days:
            self.form.period.choose(days)

    def export_to(self, file: Path) -> Job:
        """Write what is chosen to ``file`` as a job."""
        wanted, form = self.form.wanted, self.form.form
        computing, writing = translate("Reports", "Computing hours"), translate("Reports", "Writing")

        def work(steps: Steps) -> list[str]:
            return self._service.export(
                wanted,
                form,
                file,
                lambda done, total: steps.advance(done, total, computing),
                lambda done, total: steps.advance(done, total, writing),
            )

        title = translate("Reports", "Writing {file}").format(file=file.name)
        return self.desk.jobs.start(self, title, work, lambda job: self._exported(job, file))

    def _left(self) -> Card:
        card = Card()
        card.setFixedWidth(_FORM_WIDTH)
        area = scrolling(self.form)
        card.body.addWidget(area, 1)
        self.export = button(
            translate("Reports", "&Export…"),
            self._ask_for_file,
            kind="primary",
            icon="download",
            palette=self.desk.palette,
        )
        self.schedule = button(translate("Reports", "S&chedule…"), self._schedule)
        self.schedule.setVisible(self.desk.may(Right.SCHEDULE_REPORTS))
        card.body.addLayout(row(self.export, self.schedule, spacing=8))
        self.open_folder = button(translate("Reports", "Open folder"), self._open_folder, kind="link")
        self._done = holding(row(self.written, self.open_folder, spacing=8))
        self._done.hide()
        card.body.addWidget(self._done)
        return card

    def _look(self) -> None:
        wanted = self.form.wanted
        self.preview.await_preview()
        self.desk.tasks.run(
            self,
            lambda: self._service.preview(wanted),
            self.preview.show_preview,
            self._fail_to_look,
            key="preview",
        )

    def _fail_to_look(self, error: Exception) -> None:
        """What cannot be asked for is said where the report would stand."""
        if isinstance(error, InputProblem):
            self.preview.show_problem(self.desk.sentence_of(error))
        else:
            self.desk.tell_problem(error)

    def _ask_for_file(self) -> None:
        wanted, form = self.form.wanted, self.form.form
        name = self._service.file_name(wanted, form)
        start = Path(self.desk.recall(_FOLDER) or Path.home()) / name
        title = translate("Reports", "Export the report")
        chosen, _ = QFileDialog.getSaveFileName(
            self, title, str(start), f"{words.formats()[form]} (*.{form})"
        )
        if chosen:
            file = Path(chosen)
            self.export_to(file if file.suffix else file.with_suffix(f".{form}"))

    def _exported(self, job: Job, file: Path) -> None:
        if job.state is JobState.FAILED and job.error is not None:
            self.desk.tell_problem(job.error)
        if job.state is not JobState.DONE:
            return
        self._folder = file.parent
        self.desk.remember(_FOLDER, str(file.parent))
        written = translate("Reports", "Written to {file}.").format(file=file)
        job.outcome = " ".join([written, *job.result])
        self.written.setText(file.name)
        self._done.show()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _schedule(self) -> None:
        wanted, form = self.form.wanted, self.form.form
        chosen = wanted.filters
        order = ReportOrder(
            wanted.kind,
            (form.value,),
            str(self.desk.recall(_FOLDER) or Path.home()),
            *_USUAL[wanted.kind],
            site=chosen.site,
            team=chosen.team,
            employee=chosen.employee,
            shift=chosen.shift,
            language=wanted.language.value,
        )
        dialog = ScheduleDialog(self.desk, self, order)
        dialog.accepted.connect(self.scheduled)
        dialog.open()
