"""People come, change and go without a photograph, through the real command line."""

import json
from pathlib import Path

from typer.testing import CliRunner

from faceclock.cli.main import app

runner = CliRunner()


def run(data: Path, *arguments: str) -> tuple[int, str]:
    answer = runner.invoke(app, ["--data", str(data), *arguments])
    return answer.exit_code, answer.output


def test_somebody_is_added_changed_and_leaves(tmp_path: Path) -> None:
    code, told = run(tmp_path, "people", "add", "7", "Ada", "--team", "lab", "--pin", "4711")
    assert (code, told) == (0, "7: Ada, team lab, active.\n")
    code, told = run(
        tmp_path, "people", "change", "7", "--name", "Ada L", "--team", "", "--inactive", "--json"
    )
    assert (code, json.loads(told)) == (
        0,
        {"employee_id": "7", "name": "Ada L", "team": "", "active": False},
    )
    (listed,) = json.loads(run(tmp_path, "people", "list", "--json")[1])
    assert (listed["name"], listed["active"]) == ("Ada L", False)


def test_a_team_changes_on_a_day(tmp_path: Path) -> None:
    run(tmp_path, "people", "add", "7", "Ada", "--team", "lab")
    assert run(tmp_path, "people", "change", "7", "--team", "shop", "--from", "2026-01-15")[0] == 0
    told = run(tmp_path, "rules", "export")[1]
    assert "2026-01-15" in told
    assert '"shop"' in told
    for wrong in (["--team", "x", "--from", "2999-01-01"], ["--team", "x", "--from", "soon"]):
        assert run(tmp_path, "people", "change", "7", *wrong)[0] == 1
    assert run(tmp_path, "people", "change", "7", "--name", "A", "--from", "2026-01-15")[0] == 2


def test_a_taken_number_and_a_weak_pin_change_nothing(tmp_path: Path) -> None:
    run(tmp_path, "people", "add", "7", "Ada")
    code, told = run(tmp_path, "people", "add", "7", "Bob")
    assert code == 1
    assert "already taken" in told
    code, _ = run(tmp_path, "people", "add", "8", "Bob", "--pin", "1111")
    assert code == 1
    assert [row["name"] for row in json.loads(run(tmp_path, "people", "list", "--json")[1])] == ["Ada"]


def test_changing_nothing_or_nobody_says_so(tmp_path: Path) -> None:
    assert run(tmp_path, "people", "change", "9", "--name", "X")[0] == 1
    assert run(tmp_path, "people", "change", "9")[0] == 2
