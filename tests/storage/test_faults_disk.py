"""A full or failing disk, and a log that was cut: never a false OK."""

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from storage_examples import ANNA, punch

from faceclock.domain.errors import StorageProblem
from faceclock.storage.anchor import anchor_of
from faceclock.storage.database import Database, open_database
from faceclock.storage.employees import Employees
from faceclock.storage.inspection import ends_in_a_cut, wal_of
from faceclock.storage.migrations import STEPS
from faceclock.storage.punches import Punches

PROGRAM = Path(__file__).parents[1] / "punching_process.py"


def run(*arguments: object, prefix: tuple[str, ...] = ()) -> list[str]:
    command = [*prefix, sys.executable, str(PROGRAM), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not shutil.which("mount"):
        pytest.skip("needs mount")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(path: Path, count: int) -> None:
    with open_database(path) as database, database.transaction():
        for minute in range(count):
            Punches(database).add(punch(minute))


def punch_until_refused(database: Database) -> tuple[list[str], str]:
    """The ids that were acknowledged, and the sentence."""
    acknowledged: list[str] = []
    for minute in range(20_000):
        made = punch(minute)
        try:
            Punches(database).add(made)
        except StorageProblem as error:
            return acknowledged, str(error)
        acknowledged.append(made.id)
    raise AssertionError("never refused")


def stored(database: Database) -> list[str]:
    return [found.punch.id for found in Punches(database).all()]


def test_fault_03_a_full_disk_says_so_and_goes_on_when_there_is_room(small_disk: Path) -> None:
    path = small_disk / "f.sqlite3"
    with open_database(path) as database:
        ballast = small_disk / "ballast"
        ballast.write_bytes(bytes(300_000))
        acknowledged, sentence = punch_until_refused(database)
        assert re.search("is full, nothing was recorded; free some space", sentence)
        assert stored(database) == acknowledged
        ballast.unlink()
        later = punch(99_999)
        Punches(database).add(later)
    with open_database(path) as database:
        assert stored(database) == [*acknowledged, later.id]
        assert database.rows("SELECT count(*) AS n FROM audit") == [{"n": len(acknowledged) + 1}]


def test_fault_03_a_full_disk_at_the_first_start(small_disk: Path) -> None:
    with (small_disk / "ballast").open("wb", buffering=0) as stream, pytest.raises(OSError, match="No space"):
        while True:
            stream.write(bytes(4096))
    with pytest.raises(StorageProblem, match="is full"):
        open_database(small_disk / "f.sqlite3")


def test_fault_03_by_sqlites_own_limit(database: Database) -> None:
    pages = database.rows("PRAGMA page_count")[0]["page_count"]
    database.rows(f"PRAGMA max_page_count = {pages + 3}")
    acknowledged, sentence = punch_until_refused(database)
    assert "is full" in sentence
    assert stored(database) == acknowledged
    database.rows("PRAGMA max_page_count = 1000000")
    Punches(database).add(punch())


def abandoned(path: Path, share: float) -> Path:
    """The database of a process that died, with a share of its log."""
    run("abandon", path, 40)
    wal = wal_of(path)
    content = wal.read_bytes()
    wal.write_bytes(content[: int(len(content) * share)])
    return path


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_fault_07_a_cut_log_keeps_what_was_committed_before_and_says_so(path: Path, share: float) -> None:
    with open_database(abandoned(path, share)) as database:
        assert database.notice is not None
        assert "its last ones are lost" in database.notice
        minutes = [found.punch.at.minute for found in Punches(database).all()]
        assert minutes == list(range(len(minutes)))
        assert len(minutes) < 40
        database.check()
        Punches(database).add(punch())


def test_fault_07_a_cut_in_the_midst_of_a_write_is_told_without_the_note_beside_it_too(path: Path) -> None:
    anchor_of(abandoned(path, 0.5)).unlink()
    with open_database(path) as database:
        assert database.notice is not None
        assert "last run ended in the middle of a write" in database.notice


def test_fault_07_a_whole_log_gives_no_notice(path: Path) -> None:
    run("abandon", path, 40)
    with open_database(path) as database:
        assert database.notice is None
        assert len(Punches(database).all()) == 40
        assert open_database(path).notice is None


def test_fault_07_another_process_in_the_middle_of_a_write_is_no_cut(path: Path) -> None:
    with open_database(path) as writer, writer.transaction():
        writer.execute("PRAGMA cache_size = 5")  # pages go to the log before the commit
        for number in range(200):
            writer.insert("site_values", {"key": str(number), "value": "x" * 2000, "changed_at": 0})
        assert ends_in_a_cut(wal_of(path))
        opened: list[Database] = []
        thread = threading.Thread(target=lambda: opened.append(open_database(path)))
        thread.start()
        writer.execute("PRAGMA cache_size = -2000")
    thread.join()
    assert opened[0].notice is None
    opened[0].close()


STRACE = ("strace", "-f", "-y", "-s", "200", "-e", "trace=fdatasync,fsync,write")


def traced(tmp_path: Path, *arguments: object, inject: str = "") -> tuple[list[str], list[str]]:
    """The program's lines, and the calls of interest in order."""
    log = tmp_path / "calls"
    extra = ("-e", f"inject=fdatasync,fsync:{inject}") if inject else ()
    lines = run(*arguments, prefix=(*STRACE, "-o", str(log), *extra))
    return lines, log.read_text().splitlines()


def with_failing(call: str, file: Path, after: int, *arguments: object) -> list[str]:
    """The program's lines, where a call on one file fails from the one after the first ``after`` on."""
    inject = ("-e", f"trace={call}", "-e", f"inject={call}:error=EIO:when={after + 1}+")
    return run(*arguments, prefix=("strace", "-f", "-o", "/dev/null", "-P", str(file), *inject))


needs_strace = pytest.mark.skipif(
    shutil.which("strace") is None
    or subprocess.run(["strace", "true"], capture_output=True, check=False).returncode != 0,
    reason="needs strace and the right to trace",
)


@needs_strace
def test_fault_02_a_sync_precedes_every_ok(path: Path, tmp_path: Path) -> None:
    lines, calls = traced(tmp_path, "many", path, 20)
    assert lines == ["OK"] * 20
    synced, answers = False, 0
    for call in calls:
        if re.search(r"(fdatasync|fsync)\(\d+<[^>]*-wal>\) += 0", call):
            synced = True
        elif "write(1<" in call and '"OK' in call:
            assert synced, f"answer {answers + 1} came before the sync"
            synced, answers = False, answers + 1
    assert answers == 20


@needs_strace
def test_fault_04_after_a_failed_sync_nothing_more_is_accepted(path: Path, tmp_path: Path) -> None:
    run("many", path, 1)
    _, calls = traced(tmp_path, "many", path, 5)
    answers = [n for n, call in enumerate(calls) if '"OK' in call]
    before = sum("sync(" in call for call in calls[: answers[2]])
    lines, _ = traced(tmp_path, "many", path, 8, inject=f"error=EIO:when={before + 1}+")
    assert lines[:3] == ["OK"] * 3
    assert re.search("disk .* failed .*nothing was recorded", lines[3])
    assert all("nothing is recorded any more" in line for line in lines[4:])
    with open_database(path) as database:
        assert len(Punches(database).all()) in (1 + 5 + 3, 1 + 5 + 4)


@needs_strace
def test_fault_04_nor_by_pin(path: Path) -> None:
    run("pins", path, 1)
    lines = with_failing("fdatasync", wal_of(path), 4, "pins", path, 6)
    accepted = lines.count("OK")
    assert 0 < accepted < 5 and lines[:accepted] == ["OK"] * accepted
    assert "failed" in lines[accepted]
    assert all("nothing is recorded any more" in line for line in lines[accepted + 1 :])


@needs_strace
def test_fault_04_a_failed_write_is_no_ok(path: Path) -> None:
    run("many", path, 3)
    lines = with_failing("pwrite64", wal_of(path), 30, "many", path, 12)
    accepted = lines.count("OK")
    assert accepted < 12 and lines[:accepted] == ["OK"] * accepted
    with open_database(path) as database:
        assert len(Punches(database).all()) == 3 + accepted


@needs_strace
@pytest.mark.parametrize("after", [0, 5, 40])
def test_fault_05_a_page_that_cannot_be_read_is_no_short_list(path: Path, after: int) -> None:
    """SQLite takes a page that the disk does not give for damage."""
    fill(path, 50)
    (sentence,) = with_failing("pread64", path, after, "list", path)
    assert re.search(
        "^The (disk that holds .* failed .*check the disk|database .* is damaged .*backup)", sentence
    )


def test_fault_04_a_new_start_accepts_again(path: Path) -> None:
    with open_database(path) as database:
        Employees(database).add(ANNA)
        database._disk_failed = True
        with pytest.raises(StorageProblem, match="nothing is recorded any more"):
            Punches(database).add(punch())
        assert Employees(database).all() == [ANNA]
    with open_database(path) as database:
        Punches(database).add(punch())


def test_fault_03_a_disk_that_was_full_before_the_start_is_said_to_be_full(small_disk: Path) -> None:
    path = small_disk / "faceclock.sqlite3"
    with open_database(path) as database:
        Employees(database).add(ANNA)
    with (small_disk / "filler").open("wb", buffering=0) as filler, pytest.raises(OSError, match="No space"):
        while True:
            filler.write(bytes(1024))
    with pytest.raises(StorageProblem, match="is full, nothing was recorded; free some space"):
        Employees(open_database(path)).all()


def test_fault_10_a_migration_that_finds_the_disk_full(small_disk: Path) -> None:
    path = small_disk / "faceclock.sqlite3"
    with open_database(path, steps=STEPS[:3]) as database, database.transaction():
        for number in range(50):
            database.insert(
                "employees", {"id": str(number), "name": "N", "team": "", "active": 1, "created_at": 0}
            )
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes((1 << 20) - path.stat().st_size - 150_000))
    with pytest.raises(StorageProblem, match="is full"):
        open_database(path)
    with open_database(path, steps=STEPS[:3]) as database:
        assert database.rows("PRAGMA user_version") == [{"user_version": 3}]
        assert database.rows("SELECT count(*) AS n FROM employees") == [{"n": 50}]
    ballast.unlink()
    with open_database(path) as database:
        assert Employees(database).count() == 50
