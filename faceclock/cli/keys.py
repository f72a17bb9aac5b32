"""``keys``: the key that protects faces, where it lies, and a new one."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json
from faceclock.cli.root import Commands
from faceclock.domain.errors import InputProblem
from faceclock.storage.key_file import Store
from faceclock.storage.vault import PASSPHRASE_FILE_VARIABLE, given_passphrase

if TYPE_CHECKING:
    from faceclock.app.keys import Keys

keys = Commands(
    help="The key that protects templates, pictures, signatures and backups.", no_args_is_help=True
)
Place = Annotated[
    Store,
    typer.Argument(
        metavar="keyring|passphrase|plain",
        help="The system's keyring, a passphrase, or unprotected in the data folder (only where the disk is "
        "encrypted, or for a demonstration).",
    ),
]
_NAMES = {
    Store.KEYRING: "keyring",
    Store.PASSPHRASE: "key file behind a passphrase",
    Store.PLAIN: "key file in clear",
}


def register(app: Commands) -> None:
    app.add_typer(keys, name="keys")


@keys.command()
def show(ctx: typer.Context) -> None:
    """Where the key lies, and whether backups can be restored on another machine."""
    from faceclock.app.keys import describe_keys
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack) as site:
        held = describe_keys(site)
        file = site.database.vault.file
    if context.json:
        show_json(_as_json(held, file))
    elif not held.stores and not held.fault:
        say("This site has no key yet; the first one is made when the first face is stored.")
    else:
        _tell(held, file)
    if held.fault:
        raise typer.Exit(1)


def _as_json(held: "Keys", file: Path) -> dict[str, object]:
    from faceclock.app.announcing import instant

    return {
        "stores": [store.value for store in held.stores],
        "file": str(file),
        "since": instant(held.since) if held.since else None,
        "people": held.people,
        "recovery_passphrase": held.recoverable,
        "unprotected": held.unprotected,
        "fault": held.fault,
    }


def _tell(held: "Keys", file: Path) -> None:
    if held.stores:
        places = " and in the ".join(_NAMES[store] for store in held.stores)
        people = "1 person" if held.people == 1 else f"{held.people} people"
        say(f"The key lies in the {places}; it opens the data keys of {people}.")
        say(f"Key file: {file}")
    if held.unprotected:
        say("It is unprotected: whoever has the data folder has the faces; see 'faceclock keys move'.")
    if held.stores and not held.recoverable:
        say("Backups open on this machine alone; set a passphrase with 'faceclock keys passphrase'.")
    if held.fault:
        say(held.fault)


@keys.command()
def create(ctx: typer.Context, place: Place) -> None:
    """Make the site's first key, before any face is stored."""
    from faceclock.app.keys import create_key
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack) as site:
        create_key(site, place, new_passphrase() if place is Store.PASSPHRASE else "")
    _done(ctx, place, f"The site's key is made; it lies in the {_NAMES[place]}.")


@keys.command()
def passphrase(ctx: typer.Context) -> None:
    """Set the passphrase that opens the key too, and backups on another machine; an earlier one stops working."""
    from faceclock.app.keys import set_passphrase
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack) as site:
        set_passphrase(site, new_passphrase())
    _done(
        ctx, Store.PASSPHRASE, "The passphrase is set; backups made from now on open with it on any machine."
    )


@keys.command()
def move(ctx: typer.Context, place: Place) -> None:
    """Keep the key elsewhere. A passphrase that was set stays for recovery."""
    from faceclock.app.keys import describe_keys, move_key
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack) as site:
        fresh = place is Store.PASSPHRASE and not describe_keys(site).recoverable
        move_key(site, place, new_passphrase() if fresh else "")
    _done(ctx, place, f"The key lies in the {_NAMES[place]} now.")


@keys.command()
def rotate(ctx: typer.Context) -> None:
    """Make a new master key and wrap everybody's keys with it; templates are not touched.

    Earlier backups open with the passphrase of their time alone.
    """
    from faceclock.app.keys import describe_keys, rotate_key
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack) as site:
        recoverable = describe_keys(site).recoverable
        count = rotate_key(site, new_passphrase() if recoverable else "")
    if context.json:
        show_json({"keys": count})
    else:
        say(f"A new key is in use; {count} data keys were wrapped with it.")
        opens = "open with the earlier passphrase alone" if recoverable else "do not open any more"
        say(f"Backups from before {opens}: make a new one with 'faceclock data backup'.")


@keys.command()
def recover(ctx: typer.Context) -> None:
    """Open the key by its passphrase where the keyring lost it, and put it back there."""
    from faceclock.app.keys import recover_key
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack) as site:
        place = recover_key(site, given_passphrase() or ask_passphrase())
    _done(ctx, place, f"The key opens; it lies in the {_NAMES[place]}.")


def new_passphrase() -> str:
    """From the environment, or typed twice. Raises InputProblem where nobody can type."""
    if given := given_passphrase():
        return given
    _require_terminal()
    return str(typer.prompt("New passphrase", hide_input=True, confirmation_prompt=True, err=True))


def ask_passphrase() -> str:
    """Typed once. Raises InputProblem where nobody can type."""
    _require_terminal()
    return str(typer.prompt("Passphrase", hide_input=True, err=True))


def _require_terminal() -> None:
    if not sys.stdin.isatty():
        raise InputProblem(
            "There is no terminal to ask for the passphrase on; name a file that holds it in "
            f"{PASSPHRASE_FILE_VARIABLE}."
        )


def _done(ctx: typer.Context, place: Store, sentence: str) -> None:
    if context_of(ctx).json:
        show_json({"store": place.value})
    else:
        say(sentence)
