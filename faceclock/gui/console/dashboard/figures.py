"""The four figures at the top."""

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QHBoxLayout, QWidget

from faceclock.app.console.dashboard_views import Overview, Presence, WrongAccepts
from faceclock.domain.errors import PackProblem
from faceclock.domain.report_schedule import Days
from faceclock.domain.roles import Right
from faceclock.gui.console.dashboard import words
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.card import FigureCard
from faceclock.gui.language import translate


class Figures(QWidget):
    """Each leads to its page, where the role may see that."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._presence: Presence | None = None
        self._view: Overview | None = None
        self.here = self._card(
            translate("Dashboard", "Here now"),
            translate("Dashboard", "Shows who is in"),
            Right.SEE_REPORTS,
            "reports",
            "present",
        )
        self.late = self._card(
            translate("Dashboard", "Late today"),
            translate("Dashboard", "Shows today's late arrivals"),
            Right.SEE_REPORTS,
            "reports",
            ("exceptions", Days.TODAY),
        )
        self.missing = self._card(
            translate("Dashboard", "Missing punches"),
            translate("Dashboard", "Shows the days to settle"),
            Right.SEE_ATTENDANCE,
            "attendance",
        )
        self.accepts = self._card(
            translate("Dashboard", "Wrong accepts"),
            translate("Dashboard", "Shows the threshold"),
            Right.SEE_RECOGNITION,
            "recognition",
            "threshold",
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        for card in (self.here, self.late, self.missing, self.accepts):
            line.addWidget(card, 1)

    def _card(self, name: str, leads: str, right: Right, page: str, argument: object = None) -> FigureCard:
        card = FigureCard(name, leads=leads if self._desk.may(right) else "")
        card.pressed.connect(lambda: self._desk.go(page, argument))
        return card

    def show_overview(self, view: Overview) -> None:
        self._view = view
        self._show_here()
        counting = translate("Dashboard", "still counting: {count} people").format(count=view.behind)
        median = translate("Dashboard", "median {minutes} min").format(minutes=f"{view.late_median:g}")
        note = median if view.late else translate("Dashboard", "nobody late so far")
        self.late.show_figure(str(view.late), counting if view.behind else note)
        open_since = QDate(view.open_since.year, view.open_since.month, view.open_since.day)
        since = self._desk.locale.toString(open_since, translate("Dashboard", "d MMMM"))
        settle = translate("Dashboard", "to settle, since {day}").format(day=since)
        clear = translate("Dashboard", "nothing to settle")
        self.missing.show_figure(
            str(view.missing),
            counting if view.behind else settle if view.missing else clear,
            "warn" if view.missing and not view.behind else "",
        )

    def show_presence(self, presence: Presence) -> None:
        self._presence = presence
        self._show_here()

    def show_accepts(self, found: WrongAccepts | None) -> None:
        if found is None:
            self.accepts.show_figure("–", translate("Dashboard", "nobody is enrolled yet"))
            return
        people = translate("Dashboard", "{count} people").format(count=found.people)
        interval = words.between(found.low, found.high)
        self.accepts.show_figure(words.one_in(found.months), f"{people}, {interval}")

    def show_no_accepts(self, error: Exception) -> None:
        """Why it is not known."""
        if isinstance(error, PackProblem):
            self.accepts.show_figure("–", translate("Dashboard", "no model pack that could tell"), "warn")
        else:
            self._desk.tell_problem(error)

    def _show_here(self) -> None:
        presence, view = self._presence, self._view
        if presence is None or view is None:
            self.here.show_figure("–", translate("Dashboard", "counting…"))
            return
        if view.expected:
            note = translate("Dashboard", "of {count} expected").format(count=view.expected)
        else:
            note = translate("Dashboard", "of {count} on the roll").format(count=view.roll)
        resting = translate("Dashboard", "on a break: {count}").format(count=presence.on_break)
        self.here.show_figure(str(presence.here), f"{note}, {resting}" if presence.on_break else note)
