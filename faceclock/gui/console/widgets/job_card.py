"""A job as a card: what it does, how far it is, the time left, Cancel; and how it ended."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import ElidedLabel, Pill, label
from faceclock.gui.language import translate

_FINE = 1000


def time_left(seconds: float) -> str:
    """Rounded so that it does not flicker."""
    if seconds < 60:
        return translate("Jobs", "{seconds} s left").format(seconds=max(1, round(seconds / 5) * 5))
    if seconds < 5400:
        return translate("Jobs", "{minutes} min left").format(minutes=round(seconds / 60))
    return translate("Jobs", "{hours} h left").format(hours=f"{seconds / 3600:.1f}")


class JobCard(Card):
    """Follows one job."""

    def __init__(self, desk: Desk, job: Job) -> None:
        super().__init__()
        self._desk, self._job = desk, job
        self.body.setContentsMargins(16, 10, 12, 10)
        self.state = Pill()
        self.text = ElidedLabel("", "small")
        self.left = label("", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(job.title)
        self.cancel = button(translate("Jobs", "Cancel"), job.cancel)
        self.close_button = button(translate("Jobs", "Close"), lambda: desk.jobs.remove(job))
        self.body.addLayout(self._line())
        job.changed.connect(self._show)
        self._show()

    def _line(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(ElidedLabel(self._job.title, "subheading"))
        names.addWidget(self.text)
        progress = QVBoxLayout()
        progress.addWidget(self.bar)
        progress.addWidget(self.left)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addLayout(names, 3)
        line.addLayout(progress, 2)
        for part in (self.state, self.cancel, self.close_button):
            line.addWidget(part)
        return line

    def _show(self) -> None:
        job = self._job
        running = job.state is JobState.RUNNING
        _show_only({self.bar: running, self.left: running, self.state: not running})
        self.cancel.setVisible(running and job.cancellable)
        self.cancel.setEnabled(not job.stopping)
        self.close_button.setVisible(not running)
        if running:
            self._show_progress()
        else:
            self._show_end()

    def _show_progress(self) -> None:
        job = self._job
        self.bar.setRange(0, _FINE if job.total else 0)
        self.bar.setValue(round(_FINE * job.done / job.total) if job.total else 0)
        left = job.seconds_left
        self.left.setText("" if left is None else time_left(left))
        counted = f"{job.done} / {job.total}" if job.total and job.counted else ""
        stopping = translate("Jobs", "Stopping at the next step") if job.stopping else job.text
        self.text.setText(" · ".join(part for part in (counted, stopping) if part))

    def _show_end(self) -> None:
        job = self._job
        words, tone = {
            JobState.DONE: (translate("Jobs", "Done"), "ok"),
            JobState.FAILED: (translate("Jobs", "Failed"), "bad"),
            JobState.CANCELLED: (translate("Jobs", "Cancelled"), "quiet"),
        }[job.state]
        self.state.show_state(words, tone)
        fault = self._desk.sentence_of(job.error) if job.state is JobState.FAILED and job.error else ""
        self.text.setText(job.outcome or fault)


def _show_only(parts: dict[QWidget, bool]) -> None:
    for part, shown in parts.items():
        part.setVisible(shown)
