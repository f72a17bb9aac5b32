"""What a backup holds, and the word that must be typed before it takes the place of everything."""

from PySide6.QtWidgets import QLineEdit, QWidget

from faceclock.app.console.data import DataService, Found
from faceclock.app.safekeeping.archive import Manifest
from faceclock.app.safekeeping.restoring import Restored
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.moments import moment
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate


class RestoreDialog(Dialog):
    """Other jobs would be cut off in the middle: it waits for them."""

    def __init__(self, desk: Desk, parent: QWidget, found: Found) -> None:
        heading = translate("Devices", "Restore the backup of {when}").format(
            when=moment(found.manifest.made_at, desk)
        )
        super().__init__(desk, parent, heading, translate("Devices", "Replace everything"), danger=True)
        self._backup, self._service, self._jobs = found.backup, desk.service(DataService), desk.jobs
        self._word = translate("Devices", "replace")
        self.body.addWidget(label(self._about(found.manifest), wrap=True))
        sentence = translate(
            "Devices",
            "Everything that was entered or checked in since then is no longer there afterwards; it is kept as a "
            "backup of its own. You log in again with an account of the backup.",
        )
        self.body.addWidget(label(sentence, "muted", wrap=True))
        words = translate("Devices", "Type “{word}” to go on").format(word=self._word)
        self.field = QLineEdit()
        self.field.setAccessibleName(words)
        self.field.textChanged.connect(self._compare)
        self.body.addWidget(label(words, "small"))
        self.body.addWidget(self.field)
        self._compare("")

    def submit(self) -> None:
        if self._jobs.running:
            self.complain(
                translate("Devices", "Another job is running; wait for it or cancel it, then restore.")
            )
            return
        service, backup, desk = self._service, self._backup, self.desk

        def work(steps: Steps) -> Restored:
            return service.restore(backup, steps.advance)

        def ended(job: Job) -> None:
            if job.state is JobState.DONE:
                job.outcome = _told(job.result)
                desk.restyled.emit()
                desk.session_over.emit()
            elif job.state is JobState.FAILED and job.error is not None:
                desk.tell_problem(job.error)

        desk.jobs.start(desk, translate("Devices", "Restoring a backup"), work, ended, counted=False)
        self.accept()

    def _about(self, manifest: Manifest) -> str:
        return translate(
            "Devices", "From {kiosk} of {company}. People: {people}, check-ins: {punches}."
        ).format(
            kiosk=manifest.kiosk,
            company=manifest.company,
            people=manifest.rows.get("employees", 0),
            punches=manifest.rows.get("punches", 0),
        )

    def _compare(self, text: str) -> None:
        self.action.setEnabled(text.strip().casefold() == self._word.casefold())


def _told(done: Restored) -> str:
    """Whoever was deleted since the backup was made must not come back unnoticed."""
    again = done.reapplied
    sentences = [
        translate("Devices", "What was there before is kept as {file}.").format(file=done.aside),
        translate("Devices", "Deleted since that backup, and again now: {people}.").format(
            people=", ".join(again.deleted)
        )
        if again.deleted
        else "",
        translate("Devices", "Consents withdrawn since, and again now: {people}.").format(
            people=", ".join(again.withdrawn)
        )
        if again.withdrawn
        else "",
        translate("Devices", "Nobody can tell who was deleted since that backup: look through the receipts.")
        if again.unknown
        else "",
    ]
    return " ".join(filter(None, sentences))
