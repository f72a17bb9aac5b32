"""The database: whether it is whole, what is in it, and everything written out."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QGridLayout

from faceclock.app.console.data import DataService, DataState
from faceclock.app.safekeeping.database_check import Checked
from faceclock.app.safekeeping.exporting import Exported
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.devices.finding_words import check_words
from faceclock.gui.console.devices.tab import Tab
from faceclock.gui.console.devices.words import table_words
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.moments import size
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card, Figure
from faceclock.gui.console.widgets.labels import ElidedLabel, Pill, label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate

_COLUMNS = 4


class DatabaseTab(Tab):
    """The check reads the whole file in the background; a kiosk goes on meanwhile."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._service = desk.service(DataService)
        self.file = ElidedLabel("", "small")
        self.taken, self.free = (
            Figure(translate("Devices", "Size")),
            Figure(translate("Devices", "Free on this disk")),
        )
        self.state, self.found = Pill(), label("", "small", wrap=True)
        self.check = button(
            translate("Devices", "&Check now"), self._check, icon="check", palette=desk.palette
        )
        self.figures = {name: Figure(words) for name, words in table_words().items()}
        for hidden in (self.state, self.found, *self.figures.values()):
            hidden.hide()  # until it was checked
        self.content.addWidget(self._database_card())
        if desk.may(Right.EXPORT_ALL):
            self.content.addWidget(self._export_card())
        self.content.addStretch(1)

    def refresh(self) -> None:
        self.desk.tasks.run(self, self._service.state, self._show, key="state")

    def export_to(self, file: Path) -> None:
        """Start the job that writes ``file``."""
        service, pictures = self._service, self.pictures.isChecked()

        def work(steps: Steps) -> Exported:
            return service.export(file, pictures, steps.advance)

        def told(job: Job) -> str:
            words = translate("Devices", "Written to {file}; rows: {rows}, pictures: {pictures}.")
            return words.format(file=job.result.file, rows=job.result.rows, pictures=job.result.pictures)

        self.desk.jobs.start(self, translate("Devices", "Exporting everything"), work, self.ended(told))

    def _database_card(self) -> Card:
        card = Card(translate("Devices", "Database"))
        card.head.addWidget(self.state)
        card.body.addWidget(self.file)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        for number, figure in enumerate((self.taken, self.free, *self.figures.values())):
            grid.addWidget(figure, number // _COLUMNS, number % _COLUMNS)
        card.body.addLayout(grid)
        card.body.addWidget(self.found)
        card.body.addLayout(row(self.check, 1))
        return card

    def _export_card(self) -> Card:
        card = Card(
            translate("Devices", "Export everything"),
            translate(
                "Devices",
                "One zip with all tables, which other programs can read. It holds personal data and is not "
                "encrypted.",
            ),
        )
        self.pictures = QCheckBox(translate("Devices", "With portraits, kept &pictures and signatures"))
        self.export = button(
            translate("Devices", "&Export…"), self._ask_where, icon="download", palette=self.desk.palette
        )
        card.body.addWidget(self.pictures)
        card.body.addLayout(row(self.export, 1))
        return card

    def _show(self, state: DataState) -> None:
        self.file.setText(str(state.file))
        self.taken.show_figure(size(state.size, self.desk))
        self.free.show_figure(size(state.free, self.desk))

    def _check(self) -> None:
        service = self._service

        def work(steps: Steps) -> Checked:
            return service.check(steps.advance)

        self.check.setEnabled(False)
        title = translate("Devices", "Checking the database")
        self.desk.jobs.start(self, title, work, self._checked, counted=False)

    def _checked(self, job: Job) -> None:
        self.check.setEnabled(True)
        if job.state is JobState.FAILED and job.error is not None:
            self.desk.tell_problem(job.error)
        if job.state is not JobState.DONE:
            return
        found: Checked = job.result
        job.outcome = check_words(found, self.desk)
        for shown in (self.state, self.found, *self.figures.values()):
            shown.show()
        words = translate("Devices", "sound") if found.sound else translate("Devices", "not sound")
        self.state.show_state(words, "ok" if found.sound else "bad")
        self.found.setText(job.outcome)
        for name, figure in self.figures.items():
            figure.show_figure(self.desk.locale.toString(found.examined.rows.get(name, 0)))
        self.put_away(job)

    def _ask_where(self) -> None:
        kinds = translate("Devices", "Zip files (*.zip)")
        title = translate("Devices", "Export everything to")
        self.ask_where(title, "faceclock-export.zip", kinds, self.export_to)
