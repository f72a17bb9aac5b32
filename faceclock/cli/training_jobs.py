"""``train check``, ``train pictures`` and ``train review``: short jobs of the studio."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from faceclock.cli.context import Context, context_of
from faceclock.cli.output import say, show_json, show_table
from faceclock.cli.root import Commands

RunFile = Annotated[Path, typer.Argument(metavar="RUN.toml", help="The file that describes the run.")]
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="FOLDER", help="A folder for what comes out.")
]


def register(train: Commands) -> None:
    for command in (data, check, pictures, review):
        train.command()(command)


def data(ctx: typer.Context) -> None:
    """Whose kept pictures may be learnt from, whether they are enough, and which may stand under a wrong name."""
    from faceclock.app.site import open_site
    from faceclock.app.training_data import survey
    from faceclock.app.training_suspects import suspects

    context = context_of(ctx)
    with open_site(context.data, context.pack) as site:
        found, doubtful = survey(site), suspects(site)
    if context.json:
        told = {key: getattr(found, key) for key in ("agreed", "pictures", "held_out", "poor", "can_learn")}
        people, suspected = (list(map(asdict, items)) for items in (found.people, doubtful))
        show_json({**told, "enough": found.is_enough, "people": people, "suspects": suspected})
        return
    rows = [(one.employee_id, one.name, one.agreed, one.pictures, one.poor) for one in found.people]
    show_table(("id", "name", "agreed", "pictures", "poor"), rows, empty="Nobody is enrolled yet.")
    enough = "enough" if found.is_enough else "too little" if found.can_learn else "nothing"
    say(
        f"{found.pictures} pictures of {found.agreed} people who agreed, {found.held_out} of them held out: {enough} "
        "to tell whether training helps."
    )
    for one in doubtful:
        say(
            f"  a picture of {one.employee_id} looks more like {one.other_id} ({one.similarity:.2f}) than like "
            f"their own ({one.own:.2f})"
        )


def check(ctx: typer.Context, file: RunFile) -> None:
    """Read a run file and look at its data, without training."""
    _ask(context_of(ctx), ["check", file])


def pictures(
    ctx: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Runs, compared.")] = None,
    *,
    output: Output,
    losses: Annotated[bool, typer.Option("--losses", help="The target logits of all margin losses.")] = False,
    digits: Annotated[bool, typer.Option("--digits", help="Features of digits under four losses.")] = False,
    people: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A map of the people in <Person>/*.jpg, with --pack.")
    ] = None,
) -> None:
    """Draw curves of runs, and pictures that explain the losses, as PNG and SVG."""
    from faceclock.app.training_runs import find_run

    context = context_of(ctx)
    jobs = [["losses"]] if losses else []
    jobs += [["digits"]] if digits else []
    jobs += [["runs", *(find_run(context.data, name).folder for name in names)]] if names else []
    jobs += [["people", _pack_folder(context), str(people)]] if people else []
    if not jobs:
        raise typer.BadParameter("Name a run, or --losses, --digits or --people DIR.")
    for job in jobs:
        _ask(context, ["picture", *job, "--output", output])


def review(
    ctx: typer.Context,
    source: Annotated[
        Path,
        typer.Argument(
            metavar="RUN_OR_IMAGES", help="A run file, a folder or tar of <Person>/*.jpg, or site:."
        ),
    ],
    *,
    output: Output,
    decisions: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What was decided before is not asked again.")
    ] = None,
) -> None:
    """Find photographs under wrong names and people under two names, as a page to decide on."""
    from faceclock.app.training_review import write_review

    context = context_of(ctx)
    if source.suffix == ".toml":
        _ask(context, ["review", source, "--output", output])
        return
    file = write_review(context.data, source, _pack_folder(context), output, decisions)
    _ask(context, ["run", file, "--output", output])


def _pack_folder(context: Context) -> str:
    from faceclock.app.site import open_site

    with open_site(context.data, context.pack, need_pack=True) as site:
        return str(site.pack_folder)


def _ask(context: Context, arguments: Sequence[str | Path]) -> None:
    """Have the trainer do a short job; say what it finds, and how far it is meanwhile."""
    from faceclock.app.trainer import ask_trainer
    from faceclock.cli.training_told import lines_of
    from faceclock.cli.training_view import notices, watching

    told = []
    with watching(json=context.json) as hear:
        for event in ask_trainer(context.data, arguments):
            hear(event)
            told.append(event)
    if not context.json:
        for event in told:
            if "of" not in event and event.get("event") not in {"data", "done"} and not any(notices(event)):
                for line in lines_of(event):
                    say(line)
