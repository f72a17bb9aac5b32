"""``punches``: the facts on disk."""

from typing import Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.instants import instant, local_time
from faceclock.cli.output import show_json, show_table
from faceclock.cli.root import Commands


def register(app: Commands) -> None:
    app.command()(punches)


def punches(
    ctx: typer.Context,
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="From this day or instant on.")] = "",
    until: Annotated[
        str, typer.Option("--to", metavar="DAY", help="To the end of this day, or before an instant.")
    ] = "",
    employee: Annotated[str, typer.Option(metavar="ID", help="Only of this person.")] = "",
) -> None:
    """List punches, oldest first; suppressed ones are shown and marked."""
    from faceclock.app.listing import list_punches
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack) as site:
        found = list_punches(site, instant(since), instant(until, end_of_day=True), employee)
    if context.json:
        show_json(found)
        return
    columns = ("at", "employee_id", "name", "direction", "method", "kiosk", "suppressed")
    rows = [[local_time(str(row["at"])), *(row[key] for key in columns[1:])] for row in found]
    show_table(columns, rows, empty="There are no punches.")
