"""Events, results and the time turned into what is shown. No Qt and no clock: the time is passed in."""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from faceclock.domain.events import (
    AlreadyPunched,
    FrameResult,
    KioskEvent,
    NotRecorded,
    PackMissing,
    PunchRecorded,
    RefusedPerson,
    SourceChanged,
    SourceState,
    UnknownPerson,
)
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction
from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk.hints import HintThrottle
from faceclock.gui.kiosk.view import Card, Cue, KioskView, Stamp

# Seconds that a card stays; DONE stays as long as it can be undone, and never shorter than this.
HOLD = {
    Card.DONE: 4.0,
    Card.ALREADY: 3.0,
    Card.UNDONE: 3.0,
    Card.UNKNOWN: 5.0,
    Card.UNSEEN: 4.0,
    Card.NOT_RECORDED: 8.0,
    Card.NOT_CHANGED: 8.0,
}
LINGER = 5.0  # at most this much longer, while the same person still stands there
FRESH = 1.0  # a result older than this says nothing about now

CAMERA = {
    SourceState.CONNECTING: Card.CONNECTING,
    SourceState.STALLED: Card.STALLED,
    SourceState.LOST: Card.NO_CAMERA,
    SourceState.ENDED: Card.ENDED,
}
_ENDINGS = {Card.DONE, Card.ALREADY, Card.UNDONE}


@dataclass(frozen=True)
class _Shown:
    """A card that an event put up, and until when."""

    card: Card
    until: float
    stamp: Stamp | None
    message: str
    reason: Reason | None
    undo_until: float


class KioskState:
    """Told of everything on one thread; `view` says what to show."""

    def __init__(self, undo_seconds: float = 5.0, frames: int = 3) -> None:
        self._undo_seconds, self._frames = undo_seconds, frames
        self._hints = HintThrottle()
        self._shown: _Shown | None = None
        self._camera: tuple[Card, str] | None = (Card.CONNECTING, "")
        self._no_model: str | None = None
        self._result: FrameResult | None = None
        self._result_at = float("-inf")
        self._good = 0

    # What happened

    def on_result(self, result: FrameResult, now: float) -> None:
        """A frame was looked at."""
        self._result, self._result_at = result, now
        self._good = self._good + 1 if result.hint is Reason.HOLD_STILL else 0
        self._hints.offer(None if result.hint is Reason.NO_FACE else result.hint)

    def on_event(self, event: KioskEvent, now: float) -> Cue | None:
        """Something happened; returns the sound that goes with it."""
        match event:
            case SourceChanged(state, message):
                self._camera = (CAMERA[state], message) if state in CAMERA else None
            case PackMissing(message):
                self._no_model = message
            case PunchRecorded(punch, employee):
                stamp = Stamp(employee, punch.id, punch.direction, _local(punch.at, punch.zone))
                return self._punched(stamp, punch.suppressed, now)
            case AlreadyPunched(employee, _):
                return self._already(employee, now)
            case UnknownPerson(_, reason):
                return self._refuse(Card.UNKNOWN, reason, now)
            case RefusedPerson(_, reason):
                return self._refuse(Card.UNSEEN, reason, now)
            case NotRecorded(_, message):
                return self.not_recorded(message, now)
        return None

    def undone(self, punch_id: str, now: float) -> None:
        """The undo is stored."""
        if self._is_shown(punch_id):
            assert self._shown is not None
            self._show(Card.UNDONE, now, self._shown.stamp)

    def direction_changed(self, punch_id: str, direction: Direction, now: float) -> None:
        """The new direction is stored; the time to undo starts again."""
        if self._is_shown(punch_id):
            assert self._shown is not None and self._shown.stamp is not None
            self._show(Card.DONE, now, replace(self._shown.stamp, direction=direction))

    def not_changed(self, message: str, now: float) -> Cue:
        """An undo or a change of direction could not be stored."""
        self._show(Card.NOT_CHANGED, now, message=message)
        return Cue.REFUSED

    def not_recorded(self, message: str, now: float) -> Cue:
        """A punch by number and PIN could not be stored."""
        self._show(Card.NOT_RECORDED, now, message=message)
        return Cue.REFUSED

    # What to show

    def view(self, now: float) -> KioskView:
        """What to show at ``now``, in seconds of a monotonic clock."""
        shown = self._shown
        if shown and self._still_up(shown, now):
            return self._held(shown, now)
        self._shown = None
        return self._live(now)

    def _held(self, shown: _Shown, now: float) -> KioskView:
        return KioskView(
            shown.card,
            stamp=shown.stamp,
            message=shown.message,
            reason=shown.reason,
            undo_left=max(0.0, shown.undo_until - now),
            undo_total=self._undo_seconds,
        )

    def _live(self, now: float) -> KioskView:
        if self._no_model is not None:
            return KioskView(Card.NO_MODEL, message=self._no_model)
        if self._camera:
            return KioskView(self._camera[0], message=self._camera[1])
        if self._result is None or now - self._result_at > FRESH:
            self._hints.offer(None)
            return KioskView(Card.LOOK, self._hints.shown(now))
        hint = self._hints.shown(now)
        if hint is Reason.SEVERAL_FACES:
            return KioskView(Card.CROWD, hint)
        if self._result.hint is Reason.HOLD_STILL:
            return KioskView(Card.WORKING, hint, progress=min(1.0, self._good / self._frames))
        return KioskView(Card.LOOK, hint)

    def _still_up(self, shown: _Shown, now: float) -> bool:
        if now < shown.until:
            return True
        return now < shown.until + LINGER and shown.card in _ENDINGS and self._same_person_stands(now)

    def _same_person_stands(self, now: float) -> bool:
        """A settled face gives no hint; a new one would be asked to hold still."""
        result = self._result
        if result is None or now - self._result_at > FRESH:
            return False
        return result.primary is not None and result.hint in (None, Reason.SEVERAL_FACES)

    # Cards

    def _punched(self, stamp: Stamp, suppressed: bool, now: float) -> Cue:
        self._show(Card.ALREADY if suppressed else Card.DONE, now, stamp)
        return Cue.SUPPRESSED if suppressed else Cue.OK

    def _already(self, employee: Employee, now: float) -> Cue | None:
        """Says it only when the card does not speak of this person already, so that undo stays in reach."""
        shown = self._shown
        if shown and shown.stamp and shown.stamp.employee.id == employee.id and self._still_up(shown, now):
            return None
        self._show(Card.ALREADY, now, Stamp(employee))
        return Cue.SUPPRESSED

    def _refuse(self, card: Card, reason: Reason, now: float) -> Cue | None:
        shown = self._shown
        if card is Card.UNSEEN and shown and now < shown.until:
            return None  # somebody else walks past while a result is read
        self._show(card, now, reason=reason)
        return Cue.REFUSED

    def _show(
        self,
        card: Card,
        now: float,
        stamp: Stamp | None = None,
        message: str = "",
        reason: Reason | None = None,
    ) -> None:
        undo = self._undo_seconds if card is Card.DONE else 0.0
        self._shown = _Shown(card, now + max(HOLD[card], undo), stamp, message, reason, now + undo)

    def _is_shown(self, punch_id: str) -> bool:
        stamp = self._shown.stamp if self._shown else None
        return stamp is not None and stamp.punch_id == punch_id


def _local(at: datetime, zone: str) -> datetime:
    try:
        return at.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):  # an unknown zone is no reason to hide the time
        return at.astimezone()
