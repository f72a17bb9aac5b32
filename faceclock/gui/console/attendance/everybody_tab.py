"""Everybody's month at a glance, and what somebody has to settle."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from faceclock.app.console.attendance import HoursService
from faceclock.app.console.attendance_overview import Overview, OverviewService
from faceclock.app.console.attendance_views import Person
from faceclock.gui.console.attendance.matrix_view import MatrixView
from faceclock.gui.console.attendance.month_bar import MonthBar
from faceclock.gui.console.attendance.nobody import nobody_yet
from faceclock.gui.console.attendance.pacing import Paced
from faceclock.gui.console.attendance.settle_list import SettleList
from faceclock.gui.console.attendance.words import SIGNS, mark_told
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.search import SearchField
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE

_MANY = 200  # people whose days are behind; so many take seconds, which is a job
_SETTLE_WIDTH = 290
_TOGETHER = "\u00a0"  # a space at which no line ends


class EverybodyTab(QWidget):
    """``day_wanted`` gives a person's ID and the day."""

    day_wanted = Signal(str, object)
    listed_wanted = Signal(str, object)  # the same, from the list of what is to be settled

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._service = desk.service(OverviewService)
        self._job: Job | None = None
        self.month, self.team = MonthBar(desk), QComboBox()
        self.search = SearchField(translate("Attendance", "Find in the list"), desk.palette)
        self.problems = QCheckBox(translate("Attendance", "Only &problems"))
        self.matrix, self.settle = MatrixView(desk), SettleList(desk)
        self._stack = QStackedWidget()
        self.state = label("", "small")
        self._paced = Paced(self, self._read)
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """At most every few seconds, however many people punch."""
        self._paced.ask()

    def read(self) -> None:
        """What is asked for, now."""
        self._paced.now()

    def _read(self) -> None:
        self.state.setText(translate("Attendance", "Reading…"))
        self.desk.tasks.run(self, self._service.teams, self._show_teams, key="teams")
        first, last = self.month.first, self.month.last
        self.desk.tasks.run(self, lambda: self._service.waiting(first, last), self._reckon, key="waiting")

    # Corrections of many

    def ask_bulk(self) -> None:
        """The same punch for several people, from the people as they are now."""
        self.desk.tasks.run(self, self.desk.service(HoursService).people, self._open_bulk, key="bulk")

    def ask_import(self) -> None:
        from faceclock.gui.console.attendance.import_dialog import ImportDialog

        ImportDialog(self.desk, self, self.read).open()

    def _open_bulk(self, people: list[Person]) -> None:
        from faceclock.gui.console.attendance.bulk_dialog import BulkDialog

        day = min(max(self.month.first, date.today()), self.month.last)
        BulkDialog(self.desk, self, people, day, self.read).open()

    # Reading

    def _reckon(self, waiting: int) -> None:
        if waiting <= _MANY:
            self._load()
        elif self._job is None:
            team, first, last = self._asked
            title = translate("Attendance", "Hours of {month}").format(month=self.month.title.text())

            def work(steps: Steps) -> object:
                return self._service.overview(first, last, team, progress=steps.advance)

            self._job = self.desk.jobs.start(self, title, work, self._reckoned)

    def _reckoned(self, job: Job) -> None:
        """What is done stays done; a job that went well needs no card any more."""
        self._job = None
        if job.state is JobState.DONE:
            self.desk.jobs.remove_later(job)
            self._load()
        else:
            self.state.setText(translate("Attendance", "Not all hours are up to date."))

    def _load(self) -> None:
        team, first, last = self._asked
        self.desk.tasks.run(
            self, lambda: self._service.overview(first, last, team), self._show, key="overview"
        )

    @property
    def _asked(self) -> tuple[str, date, date]:
        return self.team.currentData() or "", self.month.first, self.month.last

    def _show(self, overview: Overview) -> None:
        self._stack.setCurrentIndex(0 if overview.rows else 1)
        self.matrix.show_overview(overview)
        self.settle.show_overview(overview)
        self.state.setText(translate("Attendance", "People: {count}").format(count=len(overview.rows)))

    def _show_teams(self, teams: list[str]) -> None:
        chosen = self.team.currentData()
        self.team.blockSignals(True)
        self.team.clear()
        self.team.addItem(translate("Attendance", "All teams"), "")
        for team in teams:
            self.team.addItem(team, team)
        self.team.setCurrentIndex(max(0, self.team.findData(chosen)))
        self.team.blockSignals(False)

    def _narrow(self) -> None:
        self.matrix.days.narrow(self.search.text().strip(), only_problems=self.problems.isChecked())

    def _connect(self) -> None:
        self.month.turned.connect(self.read)
        self.team.currentIndexChanged.connect(lambda _: self.read())
        self.search.wanted.connect(lambda _: self._narrow())
        self.problems.toggled.connect(lambda _: self._narrow())
        self.matrix.day_wanted.connect(self.day_wanted)
        self.settle.day_wanted.connect(self.listed_wanted)

    def _arrange(self) -> None:
        self.team.setAccessibleName(translate("Attendance", "Team"))
        self.team.setMinimumWidth(140)
        grid = Card()
        grid.body.setContentsMargins(12, 12, 12, 12)
        grid.body.addWidget(self.matrix, 1)
        grid.body.addWidget(_legend())
        self.settle.setFixedWidth(_SETTLE_WIDTH)
        both = QHBoxLayout()
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(CONSOLE.gap)
        both.addWidget(grid, 1)
        both.addWidget(self.settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row(self.month, self.team, self.search, self.problems, 1, self.state))
        shown = QWidget()
        shown.setLayout(both)
        self._stack.addWidget(shown)
        self._stack.addWidget(nobody_yet(self.desk))
        column.addWidget(self._stack, 1)


def _legend() -> QLabel:
    """What each sign says."""
    said = (f"{sign} {mark_told(mark)}".replace(" ", _TOGETHER) for mark, sign in SIGNS.items())
    return label(f"{_TOGETHER}{_TOGETHER} ".join(said), "small", wrap=True)
