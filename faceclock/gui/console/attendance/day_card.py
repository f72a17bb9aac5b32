"""One day of one person: its line of time, its figures, why they are so, and its punches."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal

from faceclock.app.console.attendance_timeline import Stretch
from faceclock.app.console.attendance_views import DayPunch, PersonDay, PersonMonth
from faceclock.domain.roles import Right
from faceclock.gui.console.attendance.figures import About, DayFigures, figures_of, question
from faceclock.gui.console.attendance.punches import PunchList
from faceclock.gui.console.attendance.reasons import reasons_of
from faceclock.gui.console.attendance.settle_bar import SettleBar
from faceclock.gui.console.attendance.timeline import TimelineView
from faceclock.gui.console.attendance.why import WhyList
from faceclock.gui.console.attendance.words import LOCK_SIGN, day_name, spoken
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import ElidedLabel, Pill, label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.tabs import Tabs
from faceclock.gui.console.widgets.tips import plain_tip
from faceclock.gui.language import resolve, translate

Ask = Callable[[DayPunch], None]


class DayCard(Card):
    """``add_wanted`` and ``approve_wanted`` come from the line that says what is to be settled."""

    add_wanted = Signal()
    adjust_wanted = Signal()
    approve_wanted = Signal()

    def __init__(self, desk: Desk, turn: Ask, void: Ask) -> None:
        super().__init__()
        self._desk = desk
        self._day: PersonDay | None = None
        self._month: PersonMonth | None = None
        self._about = About.WORKED
        self.title, self.lock = ElidedLabel("", "heading"), Pill()
        self.note = label("", "small", wrap=True)
        self.timeline, self.figures = TimelineView(desk.palette), DayFigures(desk.palette)
        self.settle = SettleBar(desk.may(Right.CORRECT))
        self.why, self.punches = WhyList(), PunchList(desk, turn, void)
        self.tabs = Tabs(translate("Attendance", "About the day"))
        self._arrange()
        self.figures.asked.connect(self.ask)
        self.settle.add.clicked.connect(self.add_wanted)
        self.settle.adjust.clicked.connect(self.adjust_wanted)
        self.settle.approve.clicked.connect(self.approve_wanted)

    def show_day(self, day: PersonDay, month: PersonMonth | None) -> None:
        self._day, self._month = day, month
        self._show_head(day)
        self.timeline.show_day(day)
        self.settle.show_day(day)
        self.punches.show_day(day)
        count = translate("Attendance", "Punches ({count})").format(count=len(day.punches))
        self.tabs.bar.setTabText(1, count)
        self._answer()

    def ask(self, about: About) -> None:
        """Say why one of the figures is what it is."""
        self._about = about
        self.tabs.turn_to("why")
        self._answer()

    def _answer(self) -> None:
        day = self._day
        if day is None:
            return
        values = figures_of(day, self._month)
        self.figures.show_figures(values, self._about)
        language = resolve(self._desk.site.settings.kiosk.language)
        reasons = reasons_of(day, self._month, self._about, language, self._desk.locale)
        nothing = translate(
            "Attendance", "There is nothing to tell: no punch, holiday or leave speaks of it."
        )
        if day.result is None:
            nothing = translate("Attendance", "This day has not come yet.")
        self.why.show_reasons(question(self._about, values[self._about]), reasons, nothing)

    def _show_head(self, day: PersonDay) -> None:
        parts = [day_name(self._desk.locale, day.day), _shift(day), day.label]
        self.title.setText(" · ".join(part for part in parts if part))
        self.lock.setVisible(day.locked is not None)
        if day.locked is not None:
            self.lock.show_state(translate("Attendance", "Locked"), "quiet", LOCK_SIGN)
            self.lock.setToolTip(plain_tip(f"{day.locked.reason} ({day.locked.by})"))
        booked = sum(each.minutes for each in day.booked_elsewhere)
        told = translate("Attendance", "{minutes} of this day are booked into other days.")
        self.note.setVisible(bool(booked))
        self.note.setText(told.format(minutes=spoken(booked)))

    def _arrange(self) -> None:
        head = row(self.title, self.lock)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        for part in (self.note, self.timeline, self.figures, self.settle):
            self.body.addWidget(part)
        self.body.addWidget(self.tabs, 1)
        self.tabs.add("why", translate("Attendance", "Why"), lambda: self.why)
        self.tabs.add(
            "punches", translate("Attendance", "Punches ({count})").format(count=0), lambda: self.punches
        )


def _shift(day: PersonDay) -> str:
    """Name and times of what was planned; of alternatives those that counted."""
    zone = ZoneInfo(day.zone)
    spans = [each for each in day.timeline.planned if each.kind is Stretch.SHIFT] if day.timeline else []
    told = [f"{each.start.astimezone(zone):%H:%M}–{each.end.astimezone(zone):%H:%M}" for each in spans]
    if len(day.shifts) != len(told):
        return " + ".join(told)
    return " + ".join(f"{name} {span}" for name, span in zip(day.shifts, told, strict=True))
