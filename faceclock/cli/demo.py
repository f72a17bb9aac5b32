"""``demo``: invented people check in at a composed scene. ``start``: what ``make run`` opens."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from faceclock.cli.console import show_console
from faceclock.cli.context import Context, context_of
from faceclock.cli.kiosk import Window, require_key, show_window
from faceclock.cli.narration import Summary, narrate
from faceclock.cli.output import say, show_json
from faceclock.cli.root import Commands, fail

if TYPE_CHECKING:
    from faceclock.app.site import Site
    from faceclock.app.starting import Plan

# Off-screen nobody can close a window: a session on a camera ends by itself.
_CAMERA_SECONDS = 60.0


def register(app: Commands) -> None:
    app.command()(demo)
    app.command()(start)


def demo(
    ctx: typer.Context,
    window: Annotated[bool, typer.Option("--window", help="Show it in the kiosk window.")] = False,
) -> None:
    """Try the program without a camera: enrolled people and a stranger walk up to the kiosk.

    The demo keeps its people and punches in a folder of its own, inside the site's folder.
    """
    from faceclock.app.starting import Plan

    run_plan(context_of(ctx), Plan(demo=True, window=window), need_pack=not window)


def start(ctx: typer.Context) -> None:
    """Open the console, which leads to the kiosk; without a display a session off-screen, without a camera the demo."""
    from faceclock.app.site import open_site
    from faceclock.app.starting import plan_start

    context, plan = context_of(ctx), plan_start()
    if plan.window and not context.json:
        with open_site(context.data, context.pack) as site:
            show_console(site)
    run_plan(context, plan, need_pack=context.json)


def run_plan(context: Context, plan: "Plan", *, need_pack: bool) -> None:
    """Without a pack the window takes number and PIN; off-screen nothing can happen, which ``need_pack``
    makes a failure."""
    from faceclock.app.starting import open_planned_site

    with open_planned_site(plan, context.data, context.pack) as site:
        source = "demo" if plan.demo else site.settings.kiosk.source
        require_key(site, Window() if plan.window else None)
        if plan.window:
            show_window(site, source, Window())
        elif site.pack_folder is None and need_pack:
            fail(site.pack_fault)
        elif site.pack_folder is None:
            say(f"Without a model pack the kiosk takes number and PIN only. {site.pack_fault}")
        else:
            run_off_screen(context, site, source, demo=plan.demo)


def run_off_screen(context: Context, site: "Site", source: str, *, demo: bool) -> None:
    """Tell the session line by line, or as one JSON document at its end."""
    from faceclock.app.headless import run_fast, run_live

    summary = Summary()

    def hear(event: dict[str, object]) -> None:
        summary.hear(event)
        if not context.json:
            narrate(event)

    if demo:
        run_fast(site, source, hear)
    else:
        run_live(site, source, hear, seconds=_CAMERA_SECONDS)
    show_json(asdict(summary)) if context.json else say(summary.sentence())
