"""What a site does by itself: backups into a folder, of which so many are kept, and retention once a day."""

import os
from datetime import UTC, datetime, timedelta

import pytest
from backup_files import old_backup

from faceclock.app.chores import any_due, run_due
from faceclock.app.house_clock import chores
from faceclock.app.safekeeping.backup import make_backup
from faceclock.app.safekeeping.scheduled import last_outcome
from faceclock.app.site import open_site
from faceclock.app.traces import ASIDE, PENDING
from faceclock.domain.errors import EnvironmentProblem
from faceclock.domain.people import Employee
from faceclock.settings.file import save_settings
from faceclock.settings.housekeeping import Backup
from faceclock.settings.model import Settings
from faceclock.settings.paths import settings_file
from faceclock.storage.audit import Audit
from faceclock.storage.exclusive import exclusively
from faceclock.storage.values import Values

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def site(tmp_path):
    with open_site(tmp_path / "data") as site:
        site.settings = Settings(backup=Backup(folder=str(tmp_path / "disk"), every_days=2, keep=2))
        yield site


@pytest.fixture
def disk(tmp_path):
    (tmp_path / "disk").mkdir()
    return tmp_path / "disk"


def made(disk):
    return sorted(disk.glob("*.fcbackup"))


def test_a_backup_is_made_when_its_days_are_over_and_the_oldest_goes(site, disk):
    others = [disk / f"faceclock-200{number}-01-01-000000.fcbackup" for number in (1, 2, 3)]
    others[0].write_text("no backup")
    with open_site(site.data.with_name("other")) as other:
        make_backup(other, others[1])
    old_backup(site.data, others[2], kiosk="other")
    own = old_backup(site.data, disk / "faceclock-2004-01-01-000000.fcbackup", site.settings.site.kiosk)
    for days, count in ((0, 2), (1, 2), (2, 2), (4, 2)):
        run_due(site, NOON + days * DAY)
        assert len(made(disk)) == count + 3
    assert all(other.exists() for other in others) and not own.exists()


def test_without_a_folder_nothing_is_made(site, disk):
    site.settings = Settings()
    assert run_due(site, NOON) == [] and not made(disk)


def test_a_disk_that_is_not_there_is_told_and_tried_again(site, tmp_path):
    with pytest.raises(EnvironmentProblem, match="connect its disk") as refused:
        run_due(site, NOON)
    assert last_outcome(site) == str(refused.value)
    assert run_due(site, NOON + timedelta(minutes=5)) == []
    (tmp_path / "disk").mkdir()
    assert "Backed up" in run_due(site, NOON + timedelta(hours=2))[0]
    assert len(made(tmp_path / "disk")) == 1 and last_outcome(site) == ""


def test_a_clock_that_was_set_back_stops_no_backups(site, disk):
    run_due(site, NOON)
    run_due(site, NOON - 300 * DAY)
    assert len(made(disk)) == 2


def test_one_process_at_a_time(site, disk):
    with exclusively(site.data / "chores.lock", "busy"):
        assert run_due(site, NOON) == []
    assert not made(disk)


def test_retention_is_a_chore_and_done_by_the_schedule(site):
    site.settings = Settings()
    site.employees.add(Employee("1", "Ana", "", False), at=NOON)
    site.pins.set("1", "hash")
    run_due(site, NOON + 31 * DAY)
    assert site.pins.hash_of("1") is None
    assert {row.actor for row in Audit(site.database).newest(2)} == {"schedule"}
    assert not any_due(site, NOON + 31 * DAY) and any_due(site, NOON + 32 * DAY)


def test_a_running_kiosk_hears_of_a_folder_that_is_chosen_later(site, disk):
    assert not any_due(site, NOON)  # by the file, which names none yet
    save_settings(settings_file(site.data), site.settings)
    assert any_due(site, NOON)


def test_the_house_clock_asks_for_it(site):
    assert ("data", "due") in [chore.command for chore in chores(site)]


def test_traces_of_a_deletion_and_old_asides_are_due_although_nobody_left(site, disk):
    site.settings = Settings()
    assert not any_due(site, NOON)
    Values(site.database).set(PENDING, NOON.isoformat())
    assert any_due(site, NOON) and run_due(site, NOON) and not any_due(site, NOON)
    (site.data / ASIDE / "old").mkdir(parents=True)
    os.utime(site.data / ASIDE / "old", (0, 0))
    assert not any_due(site, NOON) and any_due(site, NOON + DAY)
    run_due(site, NOON + DAY)
    assert not any_due(site, NOON + 2 * DAY)
