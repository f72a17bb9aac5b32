"""Notices when the GUI thread does not answer: how long, and what it was doing.

Linux tells for each thread how long it was ready to run and got no processor (/proc/.../schedstat): that is the test
machine's doing and is taken off. Waiting for a lock or a disk, and Python's own lock held by a worker, is ours.
"""

import sys
import threading
import traceback
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtCore import QTimer

BEAT_MS = 10
LOOK_SECONDS = 0.02
LIMIT = 0.1


class Watchdog:
    """Used as a context on the GUI thread while its event loop runs. ``longest`` is in seconds; ``blocked`` has one
    entry for each time that it was over `LIMIT`: seconds and where the thread stood."""

    def __init__(self) -> None:
        self.longest = 0.0
        self.blocked: list[tuple[float, str]] = []
        self._main = threading.get_ident()
        self._schedule = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._beat, self._kept_waiting = monotonic(), self._waited()
        self._where = ""
        self._stop = threading.Event()
        self._timer = QTimer(interval=BEAT_MS)
        self._timer.timeout.connect(self._answer)

    def __enter__(self) -> "Watchdog":
        self._thread = threading.Thread(target=self._look, name="watchdog", daemon=True)
        self._beat, self._kept_waiting = monotonic(), self._waited()
        self._timer.start()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._timer.stop()
        self._thread.join()

    def _answer(self) -> None:
        now, waited = monotonic(), self._waited()
        late = now - self._beat - BEAT_MS / 1000 - (waited - self._kept_waiting)
        self.longest = max(self.longest, late)
        if late > LIMIT:
            self.blocked.append((round(late, 3), self._where))
        self._beat, self._kept_waiting, self._where = now, waited, ""

    def _look(self) -> None:
        """In the middle of a late answer, remember where the GUI thread is."""
        while not self._stop.is_set():
            sleep(LOOK_SECONDS)
            if not self._where and monotonic() - self._beat > LIMIT / 2:
                frame = sys._current_frames().get(self._main)
                self._where = "".join(traceback.format_stack(frame)[-6:])

    def _waited(self) -> float:
        """Seconds that the GUI thread was ready and had no processor."""
        return int(self._schedule.read_text().split()[1]) / 1e9
