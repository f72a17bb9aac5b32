"""Reports that are written by themselves: once each, made up, tried again, whatever the clock does."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from faceclock.app.scheduled_reports import any_due, run_due, run_now
from faceclock.app.site import Site, open_site
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee
from faceclock.domain.report_schedule import Days, Every, ReportOrder, Rhythm
from faceclock.storage.audit import Audit
from faceclock.storage.report_schedules import ReportSchedules

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = timedelta(hours=1)


def local(text: str) -> datetime:
    return datetime.fromisoformat(f"2025-{text}").replace(tzinfo=BERLIN)


@pytest.fixture
def site(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.toml").write_text('[site]\nzone = "Europe/Berlin"\n', encoding="utf-8")
    with open_site(data) as opened:
        opened.employees.add(Employee("P1", "Ana Silva", "Assembly 1"), at=local("10-01 08:00"))
        yield opened


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    return made


def ordered(site: Site, folder: Path, **other) -> str:
    usual = {"formats": ("csv",), "rhythm": Rhythm(Every.DAY, time(6))}
    order = ReportOrder("daily", folder=str(folder), **{**usual, **other})
    due = order.rhythm.next_after(local("11-17 12:00"), BERLIN)
    return ReportSchedules(site.database).add(order, due, by="Hanna")


def run(site: Site, at: str) -> list[str]:
    """The names of the files written, or the sentence."""
    found = []
    for outcome in run_due(site, now=local(at)):
        found += [Path(file).name for file in outcome.files] or [outcome.problem]
    return found


def test_a_report_is_written_when_it_is_due_and_once(site, folder):
    ordered(site, folder, formats=("csv", "json"))
    assert not any_due(site.database, local("11-18 05:59")) and run(site, "11-18 05:59") == []
    assert any_due(site.database, local("11-18 06:00"))
    assert run(site, "11-18 06:00") == ["daily_2025-11-17.csv", "daily_2025-11-17.json"]
    assert run(site, "11-18 06:01") == []
    assert run(site, "11-19 06:00") == ["daily_2025-11-18.csv", "daily_2025-11-18.json"]
    assert "Ana Silva" in (folder / "daily_2025-11-17.csv").read_text(encoding="utf-8")
    assert [entry.action for entry in Audit(site.database).newest(2)] == ["report.run"] * 2


def test_what_was_missed_is_made_up_once(site, folder):
    ordered(site, folder)
    assert run(site, "11-23 09:00") == ["daily_2025-11-22.csv"]
    assert run(site, "11-23 09:01") == []
    assert run(site, "11-24 06:00") == ["daily_2025-11-23.csv"]


def test_a_week_that_is_made_up_late_is_the_week_that_was_meant(site, folder):
    ordered(site, folder, days=Days.LAST_WEEK, rhythm=Rhythm(Every.WEEK, time(6), 6))
    assert run(site, "11-25 09:00") == ["daily_2025-11-10_2025-11-16.csv"]  # due on Sunday the 23rd


def test_a_clock_that_is_set_back_doubles_nothing(site, folder):
    ordered(site, folder)
    assert run(site, "11-18 06:00") == ["daily_2025-11-17.csv"]
    for back in ("11-18 05:30", "11-18 06:00", "11-17 06:30", "11-18 23:59"):
        assert run(site, back) == []
    assert run(site, "11-19 06:00") == ["daily_2025-11-18.csv"]


def test_a_clock_that_was_far_ahead_for_a_while_holds_nothing_up(site, folder):
    ordered(site, folder)
    ahead = local("11-18 06:00") + timedelta(days=3650)
    assert len(list(run_due(site, now=ahead))) == 1
    assert run(site, "11-18 12:00") == []
    assert run(site, "11-19 06:00") == ["daily_2025-11-18.csv"]


def test_a_folder_that_is_gone_is_said_and_tried_again(site, folder):
    schedule_id = ordered(site, folder)
    folder.rmdir()
    [said] = run(site, "11-18 06:00")
    assert said.endswith("is not there; connect its disk, or choose another folder.")
    assert ReportSchedules(site.database).require(schedule_id).outcome == said
    assert run(site, "11-18 06:14") == []
    assert not folder.exists()
    folder.mkdir()
    assert run(site, "11-18 06:15") == ["daily_2025-11-17.csv"]
    assert ReportSchedules(site.database).require(schedule_id).outcome == ""


def test_a_team_that_is_gone_is_said(site, folder):
    ordered(site, folder, team="Assembly 9")
    assert run(site, "11-18 06:00") == ["There is no team Assembly 9; known are Assembly 1."]


def test_what_is_switched_off_rests(site, folder):
    ordered(site, folder, active=False)
    assert not any_due(site.database, local("11-30 06:00")) and run(site, "11-30 06:00") == []


def test_two_processes_do_not_both_write_one_run(site, folder, tmp_path):
    for _ in range(6):
        ordered(site, folder, formats=("json",))

    def process(_: int) -> int:
        with open_site(tmp_path / "data") as own:
            return len(list(run_due(own, now=local("11-18 06:00"))))

    with ThreadPoolExecutor(3) as pool:
        counts = list(pool.map(process, range(3)))
    assert sum(counts) == 6


def test_what_a_killed_process_began_is_tried_again(site, folder):
    ordered(site, folder)
    assert ReportSchedules(site.database).claim(local("11-18 06:00"), HOUR / 2) is not None  # and it dies
    assert run(site, "11-18 06:20") == []
    assert run(site, "11-18 06:30") == ["daily_2025-11-17.csv"]


def test_what_is_stopped_on_the_way_is_begun_anew_at_once(site, folder):
    ordered(site, folder)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(run_due(site, stop, now=local("11-18 06:00")))
    assert list(folder.iterdir()) == []
    assert run(site, "11-18 06:01") == ["daily_2025-11-17.csv"]


def test_one_is_run_at_once_without_moving_the_next(site, folder):
    schedule_id = ordered(site, folder)
    outcome = run_now(site, schedule_id, now=local("11-17 15:00"))
    assert [Path(file).name for file in outcome.files] == ["daily_2025-11-16.csv"]
    assert run(site, "11-18 06:00") == ["daily_2025-11-17.csv"]


def test_schedules_are_changed_and_removed(site, folder):
    schedules, schedule_id = ReportSchedules(site.database), ordered(site, folder)
    order = ReportOrder("audit", ("pdf",), "/elsewhere", Days.LAST_MONTH, Rhythm(Every.MONTH, time(7), 31))
    schedules.change(schedule_id, order, local("11-30 07:00"), by="Olga")
    assert schedules.require(schedule_id).order == order
    schedules.remove(schedule_id, by="Olga")
    assert schedules.all() == []
    for gone in (
        lambda: schedules.remove(schedule_id, by="Olga"),
        lambda: schedules.change(schedule_id, order, local("11-30 07:00"), by="Olga"),
        lambda: run_now(site, schedule_id),
    ):
        with pytest.raises(InputProblem, match="does not exist any more"):
            gone()
    actions = [entry.action for entry in Audit(site.database).newest(3)]
    assert actions == ["report.unschedule", "report.reschedule", "report.schedule"]
