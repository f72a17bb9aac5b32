"""Rules that were tried out, made to hold from a day on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from faceclock.app.attendance.book import put_all
from faceclock.app.attendance.simulating import ChangedBook
from faceclock.app.site import Site
from faceclock.domain.bookkeeping import Entry
from faceclock.domain.errors import InputProblem
from faceclock.domain.rulebook import RuleBook, RuleSet, ShiftType
from faceclock.storage.periods import Periods

_DATED = ("rules", "shift")
V = TypeVar("V", RuleSet, ShiftType)


def publish(site: Site, books: ChangedBook, day: date, as_of: date) -> list[Entry]:
    """Let the rules and shifts of a document hold from ``day`` on, in the version that it has for the day ``as_of``;
    what was set. Raises InputProblem where a locked period is touched, another table is changed, which holds for
    every day, or a later version would go before; DocumentProblem as `put_all`."""
    _refuse_locked(Periods(site.database), day)
    _refuse_undated(books)
    found = [*_rules(books, day, as_of), *_shifts(books, day, as_of)]
    _refuse_later(books.held, found, day)
    put_all(site.database, site.settings, found)
    return [entry for _, entry in found]


def _rules(books: ChangedBook, day: date, as_of: date) -> Iterator[tuple[str, Entry]]:
    wanted = version_on(books.changed.rules, as_of) if "rules" in books.tables else None
    if wanted and _other(wanted, version_on(books.held.rules, day)):
        yield "rules", replace(wanted, valid_from=day)


def _shifts(books: ChangedBook, day: date, as_of: date) -> Iterator[tuple[str, Entry]]:
    if "shift" not in books.tables:
        return
    for code in sorted({shift.code for shift in books.changed.shift}):
        wanted = version_on(_coded(books.changed, code), as_of)
        if wanted and _other(wanted, version_on(_coded(books.held, code), day)):
            yield "shift", replace(wanted, valid_from=day)


def version_on(versions: Sequence[V], day: date) -> V | None:
    """The one that holds on a day, else the first to come."""
    ordered = sorted(versions, key=lambda version: version.valid_from)
    begun = [version for version in ordered if version.valid_from <= day]
    return begun[-1] if begun else next(iter(ordered), None)


def _coded(book: RuleBook, code: str) -> list[ShiftType]:
    return [shift for shift in book.shift if shift.code == code]


def _other(wanted: V, held: V | None) -> bool:
    return held is None or replace(held, valid_from=wanted.valid_from) != wanted


def _refuse_locked(periods: Periods, day: date) -> None:
    for period in periods.locked():
        if period.last >= day:
            first_open = date.fromordinal(period.last.toordinal() + 1)
            raise InputProblem(
                f"{day} lies before the end of a locked period ({period.first} to {period.last}); publish from "
                f"{first_open} on, or unlock it first."
            )


def _refuse_undated(books: ChangedBook) -> None:
    for table in books.tables:
        if table not in _DATED and set(getattr(books.held, table)) != set(getattr(books.changed, table)):
            raise InputProblem(
                f"Only rules and shifts can begin on a day, and {table} was changed too; set that by its own command."
            )


def _refuse_later(held: RuleBook, found: Sequence[tuple[str, Entry]], day: date) -> None:
    codes = {entry.code for _, entry in found if isinstance(entry, ShiftType)}
    rules = any(isinstance(entry, RuleSet) for _, entry in found)
    later: list[tuple[str, date]] = [
        *(("the rules", version.valid_from) for version in held.rules if rules),
        *((f"the shift {shift.code}", shift.valid_from) for shift in held.shift if shift.code in codes),
    ]
    for what, since in later:
        if since > day:
            raise InputProblem(
                f"There is a later version of {what}, from {since} on, which would go before; publish from "
                f"{since} on, or take it back first."
            )
