"""One run: how far it is, why it ended, its curves, and what can be done with it."""

from PySide6.QtWidgets import QProgressBar

from faceclock.app.console.training import TrainingService
from faceclock.app.console.training_rows import RunRow, State
from faceclock.app.training_curves import Part
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.problems import in_words
from faceclock.gui.console.training.curves import Curves
from faceclock.gui.console.training.run_actions import RunActions
from faceclock.gui.console.training.run_curves import RunCurves
from faceclock.gui.console.training.words import (
    duration_words,
    kind_words,
    stage_words,
    state_words,
)
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.job_card import time_left
from faceclock.gui.console.widgets.labels import Pill, label, set_tone
from faceclock.gui.language import translate

_FINE = 1000


class RunCard(Card):
    """`show_run` as often as the run is read; its curves are read on from where the last look ended."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(" ")
        self._desk, self._service = desk, desk.service(TrainingService)
        self._run: RunRow | None = None
        self._curves: dict[str, Curves] = {}
        self._drawn = ""  # the name of the run whose curves are shown
        self.state = Pill()
        self.head.addWidget(self.state)
        self.about = label("", "small", wrap=True)
        self.reason = label("", "small", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(translate("Training", "How far the run is"))
        self.progress = label("", "small")
        self.curves, self.acts = RunCurves(desk), RunActions(desk)
        for part in (self.about, self.reason, self.bar, self.progress):
            self.body.addWidget(part)
        self.body.addWidget(self.curves, 1)
        self.body.addWidget(self.acts)

    def show_run(self, run: RunRow) -> None:
        self._run = run
        self.heading.setText(run.name)
        self.state.show_state(*state_words(run.state))
        took = duration_words(run.seconds)
        self.about.setText(" · ".join(part for part in (kind_words(run.kind), took) if part))
        self.reason.setText(self._reason(run))
        self.reason.setVisible(bool(self.reason.text()))
        set_tone(self.reason, "bad" if run.state in {State.FAILED, State.STOPPED, State.DAMAGED} else "")
        self.acts.show_run(run)
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
        if fresh or self._drawn != name:
            self._drawn = name
            self.curves.show_curves(self._of(name))
        if not part.whole:
            self.show_run(self._run)

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
