"""``bench``: how fast this computer is, beside the bare nets and the peers."""

from typing import Annotated, Any

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json, show_table
from faceclock.cli.progress import progress
from faceclock.cli.root import Commands


def register(app: Commands) -> None:
    app.command()(bench)


def bench(
    ctx: typer.Context,
    quick: Annotated[bool, typer.Option("--quick", help="Fewer repeats and smaller galleries.")] = False,
    only: Annotated[str, typer.Option(metavar="PART", help="frame, search, inserts or start.")] = "",
) -> None:
    """Measure frame to outcome, search, inserts, start and memory, each beside a peer in the same run."""
    from faceclock.app.bench import run_bench

    context = context_of(ctx)
    with progress("Measuring") as advance:
        result: dict[str, Any] = run_bench(
            context.data, context.pack, quick=quick, only=only, progress=advance
        )
    if context.json:
        show_json(result)
        return
    columns = ("name", "value", "unit", "reference", "ratio", "target")
    say(result["machine"])
    show_table(
        columns, [[row[key] for key in columns] for row in result["results"]], empty="Nothing was measured."
    )
