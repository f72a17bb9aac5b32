"""A report in whichever format is asked for."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from faceclock.domain.errors import InputProblem
from faceclock.reports.model import Report
from faceclock.reports.words import Words
from faceclock.settings.model import Language

# Writes a report to the end; what it returns should be told to whoever asked.
Writer = Callable[[Report, BinaryIO], list[str]]


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"
    JSON = "json"
    HTML = "html"


TEXT_FORMATS = frozenset({Format.CSV, Format.JSON, Format.HTML})


def format_for(asked: str, target: str) -> Format:
    """The format asked for, else the one that the file's name ends in. Raises InputProblem."""
    name = asked or Path(target).suffix.lstrip(".").lower()
    try:
        return Format(name)
    except ValueError as error:
        known = ", ".join(Format)
        what = f"'{name}' is no format of reports" if name else "The format is not given"
        raise InputProblem(f"{what}; use --format with one of {known}.") from error


def writer_of(kind: Format, words: Words, *, bom: bool = False, font: str = "") -> Writer:
    """What writes reports in a format. ``bom`` is for CSV, ``font`` (a family or file) for PDF; other formats do not
    need them. Raises FaceClockError, also when it writes."""
    if kind is Format.PDF:
        from faceclock.reports.font_files import find_fonts
        from faceclock.reports.pdf_format import write_pdf

        fonts = find_fonts(font, chinese=words.language is Language.CHINESE)
        return lambda report, stream: write_pdf(report, words, stream, fonts)

    def write(report: Report, stream: BinaryIO) -> list[str]:
        _write(report, kind, words, stream, bom=bom)
        return []

    return write


def _write(report: Report, kind: Format, words: Words, stream: BinaryIO, *, bom: bool) -> None:
    if kind is Format.XLSX:
        from faceclock.reports.xlsx_format import write_xlsx

        write_xlsx(report, words, stream)
    elif kind is Format.HTML:
        from faceclock.reports.html_format import write_html

        write_html(report, words, stream)
    elif kind is Format.JSON:
        from faceclock.reports.json_format import write_json

        write_json(report, stream)
    else:
        from faceclock.reports.csv_format import write_csv

        write_csv(report, words, stream, bom=bom)
