"""``autostart``: the kiosk opens by itself at the login, or with the machine."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faceclock.cli.context import Context, context_of
from faceclock.cli.output import say, show_json
from faceclock.cli.root import Commands

if TYPE_CHECKING:
    from faceclock.app.autostart.order import Kind, Order

autostart = Commands(help="A kiosk that opens by itself (docs/kiosk.md).", no_args_is_help=True)

KindOption = Annotated[
    str,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="'systemd', 'system' (the whole machine), 'desktop', 'launchd' or 'task'; else what this session reads.",
    ),
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Unlocks the site's key where nobody types a passphrase."),
]
Account = Annotated[str, typer.Option(metavar="NAME", help="The user of a machine-wide kiosk.")]


def register(app: Commands) -> None:
    app.add_typer(autostart, name="autostart")


@autostart.command()
def install(
    ctx: typer.Context,
    *,
    kind: KindOption = "",
    passphrase_file: PassphraseFile = None,
    account: Account = "kiosk",
) -> None:
    """Start the kiosk with each login, and again whenever it dies or hangs."""
    from faceclock.app.autostart.placing import install

    context, chosen = context_of(ctx), _kind(kind)
    placed = install(chosen, _order(chosen, context, passphrase_file, account))
    if context.json:
        show_json({"kind": placed.kind.value, "file": str(placed.file), "next_step": placed.next_step})
        return
    say(f"{placed.file} is written: the kiosk opens with the next login.")
    if placed.next_step:
        say(f"One step is left: {placed.next_step}")


@autostart.command()
def remove(ctx: typer.Context, *, kind: KindOption = "") -> None:
    """Start it no longer; a kiosk that is open stays open."""
    from faceclock.app.autostart.order import Kind
    from faceclock.app.autostart.placing import remove

    context = context_of(ctx)
    kinds = [_kind(kind)] if kind else list(Kind)
    removed = [one.value for one in kinds if remove(one, context.data.absolute())]
    if context.json:
        show_json({"removed": removed})
    else:
        say(f"Removed: {', '.join(removed)}." if removed else "Nothing was there to remove.")


@autostart.command()
def show(
    ctx: typer.Context,
    *,
    kind: KindOption = "",
    passphrase_file: PassphraseFile = None,
    account: Account = "kiosk",
) -> None:
    """What is installed, and what would be: the file's text."""
    from faceclock.app.autostart.placing import content_of, place_of

    context, chosen = context_of(ctx), _kind(kind)
    order = _order(chosen, context, passphrase_file, account)
    file, text = place_of(chosen, order.data), content_of(chosen, order)
    words = text.decode("utf-16" if text[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    if context.json:
        show_json({"kind": chosen.value, "file": str(file), "installed": file.exists(), "text": words})
    else:
        say(words)
        say(f"{file}: {'installed' if file.exists() else 'not installed'}")


def _kind(name: str) -> "Kind":
    from faceclock.app.autostart.order import Kind
    from faceclock.app.autostart.placing import usual_kind

    if not name:
        return usual_kind()
    try:
        return Kind(name)
    except ValueError as error:
        raise typer.BadParameter(f"--kind is one of {', '.join(Kind)}.") from error


def _order(kind: "Kind", context: Context, passphrase_file: Path | None, account: str) -> "Order":
    from faceclock.app.autostart.order import order_for

    return order_for(kind, context.data, context.pack, passphrase_file, account)
