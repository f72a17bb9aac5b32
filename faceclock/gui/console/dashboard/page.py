"""The dashboard."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QDate, QTimer
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from faceclock.app.console.dashboard import DashboardService
from faceclock.app.console.dashboard_views import Overview, Presence, WrongAccepts
from faceclock.app.damaged_faces import Damaged
from faceclock.domain.errors import KeyProblem, PackProblem
from faceclock.domain.roles import Right
from faceclock.gui.console.dashboard import words
from faceclock.gui.console.dashboard.arrivals_chart import ArrivalsChart
from faceclock.gui.console.dashboard.check_ins import CheckInTable
from faceclock.gui.console.dashboard.figures import Figures
from faceclock.gui.console.dashboard.kiosk_card import KioskLines
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.page import Page
from faceclock.gui.console.problems import in_words
from faceclock.gui.console.tasks import OnProblem
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import column, holding, row
from faceclock.gui.language import translate

T = TypeVar("T")
_AGAIN_MS = 20_000  # what changes with time alone: who is late, what is missing, and the day
_OPEN_AGAIN_MS = 300_000  # whose day is open at its end: nothing but time decides it, and each look writes
_FEW = 200  # people whose hours are computed without a card that shows it


class DashboardPage(Page):
    """Reads itself anew when anything is written, and with the clock."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, translate("Dashboard", "Today"), scrolls=True)
        self._service = desk.service(DashboardService)
        self._catching_up, self._looking = False, dict[str, bool]()  # whether to look once more
        self._open: int | None = 0  # who stay behind when all is computed; None: whoever is at the next look
        self._add_actions()
        self.figures, self.chart = Figures(desk), ArrivalsChart(desk.palette)
        self.lines, self.check_ins = KioskLines(), CheckInTable(desk)
        self._problem, self.damaged = (label("", "small", wrap=True, tone="bad") for _ in range(2))
        self.damaged.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._full())
        self._stack.addWidget(self._empty_site())
        self.body.addWidget(self._stack, 1)
        self._clock = QTimer(self, interval=_AGAIN_MS)
        self._clock.timeout.connect(self._refresh_when_seen)
        self._clock.start()
        self._open_again = QTimer(self, interval=_OPEN_AGAIN_MS)
        self._open_again.timeout.connect(self._look_at_open_days)
        self._open_again.start()

    def refresh(self) -> None:
        service = self._service
        self.desk.tasks.run(self, service.overview, self._show_overview, key="overview")
        self._look("presence", service.presence, self._show_presence, self.desk.tell_problem)
        self._look("accepts", service.wrong_accepts, self._show_accepts, self.figures.show_no_accepts)
        self._look("damaged", service.damaged, self._show_damaged, self._not_looked)

    def _look(self, name: str, work: Callable[[], T], done: Callable[[T], None], failed: OnProblem) -> None:
        """One at a time, and once more where another was asked for meanwhile: the first look at a large site takes
        seconds, and must not keep all workers waiting."""
        if name in self._looking:
            self._looking[name] = True
            return
        self._looking[name] = False

        def succeed(result: T) -> None:
            done(result)
            if self._looking.pop(name):
                self._look(name, work, done, failed)

        def fail(error: Exception) -> None:
            del self._looking[name]
            failed(error)

        self.desk.tasks.run(self, work, succeed, fail)

    def _refresh_when_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _add_actions(self) -> None:
        desk = self.desk
        if desk.may(Right.SEE_REPORTS):
            self.add_action(button(translate("Dashboard", "&Export"), lambda: desk.go("reports", "present")))
        if desk.may(Right.OPEN_KIOSK):
            self.add_action(
                button(translate("Dashboard", "&Open kiosk"), desk.kiosk_asked.emit, kind="primary")
            )

    def _full(self) -> QWidget:
        left, right = Card(translate("Dashboard", "Arrivals by half hour")), Card()
        self._no_arrivals = label(translate("Dashboard", "Nobody has come yet today."), "muted", wrap=True)
        left.body.addWidget(self._no_arrivals)
        left.body.addWidget(self.chart)
        left.body.addSpacing(8)
        left.body.addWidget(label(translate("Dashboard", "State of this kiosk"), "heading"))
        left.body.addLayout(self.lines)
        left.body.addWidget(self._problem)
        left.body.addWidget(self.damaged)
        left.body.addStretch(1)
        right.body.addWidget(label(translate("Dashboard", "Last check-ins"), "heading"))
        self._people = QStackedWidget()
        self._people.addWidget(self.check_ins)
        self._people.addWidget(self._no_check_ins())
        right.body.addWidget(self._people, 1)
        for card, stretch in ((left, 6), (right, 8)):
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            policy.setHorizontalStretch(stretch)
            card.setSizePolicy(policy)
        return holding(column(self.figures, row(left, right, spacing=16), spacing=16))

    def _empty_site(self) -> QWidget:
        first = button(translate("Dashboard", "&Add the first person"), self._add_person, kind="primary")
        return EmptyState(
            "users",
            translate("Dashboard", "Nobody is enrolled yet"),
            translate("Dashboard", "Add somebody, open the kiosk, and who is in will stand here."),
            self.desk.palette,
            first if self.desk.may(Right.EDIT_PEOPLE) else None,
        )

    def _add_person(self) -> None:
        from faceclock.gui.console.enrolment.wizard import EnrolmentWizard

        wizard = EnrolmentWizard(self.desk, self)
        wizard.enrolled.connect(lambda _: self.refresh())
        wizard.open()

    def _no_check_ins(self) -> QWidget:
        desk = self.desk
        opened = button(translate("Dashboard", "Open kiosk"), desk.kiosk_asked.emit)
        return EmptyState(
            "clock",
            translate("Dashboard", "No check-ins yet"),
            translate("Dashboard", "The last people who came and went will stand here."),
            desk.palette,
            opened if desk.may(Right.OPEN_KIOSK) else None,
        )

    def _show_overview(self, view: Overview) -> None:
        day = QDate(view.day.year, view.day.month, view.day.day)
        self.heading.setText(words.heading(day, self.desk.locale))
        self._stack.setCurrentIndex(0 if view.roll else 1)
        self._people.setCurrentIndex(0 if view.check_ins else 1)
        self.figures.show_overview(view)
        self.lines.show_state(view.kiosk)
        self.check_ins.show_check_ins(view.check_ins, view.day)
        self._problem.setText("\n".join(map(in_words, view.kiosk.problems)))
        self._problem.setVisible(bool(view.kiosk.problems))
        self._open = view.behind if self._open is None else min(self._open, view.behind)
        if view.behind > self._open and not self._catching_up:
            self._catch_up(view.behind)

    def _show_presence(self, presence: Presence) -> None:
        self.figures.show_presence(presence)
        self.chart.show_arrivals(presence.arrivals)
        self.chart.setVisible(bool(presence.arrivals))
        self._no_arrivals.setVisible(not presence.arrivals)

    def _show_accepts(self, found: WrongAccepts | None) -> None:
        self.figures.show_accepts(found)

    def _show_damaged(self, found: Damaged) -> None:
        self.damaged.setText(words.damaged(found))
        self.damaged.setVisible(bool(found.templates))

    def _not_looked(self, error: Exception) -> None:
        """Without a pack or key there is nothing to look at, and their own lines say so."""
        if not isinstance(error, PackProblem | KeyProblem):
            self.desk.tell_problem(error)

    def _catch_up(self, behind: int) -> None:
        """Of a few people at once; of many as a job, which shows how far it is and can be cancelled."""
        self._catching_up = True
        if behind <= _FEW:
            self.desk.tasks.run(self, self._service.catch_up, self._caught_up, self._fell_behind)
            return

        def work(steps: Steps) -> int:
            return self._service.catch_up(steps.advance)

        title = translate("Dashboard", "Computing hours up to today")
        self.desk.jobs.start(self, title, work, self._job_ended)

    def _job_ended(self, job: Job) -> None:
        """A cancelled one is begun again when the page is made anew, not at once."""
        if job.state is JobState.DONE:
            self._caught_up(0)
        elif job.state is JobState.FAILED and job.error is not None:
            self._fell_behind(job.error)

    def _caught_up(self, _: int) -> None:
        self._catching_up, self._open = False, None
        self.refresh()

    def _look_at_open_days(self) -> None:
        self._open = 0
        self._refresh_when_seen()

    def _fell_behind(self, error: Exception) -> None:
        self._catching_up = False
        self.desk.tell_problem(error)
