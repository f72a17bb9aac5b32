"""``overtime``: approvals, where the rules ask for them."""

from typing import Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.entries import held_book, remove, show_entries, store
from faceclock.cli.periods import one_day
from faceclock.cli.root import Commands
from faceclock.domain.rulebook import OvertimeApproval

overtime = Commands(help="Overtime that was approved.", no_args_is_help=True)

Employee = Annotated[str, typer.Argument(metavar="EMPLOYEE", help="The person's number.")]
Day = Annotated[str, typer.Argument(metavar="DAY", help="Such as 2026-10-01.")]


def register(app: Commands) -> None:
    app.add_typer(overtime, name="overtime")


@overtime.command("list")
def list_(
    ctx: typer.Context,
    employee: Annotated[str, typer.Argument(metavar="EMPLOYEE", help="Only of this person.")] = "",
) -> None:
    """All approvals, or one person's."""
    context = context_of(ctx)
    held = [found for found in held_book(context).approval if employee in ("", found.employee)]
    columns = ("employee", "day", "minutes", "approved by")
    show_entries(context, "approval", held, columns, _cells, empty="No overtime was approved.")


def _cells(found: OvertimeApproval) -> tuple[object, ...]:
    minutes = "all" if found.minutes is None else found.minutes
    return (found.employee, found.day.isoformat(), minutes, found.approved_by)


@overtime.command("approve")
def approve(
    ctx: typer.Context,
    employee: Employee,
    day: Day,
    *,
    minutes: Annotated[int | None, typer.Option(help="At most so many (default: all of the day).")] = None,
    approved_by: Annotated[
        str, typer.Option(metavar="NAME", help="Who approved it (default: the system's user).")
    ] = "",
) -> None:
    """Let overtime of a day count; said again, the last word holds."""
    from faceclock.app.operator import operator
    from faceclock.app.site import open_site
    from faceclock.domain.rulebook import OvertimeApproval

    context = context_of(ctx)
    with open_site(context.data) as opened:
        opened.employees.require(employee)
    made = OvertimeApproval(employee, one_day(day), minutes, approved_by or operator())
    much = "all overtime" if minutes is None else f"{minutes} minutes of overtime"
    store(context, [("approval", made)], f"{much} of {employee} on {day} may count.")


@overtime.command("withdraw")
def withdraw(ctx: typer.Context, employee: Employee, day: Day) -> None:
    """Take an approval back."""
    done = f"No overtime of {employee} on {day} is approved any more."
    remove(context_of(ctx), "approval", [f"{employee}/{one_day(day)}"], done)
