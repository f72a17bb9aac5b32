"""The tab Threshold: a slider over curves that were computed once, and what each place on it means."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider, QVBoxLayout, QWidget

from faceclock.app.threshold_study import Study
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.recognition.expected_figures import ExpectedFigures
from faceclock.gui.console.recognition.people_lists import PeopleLists
from faceclock.gui.console.recognition.plots_card import PlotsCard
from faceclock.gui.console.recognition.source_words import grown, sources
from faceclock.gui.console.recognition.wish_card import WishCard
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import column, holding, row
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE

_NOTCHES = 200  # of 0.005
_SIDE, _NARROW = 368, 320
_SHARES = 17, 10


class ThresholdTab(QWidget):
    """``moved`` whenever the slider shows another threshold."""

    moved = Signal(float)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.study: Study | None = None
        self.pictures, self.expected = PlotsCard(desk), ExpectedFigures(desk)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.source = label("", "small", wrap=True)
        self.wish, self.lists = WishCard(desk), PeopleLists(desk)
        self.banner, self.banner_words = Card(tone="warn"), label("", wrap=True)
        self._arrange()
        self.slider.valueChanged.connect(self._moved)
        self.wish.wished.connect(self._propose)
        self.wish.proposed.connect(self._show_proposal)

    @property
    def threshold(self) -> float:
        """That of the notch; on the one nearest to what is in force, that itself."""
        notch = self.slider.value() / _NOTCHES
        decides = self.study.in_force if self.study is not None else notch
        return decides if notch == _nearest(decides) else notch

    @property
    def in_force(self) -> bool:
        """Whether what the slider shows decides already."""
        return self.study is not None and self.threshold == self.study.in_force

    @property
    def proposal(self) -> float | None:
        return self.study.proposal(self.wish.wish) if self.study else None

    def show_study(self, study: Study) -> None:
        """Show what is in force, or stay where somebody has moved to."""
        first, untouched = self.study is None, self.study is None or self.in_force
        self.study = study
        self.pictures.show_study(study)
        if first:
            self.wish.show_wish(study.wish)
        self.source.setText(sources(study, self._desk.locale))
        if untouched:
            self.slider.setValue(round(study.in_force * _NOTCHES))
        self._propose()

    def _propose(self) -> None:
        self.wish.show_proposal(self.proposal)
        words = grown(self.study, self.proposal, self._desk.locale) if self.study else ""
        self.banner_words.setText(words)
        self.banner.setVisible(bool(words))
        self._moved()

    def _show_proposal(self) -> None:
        if self.proposal is not None:
            self.slider.setValue(round(self.proposal * _NOTCHES))

    def _moved(self) -> None:
        if self.study is None:
            return
        threshold = self.threshold
        self.pictures.show_threshold(threshold)
        self.expected.show_at(self.study, threshold, self.wish.wish)
        self.lists.show_at(self.study, threshold)
        self.moved.emit(threshold)

    def _arrange(self) -> None:
        self.banner.body.setContentsMargins(16, 10, 16, 10)
        self.banner.body.addWidget(self.banner_words)
        self.banner.hide()
        self.slider.setRange(0, _NOTCHES)
        self.slider.setPageStep(5)
        self.slider.setAccessibleName(translate("Recognition", "Threshold"))
        for part in (self.slider, self.expected, self.source):
            self.pictures.body.addWidget(part)
        beside = column(self.wish, self.lists, spacing=CONSOLE.gap)
        beside.setStretch(1, 1)
        side = holding(beside)
        side.setMaximumWidth(_SIDE)
        side.setMinimumWidth(_NARROW)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(CONSOLE.gap)
        whole.addWidget(self.banner)
        halves = row(self.pictures, side, spacing=CONSOLE.gap)
        for place, share in enumerate(_SHARES):
            halves.setStretch(place, share)
        whole.addLayout(halves, 1)


def _nearest(threshold: float) -> float:
    return round(threshold * _NOTCHES) / _NOTCHES
