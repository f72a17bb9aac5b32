"""``punches import``: punches of the system that a company comes from."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faceclock.app.attendance.import_encoding import Encoding
from faceclock.cli.context import context_of
from faceclock.cli.output import one_line, say, show_json
from faceclock.cli.progress import progress
from faceclock.cli.root import fail
from faceclock.cli.stopping import stopping_between

if TYPE_CHECKING:
    from faceclock.app.attendance.importing import PunchImport


def import_punches(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A table of punches: CSV, or with semicolons or tabs.")],
    *,
    mapping: Annotated[
        Path | None, typer.Option(metavar="FILE.toml", help="What its columns mean; options go before it.")
    ] = None,
    columns: Annotated[
        str, typer.Option(metavar="PAIRS", help='Such as "employee=Nr,at=Zeitpunkt,direction=Art".')
    ] = "",
    directions: Annotated[
        str, typer.Option(metavar="PAIRS", help='What its words mean, such as "0=in,1=out", or "zkteco".')
    ] = "",
    encoding: Annotated[Encoding | None, typer.Option(help="What it is written in (default: told).")] = None,
    zone: Annotated[str, typer.Option(metavar="ZONE", help="Of its times (default: the site's own).")] = "",
    date_format: Annotated[
        str, typer.Option(metavar="FORMAT", help='Such as "%m/%d/%Y %H:%M" (default: as ISO 8601).')
    ] = "",
    header: Annotated[
        bool | None,
        typer.Option("--header/--no-header", help="Without a line of headings, columns are numbers from 1."),
    ] = None,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Import what is good although some lines are not.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be imported.")] = False,
) -> None:
    """Import punches from a file; importing it again adds nothing. One bad line and nothing is imported."""
    from faceclock.app.attendance.import_format import PunchFileFormat, columns_said, directions_said
    from faceclock.app.attendance.importing import import_into
    from faceclock.app.attendance.mapping_file import load_mapping
    from faceclock.app.site import open_site

    context = context_of(ctx)
    layout = load_mapping(mapping, PunchFileFormat) if mapping else PunchFileFormat()
    layout = replace(
        layout,
        encoding=encoding or layout.encoding,
        zone=zone or layout.zone,
        date_format=date_format or layout.date_format,
        header=layout.header if header is None else header,
        columns=columns_said(columns, layout.columns),
        directions={**layout.directions, **directions_said(directions)},
    )
    with (
        open_site(context.data, context.pack) as site,
        progress("Importing") as advance,
        stopping_between() as stop_if_asked,
    ):

        def stored(done: int, total: int) -> None:
            advance(done, total)
            stop_if_asked()

        done = import_into(site, file, layout, skip_bad=skip_bad, dry_run=dry_run, progress=stored)
    _show(done, json=context.json)
    if done.refused and not skip_bad:
        fail(
            f"{done.refused} of {done.lines} lines of {done.source} cannot be used, so nothing was imported; "
            "correct them, or import the rest with --skip-bad."
        )


def _show(done: "PunchImport", *, json: bool) -> None:
    from dataclasses import asdict

    if json:
        show_json(asdict(done))
        return
    for problem in done.problems:
        typer.echo(one_line(f"{done.source}:{problem.line}: {problem.sentence}"), err=True)
    if (unlisted := done.refused - len(done.problems)) > 0:
        typer.echo(f"... and {unlisted} more lines with problems.", err=True)
    would = "would be added" if done.dry_run else "added"
    say(
        f"{done.added} punches {would}, {done.already} were here already, {done.refused} lines refused "
        f"({done.source}, {done.encoding.value})."
    )
