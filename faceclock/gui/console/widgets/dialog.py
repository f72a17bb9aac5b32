"""Dialogs: a heading, a body, one sentence when something is wrong, and buttons."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from faceclock.domain.errors import SessionOver
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE

if TYPE_CHECKING:
    from faceclock.gui.console.desk import Desk

T = TypeVar("T")


class Dialog(QDialog):
    """Subclasses put fields into ``body`` and answer `submit`, which usually calls `run`. Shown by `open`."""

    def __init__(
        self, desk: "Desk", parent: QWidget | None, heading: str, action: str, *, danger: bool = False
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(heading)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(CONSOLE.dialog)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(label(heading, "heading", wrap=True))
        self.body = QVBoxLayout()
        column.addLayout(self.body, 1)
        self.fault = label("", "error", wrap=True)
        self.fault.hide()
        column.addWidget(self.fault)
        column.addLayout(self._buttons(action, danger))

    def showEvent(self, event: QShowEvent) -> None:
        """The first field has the keyboard, and the buttons come last."""
        super().showEvent(event)
        self.activateWindow()  # where there is no window manager that would
        fields = [
            field
            for field in self.findChildren(QWidget)
            if field.focusPolicy() & Qt.FocusPolicy.TabFocus
            and field not in (self.action, self.cancel)
            and field.window() is self  # the list of a choice is a window of its own
        ]
        if fields and not event.spontaneous():
            fields[0].setFocus()
            QWidget.setTabOrder(fields[-1], self.cancel)
            QWidget.setTabOrder(self.cancel, self.action)

    def done(self, result: int) -> None:
        """Back to the window beneath, also where no window manager sees to it."""
        was_active, parent = self.isActiveWindow(), self.parentWidget()
        super().done(result)
        if was_active and parent is not None:
            parent.window().activateWindow()

    def submit(self) -> None:
        """The action's button, or Enter, was pressed."""
        self.accept()

    def run(self, work: Callable[[], T], done: Callable[[T], None] | None = None) -> None:
        """Do ``work`` in the background, then close; a problem is said and the dialog stays as it is."""
        self._set_busy(True)

        def succeed(result: T) -> None:
            if done is not None:
                done(result)
            self.accept()

        self.desk.tasks.run(self, work, succeed, self._fail)

    def complain(self, sentence: str) -> None:
        """One sentence above the buttons; an empty one takes it away."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.resize(self.size().expandedTo(self.sizeHint()))  # or the fields would be squeezed

    def _buttons(self, action: str, danger: bool) -> QHBoxLayout:
        self.action = button(action, self.submit, kind="danger" if danger else "primary")
        self.action.setDefault(True)
        self.cancel = button(translate("Dialog", "Cancel"), self.reject)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.cancel)
        line.addWidget(self.action)
        return line

    def _fail(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, SessionOver):
            self.desk.tell_problem(error)
            if self.isVisible():  # else it waits, with what was typed, for whoever logs in again
                self.reject()
            return
        self.complain(self.desk.sentence_of(error))

    def _set_busy(self, busy: bool) -> None:
        self.action.setEnabled(not busy)
        if busy:
            self.complain("")


class _Question(Dialog):
    def __init__(
        self,
        desk: "Desk",
        parent: QWidget | None,
        heading: str,
        sentence: str,
        action: str,
        then: Callable[[], object],
        danger: bool,
        typed: str,
    ) -> None:
        super().__init__(desk, parent, heading, action, danger=danger)
        self._then, self._typed = then, typed
        self.body.addWidget(label(sentence, wrap=True))
        if typed:
            self.field = QLineEdit()
            words = translate("Dialog", "Type {word} to go on").format(word=typed)
            self.field.setAccessibleName(words)
            self.body.addWidget(label(words, "small", wrap=True))
            self.body.addWidget(self.field)
            self.field.textChanged.connect(self._compare)
            self._compare("")

    def submit(self) -> None:
        self.accept()
        self._then()

    def _compare(self, text: str) -> None:
        self.action.setEnabled(text.strip() == self._typed.strip())


def ask(
    desk: "Desk",
    parent: QWidget | None,
    heading: str,
    sentence: str,
    action: str,
    then: Callable[[], object],
    *,
    danger: bool = False,
    typed: str = "",
) -> Dialog:
    """Ask before something is done; ``action`` names it ("Delete Maria Keller"), ``typed`` must be typed first."""
    made = _Question(desk, parent, heading, sentence, action, then, danger, typed)
    made.open()
    return made
