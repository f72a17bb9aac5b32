"""What the columns and words of somebody else's punch file mean."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, ClassVar

from faceclock.app.attendance.import_encoding import Encoding
from faceclock.domain.errors import InputProblem
from faceclock.domain.punch import Direction

DELIMITERS = (",", ";", "\t")

_WORDS = {
    Direction.IN: "in, check-in, check in, checkin, c/in, clock in, entry, kommen, kommt, eingang, 签到, 上班, 进",
    Direction.OUT: "out, check-out, check out, checkout, c/out, clock out, exit, gehen, geht, ausgang, 签退, 下班, 出",
    Direction.BREAK_OUT: "break-out, break out, break start, pausenbeginn, pause beginn, pause anfang, 休息开始, 外出",
    Direction.BREAK_IN: "break-in, break in, break end, pausenende, pause ende, 休息结束, 外出返回",
    Direction.UNSPECIFIED: "unspecified",
}
# Of the "status" column in exports of ZKTeco's terminals; 4 and 5 are the keys for overtime.
_ZKTECO = {
    "0": Direction.IN,
    "1": Direction.OUT,
    "2": Direction.BREAK_OUT,
    "3": Direction.BREAK_IN,
    "4": Direction.IN,
    "5": Direction.OUT,
}


@dataclass(frozen=True)
class Columns:
    """By heading, or by number from 1 where there are no headings; empty: there is no such column."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    employee: str = ""
    at: str = ""
    date: str = ""
    time: str = ""
    direction: str = ""
    zone: str = ""


@dataclass(frozen=True)
class PunchFileFormat:
    """The TOML form of a mapping. ``delimiter`` is found where it is empty; ``date_format`` is strptime's, for
    the instant or for date and time with a space between; ``directions`` is added to the words known anyway."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    encoding: Encoding = Encoding.AUTO
    delimiter: str = ""
    header: bool = True
    zone: str = ""
    date_format: str = ""
    columns: Columns = Columns()
    directions: Mapping[str, Direction] = field(default_factory=dict)


OWN_COLUMNS = Columns(employee="employee_id", at="at", direction="direction", zone="zone")
_OPTIONAL = ("direction", "zone")
_LONGEST = 400  # characters


def columns_said(text: str, columns: Columns) -> Columns:
    """``columns`` with those of "employee=Nr,at=Zeitpunkt" in their place. Raises InputProblem."""
    names = {item.name for item in fields(Columns)}
    said = dict(_pairs(text, "--columns", "employee=Nr,at=Zeitpunkt,direction=Art"))
    for name in said:
        if name not in names:
            raise InputProblem(f"--columns knows no {name!r}; it takes {', '.join(sorted(names))}.")
    return replace(columns, **said)


def directions_said(text: str) -> dict[str, Direction]:
    """Of "0=in,1=out", or "zkteco" for the numbers of its terminals. Raises InputProblem."""
    if text.casefold() == "zkteco":
        return dict(_ZKTECO)
    found = {}
    for word, name in _pairs(text, "--directions", "0=in,1=out"):
        if name not in tuple(Direction):
            raise InputProblem(f"{name!r} is no direction; choose among {', '.join(Direction)}.")
        found[word] = Direction(name)
    return found


def words_of(own: Mapping[str, Direction]) -> dict[str, Direction]:
    """Every known word in small letters. Numbers are known only where somebody says what they mean, because
    terminals differ in that. Nothing at all means unspecified."""
    known = {word: direction for direction, text in _WORDS.items() for word in text.split(", ")}
    return {"": Direction.UNSPECIFIED} | known | {word.casefold(): own[word] for word in own}


def delimiter_of(first_line: str, named: str) -> str:
    """Raises InputProblem where a line of text has none of those that are known."""
    if named:
        return named
    found = max(DELIMITERS, key=first_line.count)
    if found not in first_line:
        raise InputProblem(
            "The first line has neither a comma nor a semicolon nor a tab; it is no table of punches."
        )
    return found


def cells_of(line: str, delimiter: str) -> list[str]:
    """Raises InputProblem for quotes that do not match, for a punch stands on one line, and for NUL characters."""
    if "\0" in line:
        raise InputProblem("the line holds a NUL character; store the table as text.")
    if '"' not in line:
        return line.rstrip("\r\n").split(delimiter)
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise InputProblem(f"the line cannot be read ({error}); check its quotes.") from error


def places_of(columns: Columns, headings: Sequence[str] | None, width: int) -> dict[str, int]:
    """The index of each column that is there, by what it holds. ``headings`` None: columns are numbers.

    Raises InputProblem for a column that is not there, or there twice, and where who or when is missing.
    """
    if not columns.employee and not (columns.at or columns.date or columns.time):
        columns = replace(_own_columns_in(headings or ()), **_named(columns))
    said = _named(columns)
    if "employee" not in said:
        raise InputProblem("No column says who; name it, such as --columns employee=Nr.")
    if ("at" in said) == ("date" in said or "time" in said) or ("date" in said) != ("time" in said):
        raise InputProblem("Name either the column `at`, or both `date` and `time`.")
    find = _by_number if headings is None else _by_heading
    return {name: find(column, headings or (), width) for name, column in said.items()}


def _named(columns: Columns) -> dict[str, str]:
    return {item.name: getattr(columns, item.name) for item in fields(columns) if getattr(columns, item.name)}


def _own_columns_in(headings: Sequence[str]) -> Columns:
    """A file with FaceClock's own names needs no mapping; its direction and zone may be missing."""
    present = {heading.strip().casefold() for heading in headings}
    return replace(OWN_COLUMNS, **{name: "" for name in _OPTIONAL if name not in present})


def _by_number(column: str, _: Sequence[str], width: int) -> int:
    if not (column.isascii() and column.isdigit() and 1 <= int(column) <= width):
        raise InputProblem(
            f"Without headings columns are numbers from 1 to {width}, and {column!r} is none of them."
        )
    return int(column) - 1


def _by_heading(column: str, headings: Sequence[str], _: int) -> int:
    wanted = column.strip().casefold()
    places = [place for place, heading in enumerate(headings) if heading.strip().casefold() == wanted]
    if len(places) != 1:
        there = "stands there twice" if places else "is missing"
        raise InputProblem(
            f"The column {column!r} {there}; the file has: "
            f"{shortened(', '.join(heading.strip() for heading in headings))}."
        )
    return places[0]


def shortened(text: str) -> str:
    """Whatever a file holds, a sentence about it can be read."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} ... {text[-_LONGEST // 2 :]}"


def _pairs(text: str, option: str, example: str) -> list[tuple[str, str]]:
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if not all(mark for _, mark, _ in pairs):
        raise InputProblem(f"{option} takes pairs such as {example}.")
    return [(name.strip(), value.strip()) for name, _, value in pairs]
