"""The root of all commands: global options anywhere on the line, and every foreseen error as one sentence."""

from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup

from faceclock.app.problems import sentence_for
from faceclock.domain.errors import FaceClockError

DEBUG_VARIABLE = "FACECLOCK_DEBUG"
EPILOG = (
    "Before or after any command: --data DIR (the site's folder, else FACECLOCK_HOME), "
    "--pack NAME_OR_FOLDER (the model pack), --json (print only JSON)."
)
_WITH_VALUE = ("--data", "--pack")
_FLAGS = ("--json",)


class Commands(typer.Typer):
    """A Typer whose commands all name the global options at the end of their help."""

    def command(self, name: str | None = None, **options: Any) -> Callable[[Any], Any]:
        options.setdefault("epilog", EPILOG)
        return super().command(name, **options)


class Root(TyperGroup):
    """Takes the global options wherever they stand, and turns errors into a sentence and exit code 1."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, hoist(args))

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except (FaceClockError, ImportError, OSError) as error:
            sentence = sentence_for(error)
            if sentence is None:
                raise
            fail(sentence)


def hoist(arguments: Sequence[str]) -> list[str]:
    """Move the global options to the front, up to a bare ``--``. Raises BadParameter for a missing value."""
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument in _WITH_VALUE:
            front += [argument, _value_of(argument, waiting)]
        elif argument in _FLAGS or argument.startswith(tuple(f"{name}=" for name in _WITH_VALUE)):
            front.append(argument)
        else:
            rest.append(argument)
    return front + rest


def _value_of(option: str, waiting: Any) -> str:
    value = next(waiting, None)
    if value is None:
        raise typer.BadParameter(f"Option {option} needs a value.")
    return str(value)


def fail(sentence: str) -> NoReturn:
    """One line on stderr and exit code 1."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
