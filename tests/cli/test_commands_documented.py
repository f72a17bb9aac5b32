"""Every command has help and stands in docs/commands.md with all its options."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from faceclock.cli.main import app

DOCUMENT = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")


def commands(group, path=()):
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            if command.invoke_without_command:
                yield (*path, name), command
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


ALL = list(commands(typer.main.get_command(app)))


@pytest.mark.parametrize(("path", "command"), ALL, ids=[" ".join(path) for path, _ in ALL])
def test_command_is_documented(path, command):
    assert command.help
    assert f"### `faceclock {' '.join(path)}`" in DOCUMENT
    section = DOCUMENT.split(f"### `faceclock {' '.join(path)}`")[1].split("\n##")[0]
    shown = [parameter for parameter in command.params if not getattr(parameter, "hidden", False)]
    for option in (name for parameter in shown for name in parameter.opts if name.startswith("--")):
        assert option in section, option


@pytest.mark.parametrize("path", [path for path, _ in ALL], ids=" ".join)
def test_help_names_the_global_options(path):
    result = CliRunner().invoke(app, [*path, "--help"])
    assert result.exit_code == 0
    assert all(option in result.stdout for option in ("--data", "--pack", "--json"))


def test_no_command_is_documented_that_does_not_exist():
    headings = [line.split("`")[1] for line in DOCUMENT.splitlines() if line.startswith("### `")]
    assert sorted(headings) == sorted(f"faceclock {' '.join(path)}" for path, _ in ALL)
