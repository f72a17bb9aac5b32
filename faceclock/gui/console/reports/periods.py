"""The days of a report: a name that moves with the calendar, or two days."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from faceclock.domain.report_schedule import Days, days_meant
from faceclock.gui.console.reports import words
from faceclock.gui.console.widgets.dates import DateField
from faceclock.gui.console.widgets.layouts import holding, row
from faceclock.gui.language import translate

_DAY = timedelta(days=1)
THIS_WEEK, THIS_MONTH, CHOSEN = "this-week", "this-month", "chosen"


class PeriodField(QWidget):
    """``changed`` when the days are others. The two days show where they are chosen one by one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.named = QComboBox()
        named = words.days()
        for key, title in (
            (Days.TODAY, named[Days.TODAY]),
            (Days.YESTERDAY, named[Days.YESTERDAY]),
            (THIS_WEEK, translate("Reports", "This week")),
            (Days.LAST_WEEK, named[Days.LAST_WEEK]),
            (THIS_MONTH, translate("Reports", "This month")),
            (Days.LAST_MONTH, named[Days.LAST_MONTH]),
            (CHOSEN, translate("Reports", "Chosen days")),
        ):
            self.named.addItem(title, str(key))
        self.first, self.last = DateField(), DateField()
        self.named.setAccessibleName(translate("Reports", "Days"))
        self.first.setAccessibleName(translate("Reports", "First day"))
        self.last.setAccessibleName(translate("Reports", "Last day"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.named)
        for field in (self.first, self.last):
            field.dateChanged.connect(self.changed)
        self._days = holding(row(self.first, self.last, spacing=8))
        column.addWidget(self._days)
        self.named.currentIndexChanged.connect(self._take_name)
        self.setFocusProxy(self.named)
        self.choose(str(Days.TODAY))

    @property
    def span(self) -> tuple[date, date]:
        return self.first.day, self.last.day

    def choose(self, key: str) -> None:
        """Take a name of the list."""
        self.named.setCurrentIndex(self.named.findData(key))
        self._take_name()

    def _take_name(self) -> None:
        key = str(self.named.currentData())
        self._days.setVisible(key == CHOSEN)
        if key == CHOSEN:
            return
        first, last = _span(key, date.today())
        before = self.span
        for field, day in ((self.first, first), (self.last, last)):
            field.blockSignals(True)
            field.show_day(day)
            field.blockSignals(False)
        if before != self.span:
            self.changed.emit()


def _span(key: str, today: date) -> tuple[date, date]:
    if key == THIS_WEEK:
        return today - today.weekday() * _DAY, today
    if key == THIS_MONTH:
        return today.replace(day=1), today
    return days_meant(Days(key), today)
