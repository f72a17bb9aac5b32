"""The ``faceclock`` command. Commands import what they need inside, so that each starts quickly."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from faceclock import __version__
from faceclock.cli import (
    attendance,
    audit,
    autostart,
    bench,
    bugs,
    camera,
    console,
    correct,
    data,
    db,
    demo,
    doctor,
    evaluate,
    holiday,
    keys,
    leave,
    liveness,
    looking,
    models,
    overtime,
    payroll,
    people,
    pins,
    punches,
    quality,
    report,
    roster,
    rules,
    settings,
    shift,
    simulate,
    threshold,
    train,
)
from faceclock.cli import (
    kiosk as kiosk_command,
)
from faceclock.cli.context import Context
from faceclock.cli.root import EPILOG, Commands, Root
from faceclock.settings.paths import data_folder
from faceclock.storage.vault import Vault

app = Commands(
    cls=Root,
    name="faceclock",
    help="People check in and out by looking at a camera; everything stays on this computer.",
    epilog=EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=True,
)
for group in (
    kiosk_command,
    autostart,
    console,
    people,
    pins,
    punches,
    attendance,
    rules,
    shift,
    roster,
    holiday,
    leave,
    overtime,
    report,
    correct,
    payroll,
    simulate,
    looking,
    quality,
    liveness,
    evaluate,
    models,
    threshold,
    train,
    settings,
    camera,
    data,
    db,
    audit,
    keys,
    bench,
    doctor,
    demo,
):
    group.register(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"faceclock {__version__}")
        raise typer.Exit()


@app.callback()
def root(
    ctx: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The site's folder (default: FACECLOCK_HOME, else the user's)."),
    ] = None,
    pack: Annotated[str, typer.Option(metavar="NAME_OR_FOLDER", help="The model pack to use.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print only JSON.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Hold the global options for the command that follows."""
    ctx.obj = Context(data_folder(data), pack, json)
    bugs.log_bugs_to(ctx.obj.data)
    if sys.stdin and sys.stdin.isatty():
        Vault.ask = keys.ask_passphrase


def main() -> None:
    """Entry point of ``faceclock``."""
    try:
        app(prog_name="faceclock")
    finally:
        _flush()


def kiosk() -> None:
    """Entry point of ``faceclock-kiosk``, for a desktop icon."""
    sys.argv.insert(1, "kiosk")
    main()


def open_console() -> None:
    """Entry point of ``faceclock-console``, for a desktop icon."""
    sys.argv.insert(1, "console")
    main()


def _flush() -> None:
    """A reader that went away (``| head``) is no error; stdout is pointed elsewhere so that Python's own
    last flush stays quiet too."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
