"""``report``: what people read of attendance, in the format that they need."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faceclock.cli.context import Context, context_of
from faceclock.cli.output import say, show_json
from faceclock.cli.periods import period
from faceclock.cli.progress import progress
from faceclock.cli.root import Commands
from faceclock.domain.errors import InputProblem, SeveralProblems

if TYPE_CHECKING:
    from datetime import date

    from faceclock.app.site import Site
    from faceclock.reports.writing import Format
    from faceclock.settings.model import Language

_STDOUT, DUE = "-", "due"


def register(app: Commands) -> None:
    app.command()(report)


def report(
    ctx: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help="daily, month, overtime, exceptions, present or audit; or due."),
    ],
    *,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write it; - is the screen.")
    ] = _STDOUT,
    form: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help="csv, xlsx, pdf, json or html (else FILE's ending)."),
    ] = "",
    month: Annotated[str, typer.Option(metavar="MONTH", help="A month such as 2026-10.")] = "",
    day: Annotated[str, typer.Option(metavar="DAY", help="One day such as 2026-10-01.")] = "",
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="The first day.")] = "",
    until: Annotated[str, typer.Option("--to", metavar="DAY", help="The last day.")] = "",
    site: Annotated[str, typer.Option(metavar="SITE", help="Only of this site.")] = "",
    team: Annotated[str, typer.Option(metavar="TEAM", help="Only of this team.")] = "",
    employee: Annotated[str, typer.Option(metavar="ID", help="Only of this person.")] = "",
    shift: Annotated[str, typer.Option(metavar="SHIFT", help="Only days of this shift.")] = "",
    language: Annotated[
        str, typer.Option(metavar="LANGUAGE", help="en or zh_CN (else that of the settings).")
    ] = "",
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin CSV with a mark by which Excel knows UTF-8.")
    ] = False,
) -> None:
    """Write a report of a month or of other days: daily detail, timesheet, overtime, exceptions, who is in, audit;
    or, with due, carry out the scheduled reports whose time has come."""
    from faceclock.app.attendance.report_scope import Filters
    from faceclock.app.attendance.reporting import Wanted, write
    from faceclock.app.site import open_site

    context = context_of(ctx)
    if kind == DUE:
        carry_out_due(context)
        return
    chosen = _format(context, form, output)
    with open_site(context.data, context.pack) as opened, progress("Computing days") as advance:
        first, last = period(month, day, since, until, _usual_days(opened, kind))
        filters = Filters(site, team, employee, shift)
        wanted = Wanted(kind, first, last, filters, _language(language))
        target = sys.stdout.buffer if output == _STDOUT else Path(output).expanduser()
        said = write(opened, wanted, chosen, target, bom=bom, progress=advance)
    if output != _STDOUT and context.json:
        show_json({"written": output, "notes": said})
    elif output != _STDOUT:
        say(f"Written to {output}.")
    for sentence in said:
        typer.echo(sentence, err=True)


def carry_out_due(context: Context) -> None:
    """Raises FaceClockError where one of them could not be written; it will be tried again."""
    from faceclock.app.scheduled_reports import run_due
    from faceclock.app.site import open_site

    with open_site(context.data, context.pack) as site, progress("Computing days") as advance:
        found = list(run_due(site, advance))
    if context.json:
        show_json(
            [{"written": list(one.files), "notes": list(one.notes), "problem": one.problem} for one in found]
        )
    for one in found if not context.json else ():
        for file in one.files:
            say(f"Written to {file}.")
        for sentence in one.notes:
            typer.echo(sentence, err=True)
    if problems := [one.problem for one in found if one.problem]:
        raise SeveralProblems(problems)


def _format(context: Context, asked: str, output: str) -> "Format":
    """On the screen JSON where a program reads it, else CSV; the others go to a file only."""
    from faceclock.reports.writing import TEXT_FORMATS, Format, format_for

    if output != _STDOUT:
        return format_for(asked, output)
    usual = Format.JSON if context.json else Format.CSV
    chosen = format_for(asked, output) if asked else usual
    if chosen not in TEXT_FORMATS:
        raise InputProblem(f"A report in {chosen} goes to a file; name one with -o FILE.{chosen}.")
    return chosen


def _language(name: str) -> "Language":
    from faceclock.settings.model import Language

    try:
        return Language(name or "system")
    except ValueError as error:
        raise InputProblem(f"There are no reports in '{name}'; choose en or zh_CN.") from error


def _usual_days(site: "Site", kind: str) -> "tuple[date, date]":
    """Today for what is of a day, else this month, as the site's clock has it."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from faceclock.app.zone import zone_of
    from faceclock.cli.periods import month_span

    today = datetime.now(ZoneInfo(zone_of(site.settings))).date()
    return (today, today) if kind in ("daily", "present") else month_span(f"{today:%Y-%m}")
