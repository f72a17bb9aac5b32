"""Notices when the GUI thread does not answer, and for how long.

Linux tells for each thread how long it was ready to run and got no processor (/proc/.../schedstat): that is the test
machine's doing and is taken off, the GUI thread's own as well as that of the workers for which it may have waited.
Waiting for a lock or a disk, and Python's own lock held by a worker that runs, is ours.

It does not tell what held the thread up: looking into threads that run ends Python 3.11 now and then.
"""

from contextlib import suppress
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QTimer

BEAT_MS = 10
LIMIT = 0.1


class Watchdog:
    """Used as a context on the GUI thread while its event loop runs. ``longest`` is in seconds; ``blocked`` are the
    times that were over `LIMIT`."""

    def __init__(self) -> None:
        self.longest = 0.0
        self.blocked: list[float] = []
        self._timer = QTimer(interval=BEAT_MS)
        self._timer.timeout.connect(self._answer)

    def __enter__(self) -> "Watchdog":
        self._beat, self._kept_waiting = monotonic(), _waits()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()

    def _answer(self) -> None:
        now, waits = monotonic(), _waits()
        late = now - self._beat - BEAT_MS / 1000 - self._machines_part(waits)
        self.longest = max(self.longest, late)
        if late > LIMIT:
            self.blocked.append(round(late, 3))
        self._beat, self._kept_waiting = now, waits

    def _machines_part(self, waits: dict[str, float]) -> float:
        """Seconds since the last answer in which the machine had no processor for a thread of this program: none
        on an idle machine, and on a busy one rather too much than too little."""
        return sum(wait - self._kept_waiting.get(thread, wait) for thread, wait in waits.items())


def _waits() -> dict[str, float]:
    """By thread, the seconds that it was ready and had no processor."""
    found = {}
    for folder in Path("/proc/self/task").iterdir():
        with suppress(OSError):  # it has just ended
            found[folder.name] = int((folder / "schedstat").read_text().split()[1]) / 1e9
    return found
