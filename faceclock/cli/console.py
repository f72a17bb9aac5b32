"""``faceclock console``: the administrator's window."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from faceclock.cli.context import context_of
from faceclock.cli.kiosk import Screenshot, Seconds
from faceclock.cli.root import Commands

if TYPE_CHECKING:
    from faceclock.app.site import Site


def register(app: Commands) -> None:
    app.command()(console)


def console(ctx: typer.Context, *, seconds: Seconds = None, screenshot: Screenshot = None) -> None:
    """The administrator's window: people, hours, reports, recognition, training, settings."""
    from faceclock.app.site import open_site

    context = context_of(ctx)
    with open_site(context.data, context.pack) as site:
        show_console(site, seconds=seconds, screenshot=screenshot)


def show_console(site: "Site", *, seconds: float | None = None, screenshot: Path | None = None) -> None:
    """Until it is closed; before the login whoever starts it gives the passphrase, if there is one. Raises KeyProblem
    where the site's key was not had, EnvironmentProblem where no window can be opened."""
    from faceclock.gui.main import require_key, run_console  # only here, so that nothing else loads Qt

    require_key(site, may_put_back=True, seconds=seconds, screenshot=screenshot)
    raise typer.Exit(run_console(site, seconds=seconds, screenshot=screenshot))
