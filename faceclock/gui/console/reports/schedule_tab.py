"""Which reports are written by themselves, and how that went."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from faceclock.app.console.reports import ReportService
from faceclock.app.scheduled_reports import zone_here
from faceclock.domain.report_schedule import ReportSchedule
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.problems import in_words
from faceclock.gui.console.reports import words
from faceclock.gui.console.reports.schedule_dialog import ScheduleDialog
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.dialog import ask
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate


class ScheduleTab(QWidget):
    """``new_wanted`` asks for the tab on which a report is chosen."""

    new_wanted = Signal()

    def __init__(self, desk: Desk, *, may_change: bool) -> None:
        super().__init__()
        self.desk, self._service, self._may = desk, desk.service(ReportService), may_change
        self._rows: RowsModel[ReportSchedule] = RowsModel(self._columns())
        self.table = Table(desk, self._rows, "report.schedules", translate("Reports", "Scheduled reports"))
        self.problem, self.detail = label("", "error", wrap=True), label("", "small", wrap=True)
        self._buttons: list[QPushButton] = []
        self._stack = QStackedWidget()
        self._stack.addWidget(self._full())
        self._stack.addWidget(self._empty())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.table.turned.connect(lambda _: self._show_chosen())
        if may_change:
            self.table.chosen.connect(lambda _: self._change())

    def refresh(self) -> None:
        self.desk.tasks.run(self, self._service.schedules, self._show, key="schedules")

    @property
    def chosen(self) -> ReportSchedule | None:
        """The one that the buttons are about."""
        found = self.table.current_row()
        return found if isinstance(found, ReportSchedule) else None

    def _columns(self) -> list[Column[ReportSchedule]]:
        zone = zone_here(self.desk.site)
        return [
            Column(translate("Reports", "Report"), lambda one: words.what(one.order), width=190),
            Column(translate("Reports", "Days"), lambda one: words.days()[one.order.days], width=100),
            Column(translate("Reports", "When"), lambda one: words.how_often(one.order.rhythm), width=212),
            Column(translate("Reports", "Folder"), lambda one: one.order.folder, width=176),
            Column(
                translate("Reports", "Last run"),
                lambda one: words.outcome(one)[0],
                pill=lambda one: words.outcome(one)[1],
                width=130,
            ),
            Column(
                translate("Reports", "Next"),
                lambda one: words.moment(one.next_due, zone) if one.order.active else "",
                sort=lambda one: one.next_due,
                width=156,
            ),
        ]

    def _full(self) -> QWidget:
        card = Card()
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.problem)
        card.body.addWidget(self.detail)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.run_button = self._add(line, translate("Reports", "&Run now"), self._run)
        self.change_button = self._add(line, translate("Reports", "&Change…"), self._change)
        self.switch_button = self._add(line, translate("Reports", "S&witch off"), self._switch)
        self.delete_button = self._add(line, translate("Reports", "&Delete…"), self._delete, kind="danger")
        line.addStretch(1)
        another = button(translate("Reports", "&New…"), self.new_wanted.emit)
        another.setVisible(self._may)
        line.addWidget(another)
        card.body.addLayout(line)
        return card

    def _add(
        self, line: QHBoxLayout, text: str, pressed: Callable[[], object], *, kind: str = ""
    ) -> QPushButton:
        made = button(text, pressed, kind=kind)
        made.setVisible(self._may)
        self._buttons.append(made)
        line.addWidget(made)
        return made

    def _empty(self) -> QWidget:
        choose = button(translate("Reports", "&Choose a report"), self.new_wanted.emit, kind="primary")
        return EmptyState(
            "clock",
            translate("Reports", "Nothing is scheduled yet"),
            translate(
                "Reports", "Choose a report and press Schedule: it is then written to a folder by itself."
            ),
            self.desk.palette,
            choose if self._may else None,
        )

    def _show(self, found: list[ReportSchedule]) -> None:
        held = self.chosen
        if found != self._rows.rows:
            self._rows.set_rows(found)
            place = next((n for n, one in enumerate(self._rows.rows) if held and one.id == held.id), 0)
            if found:
                self.table.selectRow(place)
        self._stack.setCurrentIndex(0 if found else 1)
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = self.chosen
        for each in self._buttons:
            each.setEnabled(one is not None)
        failed = one is not None and one.order.active and bool(one.outcome)
        self.problem.setVisible(failed)
        if one is None:
            return
        self.detail.setText(words.detail(one, zone_here(self.desk.site)))
        self.problem.setText(in_words(one.outcome) if failed else "")
        self.switch_button.setText(
            translate("Reports", "S&witch off") if one.order.active else translate("Reports", "S&witch on")
        )

    def _run(self) -> None:
        one = self.chosen
        if one is None:
            return
        title = translate("Reports", "Writing {report}").format(report=words.what(one.order))

        def work(steps: Steps) -> object:
            return self._service.run_schedule(one.id, steps.advance)

        self.desk.jobs.start(self, title, work, self._ran)

    def _ran(self, job: Job) -> None:
        self.refresh()
        if job.state is JobState.FAILED and job.error is not None:
            self.desk.tell_problem(job.error)
        elif job.state is JobState.DONE and job.result.problem:
            job.outcome = in_words(job.result.problem)
            self.desk.tell(job.outcome, "bad")
        elif job.state is JobState.DONE:
            job.outcome = translate("Reports", "Written to {file}.").format(file=", ".join(job.result.files))

    def _change(self) -> None:
        if (one := self.chosen) is not None:
            dialog = ScheduleDialog(self.desk, self, one.order, one.id)
            dialog.accepted.connect(self.refresh)
            dialog.open()

    def _switch(self) -> None:
        if (one := self.chosen) is not None:
            order = replace(one.order, active=not one.order.active)
            self._do(lambda: self._service.change_schedule(one.id, order))

    def _delete(self) -> None:
        if (one := self.chosen) is not None:
            name = words.what(one.order)
            ask(
                self.desk,
                self,
                translate("Reports", "Delete the schedule of {report}?").format(report=name),
                translate("Reports", "Files that were written stay where they are."),
                translate("Reports", "Delete the schedule"),
                lambda: self._do(lambda: self._service.remove_schedule(one.id)),
                danger=True,
            )

    def _do(self, work: Callable[[], None]) -> None:
        self.desk.tasks.run(self, work, lambda _: self.refresh())
