"""Where one is in a wizard: the steps as words, the present one marked."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate


class StepBar(QWidget):
    """Steps that are behind carry a check."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(16)
        self._labels: list[QLabel] = []

    def show_steps(self, names: list[str], current: int) -> None:
        """``current`` counts from 0."""
        for old in self._labels:
            old.deleteLater()
        while self._line.takeAt(0) is not None:
            pass
        self._labels = [_named(index, name, current) for index, name in enumerate(names)]
        for made in self._labels:
            self._line.addWidget(made)
        self._line.addStretch(1)
        place = translate("Enrolment", "Step {step} of {steps}: {name}")
        self.setAccessibleName(place.format(step=current + 1, steps=len(names), name=names[current]))


def _named(index: int, name: str, current: int) -> QLabel:
    if index < current:
        return label(f"✓ {name}", "small", tone="ok")
    return label(f"{index + 1} {name}", "subheading" if index == current else "small")
