"""``roster``: who works what from when to when."""

from typing import Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.entries import held_book, optional_day, remove, show_entries, store
from faceclock.cli.output import show_json, show_table
from faceclock.cli.periods import one_day
from faceclock.cli.root import Commands
from faceclock.cli.roster_patterns import pattern
from faceclock.cli.roster_sites import site
from faceclock.domain.errors import InputProblem
from faceclock.domain.rulebook import Assignment

roster = Commands(help="Who works what, where, from when to when.", no_args_is_help=True)
roster.add_typer(pattern, name="pattern")
roster.add_typer(site, name="site")


def register(app: Commands) -> None:
    app.add_typer(roster, name="roster")


@roster.command("list")
def list_(ctx: typer.Context) -> None:
    """All assignments."""
    context = context_of(ctx)
    columns = ("id", "who", "works", "from", "to", "site")
    held, empty = held_book(context).assignment, "Nobody is assigned to anything yet."
    show_entries(context, "assignment", held, columns, _cells, empty=empty)


def _cells(found: Assignment) -> tuple[str, ...]:
    who = found.employee or (f"team {found.team}" if found.team else "everybody")
    works = "off" if found.off else found.shift or f"pattern {found.pattern}"
    last = found.last.isoformat() if found.last else ""
    return (found.id, who, works, found.first.isoformat(), last, found.site)


@roster.command("assign")
def assign(
    ctx: typer.Context,
    employee: Annotated[str, typer.Argument(metavar="EMPLOYEE", help="The person's number.")] = "",
    *,
    team: Annotated[str, typer.Option(help="A whole team.")] = "",
    everybody: Annotated[bool, typer.Option("--everybody", help="Who has no other roster.")] = False,
    shift: Annotated[str, typer.Option(metavar="CODE", help="The same shift every day.")] = "",
    pattern: Annotated[str, typer.Option(metavar="CODE", help="A repeating pattern.")] = "",
    off: Annotated[bool, typer.Option("--off", help="Days off.")] = False,
    first: Annotated[str, typer.Option("--from", metavar="DAY", help="The first day.")] = "",
    last: Annotated[str, typer.Option("--to", metavar="DAY", help="The last day (default: on and on).")] = "",
    site: Annotated[str, typer.Option(metavar="CODE", help="Where: its zone and holidays hold.")] = "",
) -> None:
    """Say what a person, a team or everybody works; the person's own goes before the team's.

    Assigning anew from the same first day takes the place of what was assigned.
    """
    from faceclock.domain.rulebook import Assignment

    context = context_of(ctx)
    if sum(map(bool, (employee, team, everybody))) != 1:
        raise InputProblem("Give exactly one of EMPLOYEE, --team and --everybody.")
    if not first:
        raise InputProblem("Give the first day: --from 2026-10-01.")
    if employee:
        _require(context.data, employee)
    begin = one_day(first)
    who = employee or (f"team {team}" if team else "everybody")
    made = Assignment(
        f"{who} {begin}",
        begin,
        optional_day(last),
        employee=employee,
        team=team,
        pattern=pattern,
        shift=shift,
        off=off,
        site=site,
    )
    store(context, [("assignment", made)], f"From {begin} on, {who}: {shift or pattern or 'off'}.")


@roster.command("remove")
def remove_(
    ctx: typer.Context,
    assignment: Annotated[str, typer.Argument(metavar="ID", help="As `roster list` shows it.")],
) -> None:
    """Take an assignment back; days that are locked keep their hours."""
    remove(context_of(ctx), "assignment", [assignment], f"Assignment {assignment} is taken back.")


@roster.command("show")
def show(
    ctx: typer.Context,
    employee: Annotated[str, typer.Argument(metavar="EMPLOYEE", help="The person's number.")],
    *,
    first: Annotated[str, typer.Option("--from", metavar="DAY", help="Default: today.")] = "",
    last: Annotated[str, typer.Option("--to", metavar="DAY", help="Default: four weeks on.")] = "",
) -> None:
    """What is planned for one person, day by day, leave and holidays included."""
    from faceclock.app.attendance.planning import planned_days
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data) as opened:
        rows = planned_days(opened, employee, optional_day(first), optional_day(last))
    if context.json:
        show_json(rows)
        return
    columns = ("date", "weekday", "kind", "shift", "start", "end", "site", "label")
    show_table(
        columns, [[row[column] for column in columns] for row in rows], empty="There is no day in that span."
    )


def _require(data: object, employee: str) -> None:
    from pathlib import Path

    from faceclock.app.site import open_site

    with open_site(Path(str(data))) as opened:
        opened.employees.require(employee)
