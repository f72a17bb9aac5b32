"""Damaged, foreign, newer and unreachable files: one sentence, and the file as it was."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database as Connection
from storage_examples import ANNA, punch

from faceclock.domain.errors import StorageProblem
from faceclock.storage.database import open_database
from faceclock.storage.employees import Employees
from faceclock.storage.migrations import STEPS
from faceclock.storage.punches import Punches

PROGRAM = Path(__file__).parents[1] / "punching_process.py"
NEWER = rf"newer FaceClock \(schema {len(STEPS) + 1}, this program knows {len(STEPS)}\).*install the newer program"


def fill(path: Path, count: int = 50) -> None:
    with open_database(path) as database, database.transaction():
        Employees(database).add(ANNA)
        for minute in range(count):
            Punches(database).add(punch(minute))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")  # a free page holds nothing that could be damaged


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.endswith("-shm")}


def refused(path: Path, match: str) -> None:
    """Opening raises one sentence and changes no byte beside the file."""
    before = contents(path.parent)
    for read_only in (False, True):
        with pytest.raises(StorageProblem, match=match) as caught:
            open_database(path, read_only=read_only)
        sentence = str(caught.value)
        assert sentence.endswith(".")
        assert "\n" not in sentence
    assert contents(path.parent) == before


def pages_of(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        count = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.close()
    return int(count)


def test_fault_05_a_damaged_page_is_refused(path: Path) -> None:
    fill(path)
    sound = path.read_bytes()
    for page in range(1, pages_of(path)):
        damaged = bytearray(sound)
        damaged[4096 * page : 4096 * page + 16] = os.urandom(16)
        path.write_bytes(damaged)
        refused(path, "is damaged .* restore the backup")


def test_fault_05_a_cut_off_file_is_refused(path: Path) -> None:
    fill(path)
    path.write_bytes(path.read_bytes()[: 4096 * 7 + 100])
    refused(path, "is damaged .* restore the backup")


def test_fault_05_damage_that_comes_while_the_file_is_open(path: Path) -> None:
    fill(path, 400)
    with open_database(path) as database:
        with path.open("r+b") as stream:
            stream.seek(4096)
            stream.write(b"\xff" * (path.stat().st_size - 4096))
        with pytest.raises(StorageProblem, match="is damaged"):
            Punches(database).all()
        with pytest.raises(StorageProblem, match="is damaged"):
            database.check()


@pytest.mark.parametrize("content", [b"x", b"id,name,team,photo\n" * 400, os.urandom(9000)])
def test_a_file_that_is_no_database_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused(path, "is not a FaceClock database")


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_another_programs_database_is_left_alone(path: Path, mode: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA journal_mode = {mode}")
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    refused(path, "belongs to another program")


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.touch()
    fill(path)


def test_a_folder_in_the_files_place(path: Path) -> None:
    path.mkdir()
    (path / "inside").touch()
    for read_only in (False, True):
        with pytest.raises(StorageProblem, match="check that it is a file"):
            open_database(path, read_only=read_only)
    assert [file.name for file in path.iterdir()] == ["inside"]


def test_a_file_in_the_folders_place(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(StorageProblem, match=r"cannot be opened .*folder"):
        open_database(tmp_path / "data" / "f.sqlite3")


def next_step(connection: Connection) -> None:
    connection.execute("CREATE TABLE shifts (id TEXT PRIMARY KEY) STRICT")


def broken_step(connection: Connection) -> None:
    connection.execute("ALTER TABLE employees ADD COLUMN badge TEXT")
    connection.execute("INSERT INTO nowhere VALUES (1)")


def test_fault_10_a_failed_migration_is_rolled_back_whole(path: Path) -> None:
    fill(path)
    with open_database(path) as database:
        schema = database.rows("SELECT sql FROM sqlite_schema")
        facts = Punches(database).all()
    with pytest.raises(StorageProblem, match=rf"brought to schema {len(STEPS) + 2} .*left as it was"):
        open_database(path, steps=(*STEPS, next_step, broken_step))
    with open_database(path) as database:
        assert database.rows("SELECT sql FROM sqlite_schema") == schema
        assert Punches(database).all() == facts
        names = [row["name"] for row in database.rows("SELECT name FROM _sqlite_migrations ORDER BY id")]
        assert names == [step.__name__ for step in STEPS]


def test_a_migration_adds_only_what_is_missing(path: Path) -> None:
    fill(path)
    with open_database(path, steps=(*STEPS, next_step)) as database:
        assert database.rows("SELECT name FROM _sqlite_migrations ORDER BY id")[-1] == {"name": "next_step"}
        assert database.rows("PRAGMA user_version") == [{"user_version": len(STEPS) + 1}]
        assert len(Punches(database).all()) == 50


def test_read_only_does_not_migrate(path: Path) -> None:
    fill(path)
    before = contents(path.parent)
    with pytest.raises(StorageProblem, match="earlier FaceClock"):
        open_database(path, read_only=True, steps=(*STEPS, next_step))
    assert contents(path.parent) == before


def test_fault_11_a_newer_schema_is_refused_and_untouched(path: Path) -> None:
    with open_database(path, steps=(*STEPS, next_step)) as database:
        Employees(database).add(ANNA)
    refused(path, NEWER)


def test_fault_11_a_newer_schema_that_is_only_in_the_log(path: Path, tmp_path: Path) -> None:
    fill(path)
    crashed = tmp_path / "crashed" / path.name
    crashed.parent.mkdir()
    with open_database(path, steps=(*STEPS, next_step)):
        for file in path.parent.glob(f"{path.name}*"):
            shutil.copy(file, crashed.parent)
    refused(crashed, "newer FaceClock")


def run_as_a_stranger(path: Path) -> str:
    job = [sys.executable, str(PROGRAM), "stranger", str(path)]
    done = subprocess.run(job, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    return done.stdout.strip()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can reach; pytest's own are private."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
@pytest.mark.parametrize("case", ["file", "folder", "unreadable", "new"])
def test_read_only_places_are_named(open_folder: Path, case: str) -> None:
    path = open_folder / "f.sqlite3"
    if case != "new":
        fill(path)
        path.chmod({"file": 0o444, "folder": 0o666, "unreadable": 0}[case])
    open_folder.chmod(0o777 if case == "file" else 0o555)
    before = contents(open_folder)
    sentence = run_as_a_stranger(path)
    open_folder.chmod(0o755)
    assert sentence.startswith(f"The database {path} cannot be ")
    assert "this user may" in sentence
    assert contents(open_folder) == before
