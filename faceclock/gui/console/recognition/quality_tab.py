"""The tab Quality: how much the kiosk asks of a picture, and what it says of the one before the camera."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.console.camera import Judged
from faceclock.app.console.recognition_quality import RecognitionQuality
from faceclock.app.stepping import adjusted
from faceclock.domain.roles import Right
from faceclock.gui.console.camera.view import CameraView
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.recognition.measure_bars import MeasureBars
from faceclock.gui.console.recognition.quality_sliders import QualitySliders
from faceclock.gui.console.recognition.reason_words import reason_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import Pill, label
from faceclock.gui.console.widgets.layouts import holding, row, scrolling
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE
from faceclock.settings.model import Quality
from faceclock.vision.quality.policy import CHECK_IN


class QualityTab(QWidget):
    """The preview judges by the sliders at once; kiosks do when it was applied and they are started again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._service = desk, desk.service(RecognitionQuality)
        self._stored: Quality | None = None
        self.camera = CameraView(desk.site, desk.palette)
        self.camera.judged.connect(self._show_judged)
        self.start = button(translate("Recognition", "&Start the camera"), self._toggle, kind="primary")
        self.verdict, self.why = Pill("", "quiet"), label("", "small", wrap=True)
        self.sliders = QualitySliders()
        self.sliders.moved.connect(self._moved)
        self.apply = button(translate("Recognition", "&Apply"), self._apply, kind="primary")
        self.reset = button(
            translate("Recognition", "&Back to the standard"), lambda: self.sliders.show_wanted(Quality())
        )
        self.measures = MeasureBars()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row(self._left(), self._right(), spacing=CONSOLE.gap))

    def refresh(self) -> None:
        self._desk.tasks.run(self, self._service.wanted, self._show, key="quality")

    def _show(self, wanted: Quality) -> None:
        untouched = self._stored is None or self.sliders.wanted == self._stored
        self._stored = wanted
        if untouched:
            self.sliders.show_wanted(wanted)
        self._moved()

    def _moved(self) -> None:
        self.camera.judge_by(adjusted(CHECK_IN, self.sliders.wanted))
        self.apply.setEnabled(self._stored is not None and self.sliders.wanted != self._stored)
        self.reset.setEnabled(self.sliders.wanted != Quality())

    def _apply(self) -> None:
        wanted = self.sliders.wanted
        self._desk.tasks.run(self, lambda: self._service.apply(wanted), self._applied)

    def _applied(self, wanted: Quality) -> None:
        self._stored = wanted
        self._moved()
        self._desk.tell(
            translate("Recognition", "Set. A running kiosk takes it over when it is started again.")
        )

    def _toggle(self) -> None:
        if self.camera.running:
            self.camera.stop()
            self.verdict.hide()
        else:
            self.camera.start("", adjusted(CHECK_IN, self.sliders.wanted))
        self._name_button()

    def _name_button(self) -> None:
        running = self.camera.running
        words = translate("Recognition", "&Stop the camera"), translate("Recognition", "&Start the camera")
        self.start.setText(words[0] if running else words[1])

    def _show_judged(self, judged: Judged) -> None:
        self.verdict.setVisible(True)
        if judged.good:
            self.verdict.show_state(translate("Recognition", "good enough"), "ok")
        else:
            self.verdict.show_state(reason_words(judged.reasons[0].value), "warn")
        others = [reason_words(reason.value) for reason in judged.reasons[1:]]
        self.why.setText(judged.problem or " · ".join(others))
        self.measures.show_measures(judged)

    def _left(self) -> QWidget:
        card = Card(translate("Recognition", "Before the camera"))
        card.head.addWidget(self.verdict)
        card.head.addWidget(self.start)
        self.verdict.hide()
        card.body.addWidget(self.camera, 1)
        card.body.addWidget(self.why)
        return card

    def _right(self) -> QWidget:
        note = translate(
            "Recognition",
            "The standard was measured on thousands of pictures. Asking for more refuses more people.",
        )
        card = Card(translate("Recognition", "What the kiosk asks for"), note)
        card.setFixedWidth(_WIDTH)
        inside = QVBoxLayout()
        inside.addWidget(self.sliders)
        if self._desk.may(Right.TUNE_RECOGNITION):
            inside.addLayout(row(self.reset, 1, self.apply))
        else:
            self.sliders.setEnabled(False)
        inside.addWidget(label(translate("Recognition", "Measured now"), "subheading"))
        inside.addWidget(self.measures)
        inside.addStretch(1)
        content = holding(inside)
        inside.setContentsMargins(0, 0, _SCROLL_BAR, 0)
        card.body.addWidget(scrolling(content), 1)
        return card

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._name_button()  # behind another tab the camera was let go


_WIDTH = 400
_SCROLL_BAR = 12
