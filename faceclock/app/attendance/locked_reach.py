"""Changes of the rule book that reach into locked days, which do not follow them."""

from collections.abc import Iterator, Sequence
from datetime import date

from faceclock.app.attendance.periods import span_text
from faceclock.domain.bookkeeping import Entry, entries
from faceclock.domain.rulebook import RuleBook
from faceclock.storage.book_reach import Span, touched
from faceclock.storage.database import Database
from faceclock.storage.periods import Period, Periods

_NAMED = 3  # periods; of more the first and the last are named


def locked_notices(database: Database, before: RuleBook, after: RuleBook) -> list[str]:
    """A sentence with the ways out where locked days would be others by ``after``, none where no change reaches any."""
    locked = Periods(database).locked()
    spans = {*_spans(before, after), *_spans(after, before)} if locked else set()
    return _notices([period for period in locked if any(_meet(period, span) for span in spans)])


def locked_since(database: Database, first: date) -> list[str]:
    """The same of a change that holds from a day on."""
    return _notices([period for period in Periods(database).locked() if first <= period.last])


def _notices(reached: Sequence[Period]) -> list[str]:
    if not reached:
        return []
    return [
        f"Locked days stay as they were ({_names(reached)}): book minutes into an open day with "
        "`faceclock correct adjust`, or open the days with `faceclock attendance unlock`."
    ]


def _spans(book: RuleBook, other: RuleBook) -> Iterator[Span]:
    """The days that those entries of a book have a say in which the other lacks."""
    lacking = _entries(book) - _entries(other)
    for _, entry in lacking:
        yield from touched(entry, book)


def _entries(book: RuleBook) -> set[tuple[str, Entry]]:
    return {(table, entry) for table, _, entry in entries(book)}


def _meet(period: Period, span: Span) -> bool:
    return span.first <= period.last and (span.last is None or period.first <= span.last)


def _names(periods: Sequence[Period]) -> str:
    names = [span_text(period.first, period.last) for period in periods]
    return ", ".join(names) if len(names) <= _NAMED else f"{names[0]} ... {names[-1]}"
