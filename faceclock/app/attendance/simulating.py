"""Last month under other rules. Nothing is stored."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from faceclock.app.attendance.book import BookProblem, check_book, load_plans
from faceclock.app.attendance.case import Case, Desk
from faceclock.app.attendance.rule_files import RuleFile
from faceclock.app.attendance.showing import people_of
from faceclock.app.site import Site
from faceclock.attendance.checking import Problem
from faceclock.attendance.documents import DocumentProblem
from faceclock.attendance.engine import span_needed
from faceclock.attendance.simulating import Change, Figures, compared, replay, total
from faceclock.domain.bookkeeping import TYPES, Entry
from faceclock.domain.errors import InputProblem
from faceclock.domain.rulebook import BEGINNING, RuleBook, RuleSet, ShiftType
from faceclock.settings.model import Settings
from faceclock.storage.book import Book
from faceclock.storage.instants import utc_now
from faceclock.storage.staff import Staffer

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class ChangedBook:
    """The book that holds, and the one in which ``tables`` are those of a document."""

    held: RuleBook
    changed: RuleBook
    tables: tuple[str, ...]


@dataclass
class Simulation:
    """``changes`` has everybody whose days come out otherwise, losers first; ``before`` and ``after`` are the sums of
    all ``people``."""

    first: date
    last: date
    people: int = 0
    before: Figures = field(default_factory=Figures)
    after: Figures = field(default_factory=Figures)
    changes: list[tuple[Staffer, Change]] = field(default_factory=list)


def changed_book(site: Site, file: RuleFile) -> ChangedBook:
    """A table that stands in the document takes the place of the whole table; the others stay as they are.

    Raises DocumentProblem with every problem that the document brings, each with its line.
    """
    written = tomllib.loads(file.text)
    tables = tuple(table for table in TYPES if table in written)
    if not tables:
        raise InputProblem(
            f"{file.name} has no table of a rule book; write [[rules]], [[shift]] or another one."
        )
    held = Book(site.database).current()
    changed = replace(held, **{table: getattr(file.book, table) for table in tables})
    found = _new_problems(held, changed, site.settings)
    if found:
        raise DocumentProblem(file.located(found))
    return ChangedBook(held, changed, tables)


def drafted_book(site: Site, rules: RuleSet | None, shifts: Sequence[ShiftType]) -> ChangedBook:
    """The company's rules, where given, and each of the shifts as its only version of all time; other shifts stay.

    Raises BookProblem with every problem that the draft brings.
    """
    held = Book(site.database).current()
    codes = {shift.code for shift in shifts}
    wanted: dict[str, tuple[Entry, ...]] = {}
    if rules is not None:
        wanted["rules"] = (replace(rules, valid_from=BEGINNING),)
    if codes:
        others = (shift for shift in held.shift if shift.code not in codes)
        wanted["shift"] = (*others, *(replace(shift, valid_from=BEGINNING) for shift in shifts))
    tables: dict[str, Any] = wanted
    changed = replace(held, **tables)
    found = _new_problems(held, changed, site.settings)
    if found:
        raise BookProblem(found)
    return ChangedBook(held, changed, tuple(wanted))


def simulate(
    site: Site,
    books: ChangedBook,
    first: date,
    last: date,
    *,
    now: Callable[[], datetime] = utc_now,
    progress: Progress = lambda *_: None,
) -> Simulation:
    """Reckon the days first..last, up to today, of everybody under both books, locked ones too. Raises InputProblem
    for days to come."""
    moment = now()
    desks = [
        Desk(site.database, load_plans(site.database, site.settings, book), moment)
        for book in (books.held, books.changed)
    ]
    last = min(last, moment.astimezone(desks[0].plans.zone_of("")).date())
    if first > last:
        raise InputProblem(f"{first} has not come yet; simulate days of which there are punches.")
    done, people = Simulation(first, last), people_of(site)
    for number, person in enumerate(people, 1):
        _add(done, person, desks, moment)
        progress(number, len(people))
    done.people = len(people)
    done.changes.sort(key=lambda entry: (entry[1].gain, entry[0].id))
    return done


def _add(done: Simulation, person: Staffer, desks: Sequence[Desk], now: datetime) -> None:
    before, after = (_replayed(Case(desk, person), done.first, done.last, now) for desk in desks)
    done.before.update(total(before))
    done.after.update(total(after))
    if before != after:
        done.changes.append((person, compared(person.id, before, after)))


def _replayed(case: Case, first: date, last: date, now: datetime) -> list[Figures]:
    stamps = case.facts.days(*span_needed(case.plan, first, last))
    return replay(case.person.id, stamps, case.plan, first, last, now)


def _new_problems(held: RuleBook, changed: RuleBook, settings: Settings) -> list[Problem]:
    """What is wrong already is not the document's fault, and a notice stops nothing."""
    known = set(check_book(held, settings))
    return [item for item in check_book(changed, settings) if item not in known and not item.notice]
