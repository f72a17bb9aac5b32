"""All runs, whoever started them, and the one that is looked at."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from faceclock.app.console.training import TrainingService
from faceclock.app.console.training_rows import RunRow
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.training.beside import beside
from faceclock.gui.console.training.run_card import RunCard
from faceclock.gui.console.training.words import state_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate

_EVERY_MS = 1000  # runs tell what they do in files, which nobody announces


class RunsView(QWidget):
    """Reads the runs' folders once a second while it is on the screen."""

    wants_comparison = Signal(str)
    wants_new = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._service = desk, desk.service(TrainingService)
        self._wanted = ""
        self.runs = RowsModel(_columns(desk.locale))
        self.card = RunCard(desk)
        self.card.acts.wants_comparison.connect(self.wants_comparison)
        self.card.acts.changed.connect(self.refresh)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._list())
        self._watch = QTimer(self, interval=_EVERY_MS)
        self._watch.timeout.connect(self._look)

    def refresh(self) -> None:
        self._watch.start()
        self._look()

    def select(self, name: str) -> None:
        """Look at a run, also at one that is not in the list yet."""
        self._wanted = name
        self.refresh()

    def _look(self) -> None:
        if self.isVisible():
            self._desk.tasks.run(self, self._service.runs, self._show, self._stop, key="runs")

    def _stop(self, error: Exception) -> None:
        """A fault is told once and not every second."""
        self._watch.stop()
        self._desk.tell_problem(error)

    def _empty(self) -> QWidget:
        new = None
        if self._desk.may(Right.TRAIN):
            new = button(translate("Training", "New run"), self.wants_new.emit, kind="primary")
        return EmptyState(
            "training",
            translate("Training", "No run yet"),
            translate(
                "Training",
                "Here you will see how far training is and how well the model learns. A run goes on when this "
                "window is closed.",
            ),
            self._desk.palette,
            new,
        )

    def _list(self) -> QWidget:
        card = Card(translate("Training", "Runs"))
        self.table = Table(self._desk, self.runs, "training-runs", translate("Training", "Runs"))
        self.table.turned.connect(lambda index: self._turn_to(index.row()))
        card.body.addWidget(self.table, 1)
        return beside(card, self.card, 1, 1)

    def _turn_to(self, place: int) -> None:
        if 0 <= place < len(self.runs.rows):
            self._wanted = self.runs.rows[place].name
            self.card.show_run(self.runs.rows[place])

    def _show(self, rows: Sequence[RunRow]) -> None:
        self._stack.setCurrentIndex(1 if rows else 0)
        names = [row.name for row in rows]
        if list(rows) != self.runs.rows:
            self.runs.set_rows(rows)
        self._wanted = self._wanted if self._wanted in names else (names[0] if names else "")
        for place, row in enumerate(self.runs.rows):
            if row.name == self._wanted:
                self.table.selectRow(place)
                self.card.show_run(row)


def progress_words(row: RunRow) -> str:
    if row.step and row.of:
        return f"{round(100 * row.step / row.of)} %"
    return ""


def _columns(locale: QLocale) -> list[Column[RunRow]]:
    def started(row: RunRow) -> str:
        if row.started_at is None:
            return ""
        at = QDateTime.fromSecsSinceEpoch(int(row.started_at.timestamp()))
        return locale.toString(at, QLocale.FormatType.ShortFormat)

    return [
        Column(translate("Training", "Run"), lambda row: row.name, width=105),
        Column(
            translate("Training", "State"),
            lambda row: state_words(row.state)[0],
            pill=lambda row: state_words(row.state)[1],
            width=115,
        ),
        Column(
            translate("Training", "How far"),
            progress_words,
            lambda row: (row.step or 0) / (row.of or 1),
            figure=True,
            width=70,
        ),
        Column(
            translate("Training", "Started"),
            started,
            lambda row: row.started_at.timestamp() if row.started_at else 0.0,
            width=160,
        ),
    ]
