"""Everybody on the roll at a glance, and what changed since."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from faceclock.domain.consent import Purpose
from faceclock.storage.database import Database
from faceclock.storage.instants import from_micros

# Beside max(seq) the other column is of that very row (SQLite).
_AGREED = "SELECT employee_id, given, max(seq) FROM consents WHERE purpose = ? GROUP BY employee_id"
_USABLE = "SELECT employee_id, count(*) FROM templates WHERE pack_digest = ? GROUP BY employee_id"
_ALL = "SELECT employee_id, count(*) FROM templates GROUP BY employee_id"
_UNASKED = (
    "SELECT employee_id FROM (SELECT DISTINCT employee_id FROM templates) AS t WHERE NOT coalesce("
    "(SELECT given FROM consents AS c WHERE c.employee_id = t.employee_id AND c.purpose = ? "
    "ORDER BY c.seq DESC LIMIT 1), 0) ORDER BY employee_id"
)
_HELD = {
    "templates": "SELECT count(*) FROM templates WHERE employee_id = ?",
    "portrait": "SELECT count(*) FROM portraits WHERE employee_id = ?",
    "pictures": "SELECT count(*) FROM enrolment_pictures WHERE employee_id = ?",
    "pin": "SELECT count(*) FROM pins WHERE employee_id = ?",
    "keys": "SELECT count(*) FROM person_keys WHERE employee_id = ?",
    "punches": "SELECT count(*) FROM punches WHERE employee_id = ?",
    "corrections": "SELECT count(*) FROM corrections WHERE punch_id IN "
    "(SELECT id FROM punches WHERE employee_id = ?)",
    "adjustments": "SELECT count(*) FROM adjustments WHERE employee_id = ?",
    "consents": "SELECT count(*) FROM consents WHERE employee_id = ?",
    "audit": "SELECT count(*) FROM audit WHERE subject = ?",
}


class Glance(NamedTuple):
    """``usable`` templates are those of the pack in use, of all ``templates``; ``agreed`` to being recognised."""

    id: str
    name: str
    team: str
    active: bool
    templates: int
    usable: int
    pin: bool
    agreed: bool


class Dates(NamedTuple):
    """When somebody came to the roll, left it and was given the PIN; None for what did not happen."""

    created_at: datetime
    left_at: datetime | None
    pin_set_at: datetime | None


class PeopleOverview:
    """Reads of many tables at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def glances(self, pack_digest: str) -> list[Glance]:
        """Everybody, by ID. Without the vectors: a tenth of a second for 20,000 people."""
        everything = dict(self._database.tuples(_ALL))
        usable = dict(self._database.tuples(_USABLE, (pack_digest,)))
        pins = {row[0] for row in self._database.tuples("SELECT employee_id FROM pins")}
        said = self._database.tuples(_AGREED, (Purpose.RECOGNITION.value,))
        agreed = {who for who, given, _ in said if given}
        roll = self._database.tuples("SELECT id, name, team, active FROM employees ORDER BY id")
        return [
            Glance(
                who,
                name,
                team,
                active == 1,
                everything.get(who, 0),
                usable.get(who, 0),
                who in pins,
                who in agreed,
            )
            for who, name, team, active in roll
        ]

    def dates_of(self, employee_id: str) -> Dates | None:
        """None where nobody has the ID."""
        rows = self._database.rows(
            "SELECT e.created_at, e.left_at, p.changed_at FROM employees AS e "
            "LEFT JOIN pins AS p ON p.employee_id = e.id WHERE e.id = ?",
            (employee_id,),
        )
        if not rows:
            return None
        return Dates(
            from_micros(rows[0]["created_at"]), *map(_instant, (rows[0]["left_at"], rows[0]["changed_at"]))
        )

    def held_of(self, employee_id: str) -> Mapping[str, int]:
        """How many records each table holds of a person; ``portrait`` and ``pin`` are 0 or 1."""
        return {what: self._database.tuples(sql, (employee_id,))[0][0] for what, sql in _HELD.items()}

    def unasked(self) -> list[str]:
        """IDs of people who have templates and no standing consent to recognition: enrolled by an earlier FaceClock."""
        return [row[0] for row in self._database.tuples(_UNASKED, (Purpose.RECOGNITION.value,))]

    def newest(self) -> int:
        """The number of the last audit row, from which on `changed_since` looks."""
        return int(self._database.tuples("SELECT coalesce(max(seq), 0) FROM audit")[0][0])

    def changed_since(self, seq: int) -> bool:
        """Whether anything but a punch was recorded later: people, teams, templates, consents, PINs, whoever did it."""
        return bool(
            self._database.tuples(
                "SELECT EXISTS (SELECT 1 FROM audit WHERE seq > ? AND action NOT LIKE 'punch.%')", (seq,)
            )[0][0]
        )


def _instant(micros: Any) -> datetime | None:
    return None if micros is None else from_micros(micros)
