"""What commands that set and take back entries of the rule book share."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, time
from typing import TYPE_CHECKING, Any

import typer

from faceclock.cli.context import Context
from faceclock.cli.output import say, show_json, show_table
from faceclock.cli.periods import one_day
from faceclock.domain.bookkeeping import Entry
from faceclock.domain.errors import InputProblem
from faceclock.domain.rulebook import RuleBook

if TYPE_CHECKING:
    from faceclock.app.site import Site

_TIME = re.compile(r"\d{1,2}:\d{2}")


def clock_time(text: str) -> time:
    """A time such as 08:00. Raises InputProblem."""
    with suppress(ValueError):
        if _TIME.fullmatch(text):
            hours, minutes = text.split(":")
            return time(int(hours), int(minutes))
    raise InputProblem(f"'{text}' is no time such as 08:00; the last one of a day is 23:59.")


def optional_day(text: str) -> date | None:
    """None for an empty text. Raises InputProblem for what is no day."""
    return one_day(text) if text else None


def held_book(context: Context) -> RuleBook:
    """The rule book that holds."""
    from faceclock.app.site import open_site
    from faceclock.storage.book import Book

    with open_site(context.data) as site:
        return Book(site.database).current()


def store(context: Context, found: Iterable[tuple[str, Entry]], done: str) -> None:
    """Set entries and say so."""
    from faceclock.app.attendance.book import put_all
    from faceclock.app.site import open_site

    entries = list(found)
    with open_site(context.data) as site, _noting_locks(context, site):
        count = put_all(site.database, site.settings, entries)
        tell(context, entries, done if count else "Nothing has changed.")


def remove(context: Context, table: str, keys: Iterable[str], done: str) -> None:
    """Take entries back and say so."""
    from faceclock.app.attendance.book import take_back
    from faceclock.app.site import open_site

    wanted = list(keys)
    with open_site(context.data) as site, _noting_locks(context, site):
        take_back(site.database, site.settings, table, wanted)
        if context.json:
            show_json({"taken_back": wanted})
        else:
            say(done)


@contextmanager
def _noting_locks(context: Context, site: "Site") -> Iterator[None]:
    """Say afterwards where locked days do not follow a change; beside the JSON, on stderr."""
    from faceclock.app.attendance.locked_reach import locked_notices
    from faceclock.storage.book import Book

    before = Book(site.database).current()
    yield
    for notice in locked_notices(site.database, before, Book(site.database).current()):
        typer.echo(notice, err=context.json)


def tell(context: Context, entries: Iterable[tuple[str, Entry]], sentence: str) -> None:
    """The entries for a program, a sentence for people."""
    if context.json:
        show_json([plain for table, entry in entries for plain in plain_entries(table, [entry])])
    else:
        say(sentence)


def show_entries(
    context: Context,
    table: str,
    held: Iterable[Any],
    columns: Sequence[str],
    cells: Callable[[Any], Sequence[object]],
    *,
    empty: str,
) -> None:
    """Entries of one table: whole for a program, by ``cells`` under ``columns`` for people."""
    found = list(held)
    if context.json:
        show_json(plain_entries(table, found))
    else:
        show_table(columns, [cells(entry) for entry in found], empty=empty)


def plain_entries(table: str, entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """As JSON, with the names of the rule book."""
    from faceclock.attendance.documents import to_plain
    from faceclock.domain.bookkeeping import book_of

    return to_plain(book_of((table, entry) for entry in entries))[table]
