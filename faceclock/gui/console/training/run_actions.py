"""What can be done with a run: pause, resume, cancel, delete, compare, look at its file."""

from collections.abc import Callable

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from faceclock.app.console.training import TrainingService
from faceclock.app.console.training_rows import RunRow
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dialog import Dialog, ask
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate


class RunActions(QWidget):
    """A row of buttons. ``changed`` comes after each act, whether it did something or not."""

    wants_comparison = Signal(str)
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._service = desk, desk.service(TrainingService)
        self._run: RunRow | None = None
        self._busy = ""  # the name of the run that something is done with
        self.setLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        palette = self._desk.palette
        self.pause = button(translate("Training", "&Pause"), self._pause, icon="pause", palette=palette)
        self.resume = button(
            translate("Training", "&Resume"), self._resume, kind="primary", icon="play", palette=palette
        )
        self.compare = button(
            translate("Training", "&Compare with the model in use"), self._compare, kind="primary"
        )
        self.cancel = button(translate("Training", "Cance&l run"), self._ask_cancel)
        self.remove = button(translate("Training", "&Delete…"), self._ask_remove)
        self.page = button(translate("Training", "&Open the page"), self._open_page, kind="primary")
        self.file = button(translate("Training", "Run &file"), self._show_file)
        shown = (self.pause, self.resume, self.compare, self.page, self.cancel, self.remove)
        return row(*shown, 1, self.file, spacing=8)

    def show_run(self, run: RunRow) -> None:
        """Offer what can be done with it now."""
        self._run = run
        trains, busy = self._desk.may(Right.TRAIN), self._busy == run.name
        for part, shown in (
            (self.pause, run.going_on and trains),
            (self.cancel, run.going_on and trains),
            (self.resume, run.can_resume and trains),
            (self.compare, run.can_compare),
            (self.page, run.page is not None),
            (self.remove, not run.going_on and trains),
        ):
            part.setVisible(shown)
            part.setEnabled(not busy)

    def _pause(self) -> None:
        self._act(self._service.pause)

    def _resume(self) -> None:
        self._act(self._service.resume)

    def _compare(self) -> None:
        assert self._run is not None
        self.wants_comparison.emit(self._run.name)

    def _open_page(self) -> None:
        assert self._run is not None
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._run.page)))

    def _ask_cancel(self) -> None:
        assert self._run is not None
        name = self._run.name
        ask(
            self._desk,
            self,
            translate("Training", "Cancel the run {name}?").format(name=name),
            translate(
                "Training",
                "It ends after the present step. What it has learnt so far is kept until you delete it.",
            ),
            translate("Training", "Cancel {name}").format(name=name),
            lambda: self._act(self._service.cancel, name),
            danger=True,
        )

    def _ask_remove(self) -> None:
        assert self._run is not None
        name = self._run.name
        ask(
            self._desk,
            self,
            translate("Training", "Delete the run {name}?").format(name=name),
            translate(
                "Training",
                "Its checkpoint, curves, pictures and the model that it made are deleted. A model that is in use "
                "at the kiosk is a copy and stays.",
            ),
            translate("Training", "Delete {name}").format(name=name),
            lambda: self._act(self._service.remove, name),
            danger=True,
        )

    def _act(self, work: Callable[[str], object], name: str = "") -> None:
        """Call a service with the run's name in the background; the buttons wait for it."""
        assert self._run is not None
        name = name or self._run.name
        self._busy = name
        self.show_run(self._run)
        self._desk.tasks.run(self, lambda: work(name), lambda _: self._acted(), self._failed)

    def _acted(self) -> None:
        self._busy = ""
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._acted()
        self._desk.tell_problem(error)

    def _show_file(self) -> None:
        assert self._run is not None
        name = self._run.name
        self._desk.tasks.run(self, lambda: self._service.run_file(name), self._open_file, key="file")

    def _open_file(self, text: str) -> None:
        RunFileDialog(self._desk, self, text).open()


class RunFileDialog(Dialog):
    """The run file as it was started, to be read and copied."""

    def __init__(self, desk: Desk, parent: QWidget, text: str) -> None:
        super().__init__(desk, parent, translate("Training", "Run file"), translate("Training", "Close"))
        self.field = QPlainTextEdit(text)
        self.field.setReadOnly(True)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(translate("Training", "Run file"))
        self.field.setMinimumHeight(320)
        self.body.addWidget(self.field)
        self.cancel.hide()
