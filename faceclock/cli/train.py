"""``train``: the studio, in a process of its own."""

from faceclock.cli.root import Commands

train = Commands(help="Make and improve face models: check, run, follow and use runs.", no_args_is_help=True)


def register(app: Commands) -> None:
    app.add_typer(train, name="train")
