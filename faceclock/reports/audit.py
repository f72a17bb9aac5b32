"""Who did what, when: the audit log as it stands."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from faceclock.reports.model import Anew, Column, Figure, Kind, Report, Row, Table
from faceclock.reports.scope import Scope

# From when to when the whole log goes; None where nothing is in it.
Reach = Callable[[], tuple[datetime, datetime] | None]


class Entry(NamedTuple):
    """One row of the log."""

    seq: int
    at: datetime
    kiosk: str
    actor: str
    action: str
    subject: str
    detail: Mapping[str, object]


def audit(scope: Scope, entries: Iterable[Entry], reach: Reach = lambda: None) -> Report:
    """``entries`` are read twice and never kept. ``reach``: asked only where there are none."""
    words = scope.words
    actors = Counter(entry.actor for entry in entries)
    table = Table(
        "audit",
        words("title.audit"),
        (
            Column("seq", words("column.seq"), Kind.COUNT, 8),
            Column("at", words("column.at"), Kind.INSTANT, 18),
            Column("actor", words("column.actor"), width=16),
            Column("action", words("column.action"), width=20),
            Column("subject", words("column.subject"), width=18),
            Column("kiosk", words("column.kiosk"), width=12),
            Column("detail", words("column.detail"), width=70),
        ),
        Anew(lambda: _rows(scope, entries)),
        empty="" if actors else _nothing(scope, reach()),
    )
    return Report(
        "audit",
        words("title.audit"),
        scope.subtitle(),
        scope.company,
        scope.first,
        scope.last,
        scope.made_at,
        scope.made(),
        (table,),
        figures=(
            Figure(
                words("figure.entries"), str(actors.total()), words("figure.by_actors", count=len(actors))
            ),
        ),
    )


def _nothing(scope: Scope, reach: tuple[datetime, datetime] | None) -> str:
    """Who finds nothing is told where there is something."""
    if reach is None:
        return scope.words("empty.log")
    first, last = (scope.words.day(scope.local(at).date()) for at in reach)
    return scope.words("empty.audit", first=first, last=last)


def _rows(scope: Scope, entries: Iterable[Entry]) -> Iterator[Row]:
    for entry in entries:
        detail = ", ".join(
            f"{key}: {value}" for key, value in entry.detail.items() if value not in (None, "")
        )
        at = scope.local(entry.at)
        yield (entry.seq, at, entry.actor, entry.action, entry.subject, entry.kiosk, detail)
