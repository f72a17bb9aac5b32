"""The first weeks of people whom something is about to be assigned to; nothing is stored."""

from faceclock.app.attendance.book import BookProblem, check_book
from faceclock.app.attendance.roster_grid import RosterGrid, roster_grid
from faceclock.app.attendance.roster_painting import assigning
from faceclock.app.attendance.showing import people_of
from faceclock.app.site import Site
from faceclock.domain.bookkeeping import book_of, entries
from faceclock.domain.rulebook import Assignment, RuleBook
from faceclock.storage.book import Book
from faceclock.storage.staff import Staffer

_PEOPLE = 12


def preview_assignment(site: Site, wanted: Assignment, days: int = 28) -> RosterGrid:
    """Some of the people it is for, from its first day on. Raises as `assign` does."""
    held = Book(site.database).current()
    after = _with(site, held, wanted)
    known = set(check_book(held, site.settings))
    found = [problem for problem in check_book(after, site.settings) if problem not in known]
    if found:
        raise BookProblem(found)
    people = [person.id for person in people_of(site) if person.active and _is_for(wanted, person)]
    return roster_grid(site, wanted.first, days, people[:_PEOPLE], after)


def _with(site: Site, held: RuleBook, wanted: Assignment) -> RuleBook:
    changed, gone = assigning(site, wanted)
    stay = ((table, entry) for table, key, entry in entries(held) if table != "assignment" or key not in gone)
    return book_of([*stay, *changed])


def _is_for(wanted: Assignment, person: Staffer) -> bool:
    if wanted.employee:
        return person.id == wanted.employee
    return not wanted.team or person.team == wanted.team
