"""Who was deleted and who withdrew a consent, as the log of one database tells it, for another of the same site."""

import json
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faceclock.domain.consent import Purpose
from faceclock.storage.database import Database
from faceclock.storage.examination import reading_connection
from faceclock.storage.faults import spoken

# Who is meant is told by the row of the log that added the person: its number and instant. The ID alone may be
# somebody else's by now.
_LAST_ADDED = (
    "(SELECT max(added.seq) FROM audit AS added WHERE added.subject = {0} AND added.action = 'employee.add'"
    "{1})"
)
_DELETED = (
    "SELECT gone.subject, born.seq, born.at FROM audit AS gone JOIN audit AS born ON born.seq = "
    + _LAST_ADDED.format("gone.subject", " AND added.seq < gone.seq")
    + " WHERE gone.action = 'employee.remove' ORDER BY gone.seq"
)
_WITHDRAWN = (
    "SELECT c.employee_id, born.seq, born.at, c.purpose FROM consents AS c JOIN audit AS born ON born.seq = "
    + _LAST_ADDED.format("c.employee_id", "")
    + " WHERE NOT c.given AND c.at >= born.at AND NOT EXISTS (SELECT 1 FROM consents AS later "
    "WHERE later.employee_id = c.employee_id AND later.purpose = c.purpose AND later.seq > c.seq) ORDER BY c.seq"
)
_RECEIPTS = "SELECT subject, detail FROM audit WHERE action = 'employee.receipt' ORDER BY seq"


@dataclass(frozen=True)
class Person:
    """``added`` and ``added_at`` (microseconds) are the row of the audit log that put the person on the roll."""

    id: str
    added: int
    added_at: int


@dataclass(frozen=True)
class ReceiptRow:
    """What the log says of a receipt that was given for a deletion."""

    employee_id: str
    detail: dict[str, Any]


@dataclass(frozen=True)
class Departures:
    """``withdrawn``: of people who are still there, what they no longer agree to. ``receipts``: all of the site whose
    chain ``site`` names."""

    deleted: tuple[Person, ...]
    withdrawn: tuple[tuple[Person, Purpose], ...]
    receipts: tuple[ReceiptRow, ...] = ()
    site: str = ""


def departures_in(path: Path) -> Departures:
    """Of the database at ``path``, of any schema that has consents. Raises StorageProblem when it is damaged."""
    with closing(reading_connection(path)) as connection, spoken(path):
        deleted = tuple(Person(*row) for row in connection.execute(_DELETED))
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'consents'").fetchone():
            return Departures(deleted, ())
        withdrawn = tuple((Person(*row[:3]), Purpose(row[3])) for row in connection.execute(_WITHDRAWN))
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'chain'").fetchone():
            return Departures(deleted, withdrawn)
        receipts = tuple(ReceiptRow(row[0], json.loads(row[1])) for row in connection.execute(_RECEIPTS))
        row = connection.execute("SELECT key FROM chain WHERE seq = 0").fetchone()
        return Departures(deleted, withdrawn, receipts, str(row[0]) if row else "")


def is_still_there(database: Database, person: Person) -> bool:
    """Whether that very person, and nobody who was given the number later, stands on the roll of ``database``."""
    born = database.tuples(
        "SELECT added.seq, added.at FROM audit AS added JOIN employees AS e ON e.id = added.subject "
        "WHERE added.subject = ? AND added.action = 'employee.add' ORDER BY added.seq DESC LIMIT 1",
        (person.id,),
    )
    return born == [(person.added, person.added_at)]
