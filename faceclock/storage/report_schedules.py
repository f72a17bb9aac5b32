"""Scheduled reports: the orders, and which of them are due."""

import json
from dataclasses import asdict
from datetime import datetime, time, timedelta
from typing import Any

from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.report_schedule import Days, Every, ReportOrder, ReportSchedule, Rhythm
from faceclock.storage.audit import Audit, Detail
from faceclock.storage.database import Database, Value
from faceclock.storage.instants import from_micros, to_micros, utc_now


class ReportSchedules:
    """The report_schedules table. ``by`` says who makes a change."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._audit = Audit(database)

    def all(self) -> list[ReportSchedule]:
        """The oldest first."""
        return [
            _schedule(row)
            for row in self._database.rows("SELECT * FROM report_schedules ORDER BY created_at, id")
        ]

    def require(self, schedule_id: str) -> ReportSchedule:
        """Raises InputProblem when there is none of this ID."""
        rows = self._database.rows("SELECT * FROM report_schedules WHERE id = ?", (schedule_id,))
        if not rows:
            raise _gone()
        return _schedule(rows[0])

    def add(self, order: ReportOrder, next_due: datetime, *, by: str) -> str:
        """Returns the ID."""
        schedule_id = uuid7()
        row: dict[str, Value] = {
            "id": schedule_id,
            "body": _body(order),
            "next_due": to_micros(next_due),
            "try_at": to_micros(next_due),
            "last_outcome": "",
            "created_at": to_micros(utc_now()),
            "actor": by,
        }
        with self._database.transaction():
            self._database.insert("report_schedules", row)
            self._record("report.schedule", schedule_id, order, by)
        return schedule_id

    def change(self, schedule_id: str, order: ReportOrder, next_due: datetime, *, by: str) -> None:
        """What it says from now on. Raises InputProblem when it is gone."""
        due = to_micros(next_due)
        with self._database.transaction():
            changed = self._database.execute(
                "UPDATE report_schedules SET body = ?, next_due = ?, try_at = ?, last_outcome = '' WHERE id = ?",
                (_body(order), due, due, schedule_id),
            )
            if not changed:
                raise _gone()
            self._record("report.reschedule", schedule_id, order, by)

    def remove(self, schedule_id: str, *, by: str) -> None:
        """Raises InputProblem when it is gone."""
        with self._database.transaction():
            order = self.require(schedule_id).order
            self._database.execute("DELETE FROM report_schedules WHERE id = ?", (schedule_id,))
            self._record("report.unschedule", schedule_id, order, by)

    def claim(self, now: datetime, lease: timedelta) -> ReportSchedule | None:
        """One that is due, kept for the caller for ``lease``: of several processes one gets it."""
        with self._database.transaction():
            found = next((one for one in self.all() if one.is_due(now)), None)
            if found is not None:
                self.set_aside(found.id, now + lease)
            return found

    def set_aside(self, schedule_id: str, until: datetime) -> None:
        """Not to be tried before ``until``."""
        self._database.execute(
            "UPDATE report_schedules SET try_at = ? WHERE id = ?", (to_micros(until), schedule_id)
        )

    def move(self, schedule_id: str, next_due: datetime) -> None:
        """Another next run, without one now; when the last one was is not known any more."""
        due = to_micros(next_due)
        self._database.execute(
            "UPDATE report_schedules SET next_due = ?, try_at = ?, last_run = NULL WHERE id = ?",
            (due, due, schedule_id),
        )

    def done(
        self, schedule_id: str, at: datetime, outcome: str, next_due: datetime, try_at: datetime
    ) -> None:
        """How a run ended, and when the next one is; a schedule that was removed meanwhile stays so."""
        self._database.execute(
            "UPDATE report_schedules SET last_run = ?, last_outcome = ?, next_due = ?, try_at = ? WHERE id = ?",
            (to_micros(at), outcome, to_micros(next_due), to_micros(try_at), schedule_id),
        )

    def _record(self, action: str, schedule_id: str, order: ReportOrder, by: str) -> None:
        detail: Detail = {"report": order.kind, "folder": order.folder, "active": order.active}
        self._audit.record(action, schedule_id, actor=by, detail=detail)


def _gone() -> InputProblem:
    return InputProblem("This schedule does not exist any more; look at the list of scheduled reports.")


def _body(order: ReportOrder) -> str:
    plain = asdict(order)
    plain["rhythm"]["at"] = order.rhythm.at.isoformat("minutes")
    return json.dumps(plain, ensure_ascii=False)


def _order(body: str) -> ReportOrder:
    plain: dict[str, Any] = json.loads(body)
    rhythm = plain.pop("rhythm")
    return ReportOrder(
        **{
            **plain,
            "formats": tuple(plain["formats"]),
            "days": Days(plain["days"]),
            "rhythm": Rhythm(Every(rhythm["every"]), time.fromisoformat(rhythm["at"]), rhythm["on"]),
        }
    )


def _schedule(row: dict[str, Any]) -> ReportSchedule:
    last = row["last_run"]
    return ReportSchedule(
        row["id"],
        _order(row["body"]),
        from_micros(row["next_due"]),
        from_micros(row["try_at"]),
        None if last is None else from_micros(last),
        row["last_outcome"],
        row["actor"],
    )
