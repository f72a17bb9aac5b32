"""Whose kiosk it is, and what time."""

import re
from datetime import datetime

from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from faceclock.gui import icons
from faceclock.gui.kiosk.arrange import Shape
from faceclock.gui.kiosk.labels import FitLabel
from faceclock.gui.kiosk.parts import set_property
from faceclock.gui.tokens import SIZES, Metrics, Palette

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
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
        self.company.setTextFormat(Qt.TextFormat.PlainText)
        self.company.setProperty("role", "company")
        self.place.setText(place)
        self.clock, self.day = QLabel(self), QLabel(self)
        self.day.setProperty("role", "quiet")
        self._names, self._times = QBoxLayout(_ACROSS), QBoxLayout(_ACROSS)
        self._names.addStretch(0)
        self._names.addWidget(self.company)
        self._names.addWidget(self.place)
        self._names.addStretch(0)
        self._times.addWidget(self.clock)
        self._times.addWidget(self.day)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.mark)
        self._layout.addLayout(self._names, 1)
        self._layout.addLayout(self._times)

    def restyle(self, palette: Palette, m: Metrics, shape: Shape) -> None:
        side = m.px(SIZES.mark)
        self.mark.setPixmap(icons.pixmap("mark", palette.accent, side, self.devicePixelRatioF()))
        self.mark.setFixedSize(side, side)
        upright = shape is Shape.UPRIGHT
        set_property(self.clock, "role", "display" if upright else "clock")
        for block in (self._names, self._times):
            block.setDirection(_DOWN if upright else _ACROSS)
            block.setSpacing(0 if upright else m.px(SIZES.space_4))
        self._layout.setSpacing(m.px(SIZES.space_4))
        self._align(upright)

    def _align(self, upright: bool) -> None:
        """Upright: two blocks in the middle of the height. Across: the day stands on the clock's line."""
        middle, end = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        for index, (across, down) in enumerate(((0, 1), (0, 0), (1, 0), (0, 1))):
            self._names.setStretch(index, down if upright else across)
        self._layout.setAlignment(self._times, middle)
        self._times.setAlignment(self.clock, end)
        self._times.setAlignment(self.day, end if upright else Qt.AlignmentFlag.AlignBottom)
        self.clock.ensurePolished()
        self.day.ensurePolished()
        lift = self.clock.fontMetrics().descent() - self.day.fontMetrics().descent()
        self.day.setContentsMargins(0, 0, 0, 0 if upright else lift)

    def set_locale(self, locale: QLocale) -> None:
        self._locale = locale

    def show_time(self, now: datetime) -> None:
        clock, day = QTime(now.hour, now.minute), QDate(now.year, now.month, now.day)
        self.clock.setText(self._locale.toString(clock, QLocale.FormatType.ShortFormat))
        self.day.setText(self._locale.toString(day, day_format(self._locale)))
