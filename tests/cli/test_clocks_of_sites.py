"""Times are told by the clock of the site where people work, whatever the computer's own zone is."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from faceclock.cli.main import app

RULES = """
[[site]]
code = "sh"
zone = "Asia/Shanghai"

[[shift]]
code = "day"
start = 09:00:00
end = 17:00:00
auto_out = 30

[[assignment]]
id = "a"
team = "red"
shift = "day"
site = "sh"
first = 2026-10-01
"""


@pytest.fixture
def run(tmp_path: Path):
    def call(*arguments: str) -> str:
        answer = CliRunner().invoke(app, ["--data", str(tmp_path / "data"), *arguments])
        assert answer.exit_code == 0, answer.output
        return answer.output

    (tmp_path / "rules.toml").write_text(RULES, encoding="utf-8")
    call("settings", "set", "site.zone", "UTC")
    call("people", "add", "1", "Ann", "--team", "red")
    call("rules", "import", str(tmp_path / "rules.toml"))
    call("correct", "add", "1", "2026-10-12T09:00", "in", "--reason", "the reader was dark")
    return call


def test_a_system_check_out_stands_in_the_exceptions_as_the_wall_showed_it(run) -> None:
    report = json.loads(run("report", "exceptions", "--month", "2026-10", "--format", "json", "-o", "-"))
    (made,) = [row for row in report["rows"] if row["exception"] == "system-punch"]
    assert made["at"].startswith("2026-10-12T17:30")
    log = json.loads(
        run("report", "audit", "--day", str(datetime.now(UTC).date()), "--format", "json", "-o", "-")
    )
    assert sum(row["action"] == "punch.add" for row in log["rows"]) == 2  # written now, not when they count


def test_a_locked_day_is_explained_with_the_team_of_that_day(run) -> None:
    run("attendance", "lock", "2026-10", "--reason", "payday")
    moved = run("people", "change", "1", "--team", "blue", "--from", "2026-10-20")
    assert "Locked days stay as they were (2026-10)" in moved
    told = run("attendance", "show", "1", "--from", "2026-10-12", "--to", "2026-10-12", "--why")
    assert "Shift day" in told
    assert "in no shift" not in told
