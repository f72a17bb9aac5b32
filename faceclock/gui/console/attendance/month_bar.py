"""Which month is looked at, and the way to the ones beside it."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from faceclock.app.console.attendance import month_end
from faceclock.gui.console.attendance.words import month_name
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.buttons import icon_button
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate

_MONTH = timedelta(days=31)
_ONE_DAY = timedelta(days=1)


class MonthBar(QWidget):
    """``turned`` when another month was chosen."""

    turned = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._locale = desk.locale
        self.first = date.today().replace(day=1)
        self.title = label("", "heading")
        before, after = translate("Attendance", "Month before"), translate("Attendance", "Month after")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(icon_button("chevron-left", before, desk.palette, lambda: self.turn(-1)))
        line.addWidget(self.title)
        line.addWidget(icon_button("chevron-right", after, desk.palette, lambda: self.turn(1)))
        self.show_month(self.first)

    @property
    def last(self) -> date:
        return month_end(self.first)

    def show_month(self, first: date) -> None:
        self.first = first
        self.title.setText(month_name(self._locale, first))

    def turn(self, months: int) -> None:
        other = self.first + _MONTH if months > 0 else self.first - _ONE_DAY
        self.show_month(other.replace(day=1))
        self.turned.emit()
