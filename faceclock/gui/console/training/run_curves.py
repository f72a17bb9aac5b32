"""The curves of one run, one at a time."""

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.training.chart import Axes, Chart, Line
from faceclock.gui.console.training.curves import Curves
from faceclock.gui.console.training.words import curve_words
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate


class RunCurves(QWidget):
    """`show_curves` whenever something new was read; the curve that was chosen stays chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._curves = desk, Curves()
        self.which = QComboBox()
        self.which.setAccessibleName(translate("Training", "Curve"))
        self.which.hide()
        self.which.activated.connect(lambda _: self._draw())
        self.chart = Chart(desk, translate("Training", "Curve of the run"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row(self.which, 1))
        column.addWidget(self.chart, 1)

    def show_curves(self, curves: Curves) -> None:
        self._curves = curves
        if curves.names != [self.which.itemData(at) for at in range(self.which.count())]:
            self._offer(curves.names)
        self._draw()

    def _offer(self, names: list[str]) -> None:
        before = self.which.currentData()
        self.which.clear()
        for name in names:
            self.which.addItem(curve_words(name), name)
        self.which.setCurrentIndex(max(0, self.which.findData(before)))
        self.which.setVisible(bool(names))

    def _draw(self) -> None:
        name = self.which.currentData()
        if not name:
            self.chart.draw([], Axes("", ""))
            return
        steps, values = self._curves.line(name)
        words = curve_words(name)
        last = translate("Training", "{curve}: {value} at step {step}")
        summary = last.format(curve=words, value=f"{values[-1]:.4g}", step=round(steps[-1]))
        line = Line(words, steps, values, self._desk.palette.accent)
        self.chart.draw([line], Axes(translate("Training", "Step"), words), summary)
