"""The figures of a day; pressed, each says why it is what it is."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.console.attendance_marks import overtime_minutes
from faceclock.app.console.attendance_views import PersonDay, PersonMonth
from faceclock.gui.console.attendance.words import signed_minutes, spoken
from faceclock.gui.console.widgets.card import Figure
from faceclock.gui.console.widgets.flow import FlowLayout
from faceclock.gui.language import translate
from faceclock.gui.tokens import SIZES, Palette


class About(StrEnum):
    """What a question can be about."""

    WORKED = "worked"
    OVERTIME = "overtime"
    BREAK = "break"
    LATE = "late"
    EARLY = "early"
    ROUNDING = "rounding"


def about_word(about: About) -> str:
    return {
        About.WORKED: translate("Attendance", "Worked"),
        About.OVERTIME: translate("Attendance", "Overtime"),
        About.BREAK: translate("Attendance", "Break"),
        About.LATE: translate("Attendance", "Late"),
        About.EARLY: translate("Attendance", "Left early"),
        About.ROUNDING: translate("Attendance", "Rounding this month"),
    }[about]


def question(about: About, value: str) -> str:
    """What somebody asks who wants to know why."""
    asked = {
        About.WORKED: translate("Attendance", "Why {value}?"),
        About.OVERTIME: translate("Attendance", "Why {value} of overtime?"),
        About.BREAK: translate("Attendance", "Why {value} of break?"),
        About.LATE: translate("Attendance", "Why {value} late?"),
        About.EARLY: translate("Attendance", "Why {value} early?"),
        About.ROUNDING: translate("Attendance", "Why {value} by rounding?"),
    }
    return asked[about].format(value=value)


def figures_of(day: PersonDay, month: PersonMonth | None) -> dict[About, str]:
    """Each figure as it is written."""
    result = day.result
    if result is None:
        return dict.fromkeys(About, "–")
    return {
        About.WORKED: spoken(result.worked),
        About.OVERTIME: spoken(overtime_minutes(result)),
        About.BREAK: spoken(result.break_minutes),
        About.LATE: spoken(result.late),
        About.EARLY: spoken(result.early),
        About.ROUNDING: signed_minutes(month.rounding_seconds) if month else "–",
    }


class DayFigures(QWidget):
    """``asked`` gives what somebody wants to know more about."""

    asked = Signal(object)  # About

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.parts = {about: _Asking(about, palette) for about in About}
        for about, part in self.parts.items():
            part.pressed.connect(lambda about=about: self.asked.emit(about))
        self.setLayout(FlowLayout(list(self.parts.values()), across=18))

    def show_figures(self, values: Mapping[About, str], chosen: About) -> None:
        for about, part in self.parts.items():
            part.show_value(values[about], chosen=about is chosen)


class _Asking(Figure):
    pressed = Signal()

    def __init__(self, about: About, palette: Palette) -> None:
        super().__init__(about_word(about))
        self._colour, self._chosen = palette.accent, False
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addStretch(1)  # figures of different scripts begin at the same height
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(translate("Attendance", "Show why"))

    def show_value(self, value: str, *, chosen: bool) -> None:
        self.show_figure(value)
        self._chosen = chosen
        self.setAccessibleName(f"{self.name.text()}: {value}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chosen or self.hasFocus():
            painter = QPainter(self)
            style = Qt.PenStyle.SolidLine if self._chosen else Qt.PenStyle.DotLine
            painter.setPen(QPen(QColor(self._colour), SIZES.frame, style))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
