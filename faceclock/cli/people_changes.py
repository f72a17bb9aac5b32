"""``people add`` and ``people change``: people without photographs, and what becomes of people."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json

if TYPE_CHECKING:
    from faceclock.domain.people import Employee

Pin = Annotated[str, typer.Option(help="PIN for checking in without a face.")]


def add(
    ctx: typer.Context,
    employee_id: Annotated[str, typer.Argument(metavar="ID", help="The site's own number for the person.")],
    name: Annotated[str, typer.Argument(help="Shown at the kiosk and in reports.")],
    *,
    team: Annotated[str, typer.Option(help="Team or department.")] = "",
    pin: Pin = "",
) -> None:
    """Put somebody on the roll without a photograph; `enroll` can add some later."""
    _change(ctx, employee_id, {"name": name, "team": team}, pin, None)


def change(
    ctx: typer.Context,
    employee_id: Annotated[str, typer.Argument(metavar="ID", help="The person's number.")],
    *,
    name: Annotated[str | None, typer.Option(help="A new name.")] = None,
    team: Annotated[str | None, typer.Option(help='A new team; "" for none.')] = None,
    team_from: Annotated[
        str, typer.Option("--from", metavar="DAY", help="The first day in the new team; else today.")
    ] = "",
    active: Annotated[
        bool | None, typer.Option("--active/--inactive", help="Whether the person works here.")
    ] = None,
    pin: Pin = "",
) -> None:
    """Change what is known of a person. Who is inactive cannot punch; templates, punches and hours stay."""
    wanted = {"name": name, "team": team, "active": active}
    given = {key: value for key, value in wanted.items() if value is not None}
    if not given and not pin:
        raise typer.BadParameter("Say what to change: --name, --team, --active, --inactive or --pin.")
    if team_from and team is None:
        raise typer.BadParameter("--from is the first day in a new team; name that with --team.")
    _change(ctx, employee_id, given, pin, team_from)


def rename_team(
    ctx: typer.Context,
    team: Annotated[str, typer.Argument(help="The team as it is called now.")],
    name: Annotated[str, typer.Argument(help="Its new name.")],
    *,
    first: Annotated[
        str, typer.Option("--from", metavar="DAY", help="The first day under the new name; else today.")
    ] = "",
) -> None:
    """Call a team otherwise: its people and rosters come along, days before keep the old name."""
    from faceclock.app.site import open_site
    from faceclock.app.teams import rename

    context = context_of(ctx)
    with open_site(context.data) as site:
        moved = rename(site, team, name, first)
    if context.json:
        show_json({"team": name.strip(), "people": moved.people, "locked_periods": moved.locked})
        return
    say(f"{moved.people} people of {team} are in {name.strip()}.")
    if moved.locked:
        typer.echo("Locked days keep their hours.", err=True)


def _change(
    ctx: typer.Context, employee_id: str, given: dict[str, Any], pin: str, team_from: str | None
) -> None:
    """``team_from`` None: somebody new; empty: a new team holds from today on."""
    from faceclock.app.attendance.locked_reach import locked_since
    from faceclock.app.operator import operator
    from faceclock.app.site import open_site
    from faceclock.app.team_day import team_day
    from faceclock.domain.people import Employee
    from faceclock.security.pins import check_pin

    context, notices = context_of(ctx), list[str]()
    if pin:
        check_pin(pin)
    with open_site(context.data) as site, site.database.transaction():
        if team_from is None:
            employee = Employee(employee_id, **given)
            site.employees.add(employee, by=operator())
        else:
            employee = replace(site.employees.require(employee_id), **given)
            first = team_day(site.settings, team_from)
            moved = employee.team != site.employees.require(employee_id).team or team_from
            site.employees.update(employee, by=operator(), team_from=first if moved else None)
            notices = locked_since(site.database, first) if "team" in given else []
        if pin:
            site.clock.set_pin(employee.id, pin, by=operator())
    _tell(context.json, employee)
    for notice in notices:
        typer.echo(notice, err=True)


def _tell(as_json: bool, employee: "Employee") -> None:
    if as_json:
        show_json(
            {
                "employee_id": employee.id,
                "name": employee.name,
                "team": employee.team,
                "active": employee.active,
            }
        )
        return
    team = f", team {employee.team}" if employee.team else ""
    say(f"{employee.id}: {employee.name}{team}, {'active' if employee.active else 'inactive'}.")
