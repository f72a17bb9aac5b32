"""Stored days brought up to the facts: what a reading command does first, and all of it anew on demand."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from faceclock.app.attendance.basis import compare_basis
from faceclock.app.attendance.book import load_plans
from faceclock.app.attendance.case import Case, Desk
from faceclock.app.attendance.renewing import Renewed, renewed
from faceclock.app.attendance.spans import Span
from faceclock.app.attendance.writing import write
from faceclock.app.zone import zone_of
from faceclock.attendance.clock import local_day
from faceclock.settings.model import Settings
from faceclock.storage.attendance_days import AttendanceDays
from faceclock.storage.book import Book
from faceclock.storage.database import Database
from faceclock.storage.instants import utc_now
from faceclock.storage.staff import Staff, Staffer
from faceclock.storage.staleness import Staleness

Progress = Callable[[int, int], None]
Now = Callable[[], datetime]
Work = tuple[Staffer, Span]

_ROWS = 4000  # a transaction: a kiosk that wants to write meanwhile waits for so many
_PEOPLE = 100


def no_progress(done: int, total: int) -> None:
    """For callers who show none."""


class Refresher:
    """Brings stored days up to date, by the rule book as it is when this is made.

    ``progress`` of its methods may raise between two batches: what was done by then stays, and the rest is done by
    whoever asks next. They raise StorageProblem.
    """

    def __init__(self, database: Database, settings: Settings, now: Now = utc_now) -> None:
        book = Book(database).current()
        compare_basis(database, settings, book)
        self._database = database
        self._desk = Desk(database, load_plans(database, settings, book), now())
        self._zones = [ZoneInfo(name) for name in (zone_of(settings), *(site.zone for site in book.site))]
        self._outs = any(shift.auto_out is not None for shift in book.shift)
        self._stale = Staleness(database)

    def refresh(
        self, first: date, last: date, people: Iterable[Staffer], progress: Progress = no_progress
    ) -> int:
        """Make days first..last (up to today) what the facts say; how many were other than stored."""
        behind = self._behind(people, (first, last))
        return self._bring_up([(person, (first, last)) for person in behind], progress)

    def recompute(
        self, people: Iterable[Staffer], first: date | None = None, progress: Progress = no_progress
    ) -> int:
        """All days from ``first``, or from each person's first punch or stored day, anew; how many were other."""
        reaches = AttendanceDays(self._database).reaches()
        work = []
        with self._database.transaction():
            for person in people:
                reach = reaches.get(person.id)
                starts = [first] if first else [reach.first] if reach else []
                if not first and person.first_punch is not None:
                    starts.append(self._local_day(person.first_punch))
                if starts:
                    self._stale.mark(person.id, first or date.min)
                    work.append((person, (min(starts), date.max)))
        return self._bring_up(work, progress)

    def _behind(self, people: Iterable[Staffer], wanted: Span) -> list[Staffer]:
        """Whose stored days are stale, do not reach far enough, or waited for something that may have come."""
        stale, reaches = self._stale.people(), AttendanceDays(self._database).reaches()
        last = min(wanted[1], self._today())

        def is_behind(person: Staffer) -> bool:
            reach = reaches.get(person.id)
            if reach is None or person.id in stale:
                return True
            due = reach.due is not None and reach.due <= self._desk.micros
            return due or (wanted[0] <= last and not reach.first <= wanted[0] <= last <= reach.last)

        return [person for person in people if is_behind(person)]

    def _bring_up(self, work: Sequence[Work], progress: Progress) -> int:
        waiting, changed = list(work), 0
        while waiting:
            batch, waiting = waiting[:_PEOPLE], waiting[_PEOPLE:]
            self._stale.claim([person.id for person, _ in batch])
            for part in self._renewed(batch):
                again = write(self._desk, part)
                changed += sum(len(each.days) for each in part if each.case.person.id not in again)
                spans = {person.id: span for person, span in batch}
                waiting += [(Staff(self._database).get(name), spans[name]) for name in again]
            progress(len(work) - len(waiting), len(work))
        return changed

    def _renewed(self, batch: Iterable[Work]) -> Iterator[list[Renewed]]:
        """In parts of so many days that writing one takes a moment."""
        part: list[Renewed] = []
        for person, wanted in batch:
            part.append(renewed(Case(self._desk, person), wanted, outs=self._outs))
            if sum(len(each.days) for each in part) >= _ROWS:
                yield part
                part = []
        yield part

    def _today(self) -> date:
        """The latest date of all sites."""
        return max(local_day(self._desk.micros, zone) for zone in self._zones)

    def _local_day(self, at: int) -> date:
        return local_day(at, self._zones[0])
