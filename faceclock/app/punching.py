"""A punch, from who and when to a row on disk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from faceclock.app.guesses import count_failure, waiting
from faceclock.app.zone import zone_of
from faceclock.attendance.punching import clock_went_back, is_duplicate
from faceclock.domain.errors import InputProblem, PinRefused
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.prediction import Prediction
from faceclock.domain.punch import Correction, CorrectionKind, Direction, Evidence, Method, Punch
from faceclock.security.hashing import verify_secret
from faceclock.security.pins import hash_pin
from faceclock.settings.model import Settings
from faceclock.storage.audit import Audit
from faceclock.storage.corrections import Corrections
from faceclock.storage.database import Database
from faceclock.storage.employees import Employees
from faceclock.storage.instants import utc_now
from faceclock.storage.pins import Pins
from faceclock.storage.punches import Punches

if TYPE_CHECKING:
    from faceclock.app.foresight import Foresight
    from faceclock.attendance.plan import Plans


@dataclass(frozen=True)
class Recorded:
    """``prediction`` is where the punch's direction comes from; None where it repeats an earlier punch."""

    punch: Punch
    prediction: Prediction | None = None


class PunchClock:
    """Decides direction and duplicates, and records. When a method has returned, its fact is on disk.

    Every method raises StorageProblem when the fact could not be recorded, and InputProblem for an unknown or
    inactive employee or punch.
    """

    def __init__(self, database: Database, settings: Settings, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._settings = settings
        self._now = now
        self._employees = Employees(database)
        self._punches = Punches(database)
        self._corrections = Corrections(database)
        self._pins = Pins(database)
        self._audit = Audit(database)

    def prepare(self) -> None:
        """Read what a punch needs, so that the first one does not wait for it."""
        self._foresight.prepare(self._zone)

    def punch(
        self,
        employee_id: str,
        at: datetime | None = None,
        method: Method = Method.FACE,
        evidence: Evidence | None = None,
    ) -> Punch:
        """`record`, for who does not ask how sure its direction is."""
        return self.record(employee_id, at, method, evidence).punch

    def record(
        self,
        employee_id: str,
        at: datetime | None = None,
        method: Method = Method.FACE,
        evidence: Evidence | None = None,
    ) -> Recorded:
        """Record a punch, suppressed when it repeats a counted one within the duplicate interval.

        The last punch is read inside the writing transaction, so that two kiosks cannot both count one visit.
        """
        at, plans = at or self._now(), self._foresight.prepare(self._zone)
        with self._database.transaction():
            recorded = self._judged(self._active(employee_id), at, method, evidence, plans)
            self._punches.add(recorded.punch)
        return recorded

    def undo(self, punch_id: str, by: str, reason: str = "", at: datetime | None = None) -> Correction:
        """Void a punch; it stays, and counts for nothing. Raises InputProblem when it is void already."""
        return self._correct(
            Correction(uuid7(), punch_id, CorrectionKind.VOID, at or self._now(), by, reason)
        )

    def change_direction(
        self, punch_id: str, direction: Direction, by: str, reason: str = "", at: datetime | None = None
    ) -> Correction:
        """Let a punch count in another direction; the last change wins."""
        kind = CorrectionKind.DIRECTION
        return self._correct(Correction(uuid7(), punch_id, kind, at or self._now(), by, reason, direction))

    def set_pin(self, employee_id: str, pin: str, by: str, at: datetime | None = None) -> None:
        """Raises InputProblem for a PIN that is too easy or malformed."""
        self._pins.set(employee_id, hash_pin(pin), by=by, at=at or self._now())

    def pin_punch(self, employee_id: str, pin: str, at: datetime | None = None) -> Recorded:
        """Record a punch by ID and PIN. Raises PinRefused for a wrong pair, and while too many were wrong.

        The failure is counted in the transaction that checks the PIN: guesses in parallel gain nothing.
        """
        at = at or self._now()
        employee_id = self._employees.number_meant(employee_id)
        with self._database.transaction():
            refusal = self._refusal(employee_id, pin, at)
            if refusal is None:
                self._pins.forget_failures(employee_id)
                return self.record(employee_id, at, Method.PIN)
        raise refusal

    @cached_property
    def _foresight(self) -> "Foresight":
        """Made when the first punch comes: most commands need none, and a window opens before it."""
        from faceclock.app.foresight import Foresight

        return Foresight(self._database)

    @cached_property
    def _zone(self) -> str:
        return zone_of(self._settings)

    @property
    def _interval(self) -> timedelta:
        return timedelta(minutes=self._settings.punching.duplicate_minutes)

    def _judged(
        self, employee: Employee, at: datetime, method: Method, evidence: Evidence | None, plans: "Plans"
    ) -> Recorded:
        """In the direction of the counted punch that it repeats, else in the most probable one."""
        kiosk = self._settings.site.kiosk
        counted = self._punches.nearest_of(employee.id, at)
        if counted and is_duplicate(counted.punch.at, at, self._interval):
            prediction, direction = None, counted.direction
        else:
            prediction = self._foresight.predict(employee, at, plans)
            direction = prediction.direction
        punch = Punch(
            id=uuid7(),
            employee_id=employee.id,
            at=at,
            zone=self._zone,
            direction=direction,
            method=method,
            kiosk=kiosk,
            suppressed=prediction is None,
            clock_back=clock_went_back(self._punches.last_instant_at(kiosk), at),
            evidence=evidence,
        )
        return Recorded(punch, prediction)

    def _active(self, employee_id: str) -> Employee:
        employee = self._employees.require(employee_id)
        if not employee.active:
            raise InputProblem(
                f"The employee {employee_id} is not active; an administrator can activate the ID again."
            )
        return employee

    def _correct(self, correction: Correction) -> Correction:
        self._corrections.add(correction)
        return correction

    def _refusal(self, employee_id: str, pin: str, at: datetime) -> PinRefused | None:
        """Why this ID and PIN are not taken, with the failure counted; None when they are right."""
        wait = waiting(self._pins, employee_id, at)
        if wait > 0:
            return PinRefused(
                f"Too many wrong PINs; try again in {wait:.0f} seconds or ask the administrator.", wait
            )
        if verify_secret(pin, self._pins.hash_of(employee_id)):
            return None
        detail = {"failures": count_failure(self._pins, employee_id, at)}
        self._audit.record("pin.refused", employee_id, actor=self._settings.site.kiosk, at=at, detail=detail)
        return PinRefused("The ID or the PIN is wrong; try again.")
