"""``models``: packs of face models."""

from pathlib import Path
from typing import Annotated, Any

import typer

from faceclock.cli.context import Context, context_of
from faceclock.cli.output import say, show_json, show_table
from faceclock.cli.progress import progress
from faceclock.cli.root import Commands

models = Commands(help="Packs of face models: list, check, import and install them.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The pack's name or folder.")]
NameOrPack = Annotated[str, typer.Argument(metavar="[NAME]", help="The pack's name or folder; else --pack.")]

Accept = Annotated[
    str, typer.Option(metavar="SENTENCE", help="Accept a research-only licence, in its words.")
]
Replace = Annotated[bool, typer.Option("--replace", help="In place of a pack of the same name.")]


def register(app: Commands) -> None:
    app.add_typer(models, name="models")


@models.command("list")
def list_(ctx: typer.Context) -> None:
    """The packs on this computer and those that can be installed, each with its licence."""
    from faceclock.app.models import list_models

    context = context_of(ctx)
    rows = list_models(context.data)
    if context.json:
        show_json(rows)
        return
    columns = ("name", "version", "licence", "commercial_use", "installed", "path", "fault")
    show_table(columns, [[row[key] for key in columns] for row in rows], empty="No pack is known.")


@models.command()
def info(ctx: typer.Context, name: NameOrPack = "") -> None:
    """Everything that a pack says of itself: files, digests, licence, calibration."""
    from faceclock.app.models import describe_model

    context = context_of(ctx)
    show_json(describe_model(context.data, name or context.pack))


@models.command()
def verify(ctx: typer.Context, name: NameOrPack = "") -> None:
    """Check every file of a pack against its digest."""
    from faceclock.app.models import verify_model

    context = context_of(ctx)
    answer = verify_model(context.data, name or context.pack)
    if context.json:
        show_json(answer)
    else:
        say(f"{answer['name']} is whole: {answer['files']} files are what they should be.")


@models.command("import")
def import_(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="FOLDER_OR_ZIP", help="A pack that was brought along.")],
    *,
    accept: Accept = "",
    replace: Replace = False,
) -> None:
    """Take a pack from a folder or zip, without internet."""
    from faceclock.app.models import import_model

    context = context_of(ctx)
    with progress("Importing") as advance:
        answer = import_model(context.data, source, accept, replace, advance)
    _tell_where(context, answer)


@models.command()
def install(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name that `models list` shows.")],
    *,
    accept: Accept = "",
    replace: Replace = False,
) -> None:
    """Download a pack of the catalogue, checked and all or nothing."""
    from faceclock.app.models import install_model

    context = context_of(ctx)
    with progress(f"Downloading {name}") as advance:
        answer = install_model(context.data, name, accept, replace, advance)
    _tell_where(context, answer)


def _tell_where(context: Context, answer: dict[str, object]) -> None:
    if context.json:
        show_json(answer)
    else:
        say(f"{answer['name']} is in {answer['path']}.")


@models.command()
def calibrate(
    ctx: typer.Context,
    name: Name,
    *,
    images: Annotated[Path, typer.Option(metavar="DIR", help="<Person>/*.jpg, none of them trained on.")],
    dataset: Annotated[str, typer.Option(metavar="TEXT", help="What the pictures are called.")] = "",
) -> None:
    """Measure how similar strangers are to a pack, and store it in the pack: thresholds stand on this."""
    from faceclock.app.models import calibrate_model
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, name, need_pack=True) as site, progress("Measuring") as advance:
        answer: dict[str, Any] = calibrate_model(site, images, dataset, advance)
    if context.json:
        show_json(answer)
        return
    rows = [
        (point["fmr"], point["similarity"], point["low"], point["high"])
        for point in answer["table"]["points"]
    ]
    show_table(("FMR", "similarity", "low", "high"), rows, empty="")
    for first, second, similarity in answer["suspects"]:
        say(f"{first} and {second} may be one person ({similarity:.3f}); they were counted as two.")
