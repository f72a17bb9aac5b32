"""Outcomes become facts: the punch is committed first, and only then anybody is told."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

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
from faceclock.domain.punch import Evidence, Method
from faceclock.pipeline.outcome import Identified, NotIdentified, Outcome, StepResult

Listener = Callable[[KioskEvent], None]


class Recorder:
    """Turns a step's outcomes into punches and events."""

    def __init__(self, site: Site, tell: Listener) -> None:
        self._site, self._tell = site, tell
        self.visits = VisitBook(timedelta(seconds=site.settings.kiosk.visit_gap_seconds))
        self._at: datetime | None = None

    def take(self, step: StepResult) -> None:
        self._at = at = step.result.frame.at
        self._conclude(step.outcomes, at)
        # Only a visit that has begun goes on: one whose punch failed or was undone must not look recorded.
        if step.present and not self.visits.is_new(step.present, at):
            self.visits.seen(step.present, at)

    def trouble(self, at: datetime, problem: FaceClockError) -> None:
        """A step or its record failed: nobody is told OK, and the kiosk goes on with the next frame."""
        self._tell(NotRecorded(at, str(problem)))

    def finish(self, outcomes: Sequence[Outcome]) -> None:
        """What a step still had to say when the source ended, at the instant of its last frame."""
        if self._at is not None:
            self._conclude(outcomes, self._at)

    def _conclude(self, outcomes: Sequence[Outcome], at: datetime) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Identified):
                self._identified(outcome, at)
            elif isinstance(outcome, NotIdentified):
                self._tell(UnknownPerson(at, outcome.reason))
            else:
                self._tell(RefusedPerson(at, outcome.reason))

    def _identified(self, outcome: Identified, at: datetime) -> None:
        employee = self._site.employees.get(outcome.employee_id)
        if employee is None or not employee.active:  # left while the kiosk ran
            return
        if not self.visits.is_new(employee.id, at):
            self._tell(AlreadyPunched(employee, at))
            return
        self._punch(employee, outcome, at)

    def _punch(self, employee: Employee, outcome: Identified, at: datetime) -> None:
        try:
            punch = self._site.clock.punch(employee.id, at, Method.FACE, self._evidence(outcome))
        except StorageProblem as problem:
            self._tell(NotRecorded(at, str(problem)))
            return
        self.visits.seen(employee.id, at)
        self._tell(PunchRecorded(punch, employee))

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
