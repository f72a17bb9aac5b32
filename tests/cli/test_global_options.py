"""--data, --pack and --json stand anywhere on the line."""

import json

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from faceclock.cli.root import hoist


def test_moves_global_options_to_the_front():
    assert hoist(["people", "list", "--json", "--data", "d"]) == ["--json", "--data", "d", "people", "list"]


def test_takes_the_form_with_an_equals_sign():
    assert hoist(["punches", "--data=d"]) == ["--data=d", "punches"]


def test_stops_at_a_double_dash():
    assert hoist(["detect", "--", "--json"]) == ["detect", "--", "--json"]


def test_asks_for_a_missing_value():
    with pytest.raises(typer.BadParameter):
        hoist(["people", "list", "--data"])


words = st.text(alphabet="abc-", min_size=1, max_size=6).filter(lambda word: not word.startswith("-"))


@given(st.lists(words, max_size=6), st.integers(0, 6), words)
def test_position_never_matters(command, place, folder):
    place = min(place, len(command))
    anywhere = [*command[:place], "--data", folder, "--json", *command[place:]]
    assert hoist(anywhere) == ["--data", folder, "--json", *command]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--data", "{}", "--json", "people", "list"],
        ["people", "--data", "{}", "list", "--json"],
        ["people", "list", "--json", "--data={}"],
    ],
)
def test_the_real_program_takes_them_everywhere(spawn, tmp_path, arguments):
    folder = tmp_path / "elsewhere"
    done = spawn(*(argument.format(folder) for argument in arguments))
    assert (done.returncode, json.loads(done.stdout), done.stderr) == (0, [], "")
    assert (folder / "faceclock.sqlite3").exists()


def test_home_variable_chooses_the_folder(spawn, data):
    assert spawn("people", "list").returncode == 0
    assert (data / "faceclock.sqlite3").exists()


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["punches", "--from", "yesterday"], ["verify", "one.jpg"], ["people", "list", "--data"]],
)
def test_wrong_usage_is_exit_code_2(spawn, arguments):
    done = spawn(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
