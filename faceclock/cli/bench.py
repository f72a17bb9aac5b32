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
    only: Annotated[
        str, typer.Option(metavar="PART", help="frame, liveness, search, inserts, keys, start or attendance.")
    ] = "",
) -> None:
    """Measure frame to outcome, live check, search, inserts, start, attendance and memory, most beside a peer."""
    from faceclock.app.bench import run_bench

    context = context_of(ctx)
    with progress("Measuring") as advance:
        result: dict[str, Any] = run_bench(
            context.data, context.pack, quick=quick, only=only, progress=advance
        )
    if context.json:
        show_json(result)
        return
    say(result["machine"])
    columns = ("name", "value", "unit", "ratio", "target", "beside")
    show_table(columns, [_cells(row) for row in result["results"]], empty="Nothing was measured.")


def _cells(row: dict[str, Any]) -> list[object]:
    """``target`` limits the ratio where there is one, else the value."""
    peer, reference = row.get("reference_name", ""), row["reference"]
    beside = f"{reference:.4g} {row['unit']}, {peer}" if isinstance(reference, float) else reference
    target = f"<= {row['target']:g}" if isinstance(row["target"], int | float) else row["target"]
    return [row["name"], row["value"], row["unit"], row["ratio"], target, beside]
