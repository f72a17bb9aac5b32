"""``report due``, by hand, by cron, and by a kiosk's clock."""

import json
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from faceclock.app.background_commands import run_command
from faceclock.app.house_clock import Chore, HouseClock
from faceclock.app.site import open_site
from faceclock.domain.errors import EnvironmentProblem
from faceclock.domain.report_schedule import ReportOrder
from faceclock.storage.report_schedules import ReportSchedules


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    return tmp_path / "reports"


def due_since_yesterday(data: Path, folder: Path) -> None:
    with open_site(data) as site:
        order = ReportOrder("daily", ("csv",), str(folder))
        ReportSchedules(site.database).add(order, datetime.now(UTC) - timedelta(days=1), by="Hanna")


def test_what_is_due_is_written_and_told(run, data, folder):
    assert run("report", "due").stdout == ""
    due_since_yesterday(data, folder)
    told = json.loads(run("report", "due", "--json").stdout)
    assert [Path(file).parent for file in told[0]["written"]] == [folder] and told[0]["problem"] == ""
    assert run("report", "due").stdout == ""


def test_a_folder_that_is_gone_is_a_sentence_and_exit_1(run, data, folder):
    folder.rmdir()
    due_since_yesterday(data, folder)
    result = run("report", "due")
    assert result.exit_code == 1
    assert str(folder) in result.stderr and result.stderr.count("\n") == 1


def test_a_kiosks_clock_has_it_written_by_another_process(data, folder):
    due_since_yesterday(data, folder)
    with open_site(data) as site:
        written = threading.Event()

        def is_due(now: datetime) -> bool:
            if any(folder.iterdir()):
                written.set()
            return not written.is_set()

        clock = HouseClock(site, [Chore("reports", is_due, ("report", "due"))], every=0.05)
        clock.start()
        try:
            assert written.wait(60)
        finally:
            clock.stop()
    assert len(list(folder.iterdir())) == 1


def test_a_clock_that_is_stopped_ends_what_it_is_at(data):
    stopping = threading.Event()
    threading.Timer(0.3, stopping.set).start()
    run_command(data, ("kiosk", "--headless", "--source", "demo"), stopping)


def test_a_command_that_fails_says_why(data):
    with pytest.raises(EnvironmentProblem, match="There is no report nonsense"):
        run_command(data, ("report", "nonsense"), threading.Event())
