"""Work of seconds to hours: it says how far it is, can be cancelled, and goes on when its page is left."""

import threading
import time
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

_TELL_SECONDS = 0.1
_ESTIMATE_AFTER = 1.0  # seconds; an earlier estimate of the time left jumps about


class Cancelled(Exception):
    """Raised by `Steps.advance` in the job's own thread when somebody pressed Cancel."""


class JobState(StrEnum):
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Steps:
    """What a job's work is given; called from its thread."""

    def __init__(self, told: Callable[[int, int, str], None]) -> None:
        self._told, self._last = told, 0.0
        self.stop = threading.Event()

    def advance(self, done: int, total: int, text: str = "") -> None:
        """So many of ``total`` are done (0: nobody knows). Raises Cancelled when the job is to stop: call it
        where nothing is half done."""
        if self.stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._last >= _TELL_SECONDS or done >= total:
            self._last = now
            self._told(done, total, text)


class Job(QObject):
    """One piece of work. ``changed`` for progress and the end, ``ended`` once."""

    changed = Signal()
    ended = Signal()
    _told = Signal(int, int, str)
    _over = Signal(object, object)

    def __init__(self, title: str, parent: QObject, *, cancellable: bool = True) -> None:
        super().__init__(parent)
        self.title, self.cancellable = title, cancellable
        self.state = JobState.RUNNING
        self.done, self.total, self.text = 0, 0, ""
        self.result: Any = None
        self.error: Exception | None = None
        self.account = ""  # whose it is; others do not see it
        self.counted = True  # whether ``done`` and ``total`` are of something that people count
        self.outcome = ""  # the sentence of a job that is done; set by who started it
        self._began = time.monotonic()
        self.steps = Steps(self._told.emit)
        self._told.connect(self._advance, Qt.ConnectionType.QueuedConnection)
        self._over.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Asks; the work stops at its next step."""
        self.steps.stop.set()
        self.changed.emit()

    @property
    def stopping(self) -> bool:
        return self.state is JobState.RUNNING and self.steps.stop.is_set()

    @property
    def seconds_left(self) -> float | None:
        """By the pace so far; None while it is not known."""
        passed = time.monotonic() - self._began
        if self.state is not JobState.RUNNING or not 0 < self.done < self.total or passed < _ESTIMATE_AFTER:
            return None
        return passed * (self.total - self.done) / self.done

    def run(self, work: Callable[[Steps], Any]) -> None:
        """The body of the job's thread."""
        try:
            result, error = work(self.steps), None
        except Exception as raised:  # noqa: BLE001 - it is handed to the GUI thread, which tells or raises it
            result, error = None, raised
        self._over.emit(result, error)

    @Slot(int, int, str)
    def _advance(self, done: int, total: int, text: str) -> None:
        self.done, self.total, self.text = done, total, text
        self.changed.emit()

    @Slot(object, object)
    def _end(self, result: Any, error: Exception | None) -> None:
        self.result, self.error = result, error
        self.state = JobState.DONE
        if error is not None:
            self.state = JobState.CANCELLED if isinstance(error, Cancelled) else JobState.FAILED
        self.ended.emit()
        self.changed.emit()


class Jobs(QObject):
    """All jobs of the window, over logins and logouts, each on a thread of its own.

    ``problem`` gets the exception of a failed one.
    """

    added = Signal(object)  # Job
    removed = Signal(object)
    problem = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.account = ""  # who is logged in now
        self.all: list[Job] = []
        self._threads: list[threading.Thread] = []

    def start(
        self,
        owner: QObject,
        title: str,
        work: Callable[[Steps], Any],
        ended: Callable[[Job], None] | None = None,
        *,
        cancellable: bool = True,
        counted: bool = True,
    ) -> Job:
        """Run ``work`` now; ``counted`` False when its steps are shares or bytes. ``ended`` is called on the GUI
        thread however it ends (look at ``job.state``), before the job's card shows ``job.outcome``; not when
        ``owner`` is gone by then. Without it a failure goes to ``problem``."""
        job = Job(title, self, cancellable=cancellable)
        job.account, job.counted = self.account, counted
        job.ended.connect(lambda: self._tell(job, owner, ended))
        thread = threading.Thread(target=job.run, args=(work,), name="job", daemon=True)
        self.all.append(job)
        self._threads = [other for other in self._threads if other.is_alive()] + [thread]
        self.added.emit(job)
        thread.start()
        return job

    @property
    def running(self) -> list[Job]:
        return [job for job in self.all if job.state is JobState.RUNNING]

    def remove(self, job: Job) -> None:
        """Forget one that has ended."""
        self.all.remove(job)
        self.removed.emit(job)
        job.deleteLater()

    def remove_later(self, job: Job) -> None:
        """Forget one whose result is shown elsewhere, called when it has just ended."""
        QTimer.singleShot(0, self, lambda: self.remove(job) if job in self.all else None)

    def close(self, seconds: float = 10.0) -> None:
        """Cancel what runs and wait for it."""
        for job in self.running:
            job.cancel()
        for thread in self._threads:
            thread.join(seconds)

    def _tell(self, job: Job, owner: QObject, ended: Callable[[Job], None] | None) -> None:
        if ended is not None:
            if isValid(owner):
                ended(job)
        elif job.state is JobState.FAILED:
            self.problem.emit(job.error)
