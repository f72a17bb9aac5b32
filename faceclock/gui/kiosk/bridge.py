"""Between the kiosk's threads and the window: the one place where both are known.

The kiosk calls from its own threads; what it says arrives as Qt signals on the GUI thread. What the window
asks runs on a worker thread, because hashing a PIN and syncing a disk take longer than a finger may wait.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from faceclock.domain.errors import FaceClockError
from faceclock.domain.events import FrameResult, KioskEvent
from faceclock.domain.frame import Frame
from faceclock.domain.punch import Direction
from faceclock.gui.kiosk.newest_picture import NewestPicture


class KioskPort(Protocol):
    """What the window needs of `faceclock.app.kiosk.Kiosk`."""

    liveness: str

    @property
    def alive(self) -> bool: ...
    def listen(
        self,
        on_result: Callable[[FrameResult], None],
        on_event: Callable[[KioskEvent], None],
        on_frame: Callable[[Frame], None] | None = None,
    ) -> None: ...
    def start(self) -> None: ...
    def stop(self) -> None: ...
    def undo(self, punch_id: str) -> None: ...
    def change_direction(self, punch_id: str) -> Direction: ...
    def choose_direction(self, punch_id: str, direction: Direction) -> Direction: ...
    def pin_punch(self, employee_id: str, pin: str) -> None: ...
    def portrait(self, employee_id: str) -> bytes | None: ...


class Bridge(QObject):
    """Signals carry plain Python objects and are emitted from any thread."""

    happened = Signal(object)  # KioskEvent
    result = Signal(object)  # FrameResult
    picture_ready = Signal()  # `pictures` has a new one
    undone = Signal(str)
    direction_changed = Signal(str, object)
    change_failed = Signal(object)  # FaceClockError
    pin_accepted = Signal(int)  # the request that is answered
    pin_failed = Signal(int, object)  # request, FaceClockError
    pin_over = Signal(int)  # after either of them, and without one when a bug ended the request
    portrait_read = Signal(str, object)  # employee id, JPEG or None

    def __init__(self, kiosk: KioskPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kiosk = kiosk
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="window")
        self.pictures = NewestPicture(self.picture_ready.emit)
        self._closed = False
        kiosk.listen(self.result.emit, self.happened.emit, self.pictures.put)

    def close(self) -> None:
        """Stop the kiosk and wait for what is under way; whatever is asked from now on is not done."""
        self._closed = True
        self.kiosk.stop()
        self._pool.shutdown()

    # What the window asks

    def undo(self, punch_id: str) -> None:
        self._run(partial(self._undo, punch_id))

    def change_direction(self, punch_id: str) -> None:
        self._run(partial(self._change, punch_id, partial(self.kiosk.change_direction, punch_id)))

    def choose_direction(self, punch_id: str, direction: Direction) -> None:
        self._run(partial(self._change, punch_id, partial(self.kiosk.choose_direction, punch_id, direction)))

    def pin_punch(self, request: int, employee_id: str, pin: str) -> None:
        """``request`` comes back with the answer, as several may be under way."""
        self._run(partial(self._pin, request, employee_id, pin))

    def read_portrait(self, employee_id: str) -> None:
        self._run(partial(self._portrait, employee_id))

    def _run(self, job: Callable[[], Any]) -> None:
        """Off the GUI thread; what escapes is a bug, which concurrent.futures logs with its traceback."""
        if not self._closed:  # an event that comes last may still put up a card
            self._pool.submit(job).add_done_callback(Future.result)

    def _undo(self, punch_id: str) -> None:
        try:
            self.kiosk.undo(punch_id)
        except FaceClockError as problem:
            self.change_failed.emit(problem)
        else:
            self.undone.emit(punch_id)

    def _change(self, punch_id: str, ask: Callable[[], Direction]) -> None:
        try:
            direction = ask()
        except FaceClockError as problem:
            self.change_failed.emit(problem)
        else:
            self.direction_changed.emit(punch_id, direction)

    def _pin(self, request: int, employee_id: str, pin: str) -> None:
        try:
            self.kiosk.pin_punch(employee_id, pin)
        except FaceClockError as problem:
            self.pin_failed.emit(request, problem)
        else:
            self.pin_accepted.emit(request)
        finally:
            self.pin_over.emit(request)

    def _portrait(self, employee_id: str) -> None:
        try:
            picture = self.kiosk.portrait(employee_id)
        except FaceClockError:  # the initials are shown instead
            picture = None
        self.portrait_read.emit(employee_id, picture)
