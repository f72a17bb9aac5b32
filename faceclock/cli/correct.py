"""``correct``: what people do to punches afterwards."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from faceclock.cli.context import context_of
from faceclock.cli.instants import local_time
from faceclock.cli.output import say, show_json, show_table
from faceclock.cli.root import Commands
from faceclock.domain.errors import InputProblem
from faceclock.domain.punch import Direction

if TYPE_CHECKING:
    from faceclock.app.attendance.correcting import Warrant

correct = Commands(
    help="Correct punches; the original stays, with the reason beside it.", no_args_is_help=True
)

Reason = Annotated[str, typer.Option(help="Why; it stands in the audit log.")]
RequestedBy = Annotated[
    str, typer.Option(metavar="NAME", help="Who asked for it (default: the system's user).")
]
ApprovedBy = Annotated[
    str, typer.Option(metavar="NAME", help="Who approved it (default: the system's user).")
]
Employee = Annotated[str, typer.Argument(metavar="EMPLOYEE", help="The person's number.")]
PunchId = Annotated[
    str, typer.Argument(metavar="PUNCH", help="The punch's id, as `punches --json` shows it.")
]


def register(app: Commands) -> None:
    app.add_typer(correct, name="correct")


@correct.command()
def add(
    ctx: typer.Context,
    employee: Employee,
    at: Annotated[
        str, typer.Argument(metavar="INSTANT", help="Such as 2026-10-01T08:00, local at the site.")
    ],
    direction: Annotated[Direction, typer.Argument(help="What the punch is.")],
    *,
    reason: Reason,
    requested_by: RequestedBy = "",
    approved_by: ApprovedBy = "",
    zone: Annotated[
        str, typer.Option(metavar="ZONE", help="Of INSTANT (default: of the person's site on that day).")
    ] = "",
) -> None:
    """Add a punch that was not made."""
    from faceclock.app.announcing import punch_as_json
    from faceclock.app.attendance.correcting import corrector
    from faceclock.app.site import open_site
    from faceclock.attendance.local_times import zone_named

    context = context_of(ctx)
    moment, warrant = _moment(at), _warrant(reason, requested_by, approved_by)
    with open_site(context.data, context.pack) as site:
        own_zone = zone_named(zone) if zone else None
        made = corrector(site).add(employee, moment, direction, warrant, own_zone)
        name = site.employees.require(employee).name
    told = punch_as_json(made, name)
    if context.json:
        show_json(told)
    else:
        say(
            f"{name}: {made.direction.value} at {local_time(str(told['at']), made.zone)} was added ({made.id})."
        )


@correct.command("direction")
def direction_(
    ctx: typer.Context,
    punch: PunchId,
    direction: Annotated[Direction, typer.Argument(help="What it counts as from now on.")],
    *,
    reason: Reason,
    requested_by: RequestedBy = "",
    approved_by: ApprovedBy = "",
) -> None:
    """Let a punch count in another direction."""
    from faceclock.app.attendance.correcting import corrector
    from faceclock.app.attendance.correction_listing import correction_as_json
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack) as site:
        warrant = _warrant(reason, requested_by, approved_by)
        correction = corrector(site).direction(punch, direction, warrant)
        told = correction_as_json(correction, site.punches.get(punch).punch)
    _tell(told, f"The punch {punch} counts as {direction.value}.", json=context.json)


@correct.command()
def void(
    ctx: typer.Context,
    punch: PunchId,
    *,
    reason: Reason,
    requested_by: RequestedBy = "",
    approved_by: ApprovedBy = "",
) -> None:
    """Let a punch count for nothing; that cannot be taken back."""
    from faceclock.app.attendance.correcting import corrector
    from faceclock.app.attendance.correction_listing import correction_as_json
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack) as site:
        correction = corrector(site).void(punch, _warrant(reason, requested_by, approved_by))
        told = correction_as_json(correction, site.punches.get(punch).punch)
    _tell(told, f"The punch {punch} counts for nothing.", json=context.json)


@correct.command(context_settings={"ignore_unknown_options": True})  # -15 is a number of minutes
def adjust(
    ctx: typer.Context,
    employee: Employee,
    day: Annotated[str, typer.Argument(metavar="DAY", help="The open day that gets the minutes.")],
    minutes: Annotated[int, typer.Argument(metavar="MINUTES", help="How many; below 0 they are taken.")],
    *,
    for_day: Annotated[str, typer.Option(metavar="DAY", help="The locked day that they belong to.")],
    reason: Reason,
    requested_by: RequestedBy = "",
    approved_by: ApprovedBy = "",
) -> None:
    """Book minutes that a locked day should have had into an open one."""
    from faceclock.app.attendance.correcting import corrector
    from faceclock.app.attendance.correction_listing import adjustment_as_json
    from faceclock.app.site import open_site

    context = context_of(ctx)
    to, of = _day(day), _day(for_day)
    with open_site(context.data, context.pack) as site:
        warrant = _warrant(reason, requested_by, approved_by)
        made = corrector(site).adjust(employee, to, minutes, of, warrant)
    sentence = f"{employee}: {minutes:+d} minutes of {for_day} are booked on {day}."
    _tell(adjustment_as_json(made), sentence, json=context.json)


@correct.command("list")
def list_(
    ctx: typer.Context,
    employee: Annotated[str, typer.Argument(metavar="[EMPLOYEE]", help="Only of this person.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="How many of the newest.")] = 100,
) -> None:
    """Corrections and adjustments, newest first, with who and why."""
    from faceclock.app.attendance.correction_listing import list_corrections
    from faceclock.app.site import open_site
    from faceclock.app.zone import zone_of

    context = context_of(ctx)
    with open_site(context.data, context.pack) as site:
        told, zone = list_corrections(site, employee, limit), zone_of(site.settings)
    if context.json:
        show_json(told)
        return
    _show(told, zone)


def _show(told: dict[str, Any], zone: str) -> None:
    """A punch in the time of its place, what was said about it in that of the site."""
    columns = ("at", "employee_id", "kind", "punch", "direction", "reason", "requested_by", "approved_by")
    rows = [
        row
        | {
            "at": local_time(row["at"], zone),
            "punch": f"{row['made']['direction']} {local_time(row['made']['at'], row['made']['zone'])}",
        }
        for row in told["corrections"]
    ]
    show_table(columns, [[row[key] for key in columns] for row in rows], empty="Nothing was corrected.")
    if told["adjustments"]:
        columns = ("at", "employee_id", "day", "for_day", "minutes", "reason", "requested_by", "approved_by")
        rows = [row | {"at": local_time(row["at"], zone)} for row in told["adjustments"]]
        show_table(columns, [[row[key] for key in columns] for row in rows], empty="")


def _tell(told: dict[str, Any], sentence: str, *, json: bool) -> None:
    if json:
        show_json(told)
    else:
        say(sentence)


def _warrant(reason: str, requested_by: str, approved_by: str) -> "Warrant":
    from faceclock.app.attendance.correcting import Warrant
    from faceclock.app.operator import operator

    return Warrant(reason, requested_by or operator(), approved_by or operator())


def _moment(text: str) -> datetime:
    """As on the site's wall where it has no offset: what that means is told by the person's site."""
    try:
        if ":" in text:
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    raise InputProblem(f"{text!r} is no instant such as 2026-10-01T08:00 or 2026-10-25T02:30+01:00.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputProblem(f"{text!r} is no day such as 2026-10-01.") from error
