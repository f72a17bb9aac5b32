"""``data backup``, ``data restore`` and ``data check-backup``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json
from faceclock.cli.progress import progress
from faceclock.storage.vault import Vault

if TYPE_CHECKING:
    from faceclock.app.safekeeping.archive import Manifest
    from faceclock.app.safekeeping.reapplying import Reapplied


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
        rows = dict(made.manifest.rows)
        show_json({"file": str(made.file), "bytes": made.size, "rows": rows, "portable": made.portable})
        return
    say(
        f"{made.file} holds {_people_and_punches(made.manifest)}; it is encrypted, and was unpacked to try it."
    )
    if not made.portable:
        say(
            "It opens on this machine alone: set a recovery passphrase with 'faceclock keys passphrase', then back "
            "up again."
        )


def _people_and_punches(manifest: "Manifest") -> str:
    return f"{manifest.rows.get('employees', 0)} people and {manifest.rows.get('punches', 0)} punches"


def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that `data backup` made.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask: all that is there is replaced.")] = False,
) -> None:
    """Put a backup in the place of the data; what was there is kept in `before-restore`.

    On a machine that has not the key, the recovery passphrase is asked for, or read from FACECLOCK_PASSPHRASE_FILE.
    """
    from faceclock.app.safekeeping.archive import read_manifest
    from faceclock.app.safekeeping.opening import open_backup
    from faceclock.app.safekeeping.restoring import restore as put_back

    context = context_of(ctx)
    vault = Vault(context.data)
    opened = open_backup(file, vault)
    manifest = read_manifest(opened)
    if not yes:
        what = f"Replace everything in {context.data} by the backup of {manifest.made_at:%Y-%m-%d %H:%M} UTC?"
        typer.confirm(what, abort=True, err=True)
    with progress("Restoring") as advance:
        done = put_back(context.data, opened, advance, vault=vault)
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


def check_backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that `data backup` made.")],
    *,
    unpack: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Leave the database and the settings there, in clear, even if they are damaged.",
        ),
    ] = None,
) -> None:
    """Decrypt and unpack a backup and examine its database, as restoring it would; nothing here is changed."""
    from faceclock.app.safekeeping import checking
    from faceclock.app.safekeeping.opening import open_backup
    from faceclock.settings.atomic import make_folder

    context = context_of(ctx)
    make_folder(context.data)
    with progress("Unpacking") as advance:
        opened = open_backup(file, Vault(context.data))
        if unpack is None:
            manifest = checking.try_backup(opened, context.data, advance)
        else:
            make_folder(unpack, mode=0o700)
            manifest = checking.unpack(opened, unpack, advance)
    if context.json:
        show_json(
            {"made_at": manifest.made_at.isoformat(), "rows": dict(manifest.rows), "schema": manifest.schema}
        )
    elif unpack is None:
        say(f"{file} is whole: {_people_and_punches(manifest)}, of {manifest.made_at:%Y-%m-%d %H:%M} UTC.")
    else:
        say(f"{unpack} holds the database and the settings in clear; delete them when they have served.")


def _tell_reapplied(done: "Reapplied") -> None:
    if done.deleted:
        say(f"Deleted again, because they were deleted since that backup: {', '.join(done.deleted)}.")
    if done.withdrawn:
        say(f"Consents withdrawn since are withdrawn again: {', '.join(done.withdrawn)}.")
    if done.unknown:
        say(
            "What was there is too damaged to tell who was deleted since that backup: look through the receipts."
        )
