"""The receipt of a deletion, on paper: what went, what stayed and why."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from faceclock.reports.model import Column, Report, Table
from faceclock.reports.words import Words, moment

_REASONS = {
    "punches": "hours",
    "corrections": "hours",
    "adjustments": "hours",
    "consents": "consent",
    "audit": "audit",
}


class Deletion(NamedTuple):
    """``at`` is aware, in the zone in which it is shown; counts by what they count."""

    number: str
    digest: str
    employee_id: str
    at: datetime
    by: str
    company: str
    deleted: Mapping[str, int]
    kept: Mapping[str, int]
    training_caches: int


def receipt(deletion: Deletion, words: Words) -> Report:
    """Two short tables, in which a nought says something; the number and digest stand below them."""
    at = moment(deletion.at)
    notes = [
        words("receipt.number", number=deletion.number),
        words("receipt.digest", digest=deletion.digest),
        words("receipt.backups"),
    ]
    if deletion.training_caches:
        notes.append(words("receipt.caches", count=deletion.training_caches))
    return Report(
        "receipt",
        words("title.receipt"),
        words("receipt.about", employee=deletion.employee_id, at=at, by=deletion.by),
        deletion.company,
        deletion.at.date(),
        deletion.at.date(),
        deletion.at,
        words("made", at=at),
        (_deleted(deletion, words), _kept(deletion, words)),
        notes=tuple(notes),
    )


def _deleted(deletion: Deletion, words: Words) -> Table:
    rows = [(words(f"receipt.{what}"), str(count)) for what, count in deletion.deleted.items()]
    return Table("deleted", words("receipt.deleted"), _columns(words), rows)


def _kept(deletion: Deletion, words: Words) -> Table:
    why = Column("why", words("column.why"), width=44)
    rows = [
        (words(f"receipt.{what}"), str(count), words(f"receipt.why_{_REASONS[what]}"))
        for what, count in deletion.kept.items()
    ]
    return Table("kept", words("receipt.kept"), (*_columns(words), why), rows)


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        Column("what", words("column.kept"), width=34),
        Column("records", words("column.records"), width=10),
    )
