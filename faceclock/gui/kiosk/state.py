"""Events, results and the time turned into what is shown. No Qt and no clock: the time is passed in."""

from dataclasses import replace

from faceclock.domain.events import (
    AlreadyPunched,
    Fault,
    FrameResult,
    KioskEvent,
    NotRecorded,
    PackMissing,
    PunchRecorded,
    RefusedPerson,
    SourceChanged,
    UnknownPerson,
)
from faceclock.domain.punch import Direction
from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk.asking import choices, is_unsure
from faceclock.gui.kiosk.engine import Engine
from faceclock.gui.kiosk.guide import TURNED_AWAY, Guidance
from faceclock.gui.kiosk.hints import HintThrottle
from faceclock.gui.kiosk.presence import FRESH, Presence, is_judged
from faceclock.gui.kiosk.shown import HOLD, LINGER, LINGERING, YIELDING, Shown
from faceclock.gui.kiosk.site_time import local
from faceclock.gui.kiosk.view import Card, Cue, KioskView, Stamp


class KioskState:
    """Told of everything on one thread; `view` says what to show. ``zone`` is the site's, as an IANA name."""

    def __init__(
        self,
        undo_seconds: float = 5.0,
        frames: int = 3,
        zone: str = "",
        ask_below: float = 0.0,
        offer_breaks: bool = True,
    ) -> None:
        self._undo_seconds, self._frames, self._zone = undo_seconds, frames, zone
        self._ask_below, self._offer_breaks = ask_below, offer_breaks
        self._hints, self._presence, self._engine = HintThrottle(), Presence(), Engine()
        self._guidance = Guidance()
        self._shown: Shown | None = None
        self._handled: Shown | None = None  # the last card of whoever stands there
        self._result: FrameResult | None = None
        self._result_at = float("-inf")
        self._good = 0

    # What happened

    def on_result(self, result: FrameResult, now: float) -> None:
        """A frame was looked at."""
        self._result, self._result_at = result, now
        self._presence.saw(result, now)
        self._engine.works()
        waits = result.hint is Reason.HOLD_STILL
        self._good = self._good + 1 if waits else 0
        if waits:  # nobody who was handled is asked to
            self._handled = None
        if self._guidance.saw(result, now):  # whatever was said before is over
            self._shown = self._handled = None
            self._hints.forget()
        said = result.hint is Reason.NO_FACE or (waits and result.challenge)  # by the card already
        self._hints.offer(None if said else result.hint)

    def on_event(self, event: KioskEvent, now: float) -> Cue | None:
        """Something happened; returns the sound that goes with it."""
        match event:
            case SourceChanged() | PackMissing() | Fault():
                self._engine.on_event(event)
            case PunchRecorded():
                return self._punched(event, now)
            case AlreadyPunched():
                return self._already(event, now)
            case UnknownPerson():
                return self._refuse(Card.UNKNOWN, event.reason, now)
            case RefusedPerson():
                return self._refused(event.reason, now)
            case NotRecorded():
                return self.not_recorded(now)
        return None

    def undone(self, punch_id: str, now: float) -> None:
        """The undo is stored."""
        stamp = self._stamp_of(punch_id)
        if stamp:
            self._show(Card.UNDONE, now, stamp)

    def direction_changed(self, punch_id: str, direction: Direction, now: float) -> None:
        """The new direction is stored; the time to undo starts again."""
        stamp = self._stamp_of(punch_id)
        if stamp:
            self._show(Card.DONE, now, replace(stamp, direction=direction))

    def ask(self, punch_id: str, now: float) -> None:
        """Somebody wants another direction, and there is more than one."""
        stamp = self._stamp_of(punch_id)
        if stamp:
            self._show(Card.ASK, now, stamp)

    def not_changed(self, now: float) -> Cue:
        """An undo or a change of direction could not be stored."""
        self._show(Card.NOT_CHANGED, now)
        return Cue.REFUSED

    def not_recorded(self, now: float) -> Cue:
        """A punch could not be stored."""
        self._show(Card.NOT_RECORDED, now)
        return Cue.REFUSED

    # What to show

    def view(self, now: float) -> KioskView:
        """What to show at ``now``, in seconds of a monotonic clock."""
        self._answer_for_who_did_not(now)
        shown = self._shown
        if shown and self._still_up(shown, now):
            view = shown.view(now)
        else:
            self._shown = None
            view = self._live(now)
        return replace(view, has_picture=self._engine.has_picture, wants_face=self._engine.wants_face)

    def _live(self, now: float) -> KioskView:
        if self._engine.card:
            return KioskView(self._engine.card)
        handled = self._handled
        if handled and handled.person == self._presence.person and self._presence.here(now):
            return handled.afterwards()
        if self._result is None or now - self._result_at > FRESH:
            self._hints.offer(None)
            return KioskView(Card.LOOK, self._hints.shown(now))
        hint, guide = self._hints.shown(now), self._guidance.guide(now)
        if guide:
            return KioskView(Card.CHALLENGE, hint, guide=guide)
        if hint is not Reason.SEVERAL_FACES and self._result.hint is Reason.HOLD_STILL:
            return KioskView(Card.WORKING, hint, progress=min(1.0, self._good / self._frames))
        return KioskView(Card.CROWD if hint is Reason.SEVERAL_FACES else Card.LOOK, hint)

    def _still_up(self, shown: Shown, now: float) -> bool:
        if shown.card in YIELDING and shown.person != self._presence.person:
            return False
        if now < shown.until:
            return True
        return now < shown.until + LINGER and shown.card in LINGERING and self._same_person_stands(now)

    def _same_person_stands(self, now: float) -> bool:
        return self._result is not None and now - self._result_at <= FRESH and is_judged(self._result)

    # Cards

    def _punched(self, event: PunchRecorded, now: float) -> Cue:
        punch, foreseen, breaks = event.punch, event.prediction, self._offer_breaks
        asks = is_unsure(foreseen, self._ask_below, offer_breaks=breaks)
        at = local(event.counted_at or punch.at, punch.zone)
        card = Card.ALREADY if punch.suppressed else Card.ASK if asks else Card.DONE
        offered = choices(foreseen, offer_breaks=breaks)
        self._show(card, now, Stamp(event.employee, punch.id, punch.direction, at, offered))
        return Cue.SUPPRESSED if punch.suppressed else Cue.OK

    def _answer_for_who_did_not(self, now: float) -> None:
        """The question's time is over: what is recorded stands, and is said."""
        shown = self._shown
        if shown and shown.card is Card.ASK and now >= shown.until:
            self._show(Card.DONE, shown.until, shown.stamp)

    def _already(self, event: AlreadyPunched, now: float) -> Cue | None:
        """Says it only when the card does not speak of this person already, so that undo stays in reach."""
        shown = self._shown
        if shown and shown.names(event.employee.id) and self._still_up(shown, now):
            return None
        at = local(event.counted_at, self._zone) if event.counted_at else None
        self._show(Card.ALREADY, now, Stamp(event.employee, at=at))
        return Cue.SUPPRESSED

    def _refused(self, reason: Reason, now: float) -> Cue | None:
        shown, handled = self._shown, self._handled
        if reason in TURNED_AWAY:
            stands = handled and handled.person == self._presence.person and self._presence.here(now)
            done = handled if stands else shown if shown and now < shown.until else None
            if done and done.stamp:
                return None  # number and PIN were quicker
            return self._refuse(Card.TURNED_AWAY, reason, now)
        if shown and now < shown.until:
            return None  # somebody else walks past while a result is read
        return self._refuse(Card.UNSEEN, reason, now)

    def _refuse(self, card: Card, reason: Reason, now: float) -> Cue:
        self._show(card, now, reason=reason)
        return Cue.REFUSED

    def _show(
        self,
        card: Card,
        now: float,
        stamp: Stamp | None = None,
        *,
        reason: Reason | None = None,
    ) -> None:
        undo = {Card.DONE: self._undo_seconds, Card.ASK: HOLD[Card.ASK]}.get(card, 0.0)
        until = now + max(HOLD[card], undo)
        person = self._presence.person
        self._shown = Shown(card, until, person, stamp, reason, now + undo, undo)
        self._handled = self._shown if card is not Card.UNSEEN else None

    def _stamp_of(self, punch_id: str) -> Stamp | None:
        """Of the card that is up, or was until a moment ago: a slow disk may answer late."""
        for shown in (self._shown, self._handled):
            if shown and shown.stamp and shown.stamp.punch_id == punch_id:
                return shown.stamp
        return None
