"""Punches of another system: choose the table, say what its columns are, try it, import it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from faceclock.app.attendance.import_encoding import Encoding
from faceclock.app.attendance.import_format import PunchFileFormat
from faceclock.app.attendance.importing import LineProblem, PunchImport
from faceclock.app.console.attendance_import import Glimpse, PunchImportService
from faceclock.gui.console.attendance.import_fields import ImportFields
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.problems import in_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import column, holding, row
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate

_WIDE, _HIGH = 860, 560


class ImportDialog(Dialog):
    """Nothing is stored before somebody has seen what would be."""

    def __init__(self, desk: Desk, parent: QWidget, done: Callable[[], None]) -> None:
        heading = translate("Attendance", "Import punches of another system")
        super().__init__(desk, parent, heading, translate("Attendance", "Import the good lines"))
        self._owner, self._done = parent, done
        self._service = desk.service(PunchImportService)
        self._path: Path | None = None
        self.file = label(translate("Attendance", "No file is chosen yet."), "muted", wrap=True)
        self.fields, self.encoding = ImportFields(), QComboBox()
        self.told = label("", "subheading", wrap=True)
        self._problems = RowsModel[LineProblem](_columns())
        name = translate("Attendance", "Lines that cannot be used")
        self.problems = Table(desk, self._problems, "attendance/import", name)
        self.attempt = button(translate("Attendance", "T&ry it"), self.try_it)
        self._arrange()
        self.fields.changed.connect(self._forget)
        self.action.setEnabled(False)
        self.attempt.setEnabled(False)

    def choose(self) -> None:
        filters = translate("Attendance", "Tables (*.csv *.txt *.tsv);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.windowTitle(), "", filters)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Look at a table's headings."""
        self._path = path
        self.file.setText(path.name)
        self._look()

    def _look(self) -> None:
        path, encoding = self._path, Encoding(self.encoding.currentData())
        self._forget()
        self.attempt.setEnabled(False)
        if path is not None:
            self.complain("")
            self.desk.tasks.run(
                self,
                lambda: self._service.glimpse(path, encoding),
                self._show_headings,
                self._fail,
                key="look",
            )

    @property
    def _layout(self) -> PunchFileFormat:
        return self.fields.layout_said(Encoding(self.encoding.currentData()))

    def try_it(self) -> None:
        path, layout, service = self._path, self._layout, self._service
        if path is None:
            return
        self.attempt.setEnabled(False)
        self.complain("")

        def work(steps: Steps) -> PunchImport:
            return service.preview(path, layout, steps.advance)

        self.desk.jobs.start(
            self, translate("Attendance", "Try {file}").format(file=path.name), work, self._tried
        )

    def submit(self) -> None:
        path, layout, service, done = self._path, self._layout, self._service, self._done
        if path is None:
            return

        def work(steps: Steps) -> PunchImport:
            return service.run(path, layout, skip_bad=True, progress=steps.advance)

        def ended(job: Job) -> None:
            if job.state is JobState.DONE:
                job.outcome = _sums(job.result)
            done()

        title = translate("Attendance", "Import {file}").format(file=path.name)
        self.desk.jobs.start(self._owner, title, work, ended)
        self.accept()

    def _tried(self, job: Job) -> None:
        self.attempt.setEnabled(True)
        if job.state is not JobState.DONE:
            self.complain(
                self.desk.sentence_of(job.error) if job.state is JobState.FAILED and job.error else ""
            )
            return
        self.desk.jobs.remove_later(job)
        result: PunchImport = job.result
        self.told.setText(_sums(result))
        self._problems.set_rows(result.problems)
        self.action.setEnabled(result.added > 0)

    def _show_headings(self, glimpse: Glimpse) -> None:
        self.fields.show_headings(glimpse.headings)
        self.attempt.setEnabled(True)

    def _forget(self) -> None:
        """What was tried is not what is asked for any more."""
        self.action.setEnabled(False)
        self.told.setText("")
        self._problems.set_rows([])

    def _arrange(self) -> None:
        self.setMinimumSize(_WIDE, _HIGH)
        choose = button(
            translate("Attendance", "&Choose a table…"),
            self.choose,
            icon="folder",
            palette=self.desk.palette,
        )
        for encoding in Encoding:
            self.encoding.addItem(_encoding_word(encoding), encoding)
        self.encoding.setAccessibleName(translate("Attendance", "Written in"))
        self.encoding.currentIndexChanged.connect(lambda _: self._look())
        written = label(translate("Attendance", "Written in"), "small")
        self.body.addLayout(row(choose, self.file, 1, written, self.encoding))
        right = column(row(self.attempt, 1), self.told, self.problems)
        line = row(self.fields, holding(right), spacing=24)
        line.setStretch(0, 2)
        line.setStretch(1, 3)
        self.body.addLayout(line, 1)


def _encoding_word(encoding: Encoding) -> str:
    return {
        Encoding.AUTO: translate("Attendance", "find out"),
        Encoding.UTF_8: "UTF-8",
        Encoding.GBK: "GBK",
        Encoding.LATIN_1: "Latin-1",
    }[encoding]


def _columns() -> list[Column[LineProblem]]:
    return [
        Column(
            translate("Attendance", "Line"),
            lambda each: str(each.line),
            sort=lambda each: each.line,
            figure=True,
            width=72,
        ),
        Column(translate("Attendance", "What is wrong"), lambda each: in_words(each.sentence), width=300),
    ]


def _sums(result: PunchImport) -> str:
    told = (
        translate("Attendance", "Would be added: {added}, here already: {already}, refused: {refused}")
        if result.dry_run
        else translate("Attendance", "Added: {added}, here already: {already}, refused: {refused}")
    )
    return told.format(added=result.added, already=result.already, refused=result.refused)
