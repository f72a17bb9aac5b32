"""``kiosk --keep-running``: the same command line once more, in a process that is watched."""

import os
import sys
from typing import Annotated

import typer

KeepRunning = Annotated[
    bool,
    typer.Option("--keep-running", help="Start it again when it dies or hangs, until the exit PIN ends it."),
]
HungAfter = Annotated[
    float,
    typer.Option(min=5, metavar="N", help="Seconds without a sign of life after which it is replaced."),
]
HUNG_AFTER = 60.0


def is_keeper(wanted: bool, *, possible: bool) -> bool:
    """Whether this process is to keep another, and is not the kept one. Raises BadParameter."""
    from faceclock.app.heartbeat import KEEPER

    if wanted and not possible:
        raise typer.BadParameter(
            "--keep-running is for a window that stays: leave --headless, --fast, --json and --seconds out."
        )
    return wanted and KEEPER not in os.environ


def keep(hung_after: float) -> int:
    """Until the exit PIN, a signal, or the end of the display; the exit code."""
    from faceclock.app.background_commands import own_program
    from faceclock.app.keeping import Keeper

    command = [*own_program(), *sys.argv[1:]]
    return Keeper(command, hung_after, lambda sentence: typer.echo(sentence, err=True)).run()
