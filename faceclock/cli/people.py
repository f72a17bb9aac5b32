"""``enroll`` and ``people``: who is on the roll."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from faceclock.cli.consent import Form, KeepPictures, Recognition, Training, consent, purposes
from faceclock.cli.context import Context, context_of
from faceclock.cli.output import one_line, say, show_json, show_table
from faceclock.cli.people_changes import add, change, rename_team
from faceclock.cli.people_papers import export, receipt, remove
from faceclock.cli.progress import progress
from faceclock.cli.root import Commands, fail
from faceclock.cli.stopping import stopping_between
from faceclock.domain.errors import StorageProblem

if TYPE_CHECKING:
    from faceclock.app.import_report import ImportReport

people = Commands(help="The people on the roll.", no_args_is_help=True)
for command in (add, change, consent, remove, export, receipt, rename_team):
    people.command(command.__name__.replace("_", "-"))(command)


def register(app: Commands) -> None:
    app.command()(enroll)
    app.add_typer(people, name="people")


def enroll(
    ctx: typer.Context,
    photos: Annotated[list[Path], typer.Argument(metavar="PHOTO...", help="Pictures of this one person.")],
    *,
    employee_id: Annotated[str, typer.Option("--id", help="The site's own number for the person.")],
    name: Annotated[str, typer.Option(help="Shown at the kiosk.")],
    team: Annotated[str, typer.Option(help="Team or department.")] = "",
    pin: Annotated[str, typer.Option(help="PIN for checking in without a face.")] = "",
    recognition: Recognition = False,
    keep_pictures: KeepPictures = False,
    training: Training = False,
    consent_form: Form = "",
) -> None:
    """Enrol one person from photographs, or add photographs to one."""
    from faceclock.app.enrolment import enroll as enrol
    from faceclock.app.operator import operator
    from faceclock.app.site import open_site
    from faceclock.domain.people import Employee
    from faceclock.security.pins import check_pin

    context = context_of(ctx)
    if pin:
        check_pin(pin)
    with open_site(context.data, context.pack, need_pack=True) as site:
        agrees = purposes(keep_pictures, training, recognition)
        report = enrol(site, Employee(employee_id, name, team), photos, agrees, consent_form)
        if pin:
            site.clock.set_pin(employee_id, pin, by=operator())
    show_report(context, report)


@people.command("import")
def import_(
    ctx: typer.Context,
    source: Annotated[
        Path, typer.Argument(help="A folder of <Name>/*.jpg, or a CSV id,name,team,photo,pin.")
    ],
    *,
    recognition: Recognition = False,
    keep_pictures: KeepPictures = False,
    training: Training = False,
    consent_form: Form = "",
) -> None:
    """Enrol many people; what cannot be used is listed at the end and the rest goes on."""
    from faceclock.app.import_report import ImportReport
    from faceclock.app.people_import import import_people
    from faceclock.app.site import open_site

    context, report = context_of(ctx), ImportReport()
    with open_site(context.data, context.pack, need_pack=True) as site:
        try:
            with progress("Enrolling") as advance, stopping_between() as stop_if_asked:

                def stored(done: int, total: int) -> None:
                    advance(done, total)
                    stop_if_asked()  # what is stored is counted by now

                agrees = purposes(keep_pictures, training, recognition)
                import_people(site, source, stored, report, agrees, consent_form)
        except (StorageProblem, KeyboardInterrupt):
            show_report(context, report)  # what is kept
            raise
    show_report(context, report)
    if not report.added and not report.updated:
        fail(f"Nobody of {source} was enrolled; the report says why.")


@people.command("list")
def list_(ctx: typer.Context) -> None:
    """Everybody on the roll, with the number of templates that the current pack can use."""
    from faceclock.app.listing import list_people
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack) as site:
        rows: list[dict[str, Any]] = list_people(site)
    if context.json:
        show_json(rows)
        return
    columns = ("employee_id", "name", "team", "templates", "pin", "pictures", "agrees", "active")
    cells = [row | {"agrees": ", ".join(row["agrees"])} for row in rows]
    show_table(columns, [[row[key] for key in columns] for row in cells], empty="Nobody is enrolled yet.")


def show_report(context: Context, report: "ImportReport") -> None:
    """What was added and updated, and every photograph that was refused, with its reason."""
    from dataclasses import asdict

    if context.json:
        show_json(asdict(report))
        return
    say(f"{report.added} added, {report.updated} updated, {len(report.refused)} refused.")
    for refusal in report.refused:
        say("  " + one_line(f"refused {refusal.source}: {refusal.reason}"))
    if report.unable:
        named = ", ".join(report.unable[:5]) + (", ..." if len(report.unable) > 5 else "")
        say(f"  {len(report.unable)} have neither a face nor a PIN yet ({named}): `faceclock pin set ID`.")
    for pair in report.lookalikes:
        say(f"  {pair.employee_id} looks like {pair.other_id}: the kiosk may decide for neither of them.")
    for source in report.bystanders:
        say("  " + one_line(f"{source} shows somebody else too: the face in the middle was taken, check it."))
    for entry in report.weak:
        reasons = ", ".join(entry.reasons)
        say("  " + one_line(f"{entry.source} was taken, but a better picture would help ({reasons})."))
