"""The beginning of a report in the window: figures, tables, charts, notes."""

from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from faceclock.app.console.reports_preview import MOST_PEOPLE, MOST_ROWS, Preview, PreviewTable
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.reports.chart_view import ChartView
from faceclock.gui.console.reports.preview_table import preview_table
from faceclock.gui.console.widgets.card import Card, Figure
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.flow import FlowLayout
from faceclock.gui.console.widgets.labels import ElidedLabel, label, rule
from faceclock.gui.console.widgets.layouts import column, holding, scrolling
from faceclock.gui.language import translate


class PreviewView(Card):
    """`show_preview` replaces what is shown; the tab that was looked at stays."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.title, self.subtitle = ElidedLabel("", "heading"), ElidedLabel("", "small")
        self.bar = QTabBar()
        self.bar.setAccessibleName(translate("Reports", "Parts of the report"))
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self._figures, self._content = QWidget(), QWidget()
        self.note = label("", "small", wrap=True)
        self._place = QVBoxLayout()
        for part in (self.title, self.subtitle):
            self.body.addWidget(part)
        self._above = QVBoxLayout()
        self.body.addLayout(self._above)
        self.body.addWidget(self.bar)
        self.body.addLayout(self._place, 1)
        self.body.addWidget(self.note)
        self.body.setSpacing(8)
        self._preview: Preview | None = None
        self.bar.currentChanged.connect(self._turn)

    def show_preview(self, preview: Preview) -> None:
        if preview == self._preview:
            return
        self._preview = preview
        self.title.setText(preview.title)
        self.subtitle.setText(preview.subtitle)
        self._show_figures(preview)
        kept = max(0, self.bar.currentIndex())
        self.bar.blockSignals(True)
        while self.bar.count():
            self.bar.removeTab(0)
        for title in self._titles(preview):
            self.bar.addTab(title)
        self.bar.setCurrentIndex(kept if kept < self.bar.count() else 0)
        self.bar.setVisible(self.bar.count() > 1)
        self.bar.blockSignals(False)
        self._turn(self.bar.currentIndex())

    def _titles(self, preview: Preview) -> list[str]:
        titles = [table.title for table in preview.tables]
        if preview.charts:
            titles.append(translate("Reports", "Charts"))
        if preview.notes:
            titles.append(translate("Reports", "Notes"))
        return titles

    def _show_figures(self, preview: Preview) -> None:
        figures = [Figure(one.label, one.value, one.hint) for one in preview.figures]
        made = holding(FlowLayout(figures))
        self._above.addWidget(made)
        self._figures.setParent(None)
        self._figures.deleteLater()
        self._figures = made
        made.setVisible(bool(figures))

    def _turn(self, index: int) -> None:
        if self._preview is None:
            return
        made = self._part(self._preview, index)
        self._place.addWidget(made)
        self._content.setParent(None)
        self._content.deleteLater()
        self._content = made

    def _part(self, preview: Preview, index: int) -> QWidget:
        self.note.setText("")
        if index < len(preview.tables):
            return self._table(preview, preview.tables[index])
        if index == len(preview.tables) and preview.charts:
            return self._charts(preview)
        return scrolling(holding(column(*(label(note, wrap=True) for note in preview.notes), 1)))

    def _table(self, preview: Preview, table: PreviewTable) -> QWidget:
        if not table.rows:
            return EmptyState(
                "report", translate("Reports", "Nothing to show"), table.empty, self._desk.palette
            )
        if preview.cut:
            said = translate(
                "Reports", "A first look at {people} people; the file has everybody, with figures and charts."
            )
            self.note.setText(said.format(people=MOST_PEOPLE))
        elif table.more:
            said = translate("Reports", "The first {rows} rows; the file has all of them.")
            self.note.setText(said.format(rows=MOST_ROWS))
        return preview_table(self._desk, table)

    def _charts(self, preview: Preview) -> QWidget:
        parts: list[QWidget] = []
        for chart in preview.charts:
            parts += [
                label(chart.title, "subheading"),
                label(chart.about, "small", wrap=True),
                ChartView(chart, self._desk.palette),
                rule(),
            ]
        return scrolling(holding(column(*parts, 1)))
