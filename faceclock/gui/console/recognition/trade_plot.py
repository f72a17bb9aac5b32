"""Both errors against each other over all thresholds: the DET curve (ISO/IEC 19795-1), with its interval."""

from typing import Any

import numpy as np
import pyqtgraph as pg

from faceclock.app.threshold_study import Study
from faceclock.gui.console.recognition.plot import Plot
from faceclock.gui.language import translate
from faceclock.gui.tokens import Palette
from faceclock.matching.curves import Floats

_LEAST = -6.0  # decades that are drawn of strangers let in
_LEAST_REFUSED = -3.0


class TradePlot(Plot):
    """Decades both ways."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette, translate("Recognition", "Strangers let in against our own people refused"))
        self.setLabel("bottom", translate("Recognition", "A stranger is let in"), color=palette.muted)
        self.setLabel("left", translate("Recognition", "One of us is refused"), color=palette.muted)
        self._show_ticks()
        self.showGrid(x=True, y=True, alpha=0.15)
        self.setXRange(_LEAST, 0.0, padding=0.02)
        self.setYRange(_LEAST_REFUSED, 0.0, padding=0.02)
        self._curve = self.plot(pen=self.line(palette.accent))
        self._edges = [self.plot(pen=self.line(palette.accent, 1, dashed=True)) for _ in range(2)]
        self._point = pg.ScatterPlotItem(size=12, pen=self.line(palette.bad), brush=palette.surface)
        self.addItem(self._point)
        self._study: Study | None = None

    def show_study(self, study: Study) -> None:
        self._study = study
        if study.refused is None:
            return
        strangers, own = study.let_in.curve, study.refused
        self._draw(self._curve, strangers.value, own.value)
        self._draw(self._edges[0], strangers.low, own.low)
        self._draw(self._edges[1], strangers.high, own.high)

    def show_threshold(self, threshold: float, words: str) -> None:
        if self._study is None or self._study.refused is None:
            return
        x, y = self._study.let_in.curve.at(threshold).value, self._study.refused.at(threshold).value
        self._point.setData(_decades(np.array([x]), _LEAST), _decades(np.array([y]), _LEAST_REFUSED))
        self._point.setToolTip(words)

    def _draw(self, line: Any, x: Floats, y: Floats) -> None:
        line.setData(_decades(x, _LEAST), _decades(y, _LEAST_REFUSED))

    def _show_ticks(self) -> None:
        share = {0: "100 %", -1: "10 %", -2: "1 %", -3: "0.1 %"}
        self.getAxis("left").setTicks([list(share.items())])
        tries = {-3: "1 : 1,000", -4: "1 : 10,000", -5: "1 : 100,000", -6: "1 : 1 M"}
        self.getAxis("bottom").setTicks([list((share | tries).items())])


def _decades(rates: Floats, least: float) -> Floats:
    return np.asarray(np.maximum(least, np.log10(np.maximum(rates, 1e-30))))
