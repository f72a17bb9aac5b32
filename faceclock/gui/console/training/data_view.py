"""What can be learnt from: whether it is enough, whose pictures are missing, and which look wrong."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.console.training import TrainingService
from faceclock.app.console.training_pictures import TrainingPictures
from faceclock.app.trainer import Readiness
from faceclock.app.training_data import Survey
from faceclock.app.training_suspects import Suspect
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState
from faceclock.gui.console.training.advice import Advice
from faceclock.gui.console.training.data_advice import data_advice, data_leads
from faceclock.gui.console.training.data_columns import people_columns, suspect_columns
from faceclock.gui.console.training.words import INSTALLING, readiness_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card, FigureCard
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.rows import RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate

_MANY = 5000  # people; 20,000 templates take ten seconds


class DataView(QWidget):
    """Says first whether there is enough, and whether there is anything to train with."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._service = desk, desk.service(TrainingService)
        self._told: Survey | None = None
        self.advice, self.trainer = Advice(desk), Advice(desk)
        self.people = RowsModel(people_columns())
        self.suspects = RowsModel(suspect_columns())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.advice)
        column.addWidget(self.trainer)
        column.addLayout(self._figures())
        column.addLayout(row(self._people_card(), self._suspects_card(), spacing=16), 1)
        self.trainer.hide()

    def refresh(self) -> None:
        """Counts at once; wrong names are looked for where pictures are others than before."""
        self._desk.tasks.run(self, self._service.data, self._show, key="data")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.tasks.run(self, self._service.trainer, self._show_trainer, key="trainer")

    def review(self) -> None:
        """The studio's own search, which finds more: a page in the browser on which a person decides."""
        pictures = self._desk.service(TrainingPictures)
        self._desk.jobs.start(
            self,
            translate("Training", "Searching for wrong names"),
            lambda steps: pictures.review(steps.advance),
            self._reviewed,
        )

    def _figures(self) -> QVBoxLayout:
        self.agreed = FigureCard(translate("Training", "Agreed to training"))
        self.pictures = FigureCard(translate("Training", "Pictures to learn from"))
        self.held = FigureCard(translate("Training", "Held out to compare"))
        self.doubtful = FigureCard(translate("Training", "Doubtful names"))
        line = row(self.agreed, self.pictures, self.held, self.doubtful, spacing=16)
        made = QVBoxLayout()
        made.addLayout(line)
        return made

    def _people_card(self) -> Card:
        card = Card(translate("Training", "Pictures of each person"))
        name = translate("Training", "People and their pictures")
        self.table = Table(self._desk, self.people, "training-people", name)
        self.table.chosen.connect(lambda index: self._open(self.people.row(index).employee_id))
        card.body.addWidget(self.table, 1)
        return card

    def _suspects_card(self) -> Card:
        card = Card(
            translate("Training", "Doubtful names"),
            translate("Training", "These pictures look more like somebody else than like the person."),
        )
        self.suspect_table = Table(
            self._desk, self.suspects, "training-suspects", translate("Training", "Doubtful names")
        )
        self.suspect_table.chosen.connect(lambda index: self._open(self.suspects.row(index).employee_id))
        self._doubt = card.note
        self.none = label("", "muted", wrap=True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.search = button(translate("Training", "Search &more thoroughly"), self.review)
        self.search.setVisible(self._desk.may(Right.TRAIN))
        card.body.addWidget(self.suspect_table, 1)
        card.body.addWidget(self.none, 1)
        card.body.addLayout(row(1, self.search))
        return card

    def _open(self, employee_id: str) -> None:
        self._desk.go("people", employee_id)

    def _show(self, told: Survey) -> None:
        if told == self._told:
            return
        self._told = told
        self._look_for_suspects(len(told.people))
        self.advice.show_advice(*data_advice(told), **data_leads(told))
        self.agreed.show_figure(str(told.agreed), _of(len(told.people)))
        poor = translate("Training", "of them poor: {count}").format(count=told.poor) if told.poor else ""
        self.pictures.show_figure(str(told.pictures), poor, "warn" if told.poor else "")
        self.held.show_figure(str(told.held_out), translate("Training", "never learnt from"))
        self.people.set_rows(told.people)

    def _look_for_suspects(self, people: int) -> None:
        """Everybody is compared with everybody: of very many, somebody has to ask for it."""
        if people <= _MANY:
            self._desk.tasks.run(self, self._service.suspects, self._show_suspects, key="suspects")
            return
        self.suspect_table.hide()
        self._doubt.hide()
        self.none.setText(
            translate("Training", "With so many people this takes long: press Search more thoroughly.")
        )

    def _show_suspects(self, found: Sequence[Suspect]) -> None:
        self.suspects.set_rows(found)
        self.suspect_table.setVisible(bool(found))
        self.none.setVisible(not found)
        self._doubt.setVisible(bool(found))
        self.none.setText(translate("Training", "No picture looks as if it stood under a wrong name."))
        note = translate("Training", "look at them") if found else translate("Training", "none found")
        self.doubtful.show_figure(str(len(found)), note, "warn" if found else "ok")

    def _show_trainer(self, state: Readiness) -> None:
        words = readiness_words(state)
        self.trainer.setVisible(bool(words))
        self.search.setEnabled(not words)
        if words:
            open_settings = translate("Training", "Open settings")
            self.trainer.show_advice("warn", words, action=open_settings, page="settings", command=INSTALLING)

    def _reviewed(self, job: Job) -> None:
        if job.state is JobState.DONE:
            job.outcome = translate("Training", "The page is open in your browser: {file}").format(
                file=job.result
            )
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(job.result)))
        elif job.state is JobState.FAILED and job.error is not None:
            self._desk.tell_problem(job.error)


def _of(count: int) -> str:
    return translate("Training", "of {count} people").format(count=count)
