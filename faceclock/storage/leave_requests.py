"""Leave that somebody asked for, and what was decided about it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.rulebook import Leave, LeavePart
from faceclock.storage.audit import Audit
from faceclock.storage.database import Database, Value
from faceclock.storage.instants import from_micros, to_micros, utc_now

_WAITING = (
    "SELECT * FROM leave_requests WHERE NOT EXISTS "
    "(SELECT 1 FROM leave_decisions WHERE request = leave_requests.id)"
)


@dataclass(frozen=True)
class LeaveRequest:
    """``leave`` is what would be entered: without an ID of its own and approved by nobody."""

    id: str
    leave: Leave
    at: datetime
    by: str


@dataclass(frozen=True)
class Decision:
    """On a request; ``granted`` False: it was refused."""

    granted: bool
    at: datetime
    by: str


class LeaveRequests:
    """The leave_requests and leave_decisions tables; nothing in them is ever changed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._audit = Audit(database)

    def add(self, leave: Leave, *, by: str, at: datetime | None = None) -> LeaveRequest:
        """Ask for it. Raises StorageProblem."""
        made = LeaveRequest(uuid7(), leave, at or utc_now(), by)
        row: dict[str, Value] = {
            "id": made.id,
            "employee_id": leave.employee,
            "type": leave.type,
            "first": leave.first.isoformat(),
            "last": leave.last.isoformat(),
            "part": leave.part.value,
            **self._made(made.at, by),
        }
        with self._database.transaction():
            self._database.insert("leave_requests", row)
            self._record("leave.ask", made, by, made.at)
        return made

    def waiting(self) -> list[LeaveRequest]:
        """Those that nobody has decided, the oldest first."""
        return [_request(row) for row in self._database.rows(f"{_WAITING} ORDER BY seq")]

    def of(self, employee_id: str) -> list[tuple[LeaveRequest, Decision | None]]:
        """All of one person, the oldest first, and what was decided; None of those that wait."""
        rows = self._database.rows(
            "SELECT r.*, d.granted, d.at AS decided_at, d.actor AS decider FROM leave_requests AS r "
            "LEFT JOIN leave_decisions AS d ON d.request = r.id WHERE r.employee_id = ? ORDER BY r.seq",
            (employee_id,),
        )
        return [(_request(row), _decision(row)) for row in rows]

    def require(self, request_id: str) -> LeaveRequest:
        """Raises InputProblem for one that does not wait."""
        rows = self._database.rows(f"{_WAITING} AND id = ?", (request_id,))
        if not rows:
            raise InputProblem("This request does not wait any more; somebody has decided it.")
        return _request(rows[0])

    def decide(self, request_id: str, *, granted: bool, by: str, at: datetime | None = None) -> LeaveRequest:
        """Once only. Raises InputProblem for one that does not wait."""
        moment = at or utc_now()
        with self._database.transaction():
            found = self.require(request_id)
            row: dict[str, Value] = {"id": uuid7(), "request": request_id, "granted": int(granted)}
            self._database.insert("leave_decisions", {**row, **self._made(moment, by)})
            self._record("leave.grant" if granted else "leave.refuse", found, by, moment)
        return found

    def _made(self, at: datetime, by: str) -> dict[str, Value]:
        return {"at": to_micros(at), "actor": by, "kiosk": self._database.kiosk}

    def _record(self, action: str, found: LeaveRequest, by: str, at: datetime) -> None:
        leave = found.leave
        detail = {
            "type": leave.type,
            "first": f"{leave.first}",
            "last": f"{leave.last}",
            "part": leave.part.value,
        }
        self._audit.record(action, leave.employee, actor=by, at=at, detail=detail)


def _request(row: dict[str, Any]) -> LeaveRequest:
    first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
    leave = Leave("", row["employee_id"], row["type"], first, last, LeavePart(row["part"]))
    return LeaveRequest(row["id"], leave, from_micros(row["at"]), row["actor"])


def _decision(row: dict[str, Any]) -> Decision | None:
    if row["granted"] is None:
        return None
    return Decision(bool(row["granted"]), from_micros(row["decided_at"]), row["decider"])
