"""Dialogs about single punches and about overtime of a day."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QSpinBox, QTimeEdit, QWidget

from faceclock.app.console.attendance_corrections import CorrectionService
from faceclock.app.console.attendance_views import DayPunch, PersonDay
from faceclock.attendance.local_times import shown_twice
from faceclock.domain.punch import Direction
from faceclock.gui.console.attendance.correction_dialog import CorrectionDialog
from faceclock.gui.console.attendance.likely import likely_punch
from faceclock.gui.console.attendance.words import direction_word, short_day, spoken
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.dates import DateField
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate

_NAMED = (Direction.IN, Direction.OUT, Direction.BREAK_OUT, Direction.BREAK_IN)
_MARGIN, _DAY = 8, 24 * 60
SpinBox = TypeVar("SpinBox", bound=QAbstractSpinBox)
Done = Callable[[], None]


def direction_box(chosen: Direction) -> QComboBox:
    """The directions that people name."""
    made = QComboBox()
    for direction in _NAMED:
        made.addItem(direction_word(direction), direction)
    made.setCurrentIndex(max(0, _NAMED.index(chosen) if chosen in _NAMED else 0))
    return made


def time_field(at: time) -> QTimeEdit:
    made = QTimeEdit(QTime(at.hour, at.minute))
    made.setDisplayFormat("HH:mm")
    return padded(made)


def minutes_field(lowest: int, minutes: int) -> QSpinBox:
    """At most a day."""
    made = QSpinBox()
    made.setRange(lowest, _DAY)
    made.setValue(minutes)
    return padded(made)


def padded(field: SpinBox) -> SpinBox:
    """The padding of the style does not reach the text of a field without buttons."""
    field.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
    return field


def time_in(field: QTimeEdit) -> time:
    return time(field.time().hour(), field.time().minute())


class AddPunchDialog(CorrectionDialog):
    """A punch that was not made, on the day shown or near to it."""

    def __init__(self, desk: Desk, parent: QWidget, day: PersonDay, done: Done) -> None:
        heading = translate("Attendance", "Add a punch for {name}").format(name=day.person.told)
        super().__init__(desk, parent, heading, translate("Attendance", "Add the punch"), done)
        self._person = day.person
        direction, at = likely_punch(day)
        self.date, self.time = DateField(at.date()), time_field(at.time())
        self.direction = direction_box(direction)
        self.form.add(translate("Attendance", "&Day"), self.date)
        self.form.add(translate("Attendance", "&Time at {zone}").format(zone=day.zone), self.time)
        self._zone = ZoneInfo(day.zone)
        self.later = QCheckBox(
            translate("Attendance", "The later of the two: clocks were set back over this time")
        )
        self.form.add_row(self.later)
        self.form.add(translate("Attendance", "Dire&ction"), self.direction)
        self.ask_why()
        self.time.setFocus()
        self.date.dateChanged.connect(lambda _: self._ask_which())
        self.time.timeChanged.connect(lambda _: self._ask_which())
        self._ask_which()

    def _ask_which(self) -> None:
        """Once a year an hour comes twice."""
        self.later.setVisible(shown_twice(self._typed, self._zone))

    @property
    def _typed(self) -> datetime:
        return datetime.combine(self.date.day, time_in(self.time))

    def submit(self) -> None:
        at = self._typed
        if shown_twice(at, self._zone):
            at = at.replace(tzinfo=self._zone, fold=int(self.later.isChecked()))
        what = (
            self._person.id,
            at,
            Direction(self.direction.currentData()),
            self.reason.text(),
            self.approver,
        )
        self.correct(lambda: self.desk.service(CorrectionService).add(*what))


class DirectionDialog(CorrectionDialog):
    """Lets a punch count in another direction."""

    def __init__(self, desk: Desk, parent: QWidget, day: PersonDay, punch: DayPunch, done: Done) -> None:
        heading = translate("Attendance", "Change the direction of the punch at {time}")
        action = translate("Attendance", "Change the direction")
        super().__init__(desk, parent, heading.format(time=_at(day, punch)), action, done)
        self._punch = punch
        other = Direction.IN if punch.direction is Direction.OUT else Direction.OUT
        self.direction = direction_box(other)
        self.form.add(translate("Attendance", "It counts as"), self.direction)
        self.ask_why()

    def submit(self) -> None:
        what = (self._punch.id, Direction(self.direction.currentData()), self.reason.text(), self.approver)
        self.correct(lambda: self.desk.service(CorrectionService).change_direction(*what))


class VoidDialog(CorrectionDialog):
    """Lets a punch count for nothing."""

    def __init__(self, desk: Desk, parent: QWidget, day: PersonDay, punch: DayPunch, done: Done) -> None:
        at = _at(day, punch)
        heading = translate("Attendance", "Void the punch of {name} at {time}").format(
            name=day.person.told, time=at
        )
        action = translate("Attendance", "Void the punch at {time}").format(time=at)
        super().__init__(desk, parent, heading, action, done, danger=True)
        self._punch = punch
        told = translate("Attendance", "It stays in the list and counts for nothing; this cannot be undone.")
        self.form.add_row(label(told, wrap=True))
        self.ask_why()

    def submit(self) -> None:
        what = (self._punch.id, self.reason.text(), self.approver)
        self.correct(lambda: self.desk.service(CorrectionService).void(*what))


class ApproveDialog(CorrectionDialog):
    """Lets overtime of a day be paid."""

    def __init__(self, desk: Desk, parent: QWidget, day: PersonDay, done: Done) -> None:
        heading = translate("Attendance", "Approve overtime of {name} on {day}").format(
            name=day.person.told, day=short_day(desk.locale, day.day)
        )
        super().__init__(desk, parent, heading, translate("Attendance", "Approve"), done)
        self._day = day
        self.all = QCheckBox(
            translate("Attendance", "All of the day: {hours}").format(hours=spoken(day.unapproved))
        )
        self.all.setChecked(True)
        self.minutes = minutes_field(0, day.unapproved)
        self.minutes.setEnabled(False)
        self.all.toggled.connect(lambda whole: self.minutes.setEnabled(not whole))
        self.form.add_row(self.all)
        self.form.add(translate("Attendance", "At most so many &minutes"), self.minutes)
        self.ask_why(reason=False)

    def submit(self) -> None:
        minutes = None if self.all.isChecked() else self.minutes.value()
        what = (self._day.person.id, self._day.day, minutes, self.approver)
        self.correct(lambda: self.desk.service(CorrectionService).approve_overtime(*what))


class AdjustDialog(CorrectionDialog):
    """Books minutes of a locked day into an open one."""

    def __init__(self, desk: Desk, parent: QWidget, day: PersonDay, today: date, done: Done) -> None:
        heading = translate("Attendance", "Book minutes of {day} into another day").format(
            day=short_day(desk.locale, day.day)
        )
        super().__init__(desk, parent, heading, translate("Attendance", "Book the minutes"), done)
        self._day = day
        told = translate(
            "Attendance",
            "The day is locked, so its hours stay as they were paid. Minutes that it should have had, or had too "
            "much, are booked into an open day.",
        )
        self.form.add_row(label(told, "muted", wrap=True))
        self.minutes = minutes_field(-_DAY, 0)
        self.date = DateField(today)
        hint = translate("Attendance", "Below 0 they are taken off.")
        self.form.add(translate("Attendance", "&Minutes"), self.minutes, hint)
        self.form.add(translate("Attendance", "Into the open &day"), self.date)
        self.ask_why()

    def submit(self) -> None:
        day = self._day
        what = (self.date.day, self.minutes.value(), day.day, self.reason.text(), self.approver)
        self.correct(lambda: self.desk.service(CorrectionService).adjust(day.person.id, *what))


def _at(day: PersonDay, punch: DayPunch) -> str:
    return f"{punch.at.astimezone(ZoneInfo(day.zone)):%H:%M}"
