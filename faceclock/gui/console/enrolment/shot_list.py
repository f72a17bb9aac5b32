"""The list of pictures beside the camera: which is asked for, which are taken."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from faceclock.app.console.enrolling_draft import Draft, Shot
from faceclock.gui.console.enrolment.words import grade_tone, grade_words, shot_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.labels import Pill
from faceclock.gui.language import translate


class ShotList(QWidget):
    """A row each; pressing it takes that picture, or takes it again."""

    chosen = Signal(object)  # Shot

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[Shot, QPushButton] = {}
        self._states: dict[Shot, Pill] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        group = QButtonGroup(self)
        for line, shot in enumerate(Shot):
            self.rows[shot] = made = button(shot_words(shot), kind="rail")
            made.setCheckable(True)
            made.clicked.connect(lambda _, shot=shot: self.chosen.emit(shot))
            group.addButton(made)
            self._states[shot] = Pill()
            grid.addWidget(made, line, 0)
            grid.addWidget(self._states[shot], line, 1, Qt.AlignmentFlag.AlignRight)

    def show_state(self, draft: Draft, current: Shot | None) -> None:
        """``current`` is asked for; None when all are taken."""
        quality = {item.source: item.quality for item in draft.taken}
        for shot, made in self.rows.items():
            made.setChecked(shot is current)
            text, tone = _state(quality.get(shot.source), shot, shot is current)
            self._states[shot].show_state(text, tone)
            made.setAccessibleDescription(text)
        group = self.findChild(QButtonGroup)
        if current is None and group is not None:
            group.setExclusive(False)
            for made in self.rows.values():
                made.setChecked(False)
            group.setExclusive(True)


def _state(quality: float | None, shot: Shot, current: bool) -> tuple[str, str]:
    if quality is not None:
        return grade_words(quality), grade_tone(quality)
    if current:
        return translate("Enrolment", "now"), "info"
    return (
        translate("Enrolment", "if worn") if shot is Shot.GLASSES else translate("Enrolment", "open")
    ), "quiet"
