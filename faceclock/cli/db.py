"""``db``: is the database whole, and is it what FaceClock wrote?"""

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json, show_table
from faceclock.cli.progress import progress
from faceclock.cli.root import Commands, fail

db = Commands(help="The database: whether it is whole and unchanged.", no_args_is_help=True)


def register(app: Commands) -> None:
    app.add_typer(db, name="db")


@db.callback()
def group() -> None:
    """The database: whether it is whole and unchanged."""


@db.command()
def check(ctx: typer.Context) -> None:
    """Check pages, references, guards, the audit chain, every seal, and the computed days. Exit code 1 when anything
    is found, or could not be checked."""
    from faceclock.app.safekeeping.backup import last_backup
    from faceclock.app.safekeeping.database_check import Checked, check_site
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, to_check=True) as site:
        with progress("Checking") as advance:
            checked: Checked = check_site(site, advance)
        backed_up = last_backup(site)
    found = checked.examined
    if context.json:
        show_json(
            {
                "sound": checked.sound,
                "count": checked.count,
                "findings": [
                    {"kind": one.kind.value, "table": one.table, "key": one.key, "sentence": one.sentence}
                    for one in checked.findings
                ],
                "not_checked": checked.unread,
                "entries": checked.entries,
                "schema": found.schema,
                "bytes": found.size,
                "rows": dict(found.rows),
                "last_backup": None if backed_up is None else backed_up.isoformat(),
            }
        )
    else:
        show_table(("table", "rows"), list(found.rows.items()), empty="")
        for one in checked.findings:
            say(one.sentence)
        if checked.unread:
            say(f"Not checked: the seals of faces and signatures. {checked.unread}")
    if not checked.sound:
        fail(f"The database is not sound; faults found: {checked.count}.")
    if checked.unread:
        fail("What was checked is sound, but not everything could be checked.")
    if not context.json:
        say(
            f"The database is sound: {found.size // 1024} KB, schema {found.schema}, {checked.entries} entries in the "
            "audit chain."
        )
