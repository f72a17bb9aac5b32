"""``people remove``, ``people receipt`` and ``people export``."""

from pathlib import Path
from typing import Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json
from faceclock.domain.errors import InputProblem

EmployeeId = Annotated[str, typer.Argument(metavar="ID", help="The person's number.")]


def remove(
    ctx: typer.Context,
    employee_id: EmployeeId,
    *,
    receipt: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where the receipt goes: .pdf or .json.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask for the name first.")] = False,
) -> None:
    """Delete a person for good: templates, portrait, pictures and PIN go; punches, hours and the log stay."""
    from faceclock.app.receipt_files import check_receipt_file, save_receipt
    from faceclock.app.removal import names, receipt_as_json, remove_person
    from faceclock.app.site import open_site
    from faceclock.app.traces import days_kept
    from faceclock.app.training_caches import kept_faces

    context = context_of(ctx)
    with open_site(context.data) as site:
        employee = site.employees.require(employee_id)
        if receipt is not None:
            check_receipt_file(receipt)
        if not yes and not names(
            employee, typer.prompt(f"Type '{employee.name}' to delete for good", err=True)
        ):
            raise InputProblem("That is not the person's name or number; nothing was deleted.")
        done = remove_person(site, employee_id)
        given, rules = done.receipt, site.settings.backup
        caches = kept_faces(context.data)
        if receipt is not None:
            save_receipt(site, given, receipt)
    if context.json:
        show_json(receipt_as_json(given) | {"log_emptied": done.folded})
        return
    counts = ", ".join(f"{what} {count}" for what, count in given.deleted.items())
    say(f"{employee_id} is deleted ({counts}). Receipt {given.number}, digest {given.digest}.")
    say(
        f"Backups made until now hold the person until they go: scheduled ones within {days_kept(rules).days} days."
    )
    for cache in caches:
        say(f"A training run may still hold faces of this person; delete it to be sure: {cache}")
    if not done.folded:
        say(
            "Another process is reading: what is left in the write-ahead log goes when it ends, within a day."
        )


def receipt(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A receipt of a deletion, as JSON.")],
) -> None:
    """Whether a receipt is whole and was given by this site."""
    from faceclock.app.receipt_files import check_receipt
    from faceclock.app.removal import receipt_as_json
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data) as site:
        found, known = check_receipt(site, file)
    if context.json:
        show_json(receipt_as_json(found) | {"known": known})
    elif known:
        say(f"{found.employee_id} was deleted on {found.at} by {found.by}: the audit log holds this receipt.")
    if not known:
        raise InputProblem(f"The audit log holds no receipt {found.number}; another site may have given it.")


def export(
    ctx: typer.Context,
    employee_id: EmployeeId,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE.zip", help="Where it goes.")],
    vectors: Annotated[
        bool, typer.Option("--vectors", help="With the numbers of the face templates themselves.")
    ] = False,
) -> None:
    """Everything held about one person, for that person: JSON, pictures and a letter that explains them."""
    from faceclock.app.person_export import export_person
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data) as site:
        sizes = export_person(site, employee_id, output, vectors=vectors)
    if context.json:
        show_json({"employee_id": employee_id, "file": str(output), "files": sizes})
        return
    say(f"{output}: {len(sizes)} files about {employee_id}.")
