"""Where people are, for the report of who is in: their punches paired as the hours pair them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from faceclock.app.attendance.book import load_plans
from faceclock.app.attendance.facts import Surroundings, plan_of
from faceclock.app.attendance.refreshing import Progress, no_progress
from faceclock.app.attendance.spans import ONE_DAY
from faceclock.app.site import Site
from faceclock.attendance.clock import datetime_of, micros_of
from faceclock.attendance.plan import Plan
from faceclock.attendance.whereabouts import Whereabouts, whereabouts
from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Method
from faceclock.domain.rulebook import Counting, Pairs, RuleBook
from faceclock.reports import presence
from faceclock.reports.presence import Person, Stay
from faceclock.reports.scope import Scope
from faceclock.storage.book import Book
from faceclock.storage.staff import Staff, Staffer
from faceclock.storage.stamps import Stamps

# Nobody is in whose last punch is older: of a shift of a day and its windows.
_LATELY = timedelta(days=2)


def people_lately(site: Site, scope: Scope, now: datetime, progress: Progress = no_progress) -> list[Person]:
    """Of the people meant, all who punched lately, as of ``now``."""
    lookout = Lookout(site, min(scope.last, now.astimezone(scope.zone).date()), scope.zone)
    made = lookout.made(now)
    seen = {employee_id for employee_id, _ in made.values()}
    staff = Staff(site.database).all()
    found = []
    for number, who in enumerate(scope.people):
        progress(number, len(scope.people))
        if who in seen:
            found.append(lookout.look(staff[who], now, made)[0])
    return found


class Lookout:
    """Looks where single people are, on one day, by the rule book as it is when this is made."""

    def __init__(self, site: Site, day: date, zone: ZoneInfo) -> None:
        self._stamps = Stamps(site.database)
        self._day, self._midnight = day, datetime.combine(day, time(), zone)
        book = Book(site.database).current()
        self._plans = load_plans(site.database, site.settings, _by_every_punch(book))

    def made(self, now: datetime) -> dict[str, tuple[str, str]]:
        """Whose punches there are lately, and at which kiosks, by the punch's ID."""
        return self._stamps.made_between(micros_of(self._midnight - _LATELY), micros_of(now))

    def look(
        self, person: Staffer, now: datetime, made: Mapping[str, tuple[str, str]]
    ) -> tuple[Person, datetime | None]:
        """Where a person is, and up to when that holds without another punch (None: for the day)."""
        plan = plan_of(self._plans, person)
        own = Surroundings(self._stamps, person.id, plan)
        where = _whereabouts(own.days(self._day - _LATELY, self._day + ONE_DAY), plan, self._day, now)
        found = _person(person.id, where, made, self._midnight - ONE_DAY)
        until = None if where.until is None else datetime_of(where.until)
        return found._replace(site=plan.site_on(self._day)), until


def _by_every_punch(book: RuleBook) -> RuleBook:
    """Hours may count from the first punch to the last; whether somebody is in, each of them tells."""

    def every(counting: Counting) -> Counting:
        return replace(counting, pairs=Pairs.EVERY)

    return replace(
        book,
        rules=tuple(replace(rules, counting=every(rules.counting)) for rules in book.rules),
        shift=tuple(replace(shift, counting=every(shift.counting)) for shift in book.shift),
    )


def _whereabouts(stamps: Sequence[Stamp], plan: Plan, day: date, now: datetime) -> Whereabouts:
    """Who was checked out by the system did not go out by that."""
    own = [stamp for stamp in stamps if stamp.method is not Method.SYSTEM]
    return whereabouts(own, plan, day - _LATELY, day + ONE_DAY, now)


def _person(
    employee_id: str, where: Whereabouts, made: Mapping[str, tuple[str, str]], yesterday: datetime
) -> Person:
    stays, breaks = _stays(where.stays, where.came), _stays(where.breaks, where.resting)
    latest = where.resting or where.came
    if latest is not None:
        state = presence.Whereabouts.BREAK if where.resting else presence.Whereabouts.IN
        kiosk = made.get(latest.id, ("", ""))[1]
        return Person(employee_id, state, datetime_of(latest.at), kiosk, stays, breaks)
    forgot = where.forgot and datetime_of(where.forgot.at)
    return Person(
        employee_id, stays=stays, breaks=breaks, forgot=forgot if forgot and forgot >= yesterday else None
    )


def _stays(pairs: Sequence[tuple[int, int]], goes_on: Stamp | None) -> list[Stay]:
    found = [Stay(datetime_of(start), datetime_of(end)) for start, end in sorted(pairs)]
    return [*found, Stay(datetime_of(goes_on.at), None)] if goes_on is not None else found
