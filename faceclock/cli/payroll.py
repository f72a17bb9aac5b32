"""``payroll``: closed hours for the program that pays."""

from pathlib import Path
from typing import Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json
from faceclock.cli.periods import named_span
from faceclock.cli.root import Commands

payroll = Commands(help="Hours for the program that pays.", no_args_is_help=True)


def register(app: Commands) -> None:
    app.add_typer(payroll, name="payroll")


@payroll.command()
def export(
    ctx: typer.Context,
    *,
    period: Annotated[str, typer.Option(metavar="PERIOD", help="Such as 2026-10 or 2026-10-01..2026-10-15.")],
    mapping: Annotated[Path, typer.Option(metavar="FILE.toml", help="Which columns, written how.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="What to write.")],
    draft: Annotated[bool, typer.Option("--draft", help="Also of days that are not locked yet.")] = False,
) -> None:
    """Write the hours of a locked period as the columns of a mapping say."""
    from dataclasses import asdict

    from faceclock.app.attendance.mapping_file import load_mapping
    from faceclock.app.attendance.payroll import export_payroll
    from faceclock.app.attendance.payroll_mapping import PayrollMapping
    from faceclock.app.site import open_site

    context = context_of(ctx)
    first, last = named_span(period)
    with open_site(context.data, context.pack) as site:
        layout = load_mapping(mapping, PayrollMapping)
        done = export_payroll(site, layout, first, last, output, draft=draft)
    if context.json:
        show_json(asdict(done))
        return
    note = "; it is a draft and may still change" if done.draft else ""
    say(f"{done.lines} lines about {done.people} people for {done.period} are in {done.file}{note}.")
