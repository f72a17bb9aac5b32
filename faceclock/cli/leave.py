"""``leave``: approved leave and its types."""

from typing import TYPE_CHECKING, Annotated

import typer

from faceclock.cli.context import Context, context_of
from faceclock.cli.entries import held_book, plain_entries, remove, show_entries, store
from faceclock.cli.output import say, show_json, show_table
from faceclock.cli.periods import one_day
from faceclock.cli.root import Commands
from faceclock.domain.rulebook import Leave, LeaveKind, LeavePart

if TYPE_CHECKING:
    from collections.abc import Callable

    from faceclock.app.site import Site
    from faceclock.storage.leave_requests import LeaveRequest

leave = Commands(help="Approved leave, by types.", no_args_is_help=True)

Type = Annotated[str, typer.Argument(metavar="TYPE", help="The type's code.")]
Request = Annotated[str, typer.Argument(metavar="ID", help="As `leave requests` shows it.")]


def register(app: Commands) -> None:
    app.add_typer(leave, name="leave")


@leave.command("types")
def types(ctx: typer.Context) -> None:
    """All types of leave."""
    context = context_of(ctx)
    held = held_book(context).leave_type
    if context.json:
        show_json(plain_entries("leave_type", held))
        return
    rows = [(found.code, found.name, found.paid, found.kind.value) for found in held]
    show_table(
        ("code", "name", "paid", "kind"), rows, empty="There are no types of leave yet: `leave define`."
    )


@leave.command("define")
def define(
    ctx: typer.Context,
    code: Type,
    *,
    name: Annotated[str, typer.Option(help="What people call it.")] = "",
    unpaid: Annotated[bool, typer.Option("--unpaid", help="Its days are not credited.")] = False,
    duty: Annotated[
        bool, typer.Option("--duty", help="On duty elsewhere: a trip, a course; its days are credited.")
    ] = False,
) -> None:
    """Make or change a type of leave."""
    from faceclock.domain.rulebook import LeaveType

    made = LeaveType(code, name, not unpaid, LeaveKind.DUTY if duty else LeaveKind.LEAVE)
    store(context_of(ctx), [("leave_type", made)], f"Leave type {code} is set.")


@leave.command("undefine")
def undefine(ctx: typer.Context, code: Type) -> None:
    """Take a type of leave back that nobody has."""
    remove(context_of(ctx), "leave_type", [code], f"Leave type {code} is taken back.")


@leave.command("list")
def list_(
    ctx: typer.Context,
    employee: Annotated[str, typer.Argument(metavar="EMPLOYEE", help="Only of this person.")] = "",
) -> None:
    """All leave, or one person's."""
    context = context_of(ctx)
    held = [found for found in held_book(context).leave if employee in ("", found.employee)]
    columns = ("id", "employee", "type", "from", "to", "part", "approved by")
    show_entries(context, "leave", held, columns, _cells, empty="There is no leave.")


def _cells(found: Leave) -> tuple[str, ...]:
    days = found.first.isoformat(), found.last.isoformat()
    return (found.id, found.employee, found.type, *days, found.part.value, found.approved_by)


@leave.command("add")
def add(
    ctx: typer.Context,
    employee: Annotated[str, typer.Argument(metavar="EMPLOYEE", help="The person's number.")],
    kind: Type,
    first: Annotated[str, typer.Argument(metavar="DAY", help="The first day.")],
    last: Annotated[str, typer.Argument(metavar="DAY", help="The last day (default: the first).")] = "",
    *,
    part: Annotated[LeavePart, typer.Option(help="Whole days, or one half of each.")] = LeavePart.DAY,
    approved_by: Annotated[
        str, typer.Option(metavar="NAME", help="Who approved it (default: the system's user).")
    ] = "",
) -> None:
    """Enter approved leave of a person."""
    from faceclock.app.operator import operator
    from faceclock.app.site import open_site
    from faceclock.domain.rulebook import Leave

    context = context_of(ctx)
    with open_site(context.data) as opened:
        opened.employees.require(employee)
    begin = one_day(first)
    name = f"{employee} {begin}" + ("" if part is LeavePart.DAY else f" {part.value}")
    end = one_day(last) if last else begin
    made = Leave(name, employee, kind, begin, end, part, approved_by or operator())
    store(context, [("leave", made)], f"{kind} of {employee}, {begin} to {end}, is entered as '{name}'.")


@leave.command("ask")
def ask(
    ctx: typer.Context,
    employee: Annotated[str, typer.Argument(metavar="EMPLOYEE", help="The person's number.")],
    kind: Type,
    first: Annotated[str, typer.Argument(metavar="DAY", help="The first day.")],
    last: Annotated[str, typer.Argument(metavar="DAY", help="The last day (default: the first).")] = "",
    *,
    part: Annotated[LeavePart, typer.Option(help="Whole days, or one half of each.")] = LeavePart.DAY,
) -> None:
    """Ask for leave; it counts once somebody grants it."""
    from faceclock.app.attendance.leave_asking import ask_for_leave
    from faceclock.app.site import open_site

    context = context_of(ctx)
    begin = one_day(first)
    wanted = Leave("", employee, kind, begin, one_day(last) if last else begin, part)
    with open_site(context.data) as opened:
        made = ask_for_leave(opened, wanted)
    if context.json:
        show_json(_as_json(made))
    else:
        say(f"{kind} of {employee} from {begin} on waits as {made.id}.")


@leave.command("requests")
def requests(ctx: typer.Context) -> None:
    """Leave that waits to be granted."""
    from faceclock.app.site import open_site
    from faceclock.storage.leave_requests import LeaveRequests

    context = context_of(ctx)
    with open_site(context.data) as opened:
        rows = [_as_json(found) for found in LeaveRequests(opened.database).waiting()]
    if context.json:
        show_json(rows)
        return
    columns = ("id", "employee", "type", "from", "to", "part", "by")
    show_table(columns, [[row[column] for column in columns] for row in rows], empty="No request waits.")


@leave.command("grant")
def grant(ctx: typer.Context, request: Request) -> None:
    """Approve a request: it becomes leave."""
    from faceclock.app.attendance.leave_asking import grant_leave

    _decide(context_of(ctx), request, grant_leave, "granted")


@leave.command("refuse")
def refuse(ctx: typer.Context, request: Request) -> None:
    """Refuse a request; it waits no longer."""
    from faceclock.app.attendance.leave_asking import refuse_leave

    _decide(context_of(ctx), request, refuse_leave, "refused")


def _decide(context: Context, request: str, decide: "Callable[[Site, str], LeaveRequest]", done: str) -> None:
    from faceclock.app.site import open_site

    with open_site(context.data) as opened:
        found = decide(opened, request)
    if context.json:
        show_json(_as_json(found))
    else:
        say(f"Leave of {found.leave.employee} from {found.leave.first} on is {done}.")


def _as_json(found: "LeaveRequest") -> dict[str, str]:
    leave = found.leave
    return {
        "id": found.id,
        "employee": leave.employee,
        "type": leave.type,
        "from": leave.first.isoformat(),
        "to": leave.last.isoformat(),
        "part": leave.part.value,
        "by": found.by,
    }


@leave.command("remove")
def remove_(
    ctx: typer.Context,
    entry: Annotated[str, typer.Argument(metavar="ID", help="As `leave list` shows it.")],
) -> None:
    """Take leave back; days that are locked keep their hours."""
    remove(context_of(ctx), "leave", [entry], f"Leave '{entry}' is taken back.")
