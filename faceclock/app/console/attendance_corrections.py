"""Corrections of one person's punches and days, each with its reason."""

from datetime import date, datetime

from faceclock.app.attendance.book import put_all
from faceclock.app.attendance.correcting import corrector
from faceclock.app.console.attendance_approval import Approver, warrant_of
from faceclock.app.console.service import Service, needs
from faceclock.domain.errors import InputProblem
from faceclock.domain.punch import Direction
from faceclock.domain.roles import Right
from faceclock.domain.rulebook import OvertimeApproval
from faceclock.storage.periods import Periods


class CorrectionService(Service):
    """Every method raises InputProblem, and changes nothing, without a reason, without a second person where the
    settings ask for one, and where the hours of a locked day would change."""

    @needs(Right.SEE_ATTENDANCE)
    def four_eyes(self) -> bool:
        """Whether a second person must confirm."""
        return self.site.settings.attendance.four_eyes

    @needs(Right.CORRECT)
    def add(
        self,
        employee_id: str,
        at: datetime,
        direction: Direction,
        reason: str,
        approver: Approver | None = None,
    ) -> str:
        """Add a punch that was not made, at a local time of the person's site; the punch's ID."""
        warrant = warrant_of(self.site, self.session, reason, approver)
        return corrector(self.site).add(employee_id, at, direction, warrant).id

    @needs(Right.CORRECT)
    def change_direction(
        self, punch_id: str, direction: Direction, reason: str, approver: Approver | None = None
    ) -> None:
        """Let a punch count in another direction."""
        warrant = warrant_of(self.site, self.session, reason, approver)
        corrector(self.site).direction(punch_id, direction, warrant)

    @needs(Right.CORRECT)
    def void(self, punch_id: str, reason: str, approver: Approver | None = None) -> None:
        """Let a punch count for nothing, for good."""
        corrector(self.site).void(punch_id, warrant_of(self.site, self.session, reason, approver))

    @needs(Right.CORRECT)
    def adjust(
        self,
        employee_id: str,
        day: date,
        minutes: int,
        for_day: date,
        reason: str,
        approver: Approver | None = None,
    ) -> None:
        """Book into the open ``day`` what the locked ``for_day`` should have had, or, below 0, had too much."""
        warrant = warrant_of(self.site, self.session, reason, approver)
        corrector(self.site).adjust(employee_id, day, minutes, for_day, warrant)

    @needs(Right.CORRECT)
    def approve_overtime(
        self, employee_id: str, day: date, minutes: int | None, approver: Approver | None = None
    ) -> None:
        """Let overtime of a day count, at most ``minutes`` of it, or all. Raises InputProblem for a locked day."""
        self.site.employees.require(employee_id)
        if Periods(self.site.database).holding(day):
            raise InputProblem(
                f"{day} is locked; open its period first, or book the minutes into another day."
            )
        warrant = warrant_of(self.site, self.session, "overtime", approver)
        approval = OvertimeApproval(employee_id, day, minutes, warrant.approved_by)
        put_all(self.site.database, self.site.settings, [("approval", approval)])
