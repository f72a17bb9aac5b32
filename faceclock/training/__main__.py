"""``python -m faceclock.training run|check RUN.toml``, ``export FOLDER``, ``picture WHAT``: JSON lines out, one
sentence on failure. Under ``torchrun --nproc-per-node 2 -m`` several processes carry out one run."""

import argparse
import os
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from faceclock.domain.errors import FaceClockError, InputProblem
from faceclock.training.pictures.arguments import add_arguments

_INSTALL = "run `pip install 'faceclock[train]'` (in a checkout: `pip install -r requirements-train.lock`)"


def main(arguments: list[str]) -> int:
    """0 done, 1 failed or stopped, 2 wrong usage, as everywhere in FaceClock."""
    chosen = _parser().parse_args(_with_command(arguments))
    try:
        _carry_out(chosen)
    except FaceClockError as error:
        if os.environ.get("RANK", "0") == "0":
            sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _carry_out(chosen: argparse.Namespace) -> None:
    try:
        job = _job(chosen)
    except ModuleNotFoundError as error:
        missing = error.name if find_spec("torch") else "torch"
        raise InputProblem(f"Training needs {missing}, which is not installed; {_INSTALL}.") from error
    job()


def _job(chosen: argparse.Namespace) -> Callable[[], None]:
    if chosen.command == "picture":
        from faceclock.training.pictures.command import draw

        return lambda: draw(chosen)
    from faceclock.training.commands import COMMANDS

    return lambda: COMMANDS[chosen.command](chosen.path, chosen.output)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m faceclock.training")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, path, what in (
        ("run", "RUN.toml", "carry out a run file, or go on with it from its last checkpoint"),
        ("check", "RUN.toml", "look whether a run file can be carried out, and how long it will take"),
        ("export", "FOLDER", "export what a run that was stopped has learnt so far"),
        (
            "review",
            "RUN.toml",
            "look for wrong names among the photographs of a run, for a person to decide on",
        ),
    ):
        command = commands.add_parser(name, help=what)
        command.add_argument("path", type=Path, metavar=path)
        command.add_argument("--output", type=Path, help="the run's folder, in place of the run file's")
    add_arguments(
        commands.add_parser("picture", help="draw runs, losses, people or error rates as PNG and SVG")
    )
    return parser


def _with_command(arguments: list[str]) -> list[str]:
    """A run file alone is run."""
    return ["run", *arguments] if arguments[:1] and arguments[0].endswith(".toml") else arguments


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
