"""Lines over an axis. The plotting library is loaded in the background, when a chart is first shown."""

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE

_LOWEST = 160
_ROOM = 1e-9  # a whole decade is not the next one


@dataclass(frozen=True)
class Line:
    """``xs`` ascending, of the same length as ``ys``. ``dashed`` and the name tell lines apart without colour."""

    name: str
    xs: Sequence[float]
    ys: Sequence[float]
    colour: str
    dashed: bool = False


@dataclass(frozen=True)
class Axes:
    """Titles, and which axes are logarithmic."""

    across: str
    up: str
    log_across: bool = False
    log_up: bool = False


class Chart(QWidget):
    """`draw` may be called at any time; what was drawn last is shown. ``summary`` is read aloud in its place."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self._desk, self._name = desk, name
        self._plot: Any = None
        self._wanted: tuple[Sequence[Line], Axes] | None = None
        self._curves: list[Any] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._waiting = label(translate("Training", "Nothing to draw yet"), "muted")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(self._waiting)
        self.setMinimumHeight(_LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)

    def draw(self, lines: Sequence[Line], axes: Axes, summary: str = "", *, none: str = "") -> None:
        """Show ``lines`` in place of those before; where there are none, the words ``none``."""
        self.setAccessibleDescription(summary)
        self._waiting.setText(none or translate("Training", "Nothing to draw yet"))
        self._waiting.setVisible(not lines)
        self._wanted = (list(lines), axes)
        if self._plot is None:
            if lines:
                load = lambda: importlib.import_module("pyqtgraph")  # noqa: E731 - takes a quarter of a second
                self._desk.tasks.run(self, load, self._begin, key="pyqtgraph")
            return
        self._redraw()

    def _begin(self, library: Any) -> None:
        if self._plot is None:
            self._plot = self._made(library)
            self._library = library
            self._column.addWidget(self._plot)
        self._redraw()

    def _made(self, library: Any) -> Any:
        palette = self._desk.palette
        plot = library.PlotWidget(background=palette.surface)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setAntialiasing(True)
        plot.showGrid(x=True, y=True, alpha=0.15)
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.enableAutoSIPrefix(False)
            axis.setPen(library.mkPen(palette.line))
            axis.setTextPen(library.mkPen(palette.muted))
            axis.setStyle(tickFont=self._small(), autoExpandTextSpace=True)
        self._legend = plot.addLegend(offset=(-8, 8), labelTextColor=palette.text)
        return plot

    def _redraw(self) -> None:
        assert self._wanted is not None
        lines, axes = self._wanted
        palette, library = self._desk.palette, self._library
        self._plot.setVisible(bool(lines))
        self._plot.clear()
        self._legend.clear()
        self._plot.setLogMode(x=axes.log_across, y=axes.log_up)
        self._plot.setLabel("bottom", axes.across, color=palette.muted)
        self._plot.setLabel("left", axes.up, color=palette.muted)
        for line in lines:
            style = Qt.PenStyle.DashLine if line.dashed else Qt.PenStyle.SolidLine
            pen = library.mkPen(QColor(line.colour), width=2, style=style)
            symbol = {"symbol": "o", "symbolSize": 5, "symbolBrush": line.colour} if len(line.xs) < 3 else {}
            self._plot.plot(list(line.xs), list(line.ys), pen=pen, name=escape(line.name), **symbol)
        self._legend.setVisible(len(lines) > 1)
        self._set_scale("bottom", self._plot.setXRange, axes.log_across, [x for one in lines for x in one.xs])
        self._set_scale("left", self._plot.setYRange, axes.log_up, [y for one in lines for y in one.ys])

    def _set_scale(
        self, side: str, set_range: Callable[..., None], log: bool, values: Sequence[float]
    ) -> None:
        """Whole decades with a name each, or whatever suits the values."""
        self._plot.getAxis(side).setStyle(maxTickLevel=0 if log else 1)
        if log and values:
            set_range(floor(log10(min(values))), ceil(log10(max(values)) - _ROOM), padding=0.02)
        else:
            self._plot.enableAutoRange(axis="x" if side == "bottom" else "y")

    def _small(self) -> Any:
        font = self.font()
        font.setPixelSize(CONSOLE.small)
        return font
