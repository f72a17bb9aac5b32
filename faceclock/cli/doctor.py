"""``doctor``: is this computer fit to run FaceClock, and if not, what to do."""

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import show_json, show_table
from faceclock.cli.root import Commands, fail


def register(app: Commands) -> None:
    app.command()(doctor)


def doctor(ctx: typer.Context) -> None:
    """Examine computer, data folder, database, pack, cameras and display."""
    from dataclasses import asdict

    from faceclock.app.doctor import examine

    context = context_of(ctx)
    checks = examine(context.data, context.pack)
    if context.json:
        show_json([asdict(check) for check in checks])
    else:
        rows = [
            (_sign(check.ok, check.essential), check.name, check.detail, check.advice) for check in checks
        ]
        show_table(("", "check", "found", "what to do"), rows, empty="")
    broken = [check.name for check in checks if check.essential and not check.ok]
    if broken:
        fail(f"FaceClock cannot work here yet: see {', '.join(broken)}.")


def _sign(ok: bool, essential: bool) -> str:
    if ok:
        return "ok"
    return "FAULT" if essential else "note"
