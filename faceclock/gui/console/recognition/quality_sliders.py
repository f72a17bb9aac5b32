"""Four sliders around the standard: how much is asked of size, pose, light and sharpness."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSlider, QVBoxLayout, QWidget

from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate
from faceclock.settings.model import Quality

_LEAST, _MOST, _NOTCH = 60, 160, 5


class QualitySliders(QWidget):
    """``moved`` when one was."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._values: dict[str, QLabel] = {}
        self.sliders: dict[str, QSlider] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for key, name, hint in _named():
            self._add(column, key, name, hint)
        self.show_wanted(Quality())

    @property
    def wanted(self) -> Quality:
        return Quality(**{key: slider.value() * _NOTCH for key, slider in self.sliders.items()})

    def show_wanted(self, wanted: Quality) -> None:
        for key, slider in self.sliders.items():
            slider.setValue(round(getattr(wanted, key) / _NOTCH))

    def _add(self, column: QVBoxLayout, key: str, name: str, hint: str) -> None:
        slider, value = QSlider(Qt.Orientation.Horizontal), label("", "small")
        slider.setRange(_LEAST // _NOTCH, _MOST // _NOTCH)
        slider.setAccessibleName(name.replace("&", ""))
        slider.setAccessibleDescription(hint)
        slider.setToolTip(hint)
        title = label(name)
        title.setTextFormat(Qt.TextFormat.AutoText)
        title.setBuddy(slider)
        slider.valueChanged.connect(lambda _: self._moved(key))
        self.sliders[key], self._values[key] = slider, value
        column.addLayout(row(title, 1, value))
        column.addWidget(slider)

    def _moved(self, key: str) -> None:
        percent = self.sliders[key].value() * _NOTCH
        words = translate("Recognition", "{percent} % of the standard").format(percent=percent)
        self._values[key].setText(translate("Recognition", "standard") if percent == 100 else words)
        self.moved.emit()


def _named() -> list[tuple[str, str, str]]:
    return [
        (
            "size",
            translate("Recognition", "&Nearness"),
            translate("Recognition", "More: people must come closer."),
        ),
        (
            "straightness",
            translate("Recognition", "&Looking straight"),
            translate("Recognition", "More: heads may be turned less."),
        ),
        (
            "light",
            translate("Recognition", "Li&ght on the face"),
            translate("Recognition", "More: faces must be lighter and lit more evenly."),
        ),
        (
            "sharpness",
            translate("Recognition", "S&harpness"),
            translate("Recognition", "More: less blur is let pass."),
        ),
    ]
