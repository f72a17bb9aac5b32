"""Changes of the rule book that can be undone: what was done, and what stood there before."""

from collections.abc import Iterable
from dataclasses import dataclass

from faceclock.app.attendance.book import put_and_take_back
from faceclock.app.attendance.locked_reach import locked_notices
from faceclock.app.site import Site
from faceclock.domain.bookkeeping import Entry, key_of
from faceclock.domain.errors import InputProblem
from faceclock.storage.book import Book


@dataclass(frozen=True)
class Changed:
    """One entry before and after; None where there is none."""

    table: str
    key: str
    before: Entry | None
    after: Entry | None


@dataclass(frozen=True)
class Done:
    """What a change came to. ``notices`` say where locked days do not follow it."""

    changes: tuple[Changed, ...] = ()
    notices: tuple[str, ...] = ()


def change_book(
    site: Site, changed: Iterable[tuple[str, Entry]] = (), gone: Iterable[tuple[str, str]] = ()
) -> Done:
    """Set entries and take others back, all or none. Raises InputProblem for one that is not there, BookProblem
    where the book could not be worked by."""
    book, wanted = Book(site.database), list(changed)
    with site.database.transaction():
        held = book.current()
        set_now = {(table, key_of(table, entry)): entry for table, entry in wanted}
        lost = [place for place in gone if place not in set_now]
        found = [Changed(*place, book.get(*place), set_now.get(place)) for place in (*lost, *set_now)]
        put_and_take_back(site.database, site.settings, wanted, lost)
        notices = locked_notices(site.database, held, book.current())
    return Done(tuple(each for each in found if each.before != each.after), tuple(notices))


def undo(site: Site, done: Done) -> Done:
    """Make everything what it was before ``done``; undoing the answer does it again.

    Raises InputProblem where one of the entries was changed since, because that would be lost.
    """
    book = Book(site.database)
    with site.database.transaction():
        for each in done.changes:
            if book.get(each.table, each.key) != each.after:
                raise InputProblem(
                    "Somebody has changed this since, so it cannot be undone; look at it anew."
                )
        back = [(each.table, each.before) for each in done.changes if each.before is not None]
        gone = [(each.table, each.key) for each in done.changes if each.before is None]
        return change_book(site, back, gone)
