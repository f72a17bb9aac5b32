"""Histograms of strangers' and our own similarities with the threshold between them."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

from faceclock.app.threshold_study import Study
from faceclock.gui.console.recognition.plot import Plot, small_font
from faceclock.gui.language import translate
from faceclock.gui.tokens import Palette

_BINS = 50
_EDGES = np.linspace(0.0, 1.0, _BINS + 1)
Scores = NDArray[np.float32]


class ScorePlot(Plot):
    """Each kind is drawn to the same area, however many there are of it."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette, translate("Recognition", "Similarities of strangers and of our own people"))
        self.hideAxis("left")
        self.setXRange(0.0, 1.0, padding=0.0)
        self.setLimits(yMin=0.0)
        self._bars: list[object] = []
        self._line = pg.InfiniteLine(
            0.5, pen=self.line(palette.bad), label="", labelOpts={"color": palette.bad, "position": 0.95}
        )
        self._line.label.setFont(small_font())
        self._line.label.setAnchor((0.0, 0.5))
        self.addItem(self._line, ignoreBounds=True)

    def show_study(self, study: Study) -> None:
        for item in self._bars:
            self.removeItem(item)
        p = self.colours
        self._bars = [
            self._fill(study.strangers, p.muted, 0.75),
            self._fill(study.own, p.accent, 0.75),
            self._outline(study.check_ins, p.accent_strong),
        ]
        tallest = max(
            (_density(part).max() for part in (study.strangers, study.own, study.check_ins)), default=0.0
        )
        self.setYRange(0.0, max(1e-6, 1.15 * tallest), padding=0.0)

    def show_threshold(self, threshold: float, words: str) -> None:
        self._line.setPos(threshold)
        self._line.label.setFormat(words)
        self._line.label.setAnchor((0.0, 0.5) if threshold < 0.7 else (1.0, 0.5))

    def _fill(self, scores: Scores, colour: str, share: float) -> object:
        bars = pg.BarGraphItem(
            x0=_EDGES[:-1], x1=_EDGES[1:], height=_density(scores), brush=self.tint(colour, share), pen=None
        )
        self.addItem(bars)
        return bars

    def _outline(self, scores: Scores, colour: str) -> object:
        heights = _density(scores)
        filled = np.flatnonzero(heights)
        first, last = (int(filled[0]), int(filled[-1]) + 1) if len(filled) else (0, 0)
        edges = _EDGES[first : last + 1] if len(filled) else _EDGES[:1]
        return self.plot(edges, heights[first:last], stepMode="center", pen=self.line(colour))


def _density(scores: Scores) -> NDArray[np.float64]:
    counts, _ = np.histogram(np.clip(scores, 0.0, 1.0), _EDGES)
    return counts / max(1, len(scores))
