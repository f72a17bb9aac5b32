"""Punches, and how later corrections make them count."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from faceclock.domain.errors import InputProblem
from faceclock.domain.punch import Direction, Evidence, Method, Punch
from faceclock.storage.audit import Audit
from faceclock.storage.database import Database, Value
from faceclock.storage.instants import from_micros, to_micros

_AT_A_KIOSK = (Method.FACE, Method.PIN)
_COUNTED = "employee_id = ? AND NOT suppressed AND NOT voided"


@dataclass(frozen=True)
class EffectivePunch:
    """A punch as it was made, and what corrections made of it."""

    punch: Punch
    direction: Direction
    voided: bool

    @property
    def counted(self) -> bool:
        """False for a duplicate and for a voided punch."""
        return not (self.punch.suppressed or self.voided)


class Punches:
    """The punches table; nothing in it is ever changed or removed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._audit = Audit(database)

    def add(self, punch: Punch, *, by: str = "", recorded: datetime | None = None) -> None:
        """Store a punch with its audit row; ``by`` is who made it, else the kiosk, and ``recorded`` when, else at
        the punch's own instant. Raises StorageProblem."""
        detail = {
            "punch": punch.id,
            "direction": punch.direction.value,
            "method": punch.method.value,
            "suppressed": punch.suppressed,
            "clock_back": punch.clock_back,
        }
        with self._database.transaction():
            self._database.insert("punches", _columns(punch))
            self._audit.record(
                "punch.add",
                punch.employee_id,
                actor=by or punch.kiosk,
                at=recorded or punch.at,
                detail=detail,
            )

    def get(self, punch_id: str) -> EffectivePunch:
        """Raises InputProblem for an unknown ID."""
        found = self._select("id = ?", (punch_id,), "seq")
        if not found:
            raise InputProblem(f"There is no punch {punch_id}; look it up in the list of punches.")
        return found[0]

    def all(self, *, newest_first: bool = False) -> list[EffectivePunch]:
        """Every punch in the order of arrival."""
        return self._select("true", (), "seq DESC" if newest_first else "seq")

    def newest(self, limit: int) -> list[EffectivePunch]:
        """The last ``limit`` punches to arrive, newest first."""
        return self._select("true", (), "seq DESC LIMIT ?", limit)

    def of(self, employee_id: str) -> list[EffectivePunch]:
        """All of one person, by instant."""
        return self._select("employee_id = ?", (employee_id,), "at, seq")

    def last_few_of(self, employee_id: str, limit: int) -> list[EffectivePunch]:
        """The last ``limit`` of one person, newest first."""
        return self._select("employee_id = ?", (employee_id,), "at DESC, seq DESC LIMIT ?", limit)

    def between(self, start: datetime, end: datetime, employee_id: str = "") -> list[EffectivePunch]:
        """With start <= at < end, by instant; everybody's, or one person's."""
        span = (to_micros(start), to_micros(end))
        if employee_id:
            return self._select("employee_id = ? AND at >= ? AND at < ?", (employee_id, *span), "at, seq")
        return self._select("at >= ? AND at < ?", span, "at, seq")

    def last_of(self, employee_id: str, before: datetime) -> EffectivePunch | None:
        """The person's last counted punch at or before an instant."""
        found = self._select(
            f"{_COUNTED} AND at <= ?", (employee_id, to_micros(before)), "at DESC, seq DESC LIMIT 1"
        )
        return found[0] if found else None

    def nearest_of(self, employee_id: str, at: datetime) -> EffectivePunch | None:
        """The person's counted punch nearest to an instant, on either side: clocks may be set back."""
        after = self._select(f"{_COUNTED} AND at > ?", (employee_id, to_micros(at)), "at, seq LIMIT 1")
        before = self.last_of(employee_id, at)
        candidates = ([before] if before else []) + after
        return min(candidates, key=lambda found: abs(found.punch.at - at), default=None)

    def recent_of(self, employee_id: str, at: datetime, within: timedelta) -> list[EffectivePunch]:
        """The person's counted punches at most ``within`` from an instant, in the order in which they were made:
        those of kiosks by arrival, which no clock disturbs, what was added later by its instant."""
        span = (to_micros(at - within), to_micros(at + within))
        return _as_made(self._select(f"{_COUNTED} AND at BETWEEN ? AND ?", (employee_id, *span), "seq"))

    def last_instant_at(self, kiosk: str) -> datetime | None:
        """When the kiosk's last punch, anybody's, was made by the kiosk's own clock; what was added by hand or by
        the system says nothing about that."""
        rows = self._database.rows(
            "SELECT at FROM punches WHERE kiosk = ? AND method IN (?, ?) ORDER BY seq DESC LIMIT 1",
            (kiosk, *(method.value for method in _AT_A_KIOSK)),
        )
        return from_micros(rows[0]["at"]) if rows else None

    def similarities(self, pack_digest: str, limit: int) -> list[tuple[str, float]]:
        """Who was recognised by a pack, and how surely: the newest ``limit`` looks that nobody took back."""
        return self._database.tuples(
            "SELECT employee_id, similarity FROM effective_punches "
            "WHERE pack_digest = ? AND similarity IS NOT NULL AND NOT voided ORDER BY seq DESC LIMIT ?",
            (pack_digest, limit),
        )

    def _select(
        self, condition: str, parameters: tuple[Value, ...], order: str, *limit: int
    ) -> list[EffectivePunch]:
        sql = f"SELECT * FROM effective_punches WHERE {condition} ORDER BY {order}"
        return [_effective(row) for row in self._database.rows(sql, (*parameters, *limit))]


def _as_made(arrived: list[EffectivePunch]) -> list[EffectivePunch]:
    made = [found for found in arrived if found.punch.method in _AT_A_KIOSK]
    for added in sorted((found for found in arrived if found not in made), key=lambda found: found.punch.at):
        later = (place for place, found in enumerate(made) if found.punch.at > added.punch.at)
        made.insert(next(later, len(made)), added)
    return made


def _columns(punch: Punch) -> dict[str, Value]:
    evidence = punch.evidence
    return {
        "id": punch.id,
        "employee_id": punch.employee_id,
        "at": to_micros(punch.at),
        "zone": punch.zone,
        "direction": punch.direction.value,
        "method": punch.method.value,
        "kiosk": punch.kiosk,
        "suppressed": int(punch.suppressed),
        "clock_back": int(punch.clock_back),
        "similarity": evidence.similarity if evidence else None,
        "threshold": evidence.threshold if evidence else None,
        "runner_up": evidence.runner_up if evidence else None,
        "pack_digest": evidence.pack_digest if evidence else None,
        "frames": evidence.frames if evidence else None,
    }


def _effective(row: dict[str, Any]) -> EffectivePunch:
    return EffectivePunch(_punch(row), Direction(row["effective_direction"]), bool(row["voided"]))


def _punch(row: dict[str, Any]) -> Punch:
    return Punch(
        id=row["id"],
        employee_id=row["employee_id"],
        at=from_micros(row["at"]),
        zone=row["zone"],
        direction=Direction(row["direction"]),
        method=Method(row["method"]),
        kiosk=row["kiosk"],
        suppressed=bool(row["suppressed"]),
        clock_back=bool(row["clock_back"]),
        evidence=_evidence(row),
    )


def _evidence(row: dict[str, Any]) -> Evidence | None:
    if row["pack_digest"] is None:
        return None
    return Evidence(row["similarity"], row["threshold"], row["runner_up"], row["pack_digest"], row["frames"])
