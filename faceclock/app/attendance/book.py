"""The rule book of a site, read, checked and changed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from faceclock.app.attendance.public_holidays import check_countries, public_holidays
from faceclock.app.operator import operator
from faceclock.app.zone import zone_of
from faceclock.attendance.checking import Problem, problems
from faceclock.attendance.plan import Plans
from faceclock.domain.bookkeeping import Entry, book_of, entries, merged
from faceclock.domain.errors import SeveralProblems
from faceclock.domain.rulebook import RuleBook, RuleSet
from faceclock.settings.model import Settings
from faceclock.storage.book import Book
from faceclock.storage.database import Database


class BookProblem(SeveralProblems):
    """A book that cannot be worked by."""

    def __init__(self, found: Sequence[Problem]) -> None:
        super().__init__(f"{problem}." for problem in found)
        self.found = found


def load_plans(database: Database, settings: Settings, book: RuleBook | None = None) -> Plans:
    """Everybody's plans by the book that holds, or by another one.

    A site without rules takes its duplicate interval from the settings.
    """
    held = Book(database).current() if book is None else book
    if not held.rules:
        held = replace(held, rules=(RuleSet(duplicate_minutes=settings.punching.duplicate_minutes),))
    return Plans(held, public_holidays(held, settings.kiosk.language), zone_of(settings))


def check_book(book: RuleBook, settings: Settings, *, years: bool = False) -> list[Problem]:
    """Everything that is wrong with a book; with ``years`` also clock changes of this year and the next."""
    year = datetime.now().astimezone().year
    found = problems(book, zone_of(settings), (year, year + 1) if years else ())
    return [*found, *check_countries(book)]


def put_all(
    database: Database, settings: Settings, changed: Iterable[tuple[str, Entry]], by: str = ""
) -> int:
    """Set entries, all or none, and return how many were new or other than before.

    Raises BookProblem where the book with them in it cannot be worked by and could be before.
    """
    book, found = Book(database), list(changed)
    with database.transaction():
        before = book.current()
        after = merged(before, book_of(found))
        _refuse_new_problems(before, after, settings)
        return sum(book.put(table, entry, by=by or operator()) for table, entry in found)


def take_back(database: Database, settings: Settings, table: str, keys: Iterable[str], by: str = "") -> None:
    """Let entries count no longer, all or none. Raises InputProblem for one that is not there, BookProblem
    where something else names it."""
    book = Book(database)
    with database.transaction():
        before = book.current()
        for key in keys:
            book.take_back(table, key, by=by or operator())
        _refuse_new_problems(before, book.current(), settings)


def put_and_take_back(
    database: Database,
    settings: Settings,
    changed: Iterable[tuple[str, Entry]],
    gone: Iterable[tuple[str, str]],
    by: str = "",
) -> None:
    """Take back the entries ``gone`` (table and key) and set those ``changed``, all or none. Raises InputProblem for
    one that is not there, BookProblem where the book could not be worked by."""
    book = Book(database)
    with database.transaction():
        before = book.current()
        for table, key in gone:
            book.take_back(table, key, by=by or operator())
        for table, entry in changed:
            book.put(table, entry, by=by or operator())
        _refuse_new_problems(before, book.current(), settings)


def replace_all(database: Database, settings: Settings, wanted: RuleBook, by: str = "") -> tuple[int, int]:
    """Make the book say exactly what ``wanted`` says; how many entries were set and how many taken back.

    Raises BookProblem where it cannot be worked by.
    """
    book = Book(database)
    keys = {(table, key) for table, key, _ in entries(wanted)}
    with database.transaction():
        _refuse_new_problems(RuleBook(), wanted, settings)
        gone = [(table, key) for table, key, _ in entries(book.current()) if (table, key) not in keys]
        for table, key in gone:
            book.take_back(table, key, by=by or operator())
        count = sum(book.put(table, entry, by=by or operator()) for table, _, entry in entries(wanted))
    return count, len(gone)


def _refuse_new_problems(before: RuleBook, after: RuleBook, settings: Settings) -> None:
    """What was wrong already must not keep anybody from mending something else."""
    known = set(check_book(before, settings))
    found = [problem for problem in check_book(after, settings) if problem not in known]
    if found:
        raise BookProblem(found)
