"""Cards that an event puts up, and how long they stay."""

from dataclasses import dataclass

from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk.view import Card, KioskView, Stamp

# Seconds that a card stays; DONE stays as long as it can be undone, and never shorter than this.
HOLD = {
    Card.ASK: 6.0,
    Card.DONE: 4.0,
    Card.ALREADY: 3.0,
    Card.UNDONE: 3.0,
    Card.UNKNOWN: 5.0,
    Card.UNSEEN: 4.0,
    Card.TURNED_AWAY: 6.0,
    Card.NOT_RECORDED: 8.0,
    Card.NOT_CHANGED: 8.0,
}
LINGER = 5.0  # at most this much longer, while the same person still stands there
LINGERING = {Card.DONE, Card.ALREADY, Card.UNDONE}
YIELDING = {Card.UNKNOWN, Card.UNSEEN, Card.TURNED_AWAY}  # nothing that the next person may not interrupt


@dataclass(frozen=True)
class Shown:
    """A card and until when it stays. ``person`` is whom `Presence` counted when it came up."""

    card: Card
    until: float
    person: int
    stamp: Stamp | None = None
    reason: Reason | None = None
    undo_until: float = float("-inf")
    undo_total: float = 0.0

    def view(self, now: float) -> KioskView:
        return KioskView(
            self.card,
            stamp=self.stamp,
            reason=self.reason,
            undo_left=max(0.0, self.undo_until - now),
            undo_total=self.undo_total,
        )

    def names(self, employee_id: str) -> bool:
        return self.stamp is not None and self.stamp.employee.id == employee_id

    def afterwards(self) -> KioskView:
        """What the same person goes on to see who still stands there: never the promise of a check-in."""
        if self.card in (Card.ASK, Card.DONE, Card.ALREADY):
            return KioskView(Card.RECORDED)
        return KioskView(self.card, reason=self.reason)
