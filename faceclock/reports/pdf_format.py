"""PDF: the figures and charts first, then the tables, then a page for each person to sign. Fonts are embedded, and
only the letters that are used."""

from typing import BinaryIO

from faceclock.reports.font_files import Fonts
from faceclock.reports.model import Figure, Report, Timesheet, Tone
from faceclock.reports.paper import Paper
from faceclock.reports.pdf_chart import draw_charts
from faceclock.reports.pdf_table import TablePrinter
from faceclock.reports.words import Words

_HINTS = {Tone.WARN: "warn", Tone.BAD: "bad"}
_MOST_LETTERS = 40


def write_pdf(report: Report, words: Words, stream: BinaryIO, fonts: Fonts) -> list[str]:
    """What should be said about it: the letters that no font has. They stand as a sign, never as nothing."""
    head = " · ".join(part for part in (report.company, report.title, report.subtitle) if part)
    paper = Paper(words, fonts, head, report.made)
    paper.set_title(report.title)
    paper.set_subject(report.subtitle)
    paper.set_lang(words.language.value.replace("_", "-"))
    upright = _upright(report)
    _print_overview(paper, report, upright)
    _print_tables(paper, report, words, upright)
    for timesheet in report.timesheets:
        _print_timesheet(paper, report, words, timesheet)
    said = _missing_letters(paper, words)
    if said:
        _print_notes(paper, said, upright)
    paper.output(stream)
    return said


def _upright(report: Report) -> bool:
    """Narrow tables without charts stand on upright paper."""
    widths = [
        sum(column.width for column in table.columns[table.group :] if column.paper)
        for table in report.tables
    ]
    return max(widths) <= 110 and not report.charts


def _print_overview(paper: Paper, report: Report, upright: bool) -> None:
    paper.begin_page(upright=upright, bare=True)
    y = paper.y_now
    paper.write_at(paper.left, y + 7, report.company, 8, "muted", room=paper.room)
    paper.write_at(paper.left, y + 27, report.title, 18, bold=True, room=paper.room)
    subtitle_size = paper.size_for(report.subtitle, 9, 7)
    paper.write_at(paper.left, y + 41, report.subtitle, subtitle_size, "muted", room=paper.room)
    paper.y_now = y + 56
    _print_figures(paper, report.figures)
    draw_charts(paper, report.charts)


def _print_figures(paper: Paper, figures: tuple[Figure, ...]) -> None:
    """In one row, with a line above each."""
    if not figures:
        return
    step, y = paper.room / len(figures), paper.y_now
    for number, figure in enumerate(figures):
        x, room = paper.left + number * step, step - 10
        paper.rule(y, "accent", 1.2, x, x + room)
        paper.write_at(x, y + 12, figure.label, 7.5, "muted", room=room)
        paper.write_at(x, y + 28, figure.value, 15, bold=True, room=room)
        paper.write_at(x, y + 39, figure.hint, 7, _HINTS.get(figure.tone, "muted"), room=room)
    paper.y_now = y + 54


def _print_tables(paper: Paper, report: Report, words: Words, upright: bool) -> None:
    for table in report.tables:
        if paper.y_now > float(paper.h) * 0.7:
            paper.begin_page(upright=upright)
        if len(report.tables) > 1:
            paper.write_at(paper.left, paper.y_now + 11, table.title, 11, bold=True)
            paper.y_now += 18
        TablePrinter(paper, words, table, upright=upright).print()
    _print_notes(paper, list(report.notes), upright)


def _print_notes(paper: Paper, notes: list[str], upright: bool) -> None:
    for note in notes:
        for line in _wrapped(paper, note, 7.5):
            if paper.y_now + 11 > paper.bottom:
                paper.begin_page(upright=upright)
            paper.write_at(paper.left, paper.y_now + 8, line, 7.5, "muted")
            paper.y_now += 11


def _wrapped(paper: Paper, text: str, size: float) -> list[str]:
    """Lines that fit: broken at spaces, or between Chinese letters."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and paper.letters.line((line + piece).rstrip()).width * size > paper.room:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    pieces = [""]
    for letter in text:
        pieces[-1] += letter
        if letter == " " or ord(letter) > 0x2E7F:
            pieces.append("")
    return pieces


def _print_timesheet(paper: Paper, report: Report, words: Words, timesheet: Timesheet) -> None:
    paper.begin_page(upright=True, bare=True)
    y = paper.y_now
    paper.write_at(
        paper.left, y + 7, f"{report.company} · {words('sheet.title')}", 8, "muted", room=paper.room
    )
    size = paper.size_for(timesheet.name, 16, 9)
    paper.write_at(paper.left, y + 25, timesheet.name, size, bold=True, room=paper.room)
    paper.write_at(paper.left, y + 38, timesheet.about, 9, "muted", room=paper.room)
    paper.y_now = y + 50
    _print_figures(paper, timesheet.figures)
    TablePrinter(paper, words, timesheet.table, upright=True).print()
    _print_notes(paper, list(timesheet.notes), upright=True)
    _print_signatures(paper, words)


def _print_signatures(paper: Paper, words: Words) -> None:
    """At the foot of the page, or of a new one where the table reaches down there."""
    y = paper.bottom - 18
    if paper.y_now > y - 24:
        paper.begin_page(upright=True)
    half = paper.room / 2
    for number, key in enumerate(("sheet.employee", "sheet.manager")):
        x = paper.left + number * half
        paper.rule(y, "muted", 0.6, x, x + half - 24)
        paper.write_at(x, y + 10, f"{words('sheet.date')} · {words(key)}", 7.5, "muted")


def _missing_letters(paper: Paper, words: Words) -> list[str]:
    letters = paper.letters
    if not letters.missing:
        return []
    named = " ".join(f"U+{ord(letter):04X}" for letter in sorted(letters.missing)[:_MOST_LETTERS])
    return [words("note.letters", font=letters.fonts.name, sign=letters.stand_in, letters=named)]
