"""``faceclock kiosk``: the window on the wall, or the same session without one."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faceclock.cli.context import Context, context_of
from faceclock.cli.instants import instant
from faceclock.cli.keeping import HUNG_AFTER, HungAfter, KeepRunning, is_keeper, keep
from faceclock.cli.narration import narrate
from faceclock.cli.output import show_json
from faceclock.cli.root import Commands
from faceclock.domain.errors import EnvironmentProblem, FaceClockError, PackProblem

if TYPE_CHECKING:
    from faceclock.app.headless import Emit
    from faceclock.app.site import Site
    from faceclock.settings.model import LivenessMode

Source = Annotated[
    str,
    typer.Option(metavar="S", help="Camera index or name, clip, folder of pictures, URL, 'demo' or 'auto'."),
]
Headless = Annotated[bool, typer.Option("--headless", help="No window: tell what happens line by line.")]
Fast = Annotated[bool, typer.Option("--fast", help="Every frame of a clip, by the clip's own clock.")]
Start = Annotated[str, typer.Option(metavar="ISO", help="The instant at which the clip begins.")]
Seconds = Annotated[float | None, typer.Option(min=0, metavar="N", help="Stop after so many seconds.")]
Loop = Annotated[bool, typer.Option("--loop", help="Begin a clip, a folder or the demo again at its end.")]
Windowed = Annotated[bool, typer.Option("--windowed", help="A window instead of the full screen.")]
Screenshot = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Save a picture of the window at its end; with --seconds."),
]
Liveness = Annotated[
    str,
    typer.Option(
        metavar="MODE",
        help="Live check: 'off', 'passive', 'auto' or 'both'; else the settings' for cameras, none for recordings.",
    ),
]
TellPreview = Annotated[bool, typer.Option("--tell-preview", hidden=True)]


@dataclass(frozen=True)
class Window:
    """How the window opens and closes; ``tell_preview`` prints a line at the first picture."""

    fullscreen: bool = False
    seconds: float | None = None
    loop: bool = False
    screenshot: Path | None = None
    tell_preview: bool = False


@dataclass(frozen=True)
class Session:
    """One without a window."""

    fast: bool
    start: datetime | None
    seconds: float | None
    loop: bool
    liveness: "LivenessMode | None"


def register(app: Commands) -> None:
    app.command()(kiosk)


def kiosk(
    ctx: typer.Context,
    *,
    source: Source = "",
    headless: Headless = False,
    fast: Fast = False,
    start: Start = "",
    seconds: Seconds = None,
    loop: Loop = False,
    windowed: Windowed = False,
    screenshot: Screenshot = None,
    liveness: Liveness = "",
    keep_running: KeepRunning = False,
    hung_after: HungAfter = HUNG_AFTER,
    tell_preview: TellPreview = False,
) -> None:
    """Check people in and out at a camera."""
    context = context_of(ctx)
    without_window = headless or fast or context.json
    if is_keeper(keep_running, possible=not without_window and seconds is None):
        raise typer.Exit(keep(hung_after))
    from faceclock.app.house_clock import house_clock
    from faceclock.app.liveness import mode_named
    from faceclock.app.notices import notices
    from faceclock.app.site import open_site

    begin, mode = instant(start), mode_named(liveness)
    if loop and fast:
        raise typer.BadParameter("--loop never ends and --fast never waits; leave one of them out.")
    if screenshot:
        _check_screenshot(screenshot, possible=seconds is not None and not without_window)
    window = None if without_window else Window(not windowed, seconds, loop, screenshot, tell_preview)
    with _telling(context, without_window=without_window):
        opened = open_site(context.data, context.pack, need_pack=without_window)
    with opened as site:
        with _telling(context, without_window=without_window):
            require_key(site, window)
        with house_clock(site):
            chosen = source or site.settings.kiosk.source
            with suppress(PackProblem):  # of a damaged one the session itself tells, and takes number and PIN
                for notice in notices(site):
                    typer.echo(notice, err=True)
            if window is None:
                run_without_window(context, site, chosen, Session(fast, begin, seconds, loop, mode))
            else:
                show_window(site, chosen, window, start=begin, liveness=mode)


def require_key(site: "Site", window: Window | None) -> None:
    """Before a session that would go on without the faces; a window asks for a passphrase. Raises KeyProblem,
    EnvironmentProblem where no window can be opened."""
    if window is None:
        from faceclock.app.unlocking import require_keys

        require_keys(site)
        return
    from faceclock.app.console.logins import exit_check
    from faceclock.gui.main import require_key as require_in_window

    require_in_window(
        site,
        fullscreen=window.fullscreen,
        exit_check=exit_check(site) if window.seconds is None else None,
        screenshot=window.screenshot,
        seconds=window.seconds,
    )


@contextmanager
def _telling(context: Context, *, without_window: bool) -> Iterator[None]:
    """A program that reads the session's lines gets them also where the site or its pack cannot be opened."""
    try:
        yield
    except FaceClockError as problem:
        if without_window and context.json:
            from faceclock.app.headless import tell_unable

            tell_unable(_emit(context), problem)
        raise


def _emit(context: Context) -> "Emit":
    return (lambda event: show_json(event, compact=True)) if context.json else narrate


def _check_screenshot(file: Path, *, possible: bool) -> None:
    """Before a session of minutes, not after it."""
    if not possible:
        raise typer.BadParameter(
            "--screenshot is of the window at its end: it needs --seconds, and no --headless, --fast or --json."
        )
    if file.is_dir() or not file.suffix or not os.access(file.resolve().parent, os.W_OK | os.X_OK):
        raise EnvironmentProblem(
            f"The screenshot {file} cannot be saved; name a .png file in a folder that you may write to."
        )


def run_without_window(context: Context, site: "Site", source: str, session: Session) -> None:
    """One event a line: JSON for programs, sentences for people."""
    from faceclock.app.headless import run_fast, run_live

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a service manager's stop is a Ctrl-C
    emit = _emit(context)
    if session.fast:
        run_fast(site, source, emit, session.start, session.liveness)
    else:
        run_live(site, source, emit, session.start, session.seconds, session.liveness, loop=session.loop)


def show_window(
    site: "Site",
    source: str,
    window: Window,
    *,
    start: datetime | None = None,
    liveness: "LivenessMode | None" = None,
) -> None:
    """Show the kiosk until it is closed; without a pack it takes number and PIN and says what is missing.

    Raises EnvironmentProblem where no window can be opened.
    """
    from faceclock.app.console.logins import exit_check
    from faceclock.app.display import has_display
    from faceclock.app.kiosk import Kiosk
    from faceclock.gui.main import run_kiosk  # only here, so that nothing else loads Qt

    if window.tell_preview:
        from faceclock.cli.first_preview import tell_first_preview

        tell_first_preview()
    guard = exit_check(site) if window.seconds is None else None
    if guard is None and window.fullscreen and window.seconds is None and has_display():
        typer.echo(
            "No exit PIN is set: anybody can close the kiosk; `faceclock pin exit` sets one.", err=True
        )
    engine = Kiosk(site, source, start=start, loop=window.loop or source == "demo", liveness=liveness)
    code = run_kiosk(
        engine,
        site.settings,
        fullscreen=window.fullscreen,
        exit_check=guard,
        screenshot=window.screenshot,
        seconds=window.seconds,
    )
    raise typer.Exit(code)
