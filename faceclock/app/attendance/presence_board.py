"""Where everybody is now, kept up: a first look at all, then only at those of whom something is new."""

import threading
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from faceclock.app.attendance.refreshing import Progress, no_progress
from faceclock.app.attendance.report_presence import Lookout
from faceclock.app.site import Site
from faceclock.app.zone import zone_of
from faceclock.attendance.clock import micros_of
from faceclock.reports.presence import Person
from faceclock.storage.book import Book
from faceclock.storage.news import Newest, News, Roll
from faceclock.storage.staff import Staff


class _Known(NamedTuple):
    person: Person
    until: datetime | None


class PresenceBoard:
    """The same as the report of who is in tells, without kiosks. Safe to share between threads."""

    def __init__(self, site: Site) -> None:
        self._site, self._news, self._staff = site, News(site.database), Staff(site.database)
        self._lock = threading.Lock()
        self._ground: object = None
        self._lookout: Lookout
        self._known: dict[str, _Known] = {}
        self._waiting: set[str] = set()
        self._roll: Roll = {}
        self._seen = Newest(0, 0, 0)

    def look(self, now: datetime, progress: Progress = no_progress) -> list[Person]:
        """Everybody on the roll or gone who punched in the last two days, as of ``now``. ``progress`` may raise: what
        was seen by then is kept, and the rest is looked at next time. Raises StorageProblem."""
        with self._lock:
            self._note_who_changed(now)
            for done, employee_id in enumerate(waiting := sorted(self._waiting), 1):
                looked = self._lookout.look(self._staff.get(employee_id), now, {})
                self._known[employee_id] = _Known(*looked)
                self._waiting.discard(employee_id)
                progress(done, len(waiting))
            return [known.person for known in self._known.values()]

    def _note_who_changed(self, now: datetime) -> None:
        newest, roll = self._news.newest(micros_of(now)), self._news.roll()
        if self._is_new_ground(now):
            self._known = {}
            self._waiting = {employee_id for employee_id, _ in self._lookout.made(now).values()}
        else:
            lapsed = {who for who, known in self._known.items() if known.until and known.until < now}
            moved = {who for who, _ in self._roll.items() ^ roll.items()} & self._known.keys()
            self._waiting |= {*self._news.of_people(self._seen, newest), *lapsed, *moved}
        self._seen, self._roll = newest, roll

    def _is_new_ground(self, now: datetime) -> bool:
        """Another day, other rules, or a clock that was set back: nothing of before can be kept."""
        zone = ZoneInfo(zone_of(self._site.settings))
        day = now.astimezone(zone).date()
        ground = (day, zone.key, Book(self._site.database).newest(), self._site.settings)
        if ground == self._ground and micros_of(now) >= self._seen.at:
            return False
        self._ground, self._lookout = ground, Lookout(self._site, day, zone)
        return True
