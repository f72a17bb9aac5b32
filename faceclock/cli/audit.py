"""``audit``: is every fact and act as it was recorded?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json
from faceclock.cli.progress import progress
from faceclock.cli.root import Commands, fail

if TYPE_CHECKING:
    from faceclock.app.safekeeping.checkpoints import Compared
    from faceclock.storage.ledger import Verified

audit = Commands(help="The chain over all facts and acts, and its checkpoints.", no_args_is_help=True)


def register(app: Commands) -> None:
    app.add_typer(audit, name="audit")


@audit.command()
def verify(
    ctx: typer.Context,
    *,
    checkpoint: Annotated[
        str, typer.Option(metavar="FILE_OR_CODE", help="One that was kept elsewhere: its file, or its code.")
    ] = "",
) -> None:
    """Compare every row with the chain, and the chain with a checkpoint. Names the first broken row; exit code 1."""
    from faceclock.app.safekeeping.checkpoints import compare
    from faceclock.app.safekeeping.verifying import sentences
    from faceclock.app.site import open_site
    from faceclock.storage.ledger import verify_file

    context = context_of(ctx)
    with open_site(context.data, to_check=True) as site:
        compared = compare(site, checkpoint) if checkpoint else None
        with progress("Verifying") as advance:
            verified = verify_file(site.database.path, advance)
        told = sentences(verified, compared, site.database.path)
    if context.json:
        show_json(_document(verified, compared, told))
    else:
        for sentence in told:
            say(sentence)
    if not verified.sound or (compared and not compared.holds):
        fail("The audit chain does not hold.")
    if not context.json:
        say(f"The audit chain holds: {verified.entries} entries.")


def _document(verified: "Verified", compared: "Compared | None", told: list[str]) -> dict[str, object]:
    first = verified.first
    return {
        "sound": verified.sound and (compared is None or compared.holds),
        "entries": verified.entries,
        "head": verified.head.hex(),
        "broken_rows": verified.count,
        "first": None
        if first is None
        else {"table": first.table, "key": first.key, "fault": first.fault.value, "entry": first.entry},
        "lost": None if verified.lost is None else verified.lost._asdict(),
        "checkpoint": None
        if compared is None
        else {"standing": compared.standing.value, "entries": compared.count},
        "sentences": told,
    }


@audit.command()
def checkpoint(
    ctx: typer.Context,
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file or folder, best on another machine.")
    ] = None,
) -> None:
    """Note how far the chain has come, under the site's key: a code to print, and a file."""
    from faceclock.app.safekeeping.checkpoints import make_checkpoint, write_checkpoint
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data) as site:
        made = make_checkpoint(site.database)
    file = None if output is None else write_checkpoint(made, output)
    if context.json:
        show_json(
            {
                "code": made.code,
                "entries": made.checkpoint.count,
                "head": made.checkpoint.head.hex(),
                "at": made.checkpoint.at.isoformat(timespec="seconds"),
                "file": None if file is None else str(file),
            }
        )
        return
    say(made.code)
    if file is not None:
        say(f"Written to {file}; keep it where whoever can change the database cannot.")


@audit.command("accept-loss")
def accept_loss(
    ctx: typer.Context,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Go on with a database that lacks entries that had been confirmed. The audit log keeps that it did."""
    from faceclock.app.safekeeping.verifying import accept_losses
    from faceclock.app.site import open_site

    context = context_of(ctx)
    if not yes:
        typer.confirm("Go on without what was lost?", abort=True, err=True)
    with open_site(context.data) as site:
        lost = accept_losses(site)
    if context.json:
        show_json({"accepted": None if lost is None else lost._asdict()})
    elif lost is None:
        say("Nothing was lost.")
    else:
        say(f"The audit chain goes on from entry {lost.found}; {lost.expected} had been confirmed.")
