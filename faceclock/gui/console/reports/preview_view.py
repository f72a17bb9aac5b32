"""The beginning of a report in the window: figures, tables, charts, notes."""

from PySide6.QtCore import QTimer
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

_PATIENCE_MS = 600


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
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.note.setText(translate("Reports", "Reading…")))
        self.bar.currentChanged.connect(self._turn)

    def await_preview(self) -> None:
        """Another one is on its way; said only where it takes long."""
        self._patience.start()

    def show_problem(self, sentence: str) -> None:
        """Why there is none."""
        self._patience.stop()
        self._preview = None
        self.subtitle.setText("")
        self.note.setText("")
        self.bar.hide()
        self._figures.hide()
        self._put(EmptyState("report", translate("Reports", "No report"), sentence, self._desk.palette))

    def show_preview(self, preview: Preview) -> None:
        self._patience.stop()
        if preview == self._preview:
            self._tell_extent(preview, self.bar.currentIndex())
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
        if self._preview is not None:
            self._put(self._part(self._preview, index))
            self._tell_extent(self._preview, index)

    def _put(self, part: QWidget) -> None:
        """In the place of what was shown."""
        self._place.addWidget(part)
        self._content.setParent(None)
        self._content.deleteLater()
        self._content = part

    def _part(self, preview: Preview, index: int) -> QWidget:
        if index < len(preview.tables):
            return self._table(preview.tables[index])
        if index == len(preview.tables) and preview.charts:
            return self._charts(preview)
        return scrolling(holding(column(*(label(note, wrap=True) for note in preview.notes), 1)))

    def _table(self, table: PreviewTable) -> QWidget:
        if table.rows:
            return preview_table(self._desk, table)
        return EmptyState("report", translate("Reports", "Nothing to show"), table.empty, self._desk.palette)

    def _tell_extent(self, preview: Preview, index: int) -> None:
        """What the file has that is not shown here."""
        said = ""
        if preview.cut:
            said = translate(
                "Reports", "A first look at {people} people; the file has everybody, with figures and charts."
            ).format(people=MOST_PEOPLE)
        elif index < len(preview.tables) and preview.tables[index].more:
            said = translate("Reports", "The first {rows} rows; the file has all of them.")
            said = said.format(rows=MOST_ROWS)
        self.note.setText(said)

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
