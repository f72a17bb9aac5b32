"""Outcomes become facts: the punch is committed first, and only then anybody is told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from faceclock.app.punching import Recorded
from faceclock.app.site import Site
from faceclock.app.visits import VisitBook
from faceclock.domain.errors import FaceClockError, StorageProblem
from faceclock.domain.events import (
    AlreadyPunched,
    KioskEvent,
    NotRecorded,
    PunchRecorded,
    RefusedPerson,
    UnknownPerson,
)
from faceclock.domain.people import Employee
from faceclock.domain.punch import Evidence, Method, Punch
from faceclock.pipeline.outcome import Identified, NotIdentified, Outcome, Refused, StepResult
from faceclock.storage.audit import Audit

Listener = Callable[[KioskEvent], None]

# After a failed write: how long until it is tried again, and until the failure is told again.
_PAUSE = timedelta(seconds=3)


@dataclass(frozen=True)
class _Failed:
    outcome: Identified
    at: datetime


class Recorder:
    """Turns a step's outcomes into punches and events."""

    def __init__(self, site: Site, tell: Listener) -> None:
        self._site, self._tell = site, tell
        self._visits = VisitBook(timedelta(seconds=site.settings.kiosk.visit_gap_seconds))
        self._at: datetime | None = None
        self._failed: _Failed | None = None
        self._complained_at: datetime | None = None

    def take(self, step: StepResult) -> None:
        """Record what a step concluded. Raises StorageProblem where the database cannot even be read."""
        self._at = at = step.result.frame.at
        self._retry(step.present, at)
        self._conclude(step.outcomes, at)
        if step.present:
            self._visits.seen(step.present, at)

    def trouble(self, at: datetime, problem: FaceClockError) -> None:
        """A step or its record failed: nobody is told OK, and the kiosk goes on with the next frame."""
        if self._complained_at is None or abs(at - self._complained_at) >= _PAUSE:
            self._complained_at = at
            self._tell(NotRecorded(at, str(problem)))

    def finish(self, outcomes: Sequence[Outcome]) -> None:
        """What a step still had to say when the source ended, at the instant of its last frame."""
        if self._at is not None:
            self._conclude(outcomes, self._at)

    def announce(self, recorded: Recorded, employee: Employee) -> None:
        """Tell of a punch that is stored, and let the person's visit begin."""
        punch, counted_at = recorded.punch, self._counted_at(recorded.punch)
        self._visits.begin(employee.id, punch.at, counted_at)
        self._tell(PunchRecorded(punch, employee, counted_at, recorded.prediction))

    def undone(self, employee_id: str) -> None:
        self._visits.undone(employee_id)

    def _conclude(self, outcomes: Sequence[Outcome], at: datetime) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Identified):
                self._identified(outcome, at)
            elif isinstance(outcome, NotIdentified):
                self._tell(UnknownPerson(at, outcome.reason))
            else:
                self._refused(outcome, at)

    def _refused(self, outcome: Refused, at: datetime) -> None:
        """Who was not shown to be live is written down, without a picture."""
        self._tell(RefusedPerson(at, outcome.reason, outcome.employee_id))
        if outcome.employee_id is not None:
            detail = {"reason": outcome.reason.value, "score": outcome.score}
            audit = Audit(self._site.database)
            audit.record("liveness refused", outcome.employee_id, actor="kiosk", at=at, detail=detail)

    def _identified(self, outcome: Identified, at: datetime) -> None:
        employee = self._site.employees.get(outcome.employee_id)
        if employee is None or not employee.active:  # left while the kiosk ran
            return
        visit = self._visits.current(employee.id, at)
        if visit is None:
            self._punch(employee, outcome, at)
        elif visit.counted_at is not None:
            self._tell(AlreadyPunched(employee, at, visit.counted_at))

    def _punch(self, employee: Employee, outcome: Identified, at: datetime) -> None:
        try:
            recorded = self._site.clock.record(employee.id, at, Method.FACE, self._evidence(outcome))
        except StorageProblem as problem:
            self._failed = _Failed(outcome, at)
            self._tell(NotRecorded(at, str(problem)))
            return
        self._failed = None
        self.announce(recorded, employee)

    def _retry(self, present: str | None, at: datetime) -> None:
        """While the person stands there, a punch that could not be stored is tried again."""
        failed = self._failed
        if failed is None:
            return
        if present != failed.outcome.employee_id:
            self._failed = None
        elif at - failed.at >= _PAUSE:
            self._identified(failed.outcome, at)

    def _counted_at(self, punch: Punch) -> datetime | None:
        if not punch.suppressed:
            return punch.at
        try:
            counted = self._site.punches.nearest_of(punch.employee_id, punch.at)
        except StorageProblem:  # the punch is stored all the same, and that is what matters
            return None
        return counted.punch.at if counted else None

    def _evidence(self, outcome: Identified) -> Evidence:
        match = outcome.decision.match
        assert match is not None
        return Evidence(
            similarity=match.similarity,
            threshold=outcome.decision.threshold.value,
            runner_up=match.runner_up,
            pack_digest=self._site.pack.contract.digest,
            frames=outcome.frames,
        )
