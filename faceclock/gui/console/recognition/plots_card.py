"""The card with the pictures: histograms, or both errors against each other."""

from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from faceclock.app.threshold_study import Study
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.recognition.figures import similarity
from faceclock.gui.console.recognition.key import Key
from faceclock.gui.console.recognition.score_plot import ScorePlot
from faceclock.gui.console.recognition.source_words import counted
from faceclock.gui.console.recognition.trade_plot import TradePlot
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import ElidedLabel
from faceclock.gui.console.widgets.layouts import holding, row
from faceclock.gui.language import translate


class PlotsCard(Card):
    """Further content goes beneath the picture, into ``body``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_headings()[0])
        self._desk = desk
        self._study: Study | None = None
        self._threshold = 0.0
        self.scores = ScorePlot(desk.palette)
        self.trade: TradePlot | None = None  # made when it is first wanted
        self.plots, self.kinds = QStackedWidget(), QButtonGroup(self)
        self.plots.addWidget(self.scores)
        self.note = ElidedLabel("", "small")
        self.legend = holding(row(*self._keys()))
        self.head.addLayout(row(*self._toggles(), spacing=8))
        line = row(self.note, self.legend)
        line.setStretch(0, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.plots, 1)
        self.kinds.idClicked.connect(self._turn)

    def show_study(self, study: Study) -> None:
        self._study = study
        self._count()
        for plot in self._made:
            plot.show_study(study)

    def show_threshold(self, threshold: float) -> None:
        self._threshold = threshold
        words = translate("Recognition", "threshold {threshold}")
        for plot in self._made:
            plot.show_threshold(threshold, words.format(threshold=similarity(threshold, self._desk.locale)))

    @property
    def _made(self) -> list[ScorePlot | TradePlot]:
        return [self.scores, self.trade] if self.trade else [self.scores]

    def _turn(self, number: int) -> None:
        if number and self.trade is None:
            self.trade = TradePlot(self._desk.palette)
            self.plots.addWidget(self.trade)
            if self._study is not None:
                self.trade.show_study(self._study)
                self.show_threshold(self._threshold)
        self.plots.setCurrentIndex(number)
        self.heading.setText(_headings()[number])
        self.legend.setVisible(number == 0)
        self._count()

    def _count(self) -> None:
        """What the picture was made of, and where it is empty what it takes."""
        if self._study is None:
            return
        words = counted(self._study, self._desk.locale)
        if self.plots.currentIndex() and self._study.refused is None:
            words = f"{words} · {translate('Recognition', 'needs two pictures each')}"
        self.note.setText(words)

    def _keys(self) -> list[QWidget]:
        p = self._desk.palette
        return [
            Key(translate("Recognition", "strangers"), p.muted, p),
            Key(translate("Recognition", "our pictures"), p.accent, p),
            Key(translate("Recognition", "check-ins"), p.accent_strong, p, filled=False),
        ]

    def _toggles(self) -> list[QWidget]:
        made: list[QWidget] = []
        texts = translate("Recognition", "S&cores"), translate("Recognition", "T&rade-off")
        for number, text in enumerate(texts):
            one = button(text)
            one.setCheckable(True)
            one.setChecked(number == 0)
            self.kinds.addButton(one, number)
            made.append(one)
        return made


def _headings() -> tuple[str, str]:
    return (
        translate("Recognition", "Scores of strangers and of our own people"),
        translate("Recognition", "Strangers let in against our own people refused"),
    )
