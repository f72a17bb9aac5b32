"""Who and what a report is about, from the roll, the rule book and the options given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from faceclock.app.site import Site
from faceclock.app.zone import zone_of
from faceclock.domain.attendance import DayResult
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee
from faceclock.domain.rulebook import RuleBook, RuleSet
from faceclock.reports.scope import Scope
from faceclock.reports.words import Words
from faceclock.storage.book import Book
from faceclock.storage.staff import Staff


@dataclass(frozen=True)
class Filters:
    """Empty: everything. ``most``: only the first so many people in the report's order, 0 for all."""

    site: str = ""
    team: str = ""
    employee: str = ""
    shift: str = ""
    most: int = 0

    @property
    def narrow_people(self) -> bool:
        """Whether anybody is left out."""
        return bool(self.employee or self.team or self.most)

    def pass_day(self, result: DayResult) -> bool:
        """Whether a day is of the site and the shift."""
        return self.site in ("", result.site) and (not self.shift or self.shift in result.shifts)


def scope_of(site: Site, words: Words, first: date, last: date, filters: Filters, now: datetime) -> Scope:
    """Raises InputProblem for an empty period and for a filter that nothing can pass."""
    if last < first:
        raise InputProblem(f"The period ends on {last}, before it begins on {first}; exchange the two days.")
    book = Book(site.database).current()
    people = _people(site, filters)
    _check("site", filters.site, (place.code for place in book.site))
    _check("shift", filters.shift, (shift.code for shift in book.shift))
    rules = rules_on(book, last)
    return Scope(
        words,
        first,
        last,
        now,
        people,
        ZoneInfo(zone_of(site.settings)),
        zones={place.code: ZoneInfo(place.zone) for place in book.site},
        company=site.settings.site.company,
        filters=_told(words, filters),
        week_start=rules.week_start,
        weekend=rules.weekend,
    )


def _people(site: Site, filters: Filters) -> dict[str, Employee]:
    """Those meant, by team, name and number: the order of the report."""
    staff = Staff(site.database).all().values()
    everybody = [Employee(one.id, one.name, one.team, one.active) for one in staff]
    _check("employee", filters.employee, (one.id for one in everybody))
    _check("team", filters.team, {one.team for one in everybody if one.team})
    meant = [one for one in everybody if filters.employee in ("", one.id) and filters.team in ("", one.team)]
    meant.sort(key=lambda one: (not one.team, one.team, one.name, one.id))
    return {one.id: one for one in meant[: filters.most or None]}


def _check(what: str, wanted: str, known: Iterable[str]) -> None:
    if not wanted:
        return
    names = sorted(set(known))
    if wanted not in names:
        some = f"; known are {', '.join(names[:8])}{', ...' if len(names) > 8 else ''}" if names else ""
        raise InputProblem(f"There is no {what} {wanted}{some}.")


def rules_on(book: RuleBook, day: date) -> RuleSet:
    """Those that hold on a day, else the program's own."""
    held = [rules for rules in book.rules if rules.valid_from <= day]
    return max(held, key=lambda rules: rules.valid_from, default=RuleSet())


def _told(words: Words, filters: Filters) -> tuple[str, ...]:
    values = {
        "site": filters.site,
        "team": filters.team,
        "employee": filters.employee,
        "shift": filters.shift,
    }
    return tuple(words(f"filter.{name}", value=value) for name, value in values.items() if value)
