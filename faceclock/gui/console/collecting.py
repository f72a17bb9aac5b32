"""Python's collector of cycles, kept off the workers and out of the way.

It may run in any thread at any moment. In a worker it would delete widgets, which only the GUI thread may; and with
the million objects of a year's hours in memory one run of it holds every thread for 0.2 s. So it is switched off, and
the GUI thread calls it when nothing is going on; what has no cycles is freed at once as ever.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 5000
_WORTH = 2000  # objects since the last time


class Collector(QObject):
    """From its making until `close`. ``busy`` tells whether work is going on."""

    def __init__(self, busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._busy, self._was_on = busy, gc.isenabled()
        gc.disable()
        gc.freeze()  # what was loaded by now stays, and need not be looked at each time
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def close(self) -> None:
        """Back to how it was."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()

    def _collect(self) -> None:
        if gc.get_count()[0] >= _WORTH and not self._busy():
            gc.collect()
