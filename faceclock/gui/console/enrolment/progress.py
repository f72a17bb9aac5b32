"""What the wizard's steps share: everything that was entered so far, and what a step is."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.consents import Agreement
from faceclock.app.console.enrolling import EnrolmentService
from faceclock.app.console.enrolling_draft import Draft, Enrolled, Start
from faceclock.domain.people import Employee
from faceclock.gui.console.desk import Desk


@dataclass
class Progress:
    """Filled from step to step; nothing of it is stored before the end."""

    start: Start
    draft: Draft
    pin_only: bool = False
    agreement: Agreement | None = None
    others: frozenset[str] = frozenset()
    replace: bool = False
    pin: str = ""
    done: Enrolled | None = field(default=None)

    @property
    def employee(self) -> Employee:
        return self.draft.employee

    @property
    def needs_consent(self) -> bool:
        """Whether somebody is still to sign."""
        return not self.pin_only and not self.start.agreed


class Step(QWidget):
    """``changed`` when the wizard's button may have to be enabled or not."""

    changed = Signal()
    problem = Signal(str)  # a sentence above the buttons; empty takes it away
    failed = Signal(object)  # Exception: the wizard says it, or closes when the session is over

    def __init__(self, desk: Desk, progress: Progress) -> None:
        super().__init__()
        self.desk, self.progress = desk, progress
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)

    @property
    def service(self) -> EnrolmentService:
        return self.desk.service(EnrolmentService)

    @property
    def ready(self) -> bool:
        """Whether the wizard may go on."""
        return True

    def enter(self) -> None:
        """It is shown."""

    def leave(self) -> None:
        """Another one is shown, or the wizard closes."""

    def submit(self, go_on: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Take over what was entered, then call ``go_on``, or ``failed`` with what is wrong."""
        go_on()
