"""``quality``: whether a photograph or a clip is good enough, and what it measures."""

from pathlib import Path
from typing import Annotated, Any

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json, show_table
from faceclock.cli.root import Commands


def register(app: Commands) -> None:
    app.command()(quality)


def quality(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="PHOTO|CLIP", help="A picture or video file.")],
    profile: Annotated[
        str, typer.Option(metavar="NAME", help="What is asked: 'enrolment' (strict) or 'check-in'.")
    ] = "check-in",
) -> None:
    """Measure a face after ISO/IEC 29794-5; say whether it is good enough, and if not, why."""
    from faceclock.app.photo_quality import quality_of
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack, need_pack=True) as site:
        answer: dict[str, Any] = quality_of(site.photo_pack, file, profile)
    if context.json:
        show_json(answer)
        return
    _show(answer)


def _show(answer: dict[str, Any]) -> None:
    if "frames" in answer:
        refused = ", ".join(f"{reason} {count}" for reason, count in answer["refused"].items())
        say(
            f"{answer['accepted_frames']} of {answer['frames']} frames are good enough; refused: {refused or 'none'}."
        )
        say(f"The best frame, at {answer['best_at']} s:")
    verdict = "Good enough" if answer["accepted"] else f"Not good enough: {', '.join(answer['reasons'])}"
    say(f"{verdict}. Unified score {answer['unified']}.")
    rows = [(name, entry["raw"], entry["score"]) for name, entry in answer["measures"].items()]
    if rows:
        show_table(("measure", "raw", "score 0..100"), rows, empty="")
