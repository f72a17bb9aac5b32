"""What is expected of the threshold that the slider shows: three figures with their intervals."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.threshold_study import Study
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.recognition.figures import let_in, more_people, one_in, refused, similarity
from faceclock.gui.console.widgets.card import Figure
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate
from faceclock.matching.proposing import Wish


class ExpectedFigures(QWidget):
    """`show_at` reads what the study has computed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.let_in = Figure(translate("Recognition", "A stranger is let in"))
        self.refused = Figure(translate("Recognition", "One of us is refused"))
        self.later = Figure("")
        self.counted = label("", "small", wrap=True)
        parts = QVBoxLayout(self)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(12)
        parts.addLayout(row(self.let_in, self.refused, self.later))
        parts.addWidget(self.counted)

    def show_at(self, study: Study, threshold: float, wish: Wish) -> None:
        self.let_in.show_figure(*let_in(study.let_in.curve.at(threshold), self._desk.locale))
        rate = study.refusal_rate(threshold)
        if rate is None:
            self.refused.show_figure("–", translate("Recognition", "needs two pictures each"))
        else:
            self.refused.show_figure(*refused(rate, self._desk.locale))
        self._show_later(study, threshold, wish)
        self._show_counts(study, threshold)

    def _show_later(self, study: Study, threshold: float, wish: Wish) -> None:
        """With half as many people again."""
        locale, people = self._desk.locale, more_people(len(study.people))
        then = study.proposal(replace(wish, people=people))
        rate = study.let_in.for_people(people).at(threshold).value
        self.later.name.setText(
            translate("Recognition", "At {people} people it would be").format(people=locale.toString(people))
        )
        value = translate("Recognition", "1 in {tries}").format(tries=one_in(rate, locale))
        note = translate("Recognition", "proposed then: {threshold}")
        self.later.show_figure(value, note.format(threshold=similarity(then, locale)) if then else "")

    def _show_counts(self, study: Study, threshold: float) -> None:
        """What has no rate of its own: accepted check-ins say nothing of those that were refused."""
        number, said = self._desk.locale.toString, []
        if len(study.check_ins):
            words = translate("Recognition", "Of the newest {total} check-ins it would have refused {below}.")
            below = study.check_ins_below(threshold)
            said.append(words.format(total=number(len(study.check_ins)), below=number(below)))
        if len(study.own):
            words = translate(
                "Recognition", "Of {total} of our pictures it would take {wrong} for somebody else."
            )
            wrong = study.mistaken_above(threshold)
            said.append(words.format(total=number(len(study.own)), wrong=number(wrong)))
        self.counted.setText(" ".join(said))
        self.counted.setVisible(bool(said))
