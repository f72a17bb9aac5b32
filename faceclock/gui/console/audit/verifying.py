"""Asks for a checkpoint, verifies the chain in the background, and shows what was found."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from faceclock.app.console.audit import AuditService, Verification
from faceclock.gui.console.audit.verdict_words import verdict_words
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.labels import Pill, label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate


class VerifyDialog(Dialog):
    """``chosen`` gets the file or the code of a checkpoint, or nothing."""

    def __init__(self, desk: Desk, parent: QWidget, chosen: Callable[[str], None]) -> None:
        super().__init__(
            desk, parent, translate("Audit", "Verify the audit log"), translate("Audit", "Verify")
        )
        self._chosen = chosen
        about = translate(
            "Audit",
            "Every row is compared with the chain of what was recorded. Where you kept a checkpoint, the chain is "
            "compared with it as well, which also finds what was cut off or written anew.",
        )
        words = translate("Audit", "Code or file of a checkpoint, if you have one")
        self.field = QLineEdit()
        self.field.setAccessibleName(words)
        self.field.setPlaceholderText("120482-7F3K9A-0QXR2M-M4WZ8C")
        browse = button(translate("Audit", "&File…"), self._browse, icon="folder", palette=desk.palette)
        line = row(self.field, browse)
        line.setStretch(0, 1)
        self.body.addWidget(label(about, wrap=True))
        self.body.addSpacing(8)
        self.body.addWidget(label(words, "small"))
        self.body.addLayout(line)

    def submit(self) -> None:
        self.accept()
        self._chosen(self.field.text().strip())

    def _browse(self) -> None:
        folder = self.desk.recall("audit/checkpoints") or str(Path.home())
        kinds = translate("Audit", "Checkpoints (*.fccheckpoint)")
        chosen, _ = QFileDialog.getOpenFileName(self, translate("Audit", "Open a checkpoint"), folder, kinds)
        if chosen:
            self.field.setText(chosen)


class VerdictCard(Card):
    """What the last verification found; hidden until there was one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(translate("Audit", "Verification"))
        self._desk, self._service = desk, desk.service(AuditService)
        self.state, self.found = Pill(), label("", wrap=True)
        self.head.addWidget(self.state)
        self.body.addWidget(self.found)
        self.hide()

    def verify(self, checkpoint: str) -> None:
        """Start the job; ``checkpoint`` is a file, a code, or empty."""
        service = self._service

        def work(steps: Steps) -> Verification:
            return service.verify(checkpoint, steps.advance)

        title = translate("Audit", "Verifying the audit log")
        self._desk.jobs.start(self, title, work, self._ended)

    def _ended(self, job: Job) -> None:
        if job.state is JobState.FAILED and job.error is not None:
            self._desk.tell_problem(job.error)
        if job.state is not JobState.DONE:
            return
        found: Verification = job.result
        job.outcome = verdict_words(found, self._desk)
        words = translate("Audit", "holds") if found.holds else translate("Audit", "broken")
        self.state.show_state(words, "ok" if found.holds else "bad")
        self.found.setText(job.outcome)
        self.show()
        if self.isVisible():  # where it is seen here, the job's card would only take room
            QTimer.singleShot(0, job, lambda: self._desk.jobs.remove(job))
