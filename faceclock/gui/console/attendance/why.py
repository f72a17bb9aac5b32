"""The answer to "why 8 h 10?": step by step, whole sentences."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from faceclock.gui.console.attendance.reasons import Reason
from faceclock.gui.console.widgets.labels import label, rule
from faceclock.gui.console.widgets.layouts import scrolling
from faceclock.gui.language import translate

_WORD = 120  # width of the first column


class WhyList(QWidget):
    """Scrolls by keyboard when it has the focus."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.question = label("", "subheading")
        self._shown: tuple[str, Sequence[Reason], str] | None = None
        column.addWidget(self.question)
        self._area = scrolling(QWidget())
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(translate("Attendance", "Reasons"))
        column.addWidget(self._area, 1)

    def show_reasons(self, question: str, reasons: Sequence[Reason], nothing: str) -> None:
        """``nothing`` is said where there is no reason to tell."""
        if (question, reasons, nothing) == self._shown:
            return  # one may have scrolled
        self._shown = (question, reasons, nothing)
        self.question.setText(question)
        content = QWidget()
        content.setObjectName("scrolled")
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(12)
        grid.setColumnMinimumWidth(0, _WORD)
        grid.setColumnStretch(1, 1)
        for number, reason in enumerate(reasons):
            _add(grid, 2 * number, reason)
        if not reasons:
            grid.addWidget(label(nothing, "muted", wrap=True), 0, 0, 1, 2)
        grid.setRowStretch(2 * len(reasons) + 1, 1)
        self._area.setWidget(content)


def _add(grid: QGridLayout, row: int, reason: Reason) -> None:
    top = Qt.AlignmentFlag.AlignTop
    word = label(reason.what, "muted", wrap=True)
    grid.addWidget(word, row, 0, top)
    said = QVBoxLayout()
    said.setSpacing(0)
    said.addWidget(label(reason.sentence, wrap=True))
    if reason.evidence:
        said.addWidget(label(reason.evidence, "small", wrap=True))
    grid.addLayout(said, row, 1, top)
    grid.addWidget(rule(), row + 1, 0, 1, 2)
