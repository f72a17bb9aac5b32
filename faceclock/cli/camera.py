"""``camera``: which cameras there are, and whether one is good enough."""

from typing import Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json, show_table
from faceclock.cli.progress import progress
from faceclock.cli.root import Commands, fail

camera = Commands(help="The cameras of this computer.", no_args_is_help=True)


def register(app: Commands) -> None:
    app.add_typer(camera, name="camera")


@camera.command("list")
def list_(ctx: typer.Context) -> None:
    """The cameras that this computer names (on Linux)."""
    from faceclock.vision.sources.cameras import list_cameras

    found = [{"index": one.index, "name": one.name} for one in list_cameras()]
    if context_of(ctx).json:
        show_json(found)
    else:
        rows = [(one["index"], one["name"]) for one in found]
        show_table(
            ("index", "name"), rows, empty="No camera is named here; try `faceclock camera test --source 0`."
        )


@camera.command()
def test(
    ctx: typer.Context,
    *,
    source: Annotated[str, typer.Option(help="As for `kiosk`; else the kiosk's own camera.")] = "",
    seconds: Annotated[float, typer.Option(min=1, max=120, help="For how long to watch.")] = 10.0,
) -> None:
    """Watch a camera and judge light, focus, blur, delay and pace. Exit code 1 when it is not good enough."""
    from faceclock.app.camera_test import try_camera
    from faceclock.app.camera_verdicts import NAMES, WORDS, Verdict, advice, shown
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack) as site, progress("Watching") as advance:
        done = try_camera(site, source, seconds, advance)
    if context.json:
        show_json(done.as_json())
    else:
        width, height = done.size
        say(f"{done.source}: {done.frames} pictures of {width} x {height} in {done.seconds:.1f} s")
        rows = [
            (
                NAMES[one.measure],
                shown(one.measure, one.value),
                WORDS[one.verdict],
                advice(one.measure, one.value),
            )
            for one in done.findings
        ]
        show_table(("what", "found", "verdict", "what to do"), rows, empty="")
    if done.verdict is Verdict.POOR:
        fail("This camera is not good enough as it is; the last column says what to do.")
