"""``pin``: the way to check in that needs no face, and the one that leaves the kiosk."""

import sys
from typing import Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json
from faceclock.cli.root import Commands
from faceclock.domain.errors import InputProblem

pin = Commands(help="PINs, for people who are not recognised or do not want to be.", no_args_is_help=True)


def register(app: Commands) -> None:
    app.add_typer(pin, name="pin")


@pin.command("set")
def set_(
    ctx: typer.Context,
    employee_id: Annotated[str, typer.Argument(metavar="ID", help="The person's number.")],
    new: Annotated[str, typer.Option("--pin", help="The new PIN; asked for when not given.")] = "",
) -> None:
    """Set somebody's PIN; an earlier one stops working."""
    from faceclock.app.operator import operator
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack) as site:
        chosen = new or _ask()
        site.clock.set_pin(employee_id, chosen, by=operator())
    if context.json:
        show_json({"employee_id": employee_id, "changed": True})
    else:
        say(f"The PIN of {employee_id} is set.")


@pin.command("exit")
def exit_(
    ctx: typer.Context,
    *,
    new: Annotated[str, typer.Option("--pin", help="The new PIN; asked for when not given.")] = "",
    remove: Annotated[
        bool, typer.Option("--remove", help="From now on anybody may close the kiosk.")
    ] = False,
) -> None:
    """Set the PIN without which nobody leaves the kiosk's full screen."""
    from faceclock.app.console.logins import Logins
    from faceclock.app.operator import operator
    from faceclock.app.site import open_site

    context = context_of(ctx)
    if remove and new:
        raise typer.BadParameter("Use either --pin or --remove.")
    with open_site(context.data, context.pack) as site:
        logins = Logins(site)
        if remove:
            logins.remove_exit_pin(by=operator())
        else:
            logins.set_exit_pin(new or _ask(), by=operator())
    if context.json:
        show_json({"exit_pin": not remove})
    else:
        say(
            f"The exit PIN is {'removed' if remove else 'set'}; a kiosk that is open follows when it starts again."
        )


def _ask() -> str:
    if not sys.stdin.isatty():
        raise InputProblem("There is no terminal to ask for the PIN on; give it with --pin.")
    return str(typer.prompt("PIN", hide_input=True, confirmation_prompt=True, err=True))
