"""The check of a database file finds what is damaged, loose or unguarded."""

import sqlite3

import pytest

from faceclock.domain.errors import StorageProblem
from faceclock.domain.people import Employee
from faceclock.storage.database import open_database
from faceclock.storage.employees import Employees
from faceclock.storage.examination import examine_file, guards_of


def test_a_sound_file_is_counted(database, path):
    Employees(database).add(Employee("1", "Ana"))
    found = examine_file(path)
    assert found.sound and found.rows["employees"] == 1
    assert found.newest_audit is not None and found.newest_punch is None


def test_every_guard_of_a_new_file_is_known(path):
    """A table that is made append-only later must be looked at as well."""
    with open_database(path) as database:
        rows = database.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    tables = examine_file(path).rows
    assert {row["name"] for row in rows if "_no_" in row["name"]} == guards_of(tables)


def test_a_guard_that_was_removed_is_missed(database, path):
    database.execute("DROP TRIGGER audit_no_delete")
    found = examine_file(path)
    assert not found.sound and found.missing_guards == ("audit_no_delete",)


def test_loose_references_are_counted(database, path):
    raw = sqlite3.connect(path)
    raw.execute("INSERT INTO portraits VALUES ('nobody', x'00', 0)")
    raw.commit()
    raw.close()
    assert examine_file(path).broken_references == 1


def test_damage_is_told(path):
    with open_database(path) as database:
        for number in range(300):
            Employees(database).add(Employee(str(number), "Ana" * 20))
    content = bytearray(path.read_bytes())
    content[4096 * 4 : 4096 * 5] = b"\xff" * 4096
    path.write_bytes(content)
    assert examine_file(path).damage


def test_another_programs_file_and_none_are_refused(tmp_path):
    raw = sqlite3.connect(tmp_path / "other")
    raw.execute("CREATE TABLE t (x)")
    raw.close()
    for name in ("other", "absent"):
        with pytest.raises(StorageProblem):
            examine_file(tmp_path / name)


def test_it_can_be_stopped(database, path):
    for number in range(200):
        Employees(database).add(Employee(str(number), "Ana"))

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        examine_file(path, stop)
