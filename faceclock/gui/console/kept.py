"""What somebody was in the midst of when the session ended because nobody touched it."""

from PySide6.QtWidgets import QDialog, QFileDialog, QMainWindow
from shiboken6 import isValid

from faceclock.app.console.session import Session
from faceclock.gui.console.workspace import Workspace


class Kept:
    """Takes the workspace with its open dialogs off the window, unseen, until the same account is back.

    Dialogs that choose a file wait for an answer inside a call, and are closed.
    """

    def __init__(self, window: QMainWindow, workspace: Workspace, session: Session) -> None:
        self.workspace, self._session = workspace, session
        self._dialogs: list[QDialog] = []
        for dialog in window.findChildren(QDialog):
            if isinstance(dialog, QFileDialog):
                dialog.reject()
            elif dialog.isVisible():
                self._dialogs.append(dialog)
                dialog.hide()
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
                _go_on(dialog)

    def drop(self) -> None:
        """Somebody else works here now."""
        for content in (*self._dialogs, self.workspace):
            if isValid(content):
                content.deleteLater()


def _go_on(dialog: QDialog) -> None:
    """The camera of pictures that are taken was let go of when nobody saw it."""
    from faceclock.gui.console.enrolment.wizard import EnrolmentWizard  # loads much

    path = dialog.path if isinstance(dialog, EnrolmentWizard) else None
    if path is not None and path.pictures.isVisible():
        path.pictures.enter()
