"""What is measured of the face before the camera, 0 to 100 each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from faceclock.app.console.camera import Judged
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate


class MeasureBars(QWidget):
    """Scores of ISO/IEC 29794-5, and the one number for all of it first."""

    def __init__(self) -> None:
        super().__init__()
        self.bars: dict[str, QProgressBar] = {}
        self.values: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for number, (key, name) in enumerate(_named().items()):
            bar, value = QProgressBar(), label("–", "small")
            bar.setTextVisible(False)
            bar.setRange(0, 100)
            bar.setValue(0)
            bar.setAccessibleName(name)
            value.setMinimumWidth(value.fontMetrics().horizontalAdvance("1000"))
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for place, part in enumerate((label(name, "small"), bar, value)):
                grid.addWidget(part, number, place)
            self.bars[key], self.values[key] = bar, value

    def show_measures(self, judged: Judged) -> None:
        scores = {key: measured.score for key, measured in judged.measures.items()}
        scores["unified"] = round(judged.quality)
        for key, bar in self.bars.items():
            score = scores.get(key) if judged.face is not None else None
            bar.setValue(score or 0)
            self.values[key].setText("–" if score is None else str(score))


def _named() -> dict[str, str]:
    return {
        "unified": translate("Recognition", "All in all"),
        "inter_eye_distance": translate("Recognition", "Size"),
        "yaw": translate("Recognition", "Turned left or right"),
        "pitch": translate("Recognition", "Turned up or down"),
        "luminance_mean": translate("Recognition", "Light"),
        "illumination_uniformity": translate("Recognition", "Evenness"),
        "sharpness": translate("Recognition", "Sharpness"),
    }
