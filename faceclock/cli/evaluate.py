"""``evaluate``: how good a pack is, measured by the protocols of the literature."""

from pathlib import Path
from typing import Annotated, Any

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json
from faceclock.cli.progress import progress
from faceclock.cli.root import Commands

evaluate = Commands(help="Measure a pack on labelled photographs.", no_args_is_help=True)
Pairs = Annotated[Path, typer.Option(metavar="FILE", help="Pairs in LFW's format, with or without folds.")]
Images = Annotated[Path, typer.Option(metavar="DIR", help="A folder of <Person>/<Person>_0001.jpg.")]


def register(app: Commands) -> None:
    app.add_typer(evaluate, name="evaluate")


@evaluate.command()
def verification(
    ctx: typer.Context,
    images: Images,
    pairs: Pairs,
) -> None:
    """1:1: accuracy over the pairs, and FNMR at fixed FMR with intervals."""
    from faceclock.app.evaluation import evaluate_verification
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack, need_pack=True) as site, progress("Comparing") as advance:
        wanted = site.settings.recognition
        result = evaluate_verification(site.photo_pack, images, pairs, advance, recognition=wanted)
    _show(context.json, result)


@evaluate.command()
def identification(
    ctx: typer.Context,
    images: Images,
    gallery: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="How many people are enrolled.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Which people these are.")] = 0,
) -> None:
    """1:N: how often mates are found and strangers taken for somebody."""
    from faceclock.app.evaluation import evaluate_identification
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack, need_pack=True) as site, progress("Searching") as advance:
        wanted = site.settings.recognition
        result = evaluate_identification(site.photo_pack, images, gallery, seed, advance, recognition=wanted)
    _show(context.json, result)


@evaluate.command()
def quality(
    ctx: typer.Context,
    images: Images,
    pairs: Pairs,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE.svg", help="Where to draw the error-versus-discard curve.")
    ] = None,
) -> None:
    """Error versus discard: how many misses are saved by refusing the worst pictures."""
    from faceclock.app.evaluation import evaluate_quality
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack, need_pack=True) as site, progress("Measuring") as advance:
        result = evaluate_quality(site.photo_pack, images, pairs, advance, plot=plot)
    if context.json:
        show_json(result)
        return
    say(
        f"Refusing the worst tenth by the unified score lowers FNMR at FMR 0.001 from {result['fnmr']:.2%} "
        f"to {result['fnmr_without_worst_tenth']:.2%} ({result['pairs']} pairs)."
    )


@evaluate.command()
def pad(
    ctx: typer.Context,
    live: Annotated[Path, typer.Option(metavar="DIR", help="Pictures and clips of live people.")],
    spoof: Annotated[Path, typer.Option(metavar="DIR", help="Attacks; each sub-folder is a species.")],
) -> None:
    """Attacks: how many of each species the liveness nets take for live, and how many live people they refuse."""
    from faceclock.app.evaluation import evaluate_pad
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack, need_pack=True) as site, progress("Looking") as advance:
        result = evaluate_pad(site, live, spoof, advance)
    _show(context.json, result)


def _show(json: bool, result: dict[str, Any]) -> None:
    if json:
        show_json(result)
        return
    for key, value in result.items():
        if isinstance(value, dict) and "value" in value:
            say(f"{key}: {_point(value)}")
        elif isinstance(value, dict):
            for level, point in value.items():
                say(f"{key} {level}: {_point(point)}")
        else:
            say(f"{key}: {value}")


def _point(point: Any) -> str:
    if not isinstance(point, dict) or "value" not in point:
        return str(point)
    if point["value"] is None:
        return "cannot be measured with so few comparisons"
    text = f"{point['value']:.4f} ({point['low']:.4f} to {point['high']:.4f})"
    return text + (f" at {point['threshold']:.3f}" if "threshold" in point else "")
