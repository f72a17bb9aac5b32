"""Which week or month is shown."""

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.roster_words import day_text
from faceclock.gui.console.widgets.buttons import button, icon_button
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate

WEEK, MONTH = "week", "month"
_REMEMBERED = "roster/span"


class SpanBar(QWidget):
    """``turned`` whenever other days are wanted."""

    turned = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._day = desk, date.today()
        self.kind = QComboBox()
        self.kind.addItem(translate("Roster", "Week"), WEEK)
        self.kind.addItem(translate("Roster", "Month"), MONTH)
        self.kind.setAccessibleName(translate("Roster", "Show a week or a month"))
        self.kind.setCurrentIndex(max(0, self.kind.findData(desk.recall(_REMEMBERED))))
        self.kind.currentIndexChanged.connect(self._change_kind)
        self.title = label("", "heading")
        self.title.setMinimumWidth(200)
        palette = desk.palette
        self.earlier = icon_button(
            "chevron-left", translate("Roster", "Earlier"), palette, lambda: self._move(-1)
        )
        self.later = icon_button(
            "chevron-right", translate("Roster", "Later"), palette, lambda: self._move(1)
        )
        self.today = button(translate("Roster", "Today"), lambda: self.show_day(date.today()))
        self.setLayout(row(self.earlier, self.title, self.later, self.today, self.kind, spacing=8))
        self._tell()

    @property
    def first(self) -> date:
        """The Monday of the week, or the first of the month."""
        if self.kind.currentData() == MONTH:
            return self._day.replace(day=1)
        return self._day - timedelta(days=self._day.weekday())

    @property
    def days(self) -> int:
        return monthrange(self._day.year, self._day.month)[1] if self.kind.currentData() == MONTH else 7

    def show_day(self, day: date) -> None:
        self._day = day
        self._tell()
        self.turned.emit()

    def _move(self, step: int) -> None:
        day = QDate(self._day.year, self._day.month, self._day.day)
        moved = day.addMonths(step) if self.kind.currentData() == MONTH else day.addDays(7 * step)
        self.show_day(date(moved.year(), moved.month(), moved.day()))

    def _change_kind(self) -> None:
        self._desk.remember(_REMEMBERED, self.kind.currentData())
        self._tell()
        self.turned.emit()

    def _tell(self) -> None:
        locale, first = self._desk.locale, self.first
        if self.kind.currentData() == MONTH:
            self.title.setText(day_text(first, locale, translate("Roster", "MMMM yyyy")))
            return
        last = first + timedelta(days=6)
        words = translate("Roster", "{first} – {last}")
        begin = translate("Roster", "d MMM")
        self.title.setText(
            words.format(
                first=day_text(first, locale, begin),
                last=day_text(last, locale, translate("Roster", "d MMM yyyy")),
            )
        )
