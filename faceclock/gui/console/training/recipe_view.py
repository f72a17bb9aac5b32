"""A new run: a recipe for whoever writes no run files, and the run file itself for whoever does."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from faceclock.app.console.training import TrainingService
from faceclock.app.console.training_rows import RunRow
from faceclock.app.training_data import Survey
from faceclock.app.training_recipes import Recipe, pack_name
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.training.path_field import PathField
from faceclock.gui.console.training.recipe_summary import RecipeSummary
from faceclock.gui.console.training.run_editor import RunEditor
from faceclock.gui.console.training.ways import Ways
from faceclock.gui.console.training.words import no_weights_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.form import Form, mark_wrong
from faceclock.gui.console.widgets.layouts import column, holding, row, scrolling
from faceclock.gui.language import translate

_PAUSE_MS = 300
_REMEMBERED = "training/strangers"


class RecipeView(QWidget):
    """``started`` gives the name of a run that has begun."""

    started = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._service = desk, desk.service(TrainingService)
        self._taken: set[str] = set()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.summary, self.editor = RecipeSummary(self._buttons()), RunEditor(desk)
        self.editor.starting.connect(self._start_text)
        self._sides = QStackedWidget()
        self._sides.addWidget(scrolling(self.summary))
        self._sides.addWidget(self.editor)
        self.editor.closing.connect(lambda: self._sides.setCurrentIndex(0))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(scrolling(holding(column(self._card(), 1))), 1)
        line.addWidget(self._sides, 1)

    def refresh(self) -> None:
        tasks = self._desk.tasks
        tasks.run(self, self._service.parents, self._show_parents, key="parents")
        tasks.run(self, self._service.runs, self._propose, key="names")
        tasks.run(self, self._service.data, self._show_data, key="data")

    @property
    def recipe(self) -> Recipe:
        """As the fields say now."""
        parent = Path(self.parent_box.currentData() or "")
        return Recipe(self.ways.chosen, parent, pack_name(self._name), self.strangers.path)

    def edit(self) -> None:
        """Show the run file that the recipe stands for."""
        self._sides.setCurrentWidget(self.editor)
        recipe = self.recipe
        self._desk.tasks.run(self, lambda: self._service.draft(recipe), self.editor.set_text, key="draft")

    def start(self) -> None:
        recipe, name = self.recipe, self._name
        self._begin(name, lambda: self._service.start(name, self._service.draft(recipe)))

    def _start_text(self, text: str) -> None:
        name = self._name
        self._begin(name, lambda: self._service.start(name, text))

    def _begin(self, name: str, work: Callable[[], RunRow]) -> None:
        mark_wrong(self.name, name in self._taken)
        if name in self._taken:
            words = translate("Training", "There is a run {name} already; choose another name.")
            self._desk.tell(words.format(name=name), "bad")
            self.name.setFocus()
            return
        self._set_busy(True)
        self._desk.tasks.run(self, work, self._began, self._failed)

    @property
    def _name(self) -> str:
        return self.name.text().strip()

    def _card(self) -> Card:
        card, form = Card(translate("Training", "Recipe")), Form()
        self.name, self.ways, self.parent_box = QLineEdit(maxLength=60), Ways(), QComboBox()
        self.strangers = PathField(self._desk, _REMEMBERED, translate("Training", "Pictures of other people"))
        self.ways.changed.connect(self._pause.start)
        self.parent_box.currentIndexChanged.connect(lambda _: self._pause.start())
        self.strangers.changed.connect(self._pause.start)
        form.add(translate("Training", "Na&me of the run"), self.name)
        form.add_row(self.ways)
        form.add(translate("Training", "Begin &from the pack"), self.parent_box)
        hint = translate(
            "Training",
            "A folder or tar with a folder for each person. They teach the model to keep strangers out.",
        )
        form.add(translate("Training", "Pictures of other &people"), self.strangers, hint)
        card.body.addWidget(form)
        return card

    def _buttons(self) -> QWidget:
        palette = self._desk.palette
        words = translate("Training", "&Start training")
        self.start_button = button(words, self.start, kind="primary", icon="play", palette=palette)
        self.edit_button = button(translate("Training", "&Write the run file myself"), self.edit)
        return holding(row(self.start_button, self.edit_button, 1))

    def _show_parents(self, parents: Sequence[tuple[str, Path]]) -> None:
        folders = [str(folder) for _, folder in parents]
        if [self.parent_box.itemData(at) for at in range(self.parent_box.count())] != folders:
            self.parent_box.clear()
            for name, folder in parents:
                self.parent_box.addItem(name, str(folder))

    def _propose(self, runs: Sequence[RunRow]) -> None:
        """A name that is free, while nobody has written one."""
        self._taken, number = {run.name for run in runs}, len(runs) + 1
        while f"run-{number}" in self._taken:
            number += 1
        if not self._name:
            self.name.setText(f"run-{number}")

    def _show_data(self, told: Survey) -> None:
        self.summary.show_data(told)
        self.start_button.setEnabled(told.can_learn)
        self._pause.start()

    def _look(self) -> None:
        """Count the strangers and ask how long it will take, once nothing has changed for a moment."""
        where, way = self.strangers.path, self.ways.chosen
        parent = Path(self.parent_box.currentData() or "")

        def asked() -> tuple[int, int, float, str]:
            people, pictures = self._service.strangers(where) if where else (0, 0)
            why_not = self._service.why_not(way, parent)
            return people, pictures, self._service.estimate(way, parent, pictures), why_not

        self._desk.tasks.run(self, asked, lambda found: self._show(*found), self._doubt, key="look")

    def _show(self, people: int, pictures: int, seconds: float, why_not: str) -> None:
        self.summary.show_strangers(people, pictures)
        self.summary.show_time(seconds)
        if why_not:
            self.summary.say(no_weights_words(), "bad")
        self.start_button.setEnabled(not why_not and self.summary.can_learn)
        self.edit_button.setEnabled(not why_not)

    def _doubt(self, error: Exception) -> None:
        self.summary.say(self._desk.sentence_of(error), "bad")

    def _began(self, run: RunRow) -> None:
        self._set_busy(False)
        self.name.clear()
        self._sides.setCurrentIndex(0)
        words = translate("Training", "{name} has begun. It goes on when this window is closed.")
        self._desk.tell(words.format(name=run.name))
        self.started.emit(run.name)

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        if self._sides.currentWidget() is self.editor:
            self.editor.complain(self._desk.sentence_of(error))
        self._desk.tell_problem(error)

    def _set_busy(self, busy: bool) -> None:
        starting, start = translate("Training", "Starting…"), translate("Training", "&Start training")
        self.start_button.setText(starting if busy else start)
        for part in (self.edit_button, self.editor):
            part.setEnabled(not busy)
        self.start_button.setEnabled(not busy and self.summary.can_learn)
