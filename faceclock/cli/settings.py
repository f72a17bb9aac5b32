"""``settings``: show and change what is declared in settings/model.py."""

from typing import Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json, show_table
from faceclock.cli.root import Commands

settings = Commands(help="The site's settings.", no_args_is_help=True)


def register(app: Commands) -> None:
    app.add_typer(settings, name="settings")


@settings.command()
def show(ctx: typer.Context) -> None:
    """Every setting with its value and meaning."""
    from faceclock.settings.change import describe_settings
    from faceclock.settings.file import load_settings
    from faceclock.settings.paths import settings_file

    context = context_of(ctx)
    current = load_settings(settings_file(context.data))
    if context.json:
        show_json(current.model_dump(mode="json"))
        return
    rows = [(item.key, item.value, item.meaning) for item in describe_settings(current)]
    show_table(("setting", "value", "meaning"), rows, empty="")


@settings.command("set")
def set_(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(help="Such as kiosk.theme.")],
    value: Annotated[str, typer.Argument(help="Such as dark.")],
) -> None:
    """Change one setting; a value out of its bounds is refused."""
    from faceclock.app.site import open_site
    from faceclock.settings.change import change_setting
    from faceclock.settings.file import load_settings, save_settings
    from faceclock.settings.paths import settings_file

    context = context_of(ctx)
    file = settings_file(context.data)
    changed = change_setting(load_settings(file), key, value)
    save_settings(file, changed)
    open_site(context.data).close()  # which notes the change in the audit log
    if context.json:
        show_json(changed.model_dump(mode="json"))
    else:
        say(f"{key} is set.")
