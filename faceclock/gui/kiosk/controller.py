"""Feeds the state with what the bridge says, and tells the window what to show."""

import logging
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from faceclock.domain.errors import FaceClockError, StorageProblem
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
    pin_refused = Signal(object)  # FaceClockError
    pin_done = Signal()

    def __init__(self, bridge: Bridge, state: KioskState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.view = KioskView()
        bridge.happened.connect(self._on_event)
        bridge.result.connect(self._on_result)
        bridge.undone.connect(self._on_undone)
        bridge.direction_changed.connect(self._on_direction)
        bridge.change_failed.connect(self._on_change_failed)
        bridge.pin_accepted.connect(self.pin_done)
        bridge.pin_failed.connect(self._on_pin_failed)
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

    def _on_pin_failed(self, problem: FaceClockError) -> None:
        """A full disk is not the person's fault: the card says so instead of the panel."""
        if isinstance(problem, StorageProblem):
            self.pin_done.emit()
            log.warning("%s", problem)
            self._sound(self._state.not_recorded(monotonic()))
            return
        self.cue.emit(Cue.REFUSED)
        self.pin_refused.emit(problem)


def controller_for(bridge: Bridge, settings: Settings, parent: QObject | None = None) -> Controller:
    """A controller that hears of everything from now on, whether there is a window already or not."""
    state = KioskState(settings.kiosk.undo_seconds, settings.recognition.frames, settings.site.zone)
    return Controller(bridge, state, parent)
