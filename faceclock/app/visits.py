"""Visits: somebody who lingers at the kiosk is punched once, however often the face is lost and found."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass
class Visit:
    """``counted_at`` is the instant of the punch that counts; None after the person took it back."""

    last_seen: datetime
    counted_at: datetime | None


class VisitBook:
    """Who is on a visit. It begins with a stored punch and ends ``gap`` after the person was last seen."""

    def __init__(self, gap: timedelta) -> None:
        self._gap = gap
        self._visits: dict[str, Visit] = {}

    def begin(self, employee_id: str, at: datetime, counted_at: datetime | None) -> None:
        self._visits[employee_id] = Visit(at, counted_at)

    def current(self, employee_id: str, at: datetime) -> Visit | None:
        """The visit that goes on at this instant, if any."""
        visit = self._visits.get(employee_id)
        return visit if visit and abs(at - visit.last_seen) <= self._gap else None

    def seen(self, employee_id: str, at: datetime) -> None:
        """Prolongs a visit; nobody's begins here, because only a stored punch begins one."""
        visit = self.current(employee_id, at)
        if visit:
            visit.last_seen = at

    def undone(self, employee_id: str) -> None:
        """The visit goes on without a punch, so that who took it back is not punched again at the next glance."""
        visit = self._visits.get(employee_id)
        if visit:
            visit.counted_at = None
