"""One comparison: what it comes to, every measure, both error curves, and who changes."""

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.console.training_comparison import Comparison
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.training.chart import Axes, Chart, Line
from faceclock.gui.console.training.comparison_columns import change_columns, measure_columns
from faceclock.gui.console.training.comparison_words import (
    advice_words,
    objections,
    ruling_words,
    untold_words,
)
from faceclock.gui.console.training.words import set_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import Pill, label
from faceclock.gui.console.widgets.layouts import column, holding, row
from faceclock.gui.console.widgets.rows import RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.console.widgets.tabs import Tabs
from faceclock.gui.language import translate


class ComparisonView(QWidget):
    """`show_comparison` fills it; ``wants_promotion`` comes when the candidate is to take over."""

    wants_promotion = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.comparison: Comparison | None = None
        self.measures = RowsModel(measure_columns())
        self.changes = RowsModel(change_columns())
        parts = QVBoxLayout(self)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(16)
        parts.addWidget(self._ruling())
        parts.addWidget(self._card(), 1)

    def show_comparison(self, found: Comparison) -> None:
        self.comparison = found
        tone, words = ruling_words(found)
        at = self._desk.locale.toString(_local(found), self._desk.locale.FormatType.ShortFormat)
        self.verdict.show_state(_verdict_word(found), tone)
        self.sentence.setText(words)
        more = [*objections(found), advice_words(found), untold_words(found)]
        self.detail.setText(" ".join(part for part in more if part))
        self.detail.setVisible(bool(self.detail.text()))
        self.promote.setText(translate("Training", "&Use {pack}").format(pack=found.candidate))
        may = self._desk.may(Right.PROMOTE)
        self.promote.setVisible(may and found.passed)
        self.force.setVisible(may and not found.passed)
        self.when.setText(translate("Training", "Compared {at}").format(at=at))
        self.measures.set_rows(found.rows)
        self.changes.set_rows(found.changed)
        self._show_people()
        for name, chart in self.charts.items():
            self._draw(chart, found, name)

    def _ruling(self) -> Card:
        card = Card()
        card.body.setContentsMargins(16, 10, 12, 10)
        card.body.setSpacing(4)
        self.verdict, self.sentence = Pill(), label("", "subheading", wrap=True)
        self.detail, self.when = label("", "small", wrap=True), label("", "small")
        self.promote = button("", self.wants_promotion.emit, kind="primary")
        self.force = button(
            translate("Training", "&Use all the same…"), self.wants_promotion.emit, kind="danger"
        )
        line = row(self.verdict, self.sentence, self.when, self.promote, self.force)
        line.setStretch(1, 1)
        card.body.addLayout(line)
        card.body.addWidget(self.detail)
        return card

    def _card(self) -> Card:
        name = translate("Training", "Measures of both models")
        self.table = Table(self._desk, self.measures, "training-measures", name)
        self.charts = {key: Chart(self._desk, set_words(key)) for key in ("site", "public")}
        changes = translate("Training", "People who change")
        self.change_table = Table(self._desk, self.changes, "training-changes", changes)
        self.change_table.chosen.connect(
            lambda index: self._desk.go("people", self.changes.row(index).employee_id)
        )
        nobody = translate("Training", "Nobody changes: both models miss and recognise the same people.")
        self.nobody = label(nobody, "muted", wrap=True)
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tabs = Tabs(translate("Training", "Parts of the comparison"))
        self.tabs.add("measures", translate("Training", "Before and after"), lambda: self.table)
        self.tabs.add("curves", translate("Training", "Error curves"), self._curves)
        self.tabs.add("people", changes, self._people)
        card = Card()
        card.body.setContentsMargins(20, 8, 20, 12)
        card.body.addWidget(self.tabs, 1)
        return card

    def _people(self) -> QWidget:
        made = holding(column(self.change_table, self.nobody))
        self._show_people()
        return made

    def _show_people(self) -> None:
        if self.nobody.parent() is None:  # shown before the tab is made, it would be a window of its own
            return
        self.change_table.setVisible(bool(self.changes.rows))
        self.nobody.setVisible(not self.changes.rows)

    def _curves(self) -> QWidget:
        sides = [column(label(set_words(key), "subheading"), self.charts[key]) for key in self.charts]
        line = row(*sides, spacing=24)
        for place, side in enumerate(sides):
            side.setStretch(1, 1)
            line.setStretch(place, 1)
        return holding(line)

    def _draw(self, chart: Chart, found: Comparison, name: str) -> None:
        """The new model first, so that the old one's dashes stay to be seen where both are one."""
        palette = self._desk.palette
        current, candidate = found.det.get(name, ((), ()))
        looks = (
            (found.candidate, candidate, palette.accent, False),
            (found.current, current, palette.text, True),
        )
        lines = [
            Line(title, [x for x, y in points if y > 0], [y for _, y in points if y > 0], colour, dashed)
            for title, points, colour, dashed in looks
            if any(y > 0 for _, y in points)  # a logarithm knows no zero
        ]
        axes = Axes(
            translate("Training", "strangers matched (FMR)"),
            translate("Training", "not matched (FNMR)"),
            log_across=True,
            log_up=True,
        )
        none = translate("Training", "No errors on these pictures") if current else ""
        chart.draw(lines, axes, translate("Training", "Lower is better."), none=none)


def _local(found: Comparison) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(found.at.timestamp()))


def _verdict_word(found: Comparison) -> str:
    return translate("Training", "may be used") if found.passed else translate("Training", "refused")
