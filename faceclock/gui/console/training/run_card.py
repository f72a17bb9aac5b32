"""One run: how far it is, its curves, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QProgressBar

from faceclock.app.console.training import TrainingService
from faceclock.app.console.training_rows import RunRow, State
from faceclock.app.training_curves import Part
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.problems import in_words
from faceclock.gui.console.training.chart import Axes, Chart, Line
from faceclock.gui.console.training.curves import Curves
from faceclock.gui.console.training.words import (
    curve_words,
    duration_words,
    kind_words,
    stage_words,
    state_words,
)
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.dialog import Dialog, ask
from faceclock.gui.console.widgets.job_card import time_left
from faceclock.gui.console.widgets.labels import Pill, label, set_tone
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate

_FINE = 1000


class RunCard(Card):
    """`show_run` as often as the run is read; its curves are read on from where the last look ended."""

    wants_comparison = Signal(str)
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(" ")
        self._desk, self._service = desk, desk.service(TrainingService)
        self._run: RunRow | None = None
        self._curves: dict[str, Curves] = {}
        self._busy, self._drawn = "", ""  # names of runs
        self.state = Pill()
        self.head.addWidget(self.state)
        self.about = label("", "small", wrap=True)
        self.reason = label("", "small", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(translate("Training", "How far the run is"))
        self.progress = label("", "small")
        self.which = QComboBox()
        self.which.setAccessibleName(translate("Training", "Curve"))
        self.which.hide()
        self.which.activated.connect(lambda _: self._draw())
        self.chart = Chart(desk, translate("Training", "Curve of the run"))
        for part in (self.about, self.reason, self.bar, self.progress):
            self.body.addWidget(part)
        self.body.addLayout(row(self.which, 1))
        self.body.addWidget(self.chart, 1)
        self.body.addLayout(self._buttons())

    def show_run(self, run: RunRow) -> None:
        self._run = run
        self.heading.setText(run.name)
        self.state.show_state(*state_words(run.state))
        took = duration_words(run.seconds)
        self.about.setText(" · ".join(part for part in (kind_words(run.kind), took) if part))
        self.reason.setText(self._reason(run))
        self.reason.setVisible(bool(self.reason.text()))
        set_tone(self.reason, "bad" if run.state in {State.FAILED, State.STOPPED, State.DAMAGED} else "")
        self._show_buttons(run)
        self._show_progress()
        start = self._of(run.name).end
        self._desk.tasks.run(
            self,
            lambda: self._service.curves(run.name, start),
            lambda part: self._take(run.name, part),
            key="curves",
        )

    def _of(self, name: str) -> Curves:
        return self._curves.setdefault(name, Curves())

    def _take(self, name: str, part: Part) -> None:
        fresh = self._of(name).take(part)
        if self._run is None or self._run.name != name:
            return
        self._show_progress()
        names = self._of(name).names
        shown = [self.which.itemData(at) for at in range(self.which.count())]
        if names != shown:
            self._offer(names)
        if fresh or not shown or names != shown or self._drawn != name:
            self._draw()
        if not part.whole:
            self.show_run(self._run)

    def _offer(self, names: list[str]) -> None:
        before = self.which.currentData()
        self.which.clear()
        for name in names:
            self.which.addItem(curve_words(name), name)
        self.which.setCurrentIndex(max(0, self.which.findData(before)))
        self.which.setVisible(bool(names))

    def _draw(self) -> None:
        assert self._run is not None
        self._drawn = self._run.name
        name, curves = self.which.currentData(), self._of(self._run.name)
        if not name or name not in curves.names:
            self.chart.draw([], Axes("", ""))
            return
        steps, values = curves.line(name)
        words = curve_words(name)
        last = translate("Training", "{curve}: {value} at step {step}")
        summary = last.format(curve=words, value=f"{values[-1]:.4g}", step=round(steps[-1]))
        line = Line(words, steps, values, self._desk.palette.accent)
        self.chart.draw([line], Axes(translate("Training", "Step"), words), summary)

    def _show_progress(self) -> None:
        run = self._run
        assert run is not None
        last = self._of(run.name).last
        self.bar.setVisible(run.going_on)
        self.progress.setVisible(run.going_on or bool(run.step))
        done, of = (last.done, last.of) if run.going_on else (run.step, run.of)
        self.bar.setRange(0, _FINE if of else 0)
        self.bar.setValue(round(_FINE * (done or 0) / of) if of else 0)
        counted = [f"{done} / {of}"] if done is not None and of else []
        words = [stage_words(last.stage)] if run.going_on else []
        if run.loss is not None:
            words.append(translate("Training", "loss {loss}").format(loss=f"{run.loss:.4f}"))
        if run.going_on and last.eta_seconds is not None and last.stage == "step":
            words.append(time_left(last.eta_seconds))
        self.progress.setText(" · ".join(words[:1] + counted + words[1:]))

    def _reason(self, run: RunRow) -> str:
        if run.state is State.STOPPED:
            words = translate(
                "Training",
                "Its process is gone: the computer was off, or somebody ended it. Resume goes on from the last "
                "checkpoint.",
            )
            return f"{words} {in_words(run.reason)}".strip()
        if run.state is State.PAUSED:
            return translate("Training", "It has kept where it was, and uses no memory meanwhile.")
        if any(kind == "uncalibrated" for kind, _ in self._of(run.name).notes):
            return translate(
                "Training",
                "There were too few other people to measure a threshold: this model cannot be used at the kiosk.",
            )
        return in_words(run.reason)

    def _buttons(self) -> QHBoxLayout:
        palette = self._desk.palette
        self.pause = button(translate("Training", "&Pause"), self._pause, icon="pause", palette=palette)
        self.resume = button(
            translate("Training", "&Resume"), self._resume, kind="primary", icon="play", palette=palette
        )
        self.compare = button(
            translate("Training", "&Compare with the model in use"), self._compare, kind="primary"
        )
        self.cancel = button(translate("Training", "Cance&l run"), self._ask_cancel)
        self.remove = button(translate("Training", "&Delete…"), self._ask_remove)
        self.page = button(translate("Training", "&Open the page"), self._open_page, kind="primary")
        self.file = button(translate("Training", "Run &file"), self._show_file)
        shown = (self.pause, self.resume, self.compare, self.page, self.cancel, self.remove)
        return row(*shown, 1, self.file, spacing=8)

    def _show_buttons(self, run: RunRow) -> None:
        trains, busy = self._desk.may(Right.TRAIN), self._busy == run.name
        for part, shown in (
            (self.pause, run.going_on and trains),
            (self.cancel, run.going_on and trains),
            (self.resume, run.can_resume and trains),
            (self.compare, run.can_compare),
            (self.page, run.page is not None),
            (self.remove, not run.going_on and trains),
        ):
            part.setVisible(shown)
            part.setEnabled(not busy)

    def _pause(self) -> None:
        self._act(self._service.pause)

    def _resume(self) -> None:
        self._act(self._service.resume)

    def _compare(self) -> None:
        assert self._run is not None
        self.wants_comparison.emit(self._run.name)

    def _open_page(self) -> None:
        assert self._run is not None
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._run.page)))

    def _ask_cancel(self) -> None:
        assert self._run is not None
        name = self._run.name
        ask(
            self._desk,
            self,
            translate("Training", "Cancel the run {name}?").format(name=name),
            translate(
                "Training",
                "It ends after the present step. What it has learnt so far is kept until you delete it.",
            ),
            translate("Training", "Cancel {name}").format(name=name),
            lambda: self._act(self._service.cancel, name),
            danger=True,
        )

    def _ask_remove(self) -> None:
        assert self._run is not None
        name = self._run.name
        ask(
            self._desk,
            self,
            translate("Training", "Delete the run {name}?").format(name=name),
            translate(
                "Training",
                "Its checkpoint, curves, pictures and the model that it made are deleted. A model that is in use "
                "at the kiosk is a copy and stays.",
            ),
            translate("Training", "Delete {name}").format(name=name),
            lambda: self._act(self._service.remove, name),
            danger=True,
        )

    def _act(self, work: Callable[[str], object], name: str = "") -> None:
        """Call a service with the run's name in the background; the buttons wait for it."""
        assert self._run is not None
        name = name or self._run.name
        self._busy = name
        self._show_buttons(self._run)
        self._desk.tasks.run(self, lambda: work(name), lambda _: self._acted(), self._failed)

    def _acted(self) -> None:
        self._busy = ""
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._acted()
        self._desk.tell_problem(error)

    def _show_file(self) -> None:
        assert self._run is not None
        name = self._run.name
        self._desk.tasks.run(self, lambda: self._service.run_file(name), self._open_file, key="file")

    def _open_file(self, text: str) -> None:
        RunFileDialog(self._desk, self, text).open()


class RunFileDialog(Dialog):
    """The run file as it was started, to be read and copied."""

    def __init__(self, desk: Desk, parent: Card, text: str) -> None:
        super().__init__(desk, parent, translate("Training", "Run file"), translate("Training", "Close"))
        self.field = QPlainTextEdit(text)
        self.field.setReadOnly(True)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(translate("Training", "Run file"))
        self.field.setMinimumHeight(320)
        self.body.addWidget(self.field)
        self.cancel.hide()
