"""The jobs of the window beneath the page, where they can be left alone."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState
from faceclock.gui.console.widgets.job_card import JobCard
from faceclock.gui.tokens import CONSOLE


class JobTray(QWidget):
    """A card for each job, the newest below; hidden while there are none. What went well makes room for the next:
    cards never take the page's place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self.cards: dict[Job, JobCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(CONSOLE.page, 0, CONSOLE.page, CONSOLE.gap)
        self._column.setSpacing(8)
        for job in desk.jobs.all:
            self._add(job)
        desk.jobs.added.connect(self._begin)
        desk.jobs.removed.connect(self._remove)
        self.setVisible(bool(self.cards))

    def _begin(self, job: Job) -> None:
        for ended in [other for other in self.cards if other.state is JobState.DONE]:
            self._desk.jobs.remove(ended)
        self._add(job)

    def _add(self, job: Job) -> None:
        if job.account != self._desk.session.account.id:
            return
        self.cards[job] = JobCard(self._desk, job)
        self._column.addWidget(self.cards[job])
        self.show()

    def _remove(self, job: Job) -> None:
        card = self.cards.pop(job, None)
        if card is not None:
            card.hide()
            card.deleteLater()
        self.setVisible(bool(self.cards))
