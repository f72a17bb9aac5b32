"""XLSX with real days, instants and durations, and sums that the spreadsheet program reckons itself.

Each formula stands with the value that we reckoned, so that a viewer that cannot reckon shows it too. Rows go to
disk one at a time. Spreadsheets cannot show a negative duration, so balances are decimal hours.
"""

from datetime import date, datetime
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_range

from faceclock.domain.errors import InputProblem
from faceclock.reports.held_faults import HeldFaults
from faceclock.reports.model import Cell, Clock, Column, GridCell, Kind, Report, Row, Table, Term, Totals
from faceclock.reports.texts import total_text
from faceclock.reports.words import Words
from faceclock.reports.xlsx_styles import DAY_MINUTES, Styles

_MOST_ROWS = 1_048_576 - 10
_LONGEST_TEXT = 32_767
_DAY_ZERO = date(1899, 12, 30).toordinal()
_BESIDE = 2  # room beside a number, which is bold
_HEADING = 2  # the line of the headings; above it stand title and period
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(report: Report, words: Words, stream: BinaryIO) -> None:
    """One sheet a table and one with what the report is about. Raises InputProblem for too many rows, OSError as
    files do."""
    held = HeldFaults(stream)
    try:
        with Workbook(held, _OPTIONS) as book:
            _write_sheets(book, report, words)
    except FileCreateError as error:  # the library's own clothes for an OSError
        raise OSError(*error.args[0].args) from error
    held.raise_fault()


def _write_sheets(book: Workbook, report: Report, words: Words) -> None:
    book.set_properties({"title": report.title, "subject": report.subtitle, "company": report.company})
    styles = Styles(book)
    for table in report.tables:
        _Sheet(book, styles, words, report, table).write()
    _write_about(book, styles, report, words)


class _Sheet:
    """One table on one sheet."""

    def __init__(self, book: Workbook, styles: Styles, words: Words, report: Report, table: Table) -> None:
        self._sheet: Any = book.add_worksheet(_sheet_name(table.title))
        self._styles, self._words, self._report, self._table = styles, words, report, table
        self._totals = Totals(table)

    def write(self) -> None:
        self._write_heading()
        line = _HEADING
        for row in self._table.rows:
            line += 1
            self._check_room(line)
            self._write_row(line, row)
            self._totals.add(row)
        if self._totals.rows:
            self._write_totals(line + 1)
            self._sheet.autofilter(_HEADING, 0, line, len(self._table.columns) - 1)
        elif self._table.empty:
            self._sheet.write_string(_HEADING + 1, 0, self._table.empty, self._styles.muted)

    def _write_heading(self) -> None:
        sheet, columns = self._sheet, self._table.columns
        sheet.freeze_panes(_HEADING + 1, _frozen(columns))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEADING)
        sheet.set_row(_HEADING, 30)
        sheet.set_footer("&L&A&R&P / &N")
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, self._table.title, self._styles.title)
        sheet.write_string(1, 0, self._report.subtitle, self._styles.muted)
        for index, column in enumerate(columns):
            sheet.set_column(index, index, _width(column))
            sheet.write_string(_HEADING, index, self._title(column), self._styles.heading(column.kind))

    def _title(self, column: Column) -> str:
        if column.kind is Kind.BALANCE:
            return self._words("unit.hours", title=column.title)
        return f"{column.title} {column.under}" if column.under else column.title

    def _check_room(self, line: int) -> None:
        if line > _MOST_ROWS:
            raise InputProblem(
                "The report has more rows than a sheet holds (1,048,576); choose a shorter period, or csv."
            )

    def _write_row(self, line: int, row: Row) -> None:
        for index, (column, cell) in enumerate(zip(self._table.columns, row, strict=True)):
            if column.across:
                first, end = column.across
                formula = f"=SUM({xl_range(line, first, line, end - 1)})"
                self._formula(line, index, formula, column, cell)
            elif cell is not None and cell != "":
                self._write_cell(line, index, column, cell)

    def _formula(self, line: int, index: int, formula: str, column: Column, value: Cell) -> None:
        assert isinstance(value, int | float)
        style = self._styles.number(column.kind)
        self._sheet.write_formula(line, index, formula, style, _in_units(column.kind, value))

    def _write_cell(self, line: int, index: int, column: Column, cell: Cell) -> None:
        sheet, styles = self._sheet, self._styles
        if isinstance(cell, str):
            sheet.write_string(line, index, cell[:_LONGEST_TEXT], styles.text)
        elif isinstance(cell, int | float):
            sheet.write_number(line, index, _in_units(column.kind, cell), styles.number(column.kind))
        elif isinstance(cell, Term):
            sheet.write_string(line, index, cell.word, styles.tone(cell.tone))
        elif isinstance(cell, GridCell):
            self._write_grid_cell(line, index, cell)
        else:
            self._write_time(line, index, cell)

    def _write_grid_cell(self, line: int, index: int, cell: GridCell) -> None:
        if cell.minutes:
            style = self._styles.grid(cell.tone, cell.mark)
            self._sheet.write_number(line, index, cell.minutes / DAY_MINUTES, style)
        elif cell.mark:
            self._sheet.write_string(line, index, cell.mark, self._styles.mark(cell.tone))

    def _write_time(self, line: int, index: int, cell: date | datetime | Clock | None) -> None:
        if isinstance(cell, Clock):
            self._sheet.write_number(line, index, _serial(cell.at), self._styles.clock)
        elif isinstance(cell, datetime):
            self._sheet.write_number(line, index, _serial(cell), self._styles.instant)
        elif cell is not None:
            self._sheet.write_number(line, index, cell.toordinal() - _DAY_ZERO, self._styles.day)

    def _write_totals(self, line: int) -> None:
        """SUBTOTAL: what the filter hides is not counted."""
        self._sheet.write_string(line, 0, self._words("total"), self._styles.total(Kind.TEXT))
        for index, column in enumerate(self._table.columns):
            if index in self._totals.sums:
                cells = xl_range(_HEADING + 1, index, line - 1, index)
                value = _in_units(column.kind, self._totals.sums[index])
                style = self._styles.total(column.kind)
                self._sheet.write_formula(line, index, f"=SUBTOTAL(9,{cells})", style, value)
                self._widen(index, column, total_text(column, self._totals.sums[index]))
            elif index:
                self._sheet.write_blank(line, index, None, self._styles.total(Kind.TEXT))

    def _widen(self, index: int, column: Column, total: str) -> None:
        """A number without room would stand as ###."""
        needed = len(total) + _BESIDE
        if needed > _width(column):
            self._sheet.set_column(index, index, needed)


def _serial(at: datetime) -> float:
    """Days since the spreadsheet's day zero by the wall clock: what it takes for a date and time."""
    return at.toordinal() - _DAY_ZERO + (at.hour * 3600 + at.minute * 60 + at.second) / 86_400


def _in_units(kind: Kind, value: float) -> float:
    """Durations are fractions of a day, balances hours."""
    if kind in (Kind.MINUTES, Kind.GRID):
        return value / DAY_MINUTES
    return value / 60 if kind is Kind.BALANCE else value


def _width(column: Column) -> float:
    if column.kind is Kind.GRID:
        return column.width
    return max(
        column.width + 2, 17 if column.kind is Kind.INSTANT else 0, 12 if column.kind is Kind.DAY else 0
    )


def _frozen(columns: tuple[Column, ...]) -> int:
    """The columns that say who it is stay in sight."""
    keys = [column.key for column in columns]
    return keys.index("name") + 1 if "name" in keys else 0


def _sheet_name(title: str) -> str:
    return "".join("-" if letter in "[]:*?/\\'" else letter for letter in title)[:31]


def _write_about(book: Workbook, styles: Styles, report: Report, words: Words) -> None:
    sheet: Any = book.add_worksheet(_sheet_name(words("about")))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 2, 28)
    sheet.write_string(0, 0, report.title, styles.title)
    lines = [report.company, report.subtitle, report.made]
    for line, text in enumerate(lines, start=1):
        sheet.write_string(line, 0, text, styles.muted)
    line = len(lines) + 2
    for figure in report.figures:
        for index, text in enumerate((figure.label, figure.value, figure.hint)):
            sheet.write_string(line, index, text, styles.text)
        line += 1
    for note in report.notes:
        line += 1
        sheet.write_string(line, 0, note, styles.muted)
