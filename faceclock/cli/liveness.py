"""``liveness`` of a picture or clip; ``drill``, in which an administrator plays the attacker."""

from pathlib import Path
from typing import Annotated, Any

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json
from faceclock.cli.root import Commands


def register(app: Commands) -> None:
    app.command()(liveness)
    app.command()(drill)


def liveness(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="PHOTO|CLIP", help="A picture or video file.")],
) -> None:
    """Say whether a live face is shown, or a picture of one."""
    from faceclock.app.photo_liveness import liveness_of
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack, need_pack=True) as site:
        answer: dict[str, Any] = liveness_of(site, file)
    if context.json:
        show_json(answer)
        return
    verdict = {True: "Live", False: "Not live", None: "Nobody can tell"}[answer["live"]]
    why = f" ({', '.join(answer['reasons'])})" if answer["reasons"] else ""
    score = "" if answer["score"] is None else f" Score {answer['score']:.2f}."
    say(f"{verdict}{why}.{score}")


def drill(
    ctx: typer.Context,
    species: Annotated[str, typer.Option(metavar="NAME", help="What is presented: print, phone, mask, ...")],
    source: Annotated[
        str, typer.Option(metavar="S", help="Camera, clip or folder; else the kiosk's camera.")
    ] = "",
    presentations: Annotated[int, typer.Option(min=1, metavar="N", help="Stop after so many.")] = 10,
    liveness: Annotated[
        str, typer.Option(metavar="MODE", help="The live check to try; else the one in the settings.")
    ] = "",
) -> None:
    """Present prints and screens to the camera and count how many are let in; nobody is punched."""
    from faceclock.app.drill import run_drill
    from faceclock.app.liveness import mode_named
    from faceclock.app.site import open_site

    context, mode = context_of(ctx), mode_named(liveness)
    told = (lambda number, result: None) if context.json else _tell
    with open_site(context.data, context.pack, need_pack=True) as site:
        chosen = source or site.settings.kiosk.source
        answer: dict[str, Any] = run_drill(site, chosen, species, presentations, mode, told)
    if context.json:
        show_json(answer)
        return
    rate = answer["iapar"]
    say(
        f"{answer['accepted']} of {answer['presentations']} presentations of {species} were let in "
        f"({rate['value']:.1%}, 95 % interval {rate['low']:.1%} to {rate['high']:.1%}), live check "
        f"{answer['mode']!r}."
    )


def _tell(number: int, result: str) -> None:
    say(f"{number}: {result}")
