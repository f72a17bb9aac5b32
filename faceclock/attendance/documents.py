"""A rule book as TOML, and back. The file has the names and shape of `RuleBook`."""

import json
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, time
from functools import cache
from typing import Any

import tomli_w
from pydantic import TypeAdapter, ValidationError

from faceclock.attendance.checking import Problem
from faceclock.attendance.toml_lines import Lines
from faceclock.domain.bookkeeping import TYPES, Entry, key_of
from faceclock.domain.errors import SeveralProblems
from faceclock.domain.rulebook import RuleBook
from faceclock.settings.toml_text import parse_toml

_WORDS = {"missing": "is missing", "unexpected_keyword_argument": "is no key that is known here"}


class DocumentProblem(SeveralProblems):
    """Something that is no usable rule book; each problem with its line in the file."""


def to_toml(book: RuleBook) -> str:
    """Everything in full, so that other defaults of a later version change nothing. What is not set is left out."""
    tables = _adapter().dump_python(book, exclude_none=True)
    return tomli_w.dumps({name: entries for name, entries in tables.items() if entries})


def from_toml(text: str, name: str = "rules") -> RuleBook:
    """The book of a document; ``name`` stands before each line's number. Unknown keys are refused.

    Raises DocumentProblem for everything that is wrong in the form, naming table, entry, key and line.
    """
    try:
        document = json.dumps(parse_toml(text), default=_plain)
    except (tomllib.TOMLDecodeError, RecursionError, TypeError) as error:
        raise DocumentProblem([f"{name}: this is no usable TOML: {error}."]) from error
    try:
        book = _adapter().validate_json(document, strict=True)
    except ValidationError as error:
        lines = Lines(text)
        faults = sorted(error.errors(), key=lambda fault: lines.of(fault["loc"]))
        raise DocumentProblem(_said(fault, lines, name) for fault in faults) from error
    doubled = list(_doubled(book, Lines(text), name))
    if doubled:
        raise DocumentProblem(doubled)
    return book


def located(found: Iterable[Problem], text: str, book: RuleBook, name: str = "rules") -> list[str]:
    """Problems with their lines in the document that ``book`` was read from; one of an entry that is not in it
    has none."""
    lines = Lines(text)
    numbers = {(table, key): index for table, index, key in _numbered(book)}
    said = []
    for problem in found:
        index = numbers.get((problem.table, problem.key))
        if index is None:
            said.append(str(problem))
        else:
            number = lines.of((problem.table, index, *problem.field.split(".")))
            said.append(f"{name}, line {number}: {problem}")
    return said


def to_plain(book: RuleBook) -> dict[str, list[dict[str, Any]]]:
    """The entries of each table as JSON can hold them."""
    plain: dict[str, list[dict[str, Any]]] = _adapter().dump_python(book, mode="json")
    return plain


def entry_of(table: str, plain: dict[str, Any]) -> Entry:
    """An entry of what `to_plain` makes of it. Raises DocumentProblem naming the keys that are wrong."""
    try:
        book = _adapter().validate_json(json.dumps({table: [plain]}, default=_plain), strict=True)
    except ValidationError as error:
        raise DocumentProblem(
            f"{_spoken(fault['loc'])} {worded(fault)}." for fault in error.errors()
        ) from error
    entry: Entry = getattr(book, table)[0]
    return entry


@cache
def _adapter() -> TypeAdapter[RuleBook]:
    return TypeAdapter(RuleBook)


def _plain(value: object) -> str:
    """TOML's own days and times; a time with a zone is none of ours."""
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a rule book")


def _numbered(book: RuleBook) -> Iterator[tuple[str, int, str]]:
    """Table, number in the table and key of every entry, as the file has them."""
    for table in TYPES:
        for index, entry in enumerate(getattr(book, table)):
            yield table, index, key_of(table, entry)


def _doubled(book: RuleBook, lines: Lines, name: str) -> Iterator[str]:
    seen: dict[tuple[str, str], int] = {}
    for table, index, key in _numbered(book):
        number = lines.of((table, index))
        if (table, key) in seen:
            first = seen[(table, key)]
            yield f"{name}, line {number}: {table} {key} stands twice; the first is in line {first}."
        seen.setdefault((table, key), number)


def _said(fault: Any, lines: Lines, name: str) -> str:
    place = fault["loc"]
    return f"{name}, line {lines.of(place)}: {_spoken(place)} {worded(fault)}."


def worded(fault: Any) -> str:
    """What pydantic finds wrong with a value, to go on a sentence that names its key."""
    return _WORDS.get(fault["type"]) or f"{_lowered(fault['msg'])}, not {_shortened(fault['input'])}"


def _spoken(place: tuple[str | int, ...]) -> str:
    """("shift", 1, "counting", "min_span") is "shift 2, counting.min_span"."""
    if not place:
        return "the document"
    entry = (
        f"{place[0]} {int(place[1]) + 1}" if len(place) > 1 and isinstance(place[1], int) else str(place[0])
    )
    rest = ".".join(str(part + 1 if isinstance(part, int) else part) for part in place[2:])
    return f"{entry}, {rest}:" if rest else f"{entry}:"


def _lowered(message: str) -> str:
    return message[:1].lower() + message[1:]


def _shortened(value: object) -> str:
    return f"{json.dumps(value, default=str, ensure_ascii=False):.60}"
