"""The database's disk or folder goes away while the program runs: SQLite alone would go on in a file that nobody
finds again, and "OK" would be false."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from storage_examples import ANNA, punch

from faceclock.domain.errors import StorageProblem
from faceclock.storage.database import Database, open_database
from faceclock.storage.employees import Employees
from faceclock.storage.punches import Punches

Away = Callable[[Path], AbstractContextManager[None]]
GONE = "is gone from its place, nothing was recorded; bring its disk or folder back"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "disk" / "faceclock.sqlite3"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with open_database(path) as database:
        Employees(database).add(ANNA)
        yield database


def goes_on_when_it_is_back(database: Database, away: Away) -> None:
    """Before, while ``away`` and after."""
    before, after = punch(0), punch(2)
    Punches(database).add(before)
    with away(database.path.parent):
        for _ in range(2):
            with pytest.raises(StorageProblem, match=GONE):
                Punches(database).add(punch(1))
    Punches(database).add(after)
    assert [found.punch.id for found in Punches(database).all()] == [before.id, after.id]
    database.check()


@contextmanager
def moved(folder: Path) -> Iterator[None]:
    aside = folder.rename(folder.with_name("aside"))
    yield
    aside.rename(folder)


@contextmanager
def hidden(folder: Path) -> Iterator[None]:
    """As a disk that was taken off leaves an empty folder where it was mounted."""
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a disk needs root")
    yield
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move a file that is open")
def test_fault_12_a_folder_that_was_moved(database: Database) -> None:
    goes_on_when_it_is_back(database, moved)


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a disk")
def test_fault_12_a_disk_that_was_taken_off(database: Database) -> None:
    goes_on_when_it_is_back(database, hidden)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody move a file that is open")
def test_fault_12_another_file_in_its_place(database: Database, path: Path) -> None:
    Punches(database).add(punch(0))
    with moved(path.parent):
        open_database(path).close()
        with pytest.raises(StorageProblem, match=GONE):
            Punches(database).add(punch(1))
        for file in path.parent.iterdir():
            file.unlink()
        path.parent.rmdir()
    assert len(Punches(database).all()) == 1
