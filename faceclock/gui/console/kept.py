"""What somebody was in the midst of when the session ended because nobody touched it."""

from PySide6.QtWidgets import QDialog, QMainWindow
from shiboken6 import isValid

from faceclock.app.console.session import Session
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.workspace import Workspace


class Kept:
    """Takes the workspace with its open dialogs off the window, unseen, until the same account is back.

    Dialogs of other makes, such as those that choose a file, wait for an answer inside a call and are closed.
    """

    def __init__(self, window: QMainWindow, workspace: Workspace, session: Session) -> None:
        self.workspace, self._session = workspace, session
        self._dialogs: list[Dialog] = []
        for dialog in window.findChildren(QDialog):
            if isinstance(dialog, Dialog) and dialog.isVisible():
                self._dialogs.append(dialog)
                dialog.hide()
            else:
                dialog.reject()
        window.takeCentralWidget()
        workspace.hide()
        workspace.setParent(window)

    def goes_on_with(self, session: Session) -> bool:
        """Whether a new login is that of the account which it waits for; it counts for what is kept from now on."""
        return self._session.go_on(session)

    def open_dialogs(self) -> None:
        """Again, after the workspace is back on the window."""
        self.workspace.show()
        for dialog in self._dialogs:
            if isValid(dialog):
                dialog.open()

    def drop(self) -> None:
        """Somebody else works here now."""
        for content in (*self._dialogs, self.workspace):
            if isValid(content):
                content.deleteLater()
