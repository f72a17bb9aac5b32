"""``data``: backup and restore, the retention schedule, export of everything."""

from pathlib import Path
from typing import Annotated

import typer

from faceclock.cli.backups import backup, check_backup, restore
from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json, show_table
from faceclock.cli.progress import progress
from faceclock.cli.root import Commands

data = Commands(help="Backups, retention, export.", no_args_is_help=True)


for command in (backup, check_backup, restore):
    data.command(command.__name__.replace("_", "-"))(command)


def register(app: Commands) -> None:
    app.add_typer(data, name="data")


@data.command()
def retain(
    ctx: typer.Context,
    *,
    carry_out: Annotated[
        bool, typer.Option("--carry-out", help="Delete it; else only say what would be deleted.")
    ] = False,
) -> None:
    """What the settings `retention` say is to go of people who left; with `--carry-out` it goes."""
    from datetime import UTC, datetime

    from faceclock.app.safekeeping import retention
    from faceclock.app.site import open_site
    from faceclock.app.traces import old_asides

    context = context_of(ctx)
    with open_site(context.data) as site, progress("Deleting") as advance:
        asides = [str(path) for path in old_asides(site.data, site.settings.backup, datetime.now(UTC))]
        found = retention.carry_out(site, progress=advance) if carry_out else retention.due(site)
    if context.json:
        rows = [
            {
                "employee_id": one.employee_id,
                "name": one.name,
                "left_at": one.left_at.isoformat(),
                "what": one.extent.value,
                **one.held,
            }
            for one in found
        ]
        show_json({"dry_run": not carry_out, "people": rows, "asides": asides})
        return
    columns = ("employee_id", "name", "left", "what", "templates", "pictures")
    cells = [
        (one.employee_id, one.name, f"{one.left_at:%Y-%m-%d}", one.extent.value, *list(one.held.values())[:2])
        for one in found
    ]
    show_table(columns, cells, empty="" if asides else "Nothing is due.")
    for aside in asides:
        say(f"Kept aside by a restore, and over its time: {aside}")
    if not carry_out and (found or asides):
        say("Nothing was deleted yet: `faceclock data retain --carry-out` does it.")


@data.command()
def due(ctx: typer.Context) -> None:
    """Carry out what is due by the settings: the scheduled backup, and the retention schedule once a day."""
    from faceclock.app.chores import run_due
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data) as site:
        done = run_due(site)
    if context.json:
        show_json({"done": done})
        return
    for sentence in done or ["Nothing is due."]:
        say(sentence)


@data.command()
def export(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The zip to write.")],
    *,
    pictures: Annotated[bool, typer.Option("--pictures", help="With portraits and kept pictures.")] = False,
) -> None:
    """Write all tables as JSON lines and CSV into one zip that needs no FaceClock to be read."""
    from faceclock.app.safekeeping.exporting import export_all
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data) as site, progress("Exporting") as advance:
        done = export_all(site, file, pictures=pictures, progress=advance)
    if context.json:
        show_json({"file": str(done.file), "rows": done.rows, "pictures": done.pictures})
    else:
        say(f"{done.file} holds {done.rows} rows and {done.pictures} pictures; it is not encrypted.")
