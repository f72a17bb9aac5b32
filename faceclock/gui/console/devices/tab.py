"""What the tabs of the page have in common."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState
from faceclock.gui.console.widgets.layouts import scrolling
from faceclock.gui.tokens import CONSOLE


class Tab(QWidget):
    """``content`` takes cards and scrolls where the window is too low."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        inside = QWidget()
        self.content = QVBoxLayout(inside)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(CONSOLE.gap)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(inside))

    def refresh(self) -> None:
        """Read again what is shown."""

    def ended(self, told: Callable[[Job], str]) -> Callable[[Job], None]:
        """For a job: its sentence by ``told`` when it is done, then the tab anew."""

        def end(job: Job) -> None:
            if job.state is JobState.DONE:
                job.outcome = told(job)
            elif job.state is JobState.FAILED and job.error is not None:
                self.desk.tell_problem(job.error)
            self.refresh()

        return end

    def put_away(self, job: Job) -> None:
        """Its result stands on the page: where that is seen, the job's card would only take room."""
        if self.isVisible():
            QTimer.singleShot(0, job, lambda: self.desk.jobs.remove(job))

    def ask_where(self, title: str, name: str, kinds: str, then: Callable[[Path], None]) -> None:
        """Where to write to; nothing happens when nobody chooses."""
        suggested = Path(self.desk.recall("devices/folder") or Path.home()) / name
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(suggested), kinds)
        if chosen:
            self.desk.remember("devices/folder", str(Path(chosen).parent))
            then(Path(chosen))

    def show_folder(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
