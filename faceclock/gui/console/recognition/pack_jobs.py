"""What takes its time with packs, as jobs; and the questions before them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from faceclock.app.console.recognition_pack_rows import PackRow
from faceclock.app.console.recognition_packs import RecognitionPacks
from faceclock.app.console.training_comparison import Comparison
from faceclock.app.console.training_switch import Switched
from faceclock.domain.errors import LicenceNotAccepted
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.training.comparison_words import switched_words
from faceclock.gui.language import translate


class PackJobs(QObject):
    """``changed`` when another pack is there or in use."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._page, self._service = desk, parent, desk.service(RecognitionPacks)

    def install(self, pack: PackRow) -> None:
        """Research-only ones ask for their acceptance first."""
        if pack.sentence:
            self._ask_licence(
                pack.name, pack.licence, pack.sentence, lambda accept: self._install(pack, accept)
            )
        else:
            self._install(pack, "")

    def bring_in(self, source: Path, accept: str = "") -> None:
        title = translate("Recognition", "Import {name}").format(name=source.name)

        def ended(job: Job) -> None:
            if isinstance(job.error, LicenceNotAccepted):
                self._desk.jobs.remove(job)
                refused = job.error
                self._ask_licence(
                    refused.pack, refused.licence, refused.sentence, lambda said: self.bring_in(source, said)
                )
            else:
                self._brought_in(job)

        self._start(title, lambda steps: self._service.bring_in(source, accept, steps.advance), ended)

    def verify(self, pack: PackRow) -> None:
        words = translate("Recognition", "{name} is whole: all {files} files are what they should be.")
        self._desk.tasks.run(
            self,
            lambda: self._service.verify(pack.name),
            lambda files: self._desk.tell(words.format(name=pack.name, files=files)),
        )

    def ask_to_compare(self, pack: PackRow) -> None:
        from faceclock.gui.console.recognition.compare_dialog import CompareDialog

        CompareDialog(self._desk, self._page, pack, self.compare).open()

    def compare(self, pack: PackRow, public: Path | None) -> None:
        title = translate("Recognition", "Compare {name} with the pack in use").format(name=pack.name)

        def ended(job: Job) -> None:
            if job.state is JobState.DONE:
                self._show_comparison(pack, job.result)

        self._start(title, lambda steps: self._service.compare(pack.name, public, steps.advance), ended)

    def _show_comparison(self, pack: PackRow, comparison: Comparison) -> None:
        from faceclock.gui.console.recognition.comparison_dialog import ComparisonDialog

        use = partial(self.ask_to_switch, pack)
        ComparisonDialog(self._desk, self._page, comparison, use).open()

    def ask_to_switch(self, pack: PackRow) -> None:
        """With what the last comparison says."""
        from faceclock.gui.console.recognition.switch_dialog import SwitchDialog

        def ask(comparison: Comparison | None) -> None:
            SwitchDialog(self._desk, self._page, pack, comparison, self.switch).open()

        self._desk.tasks.run(self, lambda: self._service.comparison(pack.name), ask)

    def switch(self, pack: PackRow, force: str | None) -> None:
        title = translate("Recognition", "Switch to {name}").format(name=pack.name)
        self._start(
            title,
            lambda steps: self._service.switch(pack.name, force, pack.sentence, steps.advance),
            self._switched,
        )

    def ask_to_roll_back(self, pack: PackRow) -> None:
        from faceclock.gui.console.widgets.dialog import ask

        ask(
            self._desk,
            self._page,
            translate("Recognition", "Back to the pack before"),
            translate(
                "Recognition",
                "The pack before {name} recognises people again. Whoever was enrolled since then and has no kept "
                "pictures must come again.",
            ).format(name=pack.name),
            translate("Recognition", "Go back"),
            self.roll_back,
            danger=True,
        )

    def roll_back(self) -> None:
        title = translate("Recognition", "Back to the pack before")
        self._start(title, lambda steps: self._service.roll_back(steps.advance), self._switched)

    def _install(self, pack: PackRow, accept: str) -> None:
        title = translate("Recognition", "Install {name}").format(name=pack.name)
        self._start(
            title, lambda steps: self._service.install(pack.name, accept, steps.advance), self._brought_in
        )

    def _ask_licence(self, name: str, licence: str, sentence: str, then: Callable[[str], None]) -> None:
        from faceclock.gui.console.recognition.licence_dialog import LicenceDialog

        LicenceDialog(self._desk, self._page, name, licence, sentence, then).open()

    def _brought_in(self, job: Job) -> None:
        if job.state is JobState.DONE:
            words = translate("Recognition", "{name} is installed. It is not used before you switch to it.")
            job.outcome = words.format(name=job.result)
        self.changed.emit()

    def _switched(self, job: Job) -> None:
        if job.state is JobState.DONE and isinstance(job.result, Switched):
            job.outcome = switched_words(job.result)
        self.changed.emit()

    def _start(self, title: str, work: Callable[[Steps], object], ended: Callable[[Job], None]) -> None:
        self._desk.jobs.start(self, title, work, ended)
