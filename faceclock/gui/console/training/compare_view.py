"""A run's model beside the one in use, and the switch between them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from faceclock.app.console.training import TrainingService
from faceclock.app.console.training_comparison import Comparison
from faceclock.app.console.training_models import TrainingModels
from faceclock.app.console.training_rows import RunRow
from faceclock.app.console.training_switch import InUse, Licence
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.training.comparison_card import ComparisonView
from faceclock.gui.console.training.comparison_words import switched_words
from faceclock.gui.console.training.path_field import PathField
from faceclock.gui.console.training.promote_dialog import PromoteDialog
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.dialog import ask
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import ElidedLabel
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate

_REMEMBERED = "training/public"


class CompareView(QWidget):
    """Chooses a run above; the comparison stands beneath."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._service, self._runs = desk.service(TrainingModels), desk.service(TrainingService)
        self._wanted, self._comparing, self._in_use = "", False, InUse("", "", None)
        self._rows: Sequence[RunRow] = ()
        self.found = ComparisonView(desk)
        self.found.wants_promotion.connect(self._ask_promote)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(self._card())
        self.empty = self._empty()
        self._column.addWidget(self.empty, 1)
        self._column.addWidget(self.found, 1)
        self.found.hide()

    @property
    def run(self) -> str:
        return str(self.runs.currentData() or "")

    def refresh(self) -> None:
        tasks = self._desk.tasks
        tasks.run(self, self._runs.runs, self._show_runs, key="runs")
        tasks.run(self, self._service.in_use, self._show_in_use, key="in-use")

    def select(self, name: str) -> None:
        self._wanted = name
        self.refresh()

    def compare(self) -> None:
        """Minutes for a large set: a job that can be left alone."""
        run, public = self.run, self.public.path
        self._set_comparing(True)
        self._desk.jobs.start(
            self,
            translate("Training", "Comparing {name}").format(name=run),
            lambda steps: self._service.compare(run, public, steps.advance),
            self._compared,
        )

    def promote(self, run: str, force: str | None, accept: str) -> None:
        """Templates are made of the kept pictures; the model in use is switched last."""

        def work(steps: Steps) -> object:
            return self._service.promote(run, force, accept, steps.advance)

        title = translate("Training", "Making templates with {name}").format(name=run)
        self._desk.jobs.start(self, title, work, self._switched)

    def roll_back(self) -> None:
        title = translate("Training", "Going back to {pack}").format(pack=self._in_use.before)
        self._desk.jobs.start(
            self, title, lambda steps: self._service.rollback(steps.advance), self._switched
        )

    def _card(self) -> Card:
        card = Card()
        card.body.setSpacing(0)
        card.body.setContentsMargins(20, 14, 20, 14)
        self.runs = QComboBox()
        self.runs.activated.connect(lambda _: self._chosen())
        self.public = PathField(self._desk, _REMEMBERED, translate("Training", "Pictures of other people"))
        self.compare_button = button(translate("Training", "&Compare now"), self.compare, kind="primary")
        self.compare_button.setVisible(self._desk.may(Right.TRAIN))
        left, right = Form(), Form()
        left.add(translate("Training", "&Run"), self.runs)
        right.add(translate("Training", "Pictures of &other people nobody was trained on"), self.public)
        line = row(left, right)
        line.setStretch(0, 1)
        line.setStretch(1, 2)
        line.setAlignment(left, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(line)
        card.body.addLayout(self._in_use_line())
        return card

    def _in_use_line(self) -> QHBoxLayout:
        self.in_use = ElidedLabel("", "muted")
        self.back = button("", self._ask_roll_back, icon="undo", palette=self._desk.palette)
        self.back.hide()
        line = row(self.in_use, self.back, self.compare_button)
        line.setStretch(0, 1)
        return line

    def _empty(self) -> EmptyState:
        return EmptyState("swap", *self._nothing(), self._desk.palette)

    def _nothing(self) -> tuple[str, str]:
        """Why there is no comparison to be seen: a heading and a sentence."""
        chosen = next((run for run in self._rows if run.name == self.run), None)
        if chosen is None:
            return translate("Training", "No model to compare"), translate(
                "Training", "A run that is done and has made a model can be compared with the one in use."
            )
        if chosen.pack == self._in_use.pack:
            return translate("Training", "This model is in use"), translate(
                "Training", "It recognises people here. Other runs can be compared with it."
            )
        return translate("Training", "Nothing compared yet"), translate(
            "Training",
            "Here the model of a run stands beside the one in use, on pictures that neither has learnt from. "
            "Press Compare now.",
        )

    def _show_runs(self, rows: Sequence[RunRow]) -> None:
        self._rows = rows
        names = [run.name for run in rows if run.can_compare]
        wanted = self._wanted or self.run
        if [self.runs.itemData(at) for at in range(self.runs.count())] != names:
            self.runs.clear()
            for name in names:
                self.runs.addItem(name, name)
        self._wanted = ""
        self.runs.setCurrentIndex(max(0, names.index(wanted)) if wanted in names else (0 if names else -1))
        self.compare_button.setEnabled(bool(names) and not self._comparing)
        self._chosen()

    def _chosen(self) -> None:
        """Show what is known of the run that is chosen."""
        run, tasks = self.run, self._desk.tasks
        if not run:
            self._show(None)
            return
        tasks.run(self, lambda: self._service.comparison(run), self._show, key="comparison")
        if not self.public.field.text():
            tasks.run(self, lambda: self._service.public_set(run), self._propose, key="public")

    def _propose(self, public: Path | None) -> None:
        if public is not None and not self.public.field.text():
            self.public.field.setText(str(public))

    def _show(self, found: Comparison | None) -> None:
        self.empty.setVisible(found is None)
        self.empty.heading.setText(self._nothing()[0])
        self.empty.sentence.setText(self._nothing()[1])
        self.found.setVisible(found is not None)
        if found is not None:
            self.found.show_comparison(found)

    def _show_in_use(self, told: InUse) -> None:
        self._in_use = told
        self._chosen()
        words = translate("Training", "In use: {pack}, version {version}")
        self.in_use.setText(words.format(pack=told.pack, version=told.version))
        self.back.setVisible(told.before is not None and self._desk.may(Right.PROMOTE))
        self.back.setText(translate("Training", "&Go back to {pack}").format(pack=told.before))

    def _compared(self, job: Job) -> None:
        self._set_comparing(False)
        if job.state is JobState.DONE:
            job.outcome = translate("Training", "The comparison is kept with the run.")
            self._chosen()
        elif job.state is JobState.FAILED and job.error is not None:
            self._desk.tell_problem(job.error)

    def _set_comparing(self, comparing: bool) -> None:
        self._comparing = comparing
        self.compare_button.setEnabled(not comparing)

    def _ask_promote(self) -> None:
        run = self.run
        self._desk.tasks.run(
            self, lambda: self._service.licence(run), lambda licence: self._open(run, licence), key="licence"
        )

    def _open(self, run: str, licence: Licence) -> None:
        found = self.found.comparison
        if found is None:
            return
        self.dialog = PromoteDialog(self._desk, self, found, licence)
        self.dialog.agreed.connect(lambda force, accept: self.promote(run, force or None, accept))
        self.dialog.open()

    def _ask_roll_back(self) -> None:
        ask(
            self._desk,
            self,
            translate("Training", "Go back to {pack}?").format(pack=self._in_use.before),
            translate(
                "Training",
                "The earlier templates are still there. People enrolled since then get one from a kept picture, or "
                "must be enrolled again.",
            ),
            translate("Training", "Go back to {pack}").format(pack=self._in_use.before),
            self.roll_back,
        )

    def _switched(self, job: Job) -> None:
        if job.state is JobState.DONE:
            job.outcome = translate("Training", "{pack} is in use.").format(pack=job.result.pack)
            self._desk.tell(switched_words(job.result), "warn" if job.result.come_again else "ok")
        elif job.state is JobState.FAILED and job.error is not None:
            self._desk.tell_problem(job.error)
        self.refresh()
