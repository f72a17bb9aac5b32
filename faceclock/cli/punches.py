"""``punches``: the facts on disk."""

from typing import Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.instants import instant, local_time
from faceclock.cli.output import show_json, show_table
from faceclock.cli.punch_import import import_punches
from faceclock.cli.root import EPILOG, Commands

group = Commands(invoke_without_command=True, epilog=EPILOG)
group.command("import")(import_punches)


def register(app: Commands) -> None:
    app.add_typer(group, name="punches")


@group.callback()
def punches(
    ctx: typer.Context,
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="From this day or instant on.")] = "",
    until: Annotated[
        str, typer.Option("--to", metavar="DAY", help="To the end of this day, or before an instant.")
    ] = "",
    employee: Annotated[str, typer.Option(metavar="ID", help="Only of this person.")] = "",
) -> None:
    """List punches, oldest first; suppressed ones are shown and marked."""
    if ctx.invoked_subcommand:
        return
    from faceclock.app.listing import list_punches
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack) as site:
        found = list_punches(site, instant(since), instant(until, end_of_day=True), employee)
    if context.json:
        show_json(found)
        return
    columns = ("at", "employee_id", "name", "direction", "method", "kiosk", "suppressed")
    rows = [
        [local_time(str(row["at"]), str(row["zone"])), *(row[key] for key in columns[1:])] for row in found
    ]
    show_table(columns, rows, empty="There are no punches.")
