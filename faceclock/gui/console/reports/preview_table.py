"""A report's table on the screen."""

from PySide6.QtWidgets import QHeaderView

from faceclock.app.console.reports_preview import PreviewColumn, PreviewTable, TextCell
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.reports.model import Tone

_Row = tuple[TextCell, ...]
_PILLS = {Tone.OK: "ok", Tone.WARN: "warn", Tone.BAD: "bad"}
_LETTER, _AROUND = 7.6, 26  # pixels
_NARROWEST, _WIDEST = 56, 260


def preview_table(desk: Desk, table: PreviewTable) -> Table:
    """In the report's own order; sums are the last row."""
    model = RowsModel([_column(number, column) for number, column in enumerate(table.columns)])
    view = Table(desk, model, f"report.{table.key}.{len(table.columns)}", table.title)
    view.setSortingEnabled(False)
    header = view.horizontalHeader()
    header.setSectionsClickable(False)
    header.setStretchLastSection(True)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    totals = [tuple((text, Tone.PLAIN) for text in table.totals)] if table.totals else []
    model.set_rows([*table.rows, *totals])
    return view


def _column(number: int, column: PreviewColumn) -> Column[_Row]:
    def pill(row: _Row) -> str:
        return _PILLS.get(row[number][1], "")

    letters = max(column.width, len(column.title) * 0.85)
    width = round(min(_WIDEST, max(_NARROWEST, letters * _LETTER + _AROUND)))
    return Column(column.title, lambda row: row[number][0], pill=pill, figure=column.figure, width=width)
