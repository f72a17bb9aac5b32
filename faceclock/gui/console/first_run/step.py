"""One step of the first start."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.console.session import Session
from faceclock.app.site import Site
from faceclock.gui.console.desk import Desk
from faceclock.gui.tokens import Palette


class Setup:
    """What the steps share: the site, the colours, and from the owner's step on the desk."""

    def __init__(self, site: Site, palette: Palette, make_desk: Callable[[Session], Desk]) -> None:
        self.site, self.palette, self._make_desk = site, palette, make_desk
        self.desk: Desk | None = None

    def begin(self, session: Session) -> None:
        self.desk = self._make_desk(session)

    @property
    def ready_desk(self) -> Desk:
        """The desk of the steps after the owner's."""
        assert self.desk is not None
        return self.desk


class Step(QWidget):
    """``title`` and ``lead`` stand above it; ``may_skip`` offers Later. `go_on` does what Next promises and then
    emits ``done``, or ``failed`` with the exception."""

    done = Signal()
    failed = Signal(object)
    title = lead = ""
    may_skip = False

    def __init__(self, setup: Setup) -> None:
        super().__init__()
        self.setup = setup
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def entered(self) -> None:
        """It is shown now."""

    def left(self) -> None:
        """Another step is shown now."""

    def go_on(self) -> None:
        self.done.emit()

    def work(self, call: Callable[[], object]) -> None:
        """Run a service call; the step is done when it returns."""
        tasks = self.setup.ready_desk.tasks
        tasks.run(self, call, lambda _: self.done.emit(), self.failed.emit)
