"""``faceclock kiosk``: the window on the wall, or the same session without one."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from faceclock.cli.context import Context, context_of
from faceclock.cli.instants import instant
from faceclock.cli.narration import narrate
from faceclock.cli.output import show_json
from faceclock.cli.root import Commands

if TYPE_CHECKING:
    from faceclock.app.site import Site

Source = Annotated[
    str,
    typer.Option(metavar="S", help="Camera index or name, clip, folder of pictures, URL, 'demo' or 'auto'."),
]
Seconds = Annotated[float | None, typer.Option(min=0, metavar="N", help="Stop after so many seconds.")]


def register(app: Commands) -> None:
    app.command()(kiosk)


def kiosk(
    ctx: typer.Context,
    *,
    source: Source = "",
    headless: Annotated[
        bool, typer.Option("--headless", help="No window: tell what happens line by line.")
    ] = False,
    fast: Annotated[
        bool, typer.Option("--fast", help="Every frame of a clip, by the clip's own clock.")
    ] = False,
    start: Annotated[str, typer.Option(metavar="ISO", help="The instant at which the clip begins.")] = "",
    seconds: Seconds = None,
    windowed: Annotated[
        bool, typer.Option("--windowed", help="A window instead of the full screen.")
    ] = False,
) -> None:
    """Check people in and out at a camera."""
    context = context_of(ctx)
    if headless or fast or context.json:
        run_without_window(context, source, fast=fast, start=instant(start), seconds=seconds)
    else:
        open_window(context, source, start=instant(start), fullscreen=not windowed)


def run_without_window(
    context: Context, source: str, *, fast: bool, start: datetime | None, seconds: float | None
) -> None:
    """One event a line: JSON for programs, sentences for people."""
    from faceclock.app.headless import run_fast, run_live
    from faceclock.app.site import open_site

    emit = (lambda event: show_json(event, compact=True)) if context.json else narrate
    with open_site(context.data, context.pack, need_pack=True) as site:
        chosen = source or site.settings.kiosk.source
        if fast:
            run_fast(site, chosen, emit, start)
        else:
            run_live(site, chosen, emit, start, seconds)


def open_window(context: Context, source: str, *, start: datetime | None, fullscreen: bool) -> None:
    """The window; without a usable pack it still takes number and PIN, and says what is missing."""
    from faceclock.app.site import open_site

    with open_site(context.data, context.pack) as site:
        show_window(site, source or site.settings.kiosk.source, start=start, fullscreen=fullscreen)


def show_window(site: "Site", source: str, *, start: datetime | None = None, fullscreen: bool) -> None:
    """Show the kiosk until it is closed. Raises EnvironmentProblem where there is no display."""
    from faceclock.app.display import has_display
    from faceclock.app.kiosk import Kiosk
    from faceclock.domain.errors import EnvironmentProblem

    if not has_display():
        raise EnvironmentProblem(
            "There is no display to open the kiosk on; start it in a desktop session or add --headless."
        )
    from faceclock.gui.main import run_kiosk  # only here, so that nothing else loads Qt

    raise typer.Exit(run_kiosk(Kiosk(site, source, start=start), site.settings, fullscreen=fullscreen))
