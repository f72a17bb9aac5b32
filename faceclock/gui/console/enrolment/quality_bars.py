"""How good the picture is right now, as bars with words."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from faceclock.app.console.camera import Judged
from faceclock.gui.console.enrolment.words import grade_tone, grade_words, measure_words
from faceclock.gui.console.widgets.labels import label, set_tone

MEASURES = ("luminance_mean", "sharpness", "inter_eye_distance", "quality")


class QualityBars(QWidget):
    """A line for each measure; empty while nobody is seen."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        self.bars = {measure: QProgressBar() for measure in MEASURES}
        self.grades = {measure: label("", "small") for measure in MEASURES}
        for line, measure in enumerate(MEASURES):
            bar, grade = self.bars[measure], self.grades[measure]
            bar.setRange(0, 100)
            bar.setTextVisible(False)
            bar.setAccessibleName(measure_words(measure))
            grade.setMinimumWidth(grade.fontMetrics().horizontalAdvance("MMMM"))
            for column, part in enumerate((label(measure_words(measure), "small"), bar, grade)):
                grid.addWidget(part, line, column)
        grid.setColumnStretch(1, 1)

    def show_judged(self, judged: Judged) -> None:
        scores = _scores(judged)
        for measure in MEASURES:
            score = scores.get(measure)
            self.bars[measure].setValue(round(score or 0))
            words = "–" if score is None else grade_words(score)
            self.grades[measure].setText(words)
            self.bars[measure].setAccessibleDescription(words)
            set_tone(self.grades[measure], "" if score is None else grade_tone(score))


def _scores(judged: Judged) -> Mapping[str, float]:
    if judged.face is None or not judged.measures:
        return {}
    found = {name: float(judged.measures[name].score) for name in MEASURES if name in judged.measures}
    return {**found, "quality": judged.quality}
