"""``pin``: the way to check in that needs no face."""

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


def _ask() -> str:
    if not sys.stdin.isatty():
        raise InputProblem("There is no terminal to ask for the PIN on; give it with --pin.")
    return str(typer.prompt("PIN", hide_input=True, confirmation_prompt=True, err=True))
