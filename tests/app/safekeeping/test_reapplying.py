"""An older backup brings nobody back who was deleted since, and no consent that was withdrawn."""

import os
import shutil
import time
from dataclasses import replace

import pytest
from backup_files import restore
from consenting import agree, put_on_roll

from faceclock.app.consents import withdraw
from faceclock.app.operator import acting_as
from faceclock.app.removal import remove_person, was_given
from faceclock.app.safekeeping.backup import make_backup
from faceclock.app.safekeeping.reapplying import departures_of, reapply
from faceclock.app.safekeeping.retention import carry_out
from faceclock.app.site import open_site
from faceclock.app.traces import ASIDE, are_pending, clear_traces
from faceclock.domain.consent import Purpose
from faceclock.domain.people import Employee
from faceclock.settings.paths import log_file
from faceclock.storage.audit import Audit
from faceclock.storage.consents import Consents

ANA, BEN, CEM = Employee("1", "Ana"), Employee("2", "Ben"), Employee("3", "Cem")


@pytest.fixture
def data(tmp_path):
    with open_site(tmp_path / "data") as site:
        put_on_roll(site.database, ANA, BEN, CEM)
    return tmp_path / "data"


@pytest.fixture
def backup(data, tmp_path):
    with open_site(data) as site:
        return make_backup(site, tmp_path / "early").file


def test_who_was_deleted_since_the_backup_is_deleted_again_with_a_row_in_the_log(data, backup):
    with open_site(data) as site:
        remove_person(site, "2")
    with acting_as("Hanna"):
        done = restore(data, backup)
    assert done.reapplied.deleted == ("2",) and not done.reapplied.unknown
    with open_site(data) as site:
        assert [person.id for person in site.employees.all()] == ["1", "3"]
        [row] = [row for row in Audit(site.database).about("2") if row.action == "restore.reapply"]
        assert (row.actor, row.detail) == ("Hanna", {"what": "deleted"})


def test_receipts_that_were_given_since_the_backup_stay_genuine(data, backup, tmp_path):
    with open_site(data) as site:
        site.employees.add(Employee("4", "Dora"))
        given = [remove_person(site, who).receipt for who in ("2", "4")]
        stranger = replace(given[0], digest="0" * 64)
    restore(data, backup)
    restore(data, backup)
    with open_site(data) as site:
        assert [was_given(site.database, receipt) for receipt in (*given, stranger)] == [True, True, False]
        rows = [row for row in Audit(site.database).about("4") if row.action == "employee.receipt"]
        assert [row.detail["restored"] for row in rows] == [True]


def test_whoever_was_given_the_number_later_is_left_alone(data, backup, tmp_path):
    with open_site(data) as site:
        remove_person(site, "2")
        site.employees.add(Employee("2", "Berta"))
        later = make_backup(site, tmp_path / "later").file
    assert restore(data, later).reapplied.deleted == ()
    assert restore(data, backup).reapplied.deleted == ("2",)  # it brought Ben back, not Berta
    assert restore(data, later).reapplied.deleted == ()
    with open_site(data) as site:
        assert site.employees.require("2").name == "Berta"


def test_another_sites_deletions_are_not_this_ones(data, backup, tmp_path):
    with open_site(tmp_path / "other") as site:
        put_on_roll(site.database, ANA, BEN)
        receipt = remove_person(site, "2").receipt
    shutil.copyfile(data / "faceclock.key", tmp_path / "other" / "faceclock.key")
    assert restore(tmp_path / "other", backup).reapplied.deleted == ()
    with open_site(tmp_path / "other") as site:
        assert not was_given(site.database, receipt)


def test_a_consent_that_was_withdrawn_since_is_withdrawn_again(data, backup):
    with open_site(data) as site:
        withdraw(site.database, "1", [Purpose.RECOGNITION])
        withdraw(site.database, "3", [Purpose.RECOGNITION])
        agree(site.database, "3")
    assert restore(data, backup).reapplied.withdrawn == ("1",)
    with open_site(data) as site:
        assert Consents(site.database).standing(Purpose.RECOGNITION) == {"2", "3"}


def test_a_database_that_is_beyond_reading_is_said(data, tmp_path):
    content = bytearray((data / "faceclock.sqlite3").read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    (tmp_path / "damaged").write_bytes(content)
    with open_site(data) as site:
        assert reapply(site, departures_of(tmp_path / "damaged")).unknown


def test_what_restores_kept_aside_goes_when_its_time_is_over(data, backup):
    aside = restore(data, backup).aside
    with open_site(data) as site:
        assert carry_out(site) == [] and aside.exists()
        old = time.time() - 86400 * (site.settings.backup.keep + 1)
        os.utime(aside, (old, old))
        (data / ASIDE / "rubbish").mkdir()
        carry_out(site)
        assert not aside.exists() and (data / ASIDE / "rubbish").is_dir()


def test_traces_in_the_log_wait_for_a_reader_and_then_go(data):
    log_file(data).write_text("KeyError: 'Ben'", encoding="utf-8")
    with open_site(data) as site, open_site(data) as other:
        with other.database.snapshot():
            other.employees.all()
            assert remove_person(site, "2").folded is False and are_pending(site.database)
        assert clear_traces(site) and not are_pending(site.database)
        assert b"Ben" not in (data / "faceclock.sqlite3-wal").read_bytes()
    assert log_file(data).read_text() == "KeyError: '[deleted]'"
