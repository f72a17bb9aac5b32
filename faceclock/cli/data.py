"""``data``: backup and restore, the retention schedule, export of everything."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json, show_table
from faceclock.cli.progress import progress
from faceclock.cli.root import Commands

if TYPE_CHECKING:
    from faceclock.app.safekeeping.reapplying import Reapplied

data = Commands(help="Backups, retention, export.", no_args_is_help=True)


def register(app: Commands) -> None:
    app.add_typer(data, name="data")


@data.command()
def backup(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE_OR_FOLDER", help="Where to; a folder names it itself.")
    ],
) -> None:
    """Write database and settings to one file, also while a kiosk is running."""
    from faceclock.app.safekeeping.backup import make_backup, suggested_name
    from faceclock.app.site import open_site

    context = context_of(ctx)
    target = file / suggested_name() if file.is_dir() else file
    with open_site(context.data) as site, progress("Backing up") as advance:
        made = make_backup(site, target, advance)
    if context.json:
        show_json({"file": str(made.file), "bytes": made.size, "rows": dict(made.manifest.rows)})
        return
    say(
        f"{made.file} holds {made.manifest.rows['employees']} people and {made.manifest.rows['punches']} punches."
    )
    say("It is not encrypted and holds personal data: keep it on an encrypted disk.")


@data.command()
def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that `data backup` made.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask: all that is there is replaced.")] = False,
) -> None:
    """Put a backup in the place of the data; what was there is kept in `before-restore`."""
    from faceclock.app.safekeeping.archive import read_manifest
    from faceclock.app.safekeeping.restoring import restore as put_back

    context = context_of(ctx)
    manifest = read_manifest(file)
    if not yes:
        what = f"Replace everything in {context.data} by the backup of {manifest.made_at:%Y-%m-%d %H:%M} UTC?"
        typer.confirm(what, abort=True, err=True)
    with progress("Restoring") as advance:
        done = put_back(context.data, file, advance)
    if context.json:
        aside = None if done.aside is None else str(done.aside)
        again = {"deleted_again": done.reapplied.deleted, "withdrawn_again": done.reapplied.withdrawn}
        show_json(
            {"made_at": manifest.made_at.isoformat(), "aside": aside, "rows": dict(manifest.rows), **again}
        )
        return
    say(f"Restored the state of {manifest.made_at:%Y-%m-%d %H:%M} UTC ({manifest.kiosk}).")
    if done.aside is not None:
        say(f"What was there before is kept as {done.aside}.")
    _tell_reapplied(done.reapplied)


def _tell_reapplied(done: "Reapplied") -> None:
    if done.deleted:
        say(f"Deleted again, because they were deleted since that backup: {', '.join(done.deleted)}.")
    if done.withdrawn:
        say(f"Consents withdrawn since are withdrawn again: {', '.join(done.withdrawn)}.")
    if done.unknown:
        say(
            "What was there is too damaged to tell who was deleted since that backup: look through the receipts."
        )


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
