"""Feeds the state with what the bridge says, and tells the window what to show."""

import logging
from itertools import count
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from faceclock.domain.errors import FaceClockError, PinRefused, StorageProblem
from faceclock.domain.events import FrameResult, KioskEvent
from faceclock.domain.punch import Direction
from faceclock.gui.kiosk.bridge import Bridge
from faceclock.gui.kiosk.state import KioskState
from faceclock.gui.kiosk.view import Cue, KioskView
from faceclock.settings.model import Settings

TICK_MS = 50
log = logging.getLogger("faceclock.kiosk")


class Controller(QObject):
    view_changed = Signal(object)  # KioskView
    cue = Signal(object)  # Cue
    pin_refused = Signal(object)  # FaceClockError, None after a bug
    pin_done = Signal()

    def __init__(self, bridge: Bridge, state: KioskState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._state = bridge, state
        self._requests = count(1)
        self._request = 0  # whose answer the panel waits for; 0 for none
        self.view = KioskView()
        bridge.happened.connect(self._on_event)
        bridge.result.connect(self._on_result)
        bridge.undone.connect(self._on_undone)
        bridge.direction_changed.connect(self._on_direction)
        bridge.change_failed.connect(self._on_change_failed)
        bridge.pin_accepted.connect(self._on_pin_accepted)
        bridge.pin_failed.connect(self._on_pin_failed)
        bridge.pin_over.connect(self._on_pin_over)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()

    def refresh(self) -> None:
        """What is shown now; the window hears of it only when it changed."""
        view = self._state.view(monotonic())
        if view != self.view:
            self.view = view
            self.view_changed.emit(view)

    def _sound(self, cue: Cue | None) -> None:
        if cue is not None:
            self.cue.emit(cue)
        self.refresh()

    def _on_event(self, event: KioskEvent) -> None:
        message = getattr(event, "message", "")
        if message:  # for the operator; the person before the kiosk is told what concerns them
            log.warning("%s", message)
        self._sound(self._state.on_event(event, monotonic()))

    def _on_result(self, result: FrameResult) -> None:
        self._state.on_result(result, monotonic())
        self.refresh()

    def _on_undone(self, punch_id: str) -> None:
        self._state.undone(punch_id, monotonic())
        self.refresh()

    def _on_direction(self, punch_id: str, direction: Direction) -> None:
        self._state.direction_changed(punch_id, direction, monotonic())
        self.refresh()

    def _on_change_failed(self, problem: FaceClockError) -> None:
        log.warning("%s", problem)
        self._sound(self._state.not_changed(monotonic()))

    def ask_direction(self, punch_id: str) -> None:
        self._state.ask(punch_id, monotonic())
        self.refresh()

    # Number and PIN: an answer that comes when its panel is gone must not touch the next person's

    def ask_pin(self, number: str, pin: str) -> None:
        self._request = next(self._requests)
        self._bridge.pin_punch(self._request, number, pin)

    def drop_pin(self) -> None:
        """The panel was closed: nobody waits for the answer. What is recorded is shown on the card all the same."""
        self._request = 0

    def _on_pin_accepted(self, request: int) -> None:
        if self._is_awaited(request):
            self.pin_done.emit()

    def _on_pin_failed(self, request: int, problem: FaceClockError) -> None:
        """A full disk is not the person's fault: the card says so instead of the panel."""
        awaited = self._is_awaited(request)
        if isinstance(problem, StorageProblem):
            log.warning("%s", problem)
            if awaited:
                self.pin_done.emit()
            self._sound(self._state.not_recorded(monotonic()))
        elif awaited:
            self._refuse_pin(problem)

    def _on_pin_over(self, request: int) -> None:
        if self._is_awaited(request):  # without an answer
            self._refuse_pin(None)

    def _is_awaited(self, request: int) -> bool:
        """True once for the request that the panel waits for."""
        awaited = request == self._request
        if awaited:
            self._request = 0
        return awaited

    def _refuse_pin(self, problem: FaceClockError | None) -> None:
        if problem and not isinstance(problem, PinRefused):
            log.warning("%s", problem)
        self.cue.emit(Cue.REFUSED)
        self.pin_refused.emit(problem)


def controller_for(bridge: Bridge, settings: Settings, parent: QObject | None = None) -> Controller:
    """A controller that hears of everything from now on, whether there is a window already or not."""
    wanted = settings.kiosk
    state = KioskState(
        wanted.undo_seconds,
        settings.recognition.frames,
        settings.site.zone,
        wanted.ask_direction_below,
        wanted.offer_breaks,
    )
    return Controller(bridge, state, parent)
