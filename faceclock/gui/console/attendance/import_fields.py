"""What somebody says about the columns of a table of punches."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from faceclock.app.attendance.import_encoding import Encoding
from faceclock.app.attendance.import_format import Columns, PunchFileFormat, directions_said
from faceclock.gui.console.attendance.import_columns import guessed
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate

_TERMINAL = "zkteco"


class ImportFields(QWidget):
    """``changed`` when somebody says something else."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.columns = {name: QComboBox() for name in ("employee", "at", "date", "time", "direction")}
        self.numbers, self.format = QComboBox(), QLineEdit()
        self.numbers.addItem(translate("Attendance", "nothing: words such as in and out"), False)
        self.numbers.addItem(translate("Attendance", "directions of ZKTeco's terminals"), True)
        self._arrange()
        for box in (*self.columns.values(), self.numbers):
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.format.textChanged.connect(lambda _: self.changed.emit())

    def show_headings(self, headings: Sequence[str]) -> None:
        """To choose among, with a guess."""
        found = guessed(headings)
        for name, box in self.columns.items():
            box.clear()
            box.addItem(translate("Attendance", "(none)"), "")
            for heading in headings:
                box.addItem(heading, heading)
            box.setCurrentIndex(max(0, box.findData(found.get(name, ""))))

    def layout_said(self, encoding: Encoding) -> PunchFileFormat:
        """What the fields say."""
        said = {name: box.currentData() or "" for name, box in self.columns.items()}
        directions = directions_said(_TERMINAL) if self.numbers.currentData() else {}
        return PunchFileFormat(
            encoding,
            date_format=self.format.text().strip(),
            columns=Columns(**said),
            directions=directions,
        )

    def _arrange(self) -> None:
        upper, dates, times, lower = Form(), Form(), Form(), Form()
        forms = {"date": dates, "time": times, "direction": lower}
        for name, box in self.columns.items():
            forms.get(name, upper).add(_column_word(name), box)
        lower.add(translate("Attendance", "Numbers as directions mean"), self.numbers)
        hint = translate("Attendance", "Empty for dates such as 2026-10-01 08:00.")
        lower.add(translate("Attendance", "Date format, such as %m/%d/%Y %H:%M"), self.format, hint)
        both = row(dates, times)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(upper)
        lines.addLayout(both)
        lines.addWidget(lower)
        lines.addStretch(1)


def _column_word(name: str) -> str:
    return {
        "employee": translate("Attendance", "Column of the person's number"),
        "at": translate("Attendance", "Column of date and time"),
        "date": translate("Attendance", "Or of the date"),
        "time": translate("Attendance", "and of the time"),
        "direction": translate("Attendance", "Column of the direction"),
    }[name]
