"""What a comparison of two packs found, measure by measure."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from faceclock.app.console.training_comparison import Comparison, Row
from faceclock.app.gate import Verdict
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate

_SIZE = 860, 460
_TONES = {Verdict.BETTER: "ok", Verdict.WORSE: "bad", Verdict.SAME: "quiet", Verdict.TOO_FEW: "warn"}


class ComparisonDialog(Dialog):
    """For reading; what follows from it is decided when the pack is switched to."""

    def __init__(self, desk: Desk, parent: QWidget, comparison: Comparison) -> None:
        heading = translate("Recognition", "{candidate} beside {current}").format(
            candidate=comparison.candidate, current=comparison.current
        )
        super().__init__(desk, parent, heading, translate("Recognition", "&Close"))
        self.resize(*_SIZE)
        self.cancel.hide()
        self.verdict = label(verdict_sentence(comparison), "subheading", wrap=True)
        self.model = RowsModel[Row](_columns(desk.locale))
        self.model.set_rows(comparison.rows)
        table = Table(desk, self.model, "recognition_comparison", translate("Recognition", "Measures"))
        self.body.addWidget(self.verdict)
        self.body.addWidget(table, 1)
        for scarce in comparison.scarce:
            words = translate("Recognition", "{people} people had two pictures; {needed} are needed to tell.")
            self.body.addWidget(
                label(words.format(people=scarce.people, needed=scarce.needed), "small", wrap=True)
            )


def verdict_sentence(comparison: Comparison) -> str:
    """What the gate says of the candidate."""
    words = {
        Verdict.BETTER: translate("Recognition", "{pack} is better and may be used."),
        Verdict.SAME: translate("Recognition", "{pack} is as good, as far as can be told, and may be used."),
        Verdict.WORSE: translate("Recognition", "{pack} is worse: the table tells in what."),
        Verdict.TOO_FEW: translate(
            "Recognition", "There were too few people to tell whether {pack} is better."
        ),
    }[comparison.verdict]
    return words.format(pack=comparison.candidate)


def verdict_words(verdict: Verdict) -> str:
    return {
        Verdict.BETTER: translate("Recognition", "better"),
        Verdict.SAME: translate("Recognition", "no difference"),
        Verdict.WORSE: translate("Recognition", "worse"),
        Verdict.TOO_FEW: translate("Recognition", "too few"),
    }[verdict]


def _columns(locale: QLocale) -> list[Column[Row]]:
    def share(value: float | None) -> str:
        return "–" if value is None else locale.toString(100 * value, "f", 2) + " %"

    def change(one: Row) -> str:
        if one.low is None or one.high is None:
            return "–"
        return translate("Recognition", "{low} to {high}").format(low=share(one.low), high=share(one.high))

    return [
        Column(translate("Recognition", "Measure"), lambda one: one.name, width=170),
        Column(translate("Recognition", "Set"), lambda one: f"{one.set} {one.group}".strip(), width=90),
        Column(translate("Recognition", "People"), lambda one: str(one.people), figure=True, width=70),
        Column(translate("Recognition", "Now"), lambda one: share(one.current), figure=True, width=80),
        Column(translate("Recognition", "New"), lambda one: share(one.candidate), figure=True, width=80),
        Column(translate("Recognition", "Difference (95 %)"), change, width=170),
        Column(
            translate("Recognition", "Verdict"),
            lambda one: verdict_words(one.verdict),
            pill=lambda one: _TONES[one.verdict],
            width=120,
        ),
    ]
