"""Who would gain and who would lose: real punches replayed under a draft."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from faceclock.app.console.planning_rules import Draft, RulesService, Simulated
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.planning.figure_words import signed_hours
from faceclock.gui.console.planning.simulation_tables import FigureTable, GainTable, Line
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Figure
from faceclock.gui.console.widgets.dates import DateField
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import column, holding, row
from faceclock.gui.language import translate


class Simulator(QWidget):
    """``draft`` gives what is tried out."""

    def __init__(self, desk: Desk, draft: Callable[[], Draft]) -> None:
        super().__init__()
        self.desk, self._draft = desk, draft
        first, last = _last_month()
        self.first, self.last = DateField(first), DateField(last)
        self.first.setAccessibleName(translate("Rules", "From"))
        self.last.setAccessibleName(translate("Rules", "To"))
        self.start = button(translate("Rules", "&Try it out"), self._start, icon="play", palette=desk.palette)
        self.gaining = Figure(translate("Rules", "Gain"))
        self.losing = Figure(translate("Rules", "Lose"))
        self.same = Figure(translate("Rules", "Unchanged"))
        self.sum = Figure(translate("Rules", "Paid in all"))
        self.stale = label("", "small", wrap=True)
        self.people, self.figures = GainTable(desk), FigureTable(desk)
        self.people.turned.connect(lambda _: self._show_figures())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._hint())
        self._stack.addWidget(self._results())
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(label(translate("Rules", "Before and after"), "heading"))
        body.addLayout(row(self.first, label("–"), self.last, 1, self.start, spacing=8))
        body.addWidget(self.stale)
        body.addWidget(self._stack, 1)
        self._tried: Draft | None = None
        self.stale.hide()

    def note_change(self) -> None:
        """The draft may be another than the one that was tried out."""
        if self._tried is not None:
            old = self._tried != self._draft()
            told = translate("Rules", "The draft has changed since: try it out again.")
            self.stale.setText(told if old else "")
            self.stale.setVisible(old)

    def _start(self) -> None:
        draft, first, last = self._draft(), self.first.day, self.last.day
        service = self.desk.service(RulesService)

        def work(steps: Steps) -> Simulated:
            return service.simulate(draft, first, last, steps.advance)

        self.start.setEnabled(False)
        title = translate("Rules", "Trying out rules, {first} to {last}").format(first=first, last=last)
        self.desk.jobs.start(self, title, work, lambda job: self._end(job, draft))

    def _end(self, job: Job, draft: Draft) -> None:
        self.start.setEnabled(True)
        if job.error is not None and job.state is JobState.FAILED:
            self.desk.tell_problem(job.error)
        if job.state is JobState.DONE:
            job.outcome = _sentence(job.result)
            if self.isVisible():  # what came out stands here; the card would only say it again
                QTimer.singleShot(0, self, lambda: self.desk.jobs.remove(job))
            self._tried = draft
            self._show(job.result)
            self.note_change()

    def _show(self, done: Simulated) -> None:
        gains = [each.change.gain for each in done.changes]
        self.gaining.show_figure(str(sum(gain > 0 for gain in gains)))
        self.losing.show_figure(str(sum(gain < 0 for gain in gains)))
        self.same.show_figure(str(done.people - len(gains)))
        paid = done.everybody.after["paid"] - done.everybody.before["paid"]
        self.sum.show_figure(signed_hours(paid))
        self.people.show_simulated(done)
        self._stack.setCurrentIndex(1)
        self.people.selectRow(0)
        self._show_figures()

    def _show_figures(self) -> None:
        found = self.people.current_row()
        self.figures.show_change(found.change if isinstance(found, Line) else None)

    def _results(self) -> QWidget:
        note = translate(
            "Rules", "Nothing is stored by this. Locked days are replayed, too, and stay as they are."
        )
        return holding(
            column(
                row(self.gaining, self.losing, self.same, self.sum, spacing=24),
                self.people,
                self.figures,
                label(note, "small", wrap=True),
                spacing=8,
            )
        )

    def _hint(self) -> EmptyState:
        return EmptyState(
            "swap",
            translate("Rules", "Try rules out before they hold"),
            translate(
                "Rules",
                "Change something on the left. The punches of these days are replayed, and you see who would gain "
                "and who would lose.",
            ),
            self.desk.palette,
        )


def _last_month() -> tuple[date, date]:
    last = date.today().replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def _sentence(done: Simulated) -> str:
    gains = [each.change.gain for each in done.changes]
    words = translate("Rules", "Gain: {gain} · Lose: {lose} · Unchanged: {same}")
    return words.format(
        gain=sum(gain > 0 for gain in gains),
        lose=sum(gain < 0 for gain in gains),
        same=done.people - len(gains),
    )
