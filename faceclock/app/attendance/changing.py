"""Entries of the rule book with some of their keys changed, named as in a file: counting.min_span, say."""

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from faceclock.attendance.documents import entry_of, to_plain
from faceclock.domain.bookkeeping import Entry, book_of
from faceclock.domain.errors import InputProblem
from faceclock.settings.toml_text import parse_toml

Changes = Mapping[str, Any]


def parsed(settings: Iterable[str]) -> dict[str, Any]:
    """KEY=VALUE as people type it; the value as TOML has it, else plain text, and None for none at all.

    Raises InputProblem where the equals sign is missing.
    """
    found: dict[str, Any] = {}
    for setting in settings:
        key, sign, value = setting.partition("=")
        if not sign or not key.strip():
            raise InputProblem(f"'{setting}' is not KEY=VALUE, such as counting.min_span=5.")
        found[key.strip()] = _value(value.strip())
    return found


def changed(table: str, entry: Entry | None, changes: Changes) -> Entry:
    """``entry``, or a new one, with changes by dotted keys; None takes a key away. Raises DocumentProblem."""
    plain: dict[str, Any] = to_plain(book_of([(table, entry)]))[table][0] if entry is not None else {}
    for key, value in changes.items():
        _set(plain, key.split("."), value)
    return entry_of(table, plain)


def _set(plain: dict[str, Any], names: list[str], value: object) -> None:
    *outer, last = names
    for name in outer:
        if not isinstance(plain.get(name), dict):
            plain[name] = {}
        plain = plain[name]
    if value is None:
        plain.pop(last, None)
    else:
        plain[last] = value


def _value(text: str) -> Any:
    if not text:
        return None
    try:
        return parse_toml(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text
