"""Visits: somebody who lingers at the kiosk is punched once, however often the face is lost and found."""

from datetime import datetime, timedelta


class VisitBook:
    """Who was last seen when. A visit ends ``gap`` after the person was last seen."""

    def __init__(self, gap: timedelta) -> None:
        self._gap = gap
        self._last_seen: dict[str, datetime] = {}

    def is_new(self, employee_id: str, at: datetime) -> bool:
        last = self._last_seen.get(employee_id)
        return last is None or abs(at - last) > self._gap

    def seen(self, employee_id: str, at: datetime) -> None:
        self._last_seen[employee_id] = at

    def forget(self, employee_id: str) -> None:
        """After an undo or a failed write the next look counts again."""
        self._last_seen.pop(employee_id, None)
