"""One HTML file that needs nothing else: figures, charts, tables; for screens of both styles, and paper."""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import BinaryIO

from faceclock.reports.html_style import style
from faceclock.reports.model import (
    NUMBERS,
    Cell,
    Column,
    Figure,
    Kind,
    Report,
    Row,
    Table,
    Term,
    Tone,
    Totals,
)
from faceclock.reports.svg import svg
from faceclock.reports.texts import text_of, total_text
from faceclock.reports.words import Words

_RIGHT = NUMBERS | {Kind.CLOCK}


def write_html(report: Report, words: Words, stream: BinaryIO) -> None:
    """Written row by row."""
    for piece in _pieces(report, words):
        stream.write(piece.encode())


def _pieces(report: Report, words: Words) -> Iterator[str]:
    language = words.language.value.replace("_", "-")
    title = escape(f"{report.title} · {report.subtitle}")
    yield (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{style()}</style>\n</head>\n<body>\n<main>\n"
        f'<p class="company" dir="auto">{escape(report.company)}</p>\n'
        f'<h1>{escape(report.title)}</h1>\n<p class="sub" dir="auto">{escape(report.subtitle)}</p>\n'
    )
    yield _figures(report.figures)
    yield _charts(report)
    for table in report.tables:
        yield from _table(table, words)
    if report.notes:
        items = "".join(f'<li dir="auto">{escape(note)}</li>' for note in report.notes)
        yield f'<ul class="notes">{items}</ul>\n'
    yield f"<footer>{escape(report.made)}</footer>\n</main>\n</body>\n</html>\n"


def _figures(figures: tuple[Figure, ...]) -> str:
    cards = "".join(
        f'<div class="card"><div class="figure-label">{escape(figure.label)}</div>'
        f'<div class="figure-value">{escape(figure.value)}</div>'
        f'<div class="figure-hint {figure.tone}">{escape(figure.hint)}</div></div>'
        for figure in figures
    )
    return f'<section class="figures">{cards}</section>\n' if cards else ""


def _charts(report: Report) -> str:
    cards = "".join(
        f'<section class="card chart"><h2>{escape(chart.title)}</h2>'
        f'<p class="about">{escape(chart.about)}</p>{svg(chart)}</section>'
        for chart in report.charts
    )
    return f'<div class="charts">{cards}</div>\n' if cards else ""


def _table(table: Table, words: Words) -> Iterator[str]:
    columns = table.columns[table.group :]
    totals = Totals(table)
    yield f'<section class="card table"><h2>{escape(table.title)}</h2>\n'
    yield f'<table class="{"dense" if table.dense else "wide"}">\n<thead><tr>{_heading(columns)}</tr></thead>\n'
    for group, rows in groupby(table.rows, lambda row: tuple(row[: table.group])):
        own = Totals(table)
        yield f"<tbody>\n{_group_heading(table, words, group)}"
        for row in rows:
            totals.add(row)
            own.add(row)
            yield _row(columns, words, row[table.group :])
        if table.group and own.rows > 1 and own.sums:
            yield f'<tr class="sum">{_sums(table, own, words("subtotal"))}</tr>\n'
        yield "</tbody>\n"
    if totals.rows and totals.sums:
        yield f"<tfoot><tr>{_sums(table, totals, words('total'))}</tr></tfoot>\n"
    yield "</table>\n"
    yield f'<p class="empty">{escape(table.empty)}</p>\n' if not totals.rows else ""
    yield "</section>\n"


def _heading(columns: tuple[Column, ...]) -> str:
    cells = []
    for column in columns:
        under = f"<br>{escape(column.under)}" if column.under else ""
        cells.append(f"<th{_class(column)}>{escape(column.title)}{under}</th>")
    return "".join(cells)


def _group_heading(table: Table, words: Words, group: Row) -> str:
    if not group:
        return ""
    texts = [text_of(words, column, cell) for column, cell in zip(table.columns, group, strict=False)]
    shown = " · ".join(f"<bdi>{escape(text)}</bdi>" for text in texts if text)
    return f'<tr class="group"><th colspan="{len(table.columns) - table.group}">{shown}</th></tr>\n'


def _row(columns: tuple[Column, ...], words: Words, row: Row) -> str:
    cells = "".join(_cell(column, words, cell) for column, cell in zip(columns, row, strict=True))
    return f"<tr>{cells}</tr>\n"


def _cell(column: Column, words: Words, cell: Cell) -> str:
    text = escape(text_of(words, column, cell))
    if column.kind is Kind.TEXT:
        return (
            f'<td class="name" dir="auto" title="{text}">{text}</td>'
            if len(text) > 30
            else f"<td>{text}</td>"
        )
    if isinstance(cell, Term) and cell.tone is not Tone.PLAIN:
        return f'<td><span class="chip {cell.tone}">{text}</span></td>'
    tone = getattr(cell, "tone", Tone.PLAIN)
    return f"<td{_class(column, tone)}>{text}</td>"


def _class(column: Column, tone: Tone = Tone.PLAIN) -> str:
    names = ["g" if column.kind is Kind.GRID else "n"] if column.kind in _RIGHT else []
    names += ["shade"] if column.shade else []
    names += [tone.value] if tone is not Tone.PLAIN else []
    return f' class="{" ".join(names)}"' if names else ""


def _sums(table: Table, totals: Totals, label: str) -> str:
    cells = []
    for index, column in enumerate(table.columns[table.group :], start=table.group):
        text = total_text(column, totals.sums[index]) if index in totals.sums else ""
        shown = label if index == table.group and not text else text
        cells.append(f"<td{_class(column)}>{escape(shown)}</td>")
    return "".join(cells)
