"""Connections, transactions and threads."""

import sqlite3
import stat
import threading
from pathlib import Path

import pytest
from storage_examples import ANNA

from faceclock.domain.errors import StorageProblem
from faceclock.storage.anchor import anchor_of
from faceclock.storage.database import Database, open_database
from faceclock.storage.employees import Employees


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("secure_delete", 1),
        ("busy_timeout", 2000),
    ],
)
def test_every_thread_gets_the_same_settings(database: Database, pragma: str, value: object) -> None:
    found = []

    def look() -> None:
        found.append(next(iter(database.rows(f"PRAGMA {pragma}")[0].values())))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    look()
    assert found == [value, value]


def test_every_table_is_strict(database: Database) -> None:
    tables = database.rows(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    )
    ours = {
        row["name"]: row["strict"] for row in tables if not row["name"].startswith(("sqlite_", "_sqlite"))
    }
    assert len(ours) >= 8
    assert set(ours.values()) == {1}


def test_a_block_that_raises_leaves_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError), database.transaction():
        Employees(database).add(ANNA)
        raise RuntimeError
    assert Employees(database).count() == 0
    assert database.rows("SELECT * FROM audit") == []


def test_a_nested_block_is_part_of_the_outer_one(database: Database) -> None:
    with pytest.raises(RuntimeError), database.transaction():
        with database.transaction():
            Employees(database).add(ANNA)
        raise RuntimeError
    assert Employees(database).count() == 0


def test_a_nested_block_that_fails_takes_only_its_own_part_back(database: Database) -> None:
    with database.transaction():
        Employees(database).add(ANNA)
        with pytest.raises(RuntimeError), database.transaction():
            Employees(database).remove(ANNA.id)
            raise RuntimeError
    assert Employees(database).all() == [ANNA]


def test_threads_write_at_the_same_time(database: Database) -> None:
    def add(first: int) -> None:
        for number in range(first, first + 25):
            database.insert("site_values", {"key": str(number), "value": "", "changed_at": 0})

    threads = [threading.Thread(target=add, args=(100 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert database.rows("SELECT count(*) AS n FROM site_values") == [{"n": 100}]


def test_connections_of_ended_threads_are_closed(database: Database) -> None:
    for _ in range(5):
        thread = threading.Thread(target=database.rows, args=("SELECT 1",))
        thread.start()
        thread.join()
    assert len(database._connections._opened) <= 2


def test_close_ends_every_threads_connection_and_folds_the_log_in(path: Path) -> None:
    database = open_database(path)
    Employees(database).add(ANNA)
    done, leave = threading.Event(), threading.Event()

    def stay() -> None:
        database.rows("SELECT 1")
        done.set()
        leave.wait()

    thread = threading.Thread(target=stay)
    thread.start()
    done.wait()
    database.close()
    leave.set()
    thread.join()
    assert {file.name for file in path.parent.iterdir()} == {path.name, anchor_of(path).name}
    with pytest.raises(StorageProblem, match="has been closed"):
        database.rows("SELECT 1")


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "f.sqlite3"
    with open_database(path) as database:
        Employees(database).add(ANNA)
        for file in path.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_fault_36_odd_characters_in_the_path_are_inert(tmp_path: Path) -> None:
    path = tmp_path / "考勤 50%?mode=ro#x;'\"&.sqlite3"
    with open_database(path) as database:
        Employees(database).add(ANNA)
    assert {file.name for file in tmp_path.iterdir()} == {path.name, anchor_of(path).name}


def test_read_only_reads_and_refuses_to_write(path: Path) -> None:
    with open_database(path) as database:
        Employees(database).add(ANNA)
    before = path.read_bytes()
    with open_database(path, read_only=True) as database:
        assert Employees(database).all() == [ANNA]
        with pytest.raises(StorageProblem, match="cannot be written"):
            Employees(database).remove(ANNA.id)
    assert path.read_bytes() == before


def test_read_only_without_a_file_makes_none(path: Path) -> None:
    with pytest.raises(StorageProblem, match="There is no database"):
        open_database(path, read_only=True)
    assert not path.exists()


def test_an_error_of_the_program_is_not_dressed_up(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        database.rows("SELECT * FROM nowhere")


def test_check_passes_on_a_sound_file(database: Database) -> None:
    database.check()
