"""Who may try again, and when: each further try is a further chance for a recording with the right turns."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from faceclock.domain.challenge import Refusals

_TRIES = 5
_FIRST, _LONGEST, _DOUBLINGS = 30.0, 3600.0, 16  # seconds


class RefusalBook(Protocol):
    """Where refusals are kept; what it raises stops the check, and nobody is let in."""

    def of(self, employee_id: str) -> Refusals | None: ...
    def add(self, employee_id: str, at: datetime) -> None: ...
    def move(self, employee_id: str, at: datetime) -> None: ...
    def forget(self, employee_id: str) -> None: ...


@dataclass
class RefusalsInMemory:
    """For a drill, whose refusals are nobody's."""

    _known: dict[str, Refusals] = field(default_factory=dict)

    def of(self, employee_id: str) -> Refusals | None:
        return self._known.get(employee_id)

    def add(self, employee_id: str, at: datetime) -> None:
        known = self.of(employee_id)
        self._known[employee_id] = Refusals(known.count + 1 if known else 1, at)

    def move(self, employee_id: str, at: datetime) -> None:
        self._known[employee_id] = Refusals(self._known[employee_id].count, at)

    def forget(self, employee_id: str) -> None:
        self._known.pop(employee_id, None)


class Patience:
    """By the person whom the face resembles, so that one who is imitated keeps nobody else waiting. After five
    refusals in a row 30 seconds, doubling with each further one; number and PIN work meanwhile."""

    def __init__(self, book: RefusalBook, tries: float = _TRIES) -> None:
        self._book, self._tries = book, tries

    def allows(self, employee_id: str, at: datetime) -> bool:
        """A clock that was set back starts the wait anew, not a longer one."""
        known = self._book.of(employee_id)
        if known is None or known.count < self._tries:
            return True
        if at < known.last_at:
            self._book.move(employee_id, at)
            return False
        return (at - known.last_at).total_seconds() >= self._wait(known.count)

    def count(self, employee_id: str, at: datetime) -> None:
        self._book.add(employee_id, at)

    def forget(self, employee_id: str) -> None:
        """Writes only where there is something to forget: most people are never refused."""
        if self._book.of(employee_id):
            self._book.forget(employee_id)

    def _wait(self, count: int) -> float:
        doublings = min(count - self._tries, _DOUBLINGS)
        return float(min(_LONGEST, _FIRST * 2.0**doublings))
