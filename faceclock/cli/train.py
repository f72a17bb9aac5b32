"""``train``: the studio, which is a process of its own."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from faceclock.cli import promotion, training_jobs
from faceclock.cli.context import Context, context_of
from faceclock.cli.output import say, show_json, show_table
from faceclock.cli.root import Commands, fail
from faceclock.cli.training_jobs import Output, RunFile

if TYPE_CHECKING:
    from faceclock.app.training_process import Training
    from faceclock.app.training_runs import TrainingRun

train = Commands(help="Make and improve face models: check, run, follow and use runs.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(metavar="NAME", help="A name that `train list` shows.")]
Detach = Annotated[bool, typer.Option("--detach", help="Leave it alone: return as soon as it has begun.")]


def register(app: Commands) -> None:
    training_jobs.register(train)
    promotion.register(train)
    app.add_typer(train, name="train")


@train.command()
def run(
    ctx: typer.Context,
    file: RunFile,
    *,
    name: Annotated[str, typer.Option(metavar="NAME", help="What the run is called; else as its file.")] = "",
    detach: Detach = False,
) -> None:
    """Start a run in a process of its own, which goes on when this terminal is closed, and follow it."""
    from faceclock.app.training_process import start_run

    context = context_of(ctx)
    _attend(context, start_run(context.data, file, name), detach=detach)


@train.command()
def resume(ctx: typer.Context, name: Name, *, detach: Detach = False) -> None:
    """Go on with a run that was stopped, cancelled or killed, from its last checkpoint."""
    from faceclock.app.training_process import resume_run

    context = context_of(ctx)
    _attend(context, resume_run(context.data, name), detach=detach)


@train.command()
def stop(ctx: typer.Context, name: Name) -> None:
    """Ask a run to write a checkpoint and end."""
    from faceclock.app.training_process import stop_run

    context = context_of(ctx)
    run = stop_run(context.data, name)
    if context.json:
        show_json(run.as_json())
    else:
        say(f"{name} is {run.state}{_at(run)}; `faceclock train resume {name}` goes on with it.")


@train.command()
def remove(ctx: typer.Context, name: Name) -> None:
    """Delete a run with its checkpoint and what it made; packs that were promoted are kept."""
    from faceclock.app.training_runs import remove_run

    context = context_of(ctx)
    removed = remove_run(context.data, name)
    if context.json:
        show_json(removed.as_json())
    else:
        say(f"{name} is removed, with {removed.folder}.")


@train.command("list")
def list_(ctx: typer.Context) -> None:
    """All runs with their state, oldest first."""
    from faceclock.app.training_runs import list_runs
    from faceclock.cli.training_view import row_of

    context = context_of(ctx)
    runs = list_runs(context.data)
    if context.json:
        show_json([run.as_json() for run in runs])
        return
    columns = ("name", "kind", "state", "step", "loss", "started", "took")
    empty = "There is no training run yet; `faceclock train run RUN.toml` starts one."
    show_table(columns, [row_of(run) for run in runs], empty=empty)


@train.command()
def show(ctx: typer.Context, name: Name) -> None:
    """All about one run, with a small curve of its loss."""
    from faceclock.app.training_runs import describe_run
    from faceclock.cli.training_view import describe

    context = context_of(ctx)
    told = describe_run(context.data, name)
    if context.json:
        show_json(told)
    else:
        describe(told)


@train.command()
def export(ctx: typer.Context, name: Name, output: Output) -> None:
    """Copy what a run has made, a pack or networks, into a new folder.

    A run that was stopped is exported as far as it came.
    """
    from faceclock.app.trainer import ask_trainer
    from faceclock.app.training_runs import can_be_exported, copy_products, run_folder

    context = context_of(ctx)
    if can_be_exported(context.data, name):
        for _ in ask_trainer(context.data, ["export", run_folder(context.data, name)]):
            pass
    files = copy_products(context.data, name, output)
    if context.json:
        show_json({"folder": str(output), "files": [file.name for file in files]})
    else:
        say(f"{output} holds {', '.join(file.name for file in files)}.")


def _attend(context: Context, training: "Training", *, detach: bool) -> None:
    """Follow to the end, or only until it has begun. Ctrl-C asks the trainer to end and is exit code 130."""
    stopped = _follow(context, training, detach=detach)
    if detach and training.is_going_on:
        _tell(context, {"event": "started", **training.known().as_json()})
        return
    run = training.refuse_failure()
    if stopped or run.state == "cancelled":
        typer.echo(f"Stopped{_at(run)}; `faceclock train resume {run.name}` goes on.", err=True)
        raise typer.Exit(130)
    if not context.json:
        say(f"{run.name} is done; `faceclock train show {run.name}` tells more.")


def _follow(context: Context, training: "Training", *, detach: bool) -> bool:
    """Whether it was stopped with Ctrl-C."""
    from faceclock.cli.training_view import watching

    stopped = False
    with watching(json=context.json) as hear:
        while True:
            try:
                training.wait_until_known()
                if not detach or stopped:
                    for event in training.events():
                        hear(event)
                return stopped
            except KeyboardInterrupt:
                if stopped:
                    fail(f"The run {training.name} still goes on; it ends after its present step.")
                stopped = True
                training.stop()


def _at(run: "TrainingRun") -> str:
    return f" at step {run.step}" if run.step else ""


def _tell(context: Context, event: dict[str, Any]) -> None:
    if context.json:
        show_json(event, compact=True)
    else:
        say(
            f"{event['name']} has begun (process {event['pid']}); `faceclock train show {event['name']}` tells "
            f"how far it is, `faceclock train stop {event['name']}` ends it."
        )
