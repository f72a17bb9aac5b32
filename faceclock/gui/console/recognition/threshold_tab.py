"""The tab Threshold: a slider over curves that were computed once, and what each place on it means."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSlider, QStackedWidget, QVBoxLayout, QWidget

from faceclock.app.threshold_study import Study
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.recognition.figures import let_in, more_people, one_in, refused, similarity
from faceclock.gui.console.recognition.key import Key
from faceclock.gui.console.recognition.people_lists import PeopleLists
from faceclock.gui.console.recognition.score_plot import ScorePlot
from faceclock.gui.console.recognition.source_words import counted, grown, sources
from faceclock.gui.console.recognition.trade_plot import TradePlot
from faceclock.gui.console.recognition.wish_card import WishCard
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card, Figure
from faceclock.gui.console.widgets.labels import ElidedLabel, label
from faceclock.gui.console.widgets.layouts import holding, row
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE

_NOTCHES = 200  # of 0.005


class ThresholdTab(QWidget):
    """``moved`` whenever the slider shows another threshold."""

    moved = Signal(float)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.study: Study | None = None
        self.scores = ScorePlot(desk.palette)
        self.trade: TradePlot | None = None  # made when it is first wanted
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.let_in = Figure(translate("Recognition", "A stranger is let in"))
        self.refused = Figure(translate("Recognition", "One of us is refused"))
        self.later = Figure("")
        self.check_ins, self.source = label("", "small", wrap=True), label("", "small", wrap=True)
        self.wish, self.lists = WishCard(desk), PeopleLists(desk)
        self.banner = Card(tone="warn")
        self.banner_words = label("", wrap=True)
        self._arrange()
        self.slider.valueChanged.connect(self._moved)
        self.wish.wished.connect(self._propose)
        self.wish.proposed.connect(self._show_proposal)

    @property
    def threshold(self) -> float:
        return self.slider.value() / _NOTCHES

    @property
    def in_force(self) -> bool:
        """Whether what the slider shows decides already."""
        return self.study is not None and self.threshold == self._nearest(self.study.in_force)

    @property
    def proposal(self) -> float | None:
        return self.study.proposal(self.wish.wish) if self.study else None

    def show_study(self, study: Study) -> None:
        """Show what is in force, or stay where somebody has moved to."""
        before = self.study
        untouched = before is None or self.threshold == self._nearest(before.in_force)
        self.study = study
        for plot in self._plots:
            plot.show_study(study)
        if before is None:
            self.wish.show_wish(study.wish)
        self.card_note.setText(counted(study, self.desk.locale))
        self.source.setText(sources(study, self.desk.locale))
        self._propose()
        if untouched:
            self.slider.setValue(round(study.in_force * _NOTCHES))
        self._moved()

    def _propose(self) -> None:
        self.wish.show_proposal(self.proposal)
        words = grown(self.study, self.proposal, self.desk.locale) if self.study else ""
        self.banner_words.setText(words)
        self.banner.setVisible(bool(words))
        self._moved()

    def _show_proposal(self) -> None:
        if self.proposal is not None:
            self.slider.setValue(round(self.proposal * _NOTCHES))

    def _moved(self) -> None:
        if self.study is None:
            return
        threshold, locale = self.threshold, self.desk.locale
        words = translate("Recognition", "threshold {threshold}").format(
            threshold=similarity(threshold, locale)
        )
        for plot in self._plots:
            plot.show_threshold(threshold, words)
        self.let_in.show_figure(*let_in(self.study.let_in.curve.at(threshold), locale))
        self._show_refusals(self.study, threshold)
        self._show_later(self.study, threshold)
        self.lists.show_at(self.study, threshold)
        self.moved.emit(threshold)

    def _show_refusals(self, study: Study, threshold: float) -> None:
        rate = study.refusal_rate(threshold)
        if rate is None:
            self.refused.show_figure("–", translate("Recognition", "needs two pictures each"))
        else:
            self.refused.show_figure(*refused(rate, self.desk.locale))
        total = len(study.check_ins)
        words = translate("Recognition", "Of the newest {total} check-ins it would have refused {below}.")
        number = self.desk.locale.toString
        self.check_ins.setVisible(total > 0)
        self.check_ins.setText(
            words.format(total=number(total), below=number(study.check_ins_below(threshold)))
        )

    def _show_later(self, study: Study, threshold: float) -> None:
        locale, people = self.desk.locale, more_people(len(study.people))
        wish = self.wish.wish
        then = study.proposal(type(wish)(wish.months, people, wish.tries))
        rate = study.let_in.for_people(people).at(threshold).value
        self.later.name.setText(
            translate("Recognition", "At {people} people it would be").format(people=locale.toString(people))
        )
        value = translate("Recognition", "1 in {tries}").format(tries=one_in(rate, locale))
        note = translate("Recognition", "proposed then: {threshold}")
        self.later.show_figure(value, note.format(threshold=similarity(then, locale)) if then else "")

    def _arrange(self) -> None:
        self.banner.body.setContentsMargins(16, 10, 16, 10)
        self.banner.body.addWidget(self.banner_words)
        self.banner.hide()
        side = holding(_stacked(self.wish, self.lists))
        side.setMaximumWidth(_SIDE)
        side.setMinimumWidth(_NARROW)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CONSOLE.gap)
        column.addWidget(self.banner)
        column.addLayout(row(self._left(), side, spacing=CONSOLE.gap), 1)

    def _left(self) -> QWidget:
        self.card = card = Card(_headings()[0])
        self.card_note = ElidedLabel("", "small")
        card.head.addLayout(row(*self._toggles(), spacing=8))
        self.legend = holding(row(*self._legend()))
        note = row(self.card_note, self.legend)
        note.setStretch(0, 1)
        card.body.addLayout(note)
        card.body.addWidget(self.plots, 1)
        self.slider.setRange(0, _NOTCHES)
        self.slider.setPageStep(5)
        self.slider.setAccessibleName(translate("Recognition", "Threshold"))
        card.body.addWidget(self.slider)
        card.body.addLayout(row(self.let_in, self.refused, self.later))
        card.body.addWidget(self.check_ins)
        card.body.addWidget(self.source)
        return card

    def _legend(self) -> list[QWidget]:
        p = self.desk.palette
        return [
            Key(translate("Recognition", "strangers"), p.muted, p),
            Key(translate("Recognition", "our pictures"), p.accent, p),
            Key(translate("Recognition", "check-ins"), p.accent_strong, p, filled=False),
        ]

    def _toggles(self) -> list[QWidget]:
        self.plots, self.kinds = QStackedWidget(), QButtonGroup(self)
        made: list[QWidget] = []
        texts = translate("Recognition", "S&cores"), translate("Recognition", "T&rade-off")
        self.plots.addWidget(self.scores)
        for number, text in enumerate(texts):
            one = button(text)
            one.setCheckable(True)
            one.setChecked(number == 0)
            self.kinds.addButton(one, number)
            made.append(one)
        self.kinds.idClicked.connect(self._turn)
        return made

    @property
    def _plots(self) -> list[ScorePlot | TradePlot]:
        return [self.scores, self.trade] if self.trade else [self.scores]

    def _turn(self, number: int) -> None:
        if number and self.trade is None:
            self.trade = TradePlot(self.desk.palette)
            self.plots.addWidget(self.trade)
            if self.study is not None:
                self.trade.show_study(self.study)
                self._moved()
        self.plots.setCurrentIndex(number)
        self.card.heading.setText(_headings()[number])
        self.legend.setVisible(number == 0)

    def _nearest(self, threshold: float) -> float:
        return round(threshold * _NOTCHES) / _NOTCHES


_SIDE, _NARROW = 368, 320


def _headings() -> tuple[str, str]:
    return (
        translate("Recognition", "Scores of strangers and of our own people"),
        translate("Recognition", "Strangers let in against our own people refused"),
    )


def _stacked(wish: QWidget, lists: QWidget) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(CONSOLE.gap)
    made.addWidget(wish)
    made.addWidget(lists, 1)
    return made
