"""What a day still needs, with the button that settles it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from faceclock.app.console.attendance_views import PersonDay
from faceclock.gui.console.attendance.words import spoken
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.labels import Pill
from faceclock.gui.language import translate


class SettleBar(QWidget):
    """Hidden where there is nothing to settle. Without the right to correct it only says what is."""

    def __init__(self, may_correct: bool) -> None:
        super().__init__()
        self._may_correct = may_correct
        self.missing, self.overtime = Pill(), Pill()
        self.add = button(translate("Attendance", "Add the punch"))
        self.adjust = button(translate("Attendance", "Book minutes elsewhere"))
        self.approve = button(translate("Attendance", "Approve overtime"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for part in (self.missing, self.add, self.overtime, self.approve, self.adjust):
            line.addWidget(part)
        line.addStretch(1)

    def show_day(self, day: PersonDay) -> None:
        missing = day.result.missing if day.result else 0
        locked = day.locked is not None
        self.missing.show_state(translate("Attendance", "A punch is missing"), "bad")
        self.overtime.show_state(
            translate("Attendance", "{hours} of overtime to approve").format(hours=spoken(day.unapproved)),
            "warn",
        )
        change = self._may_correct and not locked
        shown = {
            self.missing: bool(missing),
            self.add: bool(missing) and change,
            self.overtime: bool(day.unapproved),
            self.approve: bool(day.unapproved) and change,
            self.adjust: self._may_correct and locked,
        }
        for part, is_shown in shown.items():
            part.setVisible(is_shown)
        self.setVisible(any(shown.values()))
