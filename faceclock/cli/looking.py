"""``detect``, ``verify`` and ``identify``: answers about photographs."""

from pathlib import Path
from typing import Annotated, Any

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import one_line, say, show_json, show_table
from faceclock.cli.root import Commands

Photo = Annotated[Path, typer.Argument(metavar="PHOTO", help="A picture file.")]


def register(app: Commands) -> None:
    for command in (detect, verify, identify):
        app.command()(command)


def detect(
    ctx: typer.Context,
    photos: Annotated[list[Path], typer.Argument(metavar="PHOTO...", help="Picture files.")],
) -> None:
    """Find faces: boxes, scores and five landmarks, in pixels of the upright picture."""
    from faceclock.app.looking import detect_in_all
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack, need_pack=True) as site:
        found: list[dict[str, Any]] = detect_in_all(site.photo_pack, photos)
    errors = [item["error"] for item in found if "error" in item]
    if context.json:
        show_json(found)
    elif len(errors) < len(found):
        _show_faces(found)
    for error in errors:
        typer.echo(one_line(error), err=True)
    if errors:
        raise typer.Exit(1)


def _show_faces(found: list[dict[str, Any]]) -> None:
    rows = [
        [item["photo"], *(round(value) for value in face["box"]), face["score"]]
        for item in found
        for face in item["faces"]
    ]
    show_table(("photo", "x", "y", "width", "height", "score"), rows, empty="No face was found.")


def verify(ctx: typer.Context, a: Photo, b: Photo) -> None:
    """Compare two photographs: are they of one person?"""
    from faceclock.app.looking import verify_photos
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack, need_pack=True) as site:
        answer: dict[str, Any] = verify_photos(site, a, b)
    if context.json:
        show_json(answer)
        return
    verdict = "The same person" if answer["same"] else "Not the same person"
    say(f"{verdict}: similarity {answer['similarity']:.3f}, threshold {answer['threshold']:.3f}.")


def identify(ctx: typer.Context, photo: Photo) -> None:
    """Search everybody on the roll for the person in a photograph."""
    from faceclock.app.looking import identify_photo
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack, need_pack=True) as site:
        answer: dict[str, Any] = identify_photo(site, photo)
    if context.json:
        show_json(answer)
        return
    who = answer["employee_id"] or f"Nobody ({answer['reason']})"
    best = "" if answer["similarity"] is None else f" similarity {answer['similarity']:.3f},"
    say(f"{who}:{best} threshold {answer['threshold']:.3f} for {answer['templates']} templates.")
