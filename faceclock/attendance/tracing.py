"""The trace of a reckoning, kept only where somebody asked for it."""

from faceclock.attendance.clock import datetime_of
from faceclock.domain.attendance import Stamp, Step, TraceStep


class Trace:
    """Collects steps; one that was made with ``wanted`` false forgets them all."""

    def __init__(self, wanted: bool) -> None:
        self.wanted = wanted
        self.steps: list[TraceStep] = []

    def add(
        self,
        step: Step,
        about: Stamp | None = None,
        *,
        at: int | None = None,
        until: int | None = None,
        minutes: int | None = None,
        detail: str = "",
    ) -> None:
        """Note a step about a punch, or about the instant ``at``."""
        if not self.wanted:
            return
        instant = about.at if about is not None else at
        self.steps.append(
            TraceStep(
                step,
                about.id if about is not None else "",
                None if instant is None else datetime_of(instant),
                None if until is None else datetime_of(until),
                minutes,
                detail,
            )
        )
