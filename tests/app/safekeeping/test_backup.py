"""Backups of a site that is written to, and restoring them: whole, or all stays as it was."""

import json
import sqlite3
import subprocess
import sys
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from backup_files import manifest_of, old_backup, restore

from faceclock.app.safekeeping.archive import DATABASE
from faceclock.app.safekeeping.backup import last_backup, make_backup
from faceclock.app.site import open_site
from faceclock.app.traces import ASIDE
from faceclock.domain.errors import EnvironmentProblem, InputProblem, StorageProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.settings.file import load_settings, save_settings
from faceclock.settings.model import Settings, Site
from faceclock.settings.paths import settings_file
from faceclock.storage.audit import Audit
from faceclock.storage.database import open_database
from faceclock.storage.migrations import STEPS

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    save_settings(settings_file(folder), Settings(site=Site(company="Bakery")))
    with open_site(folder) as site:
        site.employees.add(Employee("1", "Ana", "Shop"))
    return folder


@pytest.fixture
def backup(data, tmp_path):
    with open_site(data) as site:
        return make_backup(site, tmp_path / "one").file


def names(data):
    with open_site(data) as site:
        return [person.name for person in site.employees.all()]


def add(data, name="Ben"):
    with open_site(data) as site:
        site.employees.add(Employee(name, name))


def test_a_backup_tells_what_is_in_it_and_when_it_was_made(data, backup):
    manifest = manifest_of(data, backup)
    assert backup.name == "one.fcbackup" and backup.stat().st_mode & 0o077 == 0
    assert (manifest.company, manifest.schema) == ("Bakery", len(STEPS))
    assert manifest.rows["employees"] == 1
    assert all(len(pack.digest) == 64 for pack in manifest.packs)
    with open_site(data) as site:
        assert abs(last_backup(site) - manifest.made_at) < timedelta(seconds=2)


def test_a_kiosk_writes_on_while_a_backup_is_made(data, tmp_path):
    """Every punch that was confirmed before the backup began is in it, and none is lost."""
    stop, done = threading.Event(), []

    def punch(site):
        while not stop.wait(0.005):
            at = NOON + timedelta(seconds=len(done))
            site.punches.add(Punch(f"p{len(done)}", "1", at, "UTC", Direction.IN, Method.FACE, "k"))
            done.append(at)

    with open_site(data) as kiosk, open_site(data) as console:
        writer = threading.Thread(target=punch, args=(kiosk,))
        writer.start()
        try:
            while len(done) < 5:
                stop.wait(0.005)
            before = len(done)
            made = make_backup(console, tmp_path / "busy.fcbackup")
        finally:
            stop.set()
            writer.join()
        assert before <= made.manifest.rows["punches"] <= len(done)
        assert len(kiosk.punches.all()) == len(done)


def test_restoring_brings_back_what_was_and_keeps_what_is(data, backup):
    add(data)
    save_settings(settings_file(data), Settings(site=Site(company="Other")))
    done = restore(data, backup)
    assert names(data) == ["Ana"]
    assert load_settings(settings_file(data)).site.company == "Bakery"
    assert done.aside.parent == data / ASIDE
    with open_site(data) as site:
        assert Audit(site.database).newest()[0].action == "data.restore"
        assert site.database.rows("PRAGMA journal_mode")[0]["journal_mode"] == "wal"
    restore(data, done.aside)
    assert names(data) == ["Ana", "Ben"]
    assert load_settings(settings_file(data)).site.company == "Other"


def test_nothing_is_restored_while_a_kiosk_has_the_site_open(data, backup):
    add(data)
    with open_site(data) as kiosk:
        kiosk.employees.all()
        with pytest.raises(StorageProblem, match="A kiosk or another FaceClock"):
            restore(data, backup)
        kiosk.employees.add(Employee("3", "Cem"))
    assert sorted(names(data)) == ["Ana", "Ben", "Cem"]
    assert not list(data.glob(".work-*")) and not (data / ASIDE).exists()


def test_a_console_restores_what_it_has_open_itself(data, backup):
    add(data)
    with open_site(data) as site:
        thread = threading.Thread(target=site.employees.all)
        thread.start()
        thread.join()
        with site.database.released():
            restore(data, backup)
        assert [person.name for person in site.employees.all()] == ["Ana"]


def test_threads_that_work_meanwhile_wait_for_a_restore(data, backup):
    """Nobody is cut off in the middle, and nobody notices more than a pause."""
    stop = threading.Event()

    def work(site):
        count = 0
        while not stop.is_set():
            with site.database.transaction():
                site.employees.add(Employee(uuid7(), "x"))
                count += len(site.employees.all()) > 1
        return count

    with open_site(data) as site, ThreadPoolExecutor() as pool:
        workers = [pool.submit(work, site) for _ in range(3)]
        try:
            for _ in range(3):
                stop.wait(0.05)
                with site.database.released():
                    restore(data, backup)
        finally:
            stop.set()
        assert sum(worker.result() for worker in workers) > 3


@pytest.mark.parametrize(
    "spoil", ["cut", "flip", "absent", "newer", "other rows", "later form", "no database"]
)
def test_a_bad_backup_of_the_form_before_changes_nothing(data, tmp_path, spoil):
    old = old_backup(data, tmp_path / "old.fcbackup")
    add(data)
    content = old.read_bytes()
    if spoil == "cut":
        old.write_bytes(content[: len(content) // 2])
    elif spoil == "flip":
        middle = len(content) // 3
        old.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])
    elif spoil == "absent":
        old.unlink()
    else:
        rewrite(old, spoil)
    settings_before = settings_file(data).read_bytes()
    with pytest.raises(InputProblem):
        restore(data, old)
    assert sorted(names(data)) == ["Ana", "Ben"]
    assert settings_file(data).read_bytes() == settings_before


def rewrite(backup, spoil):
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members["backup.json"])
    if spoil == "newer":
        manifest["schema"] = 99
    elif spoil == "later form":
        manifest["format"] = 3
    elif spoil == "no database":
        del manifest["digests"][DATABASE]
    else:
        manifest["rows"]["employees"] = 7
    with zipfile.ZipFile(backup, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, json.dumps(manifest) if name == "backup.json" else content)


@pytest.mark.parametrize("damage", ["page", "header", "short"])
def test_a_damaged_database_is_restored_over_and_kept(data, backup, damage):
    add(data)
    file = data / "faceclock.sqlite3"
    content = bytearray(file.read_bytes())
    if damage == "page":
        content[4096 * 3 : 4096 * 4] = b"\xff" * 4096
    elif damage == "header":
        content[:100] = b"\x00" * 100
    file.write_bytes(content[:300] if damage == "short" else content)
    done = restore(data, backup)
    with open_site(data) as site:
        assert site.database.notice is None
    assert names(data) == ["Ana"]
    assert done.aside.exists()


@pytest.mark.parametrize("how", ["raise", "exit"])
def test_a_restore_that_is_cut_off_in_the_middle_leaves_all_as_it_was(data, backup, how):
    """Stopped by an exception, or the process gone at once, while the pages are overwritten."""
    add(data)
    with open_site(data) as site:
        rows = ((f"n{number}", "x" * 400) for number in range(9000))
        with site.database.transaction():
            site.database.execute_many("INSERT INTO employees VALUES (?, ?, '', 1, 0, NULL)", rows)
        big = make_backup(site, backup.with_name("big.fcbackup")).file
    restore(data, backup)
    run = subprocess.run(
        [sys.executable, "-c", _CUT, data, big, how], capture_output=True, text=True, check=False
    )
    assert run.returncode == 9, run.stderr
    assert names(data) == ["Ana"]
    with open_site(data) as site:
        assert site.database.rows("PRAGMA journal_mode")[0]["journal_mode"] == "wal"
    restore(data, big)
    assert len(names(data)) == 9002


_CUT = """
import os, sys
from pathlib import Path
from faceclock.app.safekeeping.opening import open_backup
from faceclock.app.safekeeping.restoring import restore
from faceclock.storage.vault import Vault

def cut(done, total):
    if done > 1.5 * total / 2:
        if sys.argv[3] == "exit":
            os._exit(9)
        raise KeyboardInterrupt

try:
    data = Path(sys.argv[1])
    restore(data, open_backup(Path(sys.argv[2]), Vault(data)), cut)
except KeyboardInterrupt:
    sys.exit(9)
"""


def test_a_damaged_database_is_not_backed_up_over_a_good_backup(data, backup):
    good = backup.read_bytes()
    with open_site(data) as site:
        file = data / "faceclock.sqlite3"
        with sqlite3.connect(file) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.close()
        with file.open("rb+") as stream:
            stream.seek(4096 * 3)
            stream.write(b"\xff" * 4096)
        with pytest.raises(StorageProblem):
            make_backup(site, backup)
    assert backup.read_bytes() == good


def test_a_backup_that_is_stopped_leaves_nothing(data, tmp_path):
    def stop(done, total):
        if done > 1500:
            raise KeyboardInterrupt

    with open_site(data) as site, pytest.raises(KeyboardInterrupt):
        make_backup(site, tmp_path / "stopped.fcbackup", stop)
    assert not (tmp_path / "stopped.fcbackup").exists()
    assert not list(data.glob(".work-*"))


def test_a_folder_that_cannot_be_written_is_told(data, tmp_path):
    (tmp_path / "file").write_text("")
    with open_site(data) as site, pytest.raises(EnvironmentProblem, match="cannot be written"):
        make_backup(site, tmp_path / "file" / "x.fcbackup")


def test_an_older_schema_is_restored_and_brought_up(data, tmp_path):
    with open_database(tmp_path / DATABASE, steps=STEPS[:4]) as database:
        database.execute("INSERT INTO employees VALUES ('9', 'Old', '', 1, 0)")
    restore(data, old_backup(tmp_path, tmp_path / "old.fcbackup"))
    assert names(data) == ["Old"]
