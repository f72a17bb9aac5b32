"""Whose kiosk it is, and what time."""

import re
from datetime import datetime

from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from faceclock.gui import icons
from faceclock.gui.kiosk.arrange import Shape
from faceclock.gui.kiosk.labels import FitLabel
from faceclock.gui.kiosk.parts import set_property
from faceclock.gui.tokens import SIZES, Metrics, Palette

_YEAR = re.compile(r"[,،\s]*(de\s+)?y+(年|\s*г\.)?\s*", re.IGNORECASE)


def day_format(locale: QLocale) -> str:
    """The locale's long date without its year, as nobody at a door asks for it."""
    left = _YEAR.sub("", locale.dateFormat(QLocale.FormatType.LongFormat))
    return re.sub(r"日(?=d)", "日 ", left).strip()


class Header(QWidget):
    def __init__(self, company: str, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = QLocale()
        self.mark = QLabel(self)
        self.company, self.place = QLabel(company, self), FitLabel("quiet", self)
        self.company.setProperty("role", "company")
        self.place.setText(place)
        self.clock, self.day = QLabel(self), QLabel(self)
        self.day.setProperty("role", "quiet")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def restyle(self, palette: Palette, m: Metrics, shape: Shape) -> None:
        side = m.px(SIZES.mark)
        self.mark.setPixmap(icons.pixmap("mark", palette.accent, side, self.devicePixelRatioF()))
        self.mark.setFixedSize(side, side)
        upright = shape is Shape.UPRIGHT
        set_property(self.clock, "role", "display" if upright else "clock")
        self._grid.setHorizontalSpacing(m.px(SIZES.space_4))
        self._grid.setVerticalSpacing(0)
        while self._grid.count():
            self._grid.takeAt(0)
        self._place_upright() if upright else self._place_across()

    def _place_across(self) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(self.mark, 0, 0, middle)
        self._grid.addWidget(self.company, 0, 1, middle)
        self._grid.addWidget(self.place, 0, 2)
        self._grid.addWidget(self.clock, 0, 3, middle)
        self._grid.addWidget(self.day, 0, 4, middle)
        self._grid.setColumnStretch(2, 1)

    def _place_upright(self) -> None:
        end = Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(self.mark, 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self.company, 0, 1, Qt.AlignmentFlag.AlignBottom)
        self._grid.addWidget(self.place, 1, 1, 1, 2, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.clock, 0, 3, end | Qt.AlignmentFlag.AlignBottom)
        self._grid.addWidget(self.day, 1, 3, end | Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(2, 1)

    def set_locale(self, locale: QLocale) -> None:
        self._locale = locale

    def show_time(self, now: datetime) -> None:
        clock, day = QTime(now.hour, now.minute), QDate(now.year, now.month, now.day)
        self.clock.setText(self._locale.toString(clock, QLocale.FormatType.ShortFormat))
        self.day.setText(self._locale.toString(day, day_format(self._locale)))
