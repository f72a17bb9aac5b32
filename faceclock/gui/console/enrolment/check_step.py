"""The pictures once more, and whom on the roll they resemble."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from faceclock.app.console.enrolling import EnrolmentService
from faceclock.app.console.enrolling_draft import Draft, Findings, Start
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.enrolment.progress import Progress, Step
from faceclock.gui.console.enrolment.resembling_card import ResemblingCard
from faceclock.gui.console.enrolment.thumbnail import Thumbnail
from faceclock.gui.console.enrolment.words import short_name
from faceclock.gui.console.widgets.labels import Pill, label
from faceclock.gui.console.widgets.layouts import scrolling
from faceclock.gui.language import translate

_IN_A_ROW = 6


class CheckStep(Step):
    """Goes on when everybody who looks the same was decided about."""

    retake = Signal(str)

    def __init__(self, desk: Desk, progress: Progress) -> None:
        super().__init__(desk, progress)
        self.cards: list[ResemblingCard] = []
        self.state = Pill()
        self.replace, self.is_own = QCheckBox(), QCheckBox()
        self._compared = False
        self._content: QWidget | None = None
        self._area = scrolling(QWidget())
        self.body.addWidget(self._area, 1)
        self.is_own.toggled.connect(self.changed)

    @property
    def ready(self) -> bool:
        decided = all(card.same is not None for card in self.cards)
        elsewhere = any(card.same and card.found.same for card in self.cards)
        stranger_is_settled = self.is_own.isHidden() or self.is_own.isChecked() or elsewhere
        return self._compared and bool(self.progress.draft.taken) and decided and stranger_is_settled

    def enter(self) -> None:
        self._compared = False
        self._show(Findings())
        self.state.show_state(translate("Enrolment", "Comparing with everybody…"), "info")
        compare = partial(self.service.compare, self.progress.draft)
        self.desk.tasks.run(self, compare, self._compare, self._fail, key="compare")

    def submit(self, go_on: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        self.progress.replace = self.replace.isChecked()
        same = next((card.found.employee.id for card in self.cards if card.same and card.found.same), None)
        self.progress.others = frozenset(card.found.employee.id for card in self.cards if not card.same)
        if same is None:
            go_on()
            return
        adopt = partial(_adopted, self.service, self.progress.draft, same)
        self.desk.tasks.run(self, adopt, lambda found: self._adopt(*found, go_on), failed, key="adopt")

    def _adopt(self, draft: Draft, start: Start, go_on: Callable[[], None]) -> None:
        if draft.employee.name != self.progress.employee.name:
            self.progress.agreement = None
        self.progress.draft, self.progress.start = draft, start
        go_on()

    def _compare(self, findings: Findings) -> None:
        self._compared = True
        self._show(findings)
        same = any(found.same for found in findings.resembling)
        if same or findings.stranger:
            self.state.show_state(translate("Enrolment", "Please decide"), "warn")
        else:
            self.state.show_state(translate("Enrolment", "Nobody else has this face"), "ok")
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self.state.show_state(translate("Enrolment", "Not compared"), "bad")
        self.failed.emit(error)

    def _show(self, findings: Findings) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addLayout(self._thumbnails())
        self.state, self.replace, self.is_own = Pill(), QCheckBox(), QCheckBox()
        column.addWidget(self.state)
        self._add_stranger(column, findings.stranger)
        self.cards = [ResemblingCard(found) for found in findings.resembling]
        for card in self.cards:
            card.decided.connect(self.changed)
            column.addWidget(card)
        self._add_replace(column)
        column.addStretch(1)
        self._area.setWidget(content)  # Qt deletes the one before
        content.setObjectName("scrolled")

    def _thumbnails(self) -> QGridLayout:
        made = QGridLayout()
        made.setSpacing(12)
        for index, taken in enumerate(self.progress.draft.taken):
            thumbnail = Thumbnail(taken)
            thumbnail.retake.connect(self.retake)
            made.addWidget(thumbnail, index // _IN_A_ROW, index % _IN_A_ROW)
        made.setColumnStretch(_IN_A_ROW, 1)
        return made

    def _add_stranger(self, column: QVBoxLayout, stranger: bool) -> None:
        name = short_name(self.progress.employee.name)
        self.is_own.setText(
            translate("Enrolment", "These pictures show {name} all the same").format(name=name)
        )
        self.is_own.toggled.connect(self.changed)
        self.is_own.setVisible(stranger)
        if stranger:
            words = translate("Enrolment", "The pictures do not look like the earlier ones of {name}.")
            column.addWidget(label(words.format(name=name), wrap=True, tone="warn"))
        column.addWidget(self.is_own)

    def _add_replace(self, column: QVBoxLayout) -> None:
        earlier = self.progress.start.earlier
        words = translate("Enrolment", "Replace the earlier pictures ({count})").format(count=earlier)
        self.replace.setText(words)
        self.replace.setChecked(True)
        self.replace.setVisible(bool(earlier))
        column.addWidget(self.replace)


def _adopted(service: EnrolmentService, draft: Draft, employee_id: str) -> tuple[Draft, Start]:
    return service.adopt(draft, employee_id), service.begin(employee_id)
