"""Rows of a CSV file of people. A row that cannot be read never hides the rows after it."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from faceclock.domain.errors import InputProblem
from faceclock.vision.files import read_regular_file

COLUMNS = ("id", "name", "team", "photo", "pin")
_HEADINGS = f"its first line must be {','.join(COLUMNS[:4])}"
_DELIMITERS = ",;\t"  # spreadsheets take the semicolon where the comma stands in numbers


@dataclass(frozen=True)
class Row:
    """``cells`` by column, none missing; ``fault`` says why there are none that can be used."""

    line: int
    cells: dict[str, str]
    fault: InputProblem | None = None


def read_rows(path: Path) -> Iterator[Row]:
    """Every row that is not blank. Raises InputProblem when the file is no table of people at all."""
    lines = list(StringIO(_text(path), newline=""))
    if not lines:
        raise InputProblem(f"{path.name} is empty; {_HEADINGS}.")
    delimiter = max(_DELIMITERS, key=lines[0].count)
    headings = [heading.strip().casefold() for heading in lines[0].replace('"', "").split(delimiter)]
    for name in COLUMNS[:2]:
        if name not in headings:
            raise InputProblem(f"{path.name} lacks the column {name}; {_HEADINGS}.")
    for line, record in _records(lines, delimiter):
        if isinstance(record, InputProblem):
            yield Row(line, {}, record)
        elif any(cell.strip() for cell in record):
            yield _row(line, record, headings)


def _records(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str] | InputProblem]]:
    """Line number and cells, or why there are none: after a quote that is never closed, reading goes on with
    the very next line and not behind whatever the quote swallowed."""
    at = 1
    while at < len(lines):
        rest = (lines[i] for i in range(at, len(lines)))
        reader = csv.reader(rest, delimiter=delimiter, skipinitialspace=True, strict=True)
        try:
            yield at + 1, next(reader)
            at += reader.line_num
        except csv.Error as error:
            yield at + 1, InputProblem(f"the row cannot be read ({error}); check its quotes.")
            at += 1


def _row(line: int, record: list[str], headings: list[str]) -> Row:
    if any(cell.strip() for cell in record[len(headings) :]):
        fault = InputProblem(f"the row has {len(record)} cells under {len(headings)} headings; correct it.")
        return Row(line, {}, fault)
    cells = dict.fromkeys(COLUMNS, "") | {
        heading: cell.strip() for heading, cell in zip(headings, record, strict=False)
    }
    if not cells["id"] or not cells["name"]:
        return Row(line, {}, InputProblem("the row has no id or no name; fill in both."))
    return Row(line, cells)


def _text(path: Path) -> str:
    try:
        return read_regular_file(path).decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InputProblem(f"{path} does not exist; name a folder of people or a CSV file.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputProblem(f"{path} cannot be read as UTF-8 text ({error}); save it as CSV UTF-8.") from error
