"""Keeps the window answering while Python works in other threads.

Python runs one thread at a time, and asks one that computes to let go after 5 ms. Each call into Qt lets go as well and
must then wait for its turn: with two threads that compute, to make six labels took 0.8 s. It asks after 0.1 ms here,
which cost a report of a year nothing that could be measured.

Python's collector of cycles may run in any thread at any moment. In a worker it would delete widgets, which only the
GUI thread may; and with the million objects of a year's hours in memory one run of it holds every thread for 0.2 s. So
the GUI thread calls it when nothing is going on; what has no cycles is freed at once as ever.
"""

import gc
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_SWITCH_SECONDS = 0.0001
_EVERY_MS = 5000
_WORTH = 2000  # objects since the last time


class Answering(QObject):
    """From its making until `close`. ``busy`` tells whether work is going on."""

    def __init__(self, busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._busy, self._before = busy, (sys.getswitchinterval(), gc.isenabled())
        sys.setswitchinterval(_SWITCH_SECONDS)
        gc.disable()
        gc.freeze()  # what was loaded by now stays, and need not be looked at each time
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def close(self) -> None:
        """Back to how it was."""
        self._timer.stop()
        interval, collecting = self._before
        sys.setswitchinterval(interval)
        gc.unfreeze()
        if collecting:
            gc.enable()

    def _collect(self) -> None:
        if gc.get_count()[0] >= _WORTH and not self._busy():
            gc.collect()
