"""The steps of one enrolment, and their order for this person."""

from PySide6.QtWidgets import QStackedWidget

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.enrolment.check_step import CheckStep
from faceclock.gui.console.enrolment.consent_step import ConsentStep
from faceclock.gui.console.enrolment.done_step import DoneStep
from faceclock.gui.console.enrolment.person_step import PersonStep
from faceclock.gui.console.enrolment.pictures_step import PicturesStep
from faceclock.gui.console.enrolment.pin_step import PinStep
from faceclock.gui.console.enrolment.progress import Progress, Step
from faceclock.gui.language import translate


class Path:
    """Made for one person and let go for the next."""

    def __init__(self, desk: Desk, progress: Progress, source: str, stack: QStackedWidget) -> None:
        self._progress, self._stack = progress, stack
        self.person, self.consent = PersonStep(desk, progress), ConsentStep(desk, progress)
        self.pictures, self.check = PicturesStep(desk, progress, source), CheckStep(desk, progress)
        self.pin, self.last = PinStep(desk, progress), DoneStep(desk, progress)
        self.all: list[Step] = [self.person, self.consent, self.pictures, self.check, self.pin, self.last]
        for step in self.all:
            stack.addWidget(step)

    @property
    def steps(self) -> list[Step]:
        """Those that this person takes, without the last, which only says what was stored."""
        face: list[Step] = [] if self._progress.pin_only else [self.pictures, self.check]
        consent: list[Step] = [self.consent] if self._progress.needs_consent else []
        return [self.person, *consent, *face, self.pin]

    def after(self, step: Step) -> Step:
        """The next one. A consent may be due only when it is known whom the pictures show."""
        progress = self._progress
        if step is self.check and progress.needs_consent and progress.agreement is None:
            return self.consent
        steps = self.steps
        return self.last if step is self.pin else steps[steps.index(step) + 1]

    def before(self, step: Step) -> Step:
        steps = self.steps
        return steps[max(0, steps.index(step) - 1)]

    def place(self, step: Step) -> int:
        """Counted from 0; the last step stands where the one before it stood."""
        steps = self.steps
        return steps.index(step) if step in steps else len(steps) - 1

    def names(self) -> list[str]:
        """The steps in words."""
        words = {
            self.person: translate("Enrolment", "Person"),
            self.consent: translate("Enrolment", "Consent"),
            self.pictures: translate("Enrolment", "Pictures"),
            self.check: translate("Enrolment", "Check"),
            self.pin: translate("Enrolment", "PIN"),
        }
        return [words[step] for step in self.steps]

    def leave(self) -> None:
        """Take the steps away."""
        for step in self.all:
            self._stack.removeWidget(step)
            step.deleteLater()
