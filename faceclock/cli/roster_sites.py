"""``roster site``: places with their zone and public holidays."""

from operator import attrgetter
from typing import Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.entries import held_book, remove, show_entries, store
from faceclock.cli.root import Commands

site = Commands(help="Places of work, each with its time zone and public holidays.", no_args_is_help=True)

Code = Annotated[str, typer.Argument(metavar="CODE", help="The site's code.")]


@site.command("list")
def list_(ctx: typer.Context) -> None:
    """All sites."""
    context = context_of(ctx)
    empty = "There are no sites; the zone of the settings holds, and no public holidays."
    columns = ("code", "name", "zone", "country", "subdivision")
    show_entries(context, "site", held_book(context).site, columns, attrgetter(*columns), empty=empty)


@site.command("set")
def set_(
    ctx: typer.Context,
    code: Code,
    *,
    zone: Annotated[str, typer.Option(help="IANA name, such as Europe/Berlin.")],
    country: Annotated[str, typer.Option(metavar="ISO", help="Whose public holidays hold, such as DE.")] = "",
    subdivision: Annotated[str, typer.Option(metavar="ISO", help="Of the country, such as BE.")] = "",
    name: Annotated[str, typer.Option(help="What people call it.")] = "",
) -> None:
    """Make or change a site."""
    from faceclock.domain.rulebook import Workplace

    made = Workplace(code, zone, name, country.upper(), subdivision.upper())
    store(context_of(ctx), [("site", made)], f"Site {code} is in {zone}.")


@site.command("remove")
def remove_(ctx: typer.Context, code: Code) -> None:
    """Take a site back that nobody is assigned to."""
    remove(context_of(ctx), "site", [code], f"Site {code} is taken back.")
