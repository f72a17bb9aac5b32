"""The file for payroll: how it is laid out, where it goes, and whether it is a draft."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QWidget

from faceclock.app.attendance.payroll import PayrollExport
from faceclock.app.attendance.periods import span_text
from faceclock.app.console.attendance_periods import Layout, MonthState, PeriodService
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.layouts import holding, row
from faceclock.gui.language import translate

_OWN = "own"


class PayrollDialog(Dialog):
    """The work is a job."""

    def __init__(self, desk: Desk, parent: QWidget, month: MonthState) -> None:
        days = span_text(month.first, month.last)
        heading = translate("Attendance", "Payroll file for {days}").format(days=days)
        super().__init__(desk, parent, heading, translate("Attendance", "Write the file"))
        self._month = month
        self.layout_box = QComboBox()
        self.layout_box.addItem(translate("Attendance", "One line a person"), Layout.PERSON)
        self.layout_box.addItem(translate("Attendance", "One line a day"), Layout.DAY)
        self.layout_box.addItem(translate("Attendance", "By a mapping file of your own"), _OWN)
        self.mapping, self.file = QLineEdit(), QLineEdit(str(Path.home() / f"payroll-{days}.csv"))
        self.draft = QCheckBox(translate("Attendance", "A &draft: days may still be open"))
        self.draft.setChecked(not month.whole)
        choose = button(translate("Attendance", "Choose…"), self._choose_mapping)
        self._mapping_row = holding(row(self.mapping, choose))
        self._arrange()
        self.layout_box.currentIndexChanged.connect(lambda _: self._offer())
        self._offer()

    def submit(self) -> None:
        chosen = self.layout_box.currentData()
        layout = Path(self.mapping.text().strip()) if chosen == _OWN else Layout(chosen)
        if not self.file.text().strip() or (chosen == _OWN and not self.mapping.text().strip()):
            self.complain(translate("Attendance", "Choose a file first."))
            return
        self.export_to(Path(self.file.text().strip()), layout)
        self.accept()

    def export_to(self, file: Path, layout: Layout | Path) -> None:
        """Start the job."""
        first, last, draft = self._month.first, self._month.last, self.draft.isChecked()
        service = self.desk.service(PeriodService)

        def work(steps: Steps) -> PayrollExport:
            return service.export(first, last, layout, file, draft=draft)

        def ended(job: Job) -> None:
            if job.state is JobState.DONE:
                told = translate("Attendance", "People: {people}, lines: {lines}, in {file}.")
                job.outcome = told.format(
                    people=job.result.people, lines=job.result.lines, file=job.result.file
                )

        self.desk.jobs.start(self.desk, self.windowTitle(), work, ended, cancellable=False)

    def _arrange(self) -> None:
        form = Form()
        form.add(translate("Attendance", "&Layout"), self.layout_box)
        form.add_row(self._mapping_row)
        self.mapping.setAccessibleName(translate("Attendance", "Mapping file"))
        self.mapping.setPlaceholderText(translate("Attendance", "Mapping file"))
        form.add(translate("Attendance", "&File"), self.file)
        form.add_row(button(translate("Attendance", "Choose where…"), self._choose_file))
        form.add_row(self.draft)
        self.body.addWidget(form)

    def _offer(self) -> None:
        self._mapping_row.setVisible(self.layout_box.currentData() == _OWN)

    def _choose_mapping(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.windowTitle(), "", "TOML (*.toml)")
        self.mapping.setText(name or self.mapping.text())

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), self.file.text(), "CSV (*.csv)")
        self.file.setText(name or self.file.text())
