"""``roster pattern``: cycles of days that repeat."""

from typing import Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.entries import held_book, remove, show_entries, store
from faceclock.cli.periods import one_day
from faceclock.cli.root import Commands
from faceclock.domain.rulebook import Pattern

pattern = Commands(help="Cycles of days that repeat.", no_args_is_help=True)

Code = Annotated[str, typer.Argument(metavar="CODE", help="The pattern's code.")]


@pattern.command("list")
def list_(ctx: typer.Context) -> None:
    """All patterns."""
    context = context_of(ctx)
    columns = ("code", "name", "anchor", "length", "days")
    held, empty = held_book(context).pattern, "There are no patterns yet."
    show_entries(context, "pattern", held, columns, _cells, empty=empty)


def _cells(found: Pattern) -> tuple[object, ...]:
    days = " ".join(day or "-" for day in found.days)
    return (found.code, found.name, found.anchor.isoformat(), len(found.days), days)


@pattern.command("set")
def set_(
    ctx: typer.Context,
    code: Code,
    days: Annotated[
        list[str],
        typer.Argument(metavar="DAY...", help="A shift's code, several joined by +, or - for a day off."),
    ],
    *,
    anchor: Annotated[str, typer.Option(metavar="DAY", help="A day on which the cycle begins.")],
    name: Annotated[str, typer.Option(help="What people call it.")] = "",
) -> None:
    """Make or change a pattern: seven days from a Monday make a week, `night night - -` two on, two off."""
    from faceclock.domain.rulebook import Pattern

    made = Pattern(code, tuple("" if day == "-" else day for day in days), one_day(anchor), name)
    store(context_of(ctx), [("pattern", made)], f"Pattern {code} of {len(days)} days is set.")


@pattern.command("remove")
def remove_(ctx: typer.Context, code: Code) -> None:
    """Take a pattern back that nobody is assigned to."""
    remove(context_of(ctx), "pattern", [code], f"Pattern {code} is taken back.")
