"""A day to be typed or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit


class DateField(QDateEdit):
    """As year-month-day, like all sentences about days."""

    def __init__(self, day: date | None = None) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd")
        self.setDateRange(QDate(1970, 1, 1), QDate(2199, 12, 31))
        self.setMinimumWidth(140)
        self.show_day(day or date.today())

    @property
    def day(self) -> date:
        found = self.date()
        return date(found.year(), found.month(), found.day())

    def show_day(self, day: date) -> None:
        self.setDate(QDate(day.year, day.month, day.day))
