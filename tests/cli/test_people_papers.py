"""``people remove``, ``receipt``, ``export`` and ``rename-team`` from the command line."""

import json
import zipfile

import pytest
from typer.testing import CliRunner

from faceclock.cli.main import app


@pytest.fixture
def roll(run):
    assert run("people", "add", "7", "Maria Keller", "--team", "Lager", "--pin", "4711").exit_code == 0
    return run


def listed(run) -> list[str]:
    return [person["employee_id"] for person in json.loads(run("--json", "people", "list").stdout)]


def test_a_removal_gives_a_receipt_that_is_known_again(roll, tmp_path, data):
    file = tmp_path / "receipt.json"
    given = json.loads(roll("--json", "people", "remove", "7", "--yes", "--receipt", file).stdout)
    assert given.pop("log_emptied") is True
    assert given["deleted"]["pin"] == 1 and given["digest"] and listed(roll) == []
    assert json.loads(file.read_text()) == given
    assert "the audit log holds this receipt" in roll("people", "receipt", file).stdout
    other = CliRunner().invoke(app, ["--data", str(tmp_path / "other"), "people", "receipt", str(file)])
    assert other.exit_code == 1 and "holds no receipt" in other.output


def test_without_yes_the_name_is_asked_for(roll, data):
    def typed(text: str):
        return CliRunner().invoke(app, ["--data", str(data), "people", "remove", "7"], input=text)

    assert "nothing was deleted" in typed("Maria\n").output and listed(roll) == ["7"]
    assert typed("maria keller\n").exit_code == 0 and listed(roll) == []


def test_a_bad_receipt_file_deletes_nobody(roll, tmp_path):
    wrong = roll("people", "remove", "7", "--yes", "--receipt", tmp_path / "no" / "receipt.pdf")
    assert wrong.exit_code == 1 and listed(roll) == ["7"]
    assert "cannot be read" in roll("people", "receipt", tmp_path / "nothing.json").output


def test_a_persons_data_is_exported(roll, tmp_path):
    file = tmp_path / "maria.zip"
    told = json.loads(roll("--json", "people", "export", "7", "-o", file).stdout)
    with zipfile.ZipFile(file) as archive:
        assert sorted(archive.namelist()) == sorted(told["files"])
        assert json.loads(archive.read("person.json"))["name"] == "Maria Keller"


def test_a_team_is_renamed(roll):
    told = json.loads(roll("--json", "people", "rename-team", "Lager", "Logistics").stdout)
    assert told == {"team": "Logistics", "people": 1, "locked_periods": 0}
    assert json.loads(roll("--json", "people", "list").stdout)[0]["team"] == "Logistics"


def test_recognition_is_agreed_to_and_withdrawn(roll):
    assert json.loads(roll("--json", "people", "consent", "7", "--recognition").stdout)["recognition"] is True
    told = json.loads(roll("--json", "people", "consent", "7", "--no-recognition").stdout)
    assert told["recognition"] is False and [one["given"] for one in told["history"]] == [True, False]
