"""Where one is in a wizard: the steps as words, the present one marked, and of whom it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from faceclock.gui.console.widgets.labels import ElidedLabel, label, set_tone
from faceclock.gui.language import translate


class StepBar(QWidget):
    """Steps that are behind carry a check."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(16)
        self._labels: list[QLabel] = []
        self.whom = ElidedLabel("", "muted")
        self.whom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self.whom, 1)

    def show_steps(self, names: list[str], current: int, whom: str) -> None:
        """``current`` counts from 0."""
        while len(self._labels) < len(names):
            self._labels.append(label("", "small"))
            self._line.insertWidget(len(self._labels) - 1, self._labels[-1])
        for index, made in enumerate(self._labels):
            made.setVisible(index < len(names))
            if index < len(names):
                _show(made, index, names[index], current)
        self.whom.setText(whom)
        place = translate("Enrolment", "Step {step} of {steps}: {name}")
        self.setAccessibleName(place.format(step=current + 1, steps=len(names), name=names[current]))


def _show(made: QLabel, index: int, name: str, current: int) -> None:
    made.setText(f"✓ {name}" if index < current else f"{index + 1} {name}")
    made.setProperty("role", "subheading" if index == current else "small")
    set_tone(made, "ok" if index < current else "")
