"""What moves while a head turn is asked for: the arrow to and fro, and the progress towards what was measured."""

from math import exp, pi, sin
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from faceclock.gui import motion
from faceclock.gui.kiosk.guide import Guide
from faceclock.gui.tokens import BECKON_MS, FRAME_MS, MOTION_MS


class Beckon(QObject):
    """``moved`` comes thirty times a second while something moves, and never where less motion is wanted."""

    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.progress = 0.0
        self._guide: Guide | None = None
        self._began = self._last = 0.0
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._move)

    def follow(self, guide: Guide | None) -> None:
        before, self._guide = self._guide, guide
        if guide is None:
            self._timer.stop()
            return
        if before is None or before.turn is not guide.turn:
            self._began = monotonic()
            self.progress = 0.0
        if motion.duration() == 0:
            self._timer.stop()
            self.progress = guide.progress
        elif not self._timer.isActive():
            self._last = monotonic()
            self._timer.start()

    @property
    def reach(self) -> float:
        """How far out the arrow is, 0..1; it stays where it is without motion."""
        if not self._timer.isActive():
            return 0.0
        return sin(pi * (monotonic() - self._began) * 1000 / BECKON_MS) ** 2

    def _move(self) -> None:
        if self._guide is None:
            return
        now = monotonic()
        share = 1 - exp(-(now - self._last) * 2000 / MOTION_MS)
        self.progress += (self._guide.progress - self.progress) * share
        self._last = now
        self.moved.emit()
