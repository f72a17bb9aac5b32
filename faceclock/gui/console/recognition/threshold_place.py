"""Where the threshold is shown, once it is computed; else what is missing for it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from faceclock.app.console.recognition import RecognitionService
from faceclock.app.threshold_study import Study
from faceclock.domain.errors import PackProblem
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate

if TYPE_CHECKING:
    from faceclock.gui.console.recognition.threshold_tab import ThresholdTab


class ThresholdPlace(QStackedWidget):
    """``moved`` when there is something else to apply, ``packs_wanted`` from a site without a usable pack."""

    moved = Signal()
    packs_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._service = desk, desk.service(RecognitionService)
        self.tab: ThresholdTab | None = None
        self._state: object = None
        self.addWidget(label(translate("Recognition", "Comparing everybody with everybody …"), "muted"))

    def refresh(self) -> None:
        """Most changes of the database are punches: they are no reason to compute everything anew."""
        self._desk.tasks.run(self, self._service.state, self._look, self._fail, key="state")

    def forget(self) -> None:
        """Compute anew at the next look, which takes the newest check-ins in."""
        self._state = None

    def go_to_what_decides(self) -> None:
        """Show the threshold in force, wherever somebody had moved to."""
        self.forget()
        self._drop()
        self.refresh()

    def _look(self, state: object) -> None:
        if state != self._state:
            self._state = state
            self._desk.tasks.run(self, self._studied, self._show, self._fail, key="study")

    def _studied(self) -> Study:
        """On a worker, together with the modules that draw it, which take their time to load."""
        import faceclock.gui.console.recognition.threshold_tab  # noqa: F401

        return self._service.study()

    def _show(self, study: Study) -> None:
        if not study.people:
            self._drop()
            self._put(self._without_people())
        else:
            (self.tab or self._make_tab()).show_study(study)
        self.moved.emit()

    def _fail(self, error: Exception) -> None:
        self._state = None
        if not isinstance(error, PackProblem):
            self._desk.tell_problem(error)
            return
        self._drop()
        self._put(self._without_pack(error))
        self.moved.emit()

    def _make_tab(self) -> "ThresholdTab":
        from faceclock.gui.console.recognition.threshold_tab import ThresholdTab

        self._drop()
        self.tab = made = ThresholdTab(self._desk)
        made.moved.connect(lambda _: self.moved.emit())
        self._put(made)
        return made

    def _drop(self) -> None:
        self.tab = None
        while shown := self.widget(1):
            self.removeWidget(shown)
            shown.deleteLater()

    def _put(self, content: QWidget) -> None:
        self.addWidget(content)
        self.setCurrentWidget(content)

    def _without_people(self) -> EmptyState:
        return EmptyState(
            "users",
            translate("Recognition", "No faces yet"),
            translate(
                "Recognition", "Here you will see how alike your people are, and choose the threshold."
            ),
            self._desk.palette,
            button(
                translate("Recognition", "Enrol the first person"),
                lambda: self._desk.go("people"),
                kind="primary",
            ),
        )

    def _without_pack(self, error: PackProblem) -> EmptyState:
        return EmptyState(
            "scan-face",
            translate("Recognition", "No usable model pack"),
            self._desk.sentence_of(error),
            self._desk.palette,
            button(translate("Recognition", "Choose a model pack"), self.packs_wanted.emit, kind="primary"),
        )
