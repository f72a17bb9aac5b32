"""Answers: one JSON document for programs, tables and sentences for people."""

import json
import sys
from collections.abc import Sequence
from typing import Any

import typer

# Off a terminal nothing is cut to 80 columns; a table takes only what it needs of these.
_WIDE = 240


def show_json(value: object, *, compact: bool = False) -> None:
    """Print one document. ``compact`` puts it on one line and flushes, for streams of objects."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=None if compact else 2)
    typer.echo(text)
    if compact:
        sys.stdout.flush()


def one_line(text: str) -> str:
    """Without the line breaks that a file's name may bring into a sentence."""
    return " ".join(text.split())


def say(sentence: str) -> None:
    typer.echo(sentence)


def show_table(columns: Sequence[str], rows: Sequence[Sequence[object]], *, empty: str) -> None:
    """Print ``rows`` under ``columns``, numbers right-aligned; ``empty`` is said where there are none."""
    if not rows:
        say(empty)
        return
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for index, name in enumerate(columns):
        numeric = all(isinstance(row[index], int | float) for row in rows)
        table.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_cell(value) for value in row))
    console().print(table)


def console() -> Any:
    """A rich console for stdout."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else _WIDE, highlight=False)


def _cell(value: object) -> Any:
    from rich.text import Text  # not markup: a name may hold square brackets

    if isinstance(value, bool):
        return Text("yes" if value else "no")
    if isinstance(value, float):
        return Text(f"{value:.4g}")
    return Text("" if value is None else str(value))
