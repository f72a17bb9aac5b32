"""``holiday``: public holidays and a company's own days."""

from datetime import date
from typing import Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.entries import remove, store
from faceclock.cli.output import show_json, show_table
from faceclock.cli.periods import one_day
from faceclock.cli.root import Commands

holiday = Commands(help="Public holidays of the sites, and days of your own.", no_args_is_help=True)

Day = Annotated[str, typer.Argument(metavar="DAY", help="Such as 2026-12-24.")]
Site = Annotated[str, typer.Option(metavar="CODE", help="Only there (default: at every site).")]


def register(app: Commands) -> None:
    app.add_typer(holiday, name="holiday")


@holiday.command("list")
def list_(
    ctx: typer.Context,
    *,
    year: Annotated[int, typer.Option(help="Of which year (default: this one).", min=0, max=2200)] = 0,
    site: Annotated[str, typer.Option(metavar="CODE", help="Only of this site.")] = "",
) -> None:
    """The holidays of a year: public ones of each site's country, and your own."""
    from faceclock.app.attendance.holiday_list import list_holidays
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data) as opened:
        rows = list_holidays(opened, year or date.today().year, site)
    if context.json:
        show_json(rows)
        return
    columns = ("date", "weekday", "site", "name", "source")
    cells = [[row[column] for column in columns] for row in rows]
    show_table(
        columns, cells, empty="There are no holidays: `faceclock roster site set` gives a site its country."
    )


@holiday.command("add")
def add(
    ctx: typer.Context,
    day: Day,
    name: Annotated[str, typer.Argument(help="What people call it.")],
    *,
    site: Site = "",
    work_day: Annotated[
        bool, typer.Option("--work-day", help="Not a holiday though the country has one.")
    ] = False,
) -> None:
    """Add a day of your own, or with --work-day take a public holiday away."""
    from faceclock.domain.rulebook import OwnDay

    made = OwnDay(one_day(day), name, site, off=not work_day)
    kind = "a working day" if work_day else "a holiday"
    store(context_of(ctx), [("holiday", made)], f"{day} is {kind}: {name}.")


@holiday.command("remove")
def remove_(ctx: typer.Context, day: Day, *, site: Site = "") -> None:
    """Take a day of your own back; public holidays then are what the country has."""
    remove(context_of(ctx), "holiday", [f"{site}/{one_day(day)}"], f"{day} is as the calendar has it.")
