"""What had been confirmed and is not there any more is found by the file beside the database."""

import shutil
from pathlib import Path

import pytest
from storage_examples import ANNA, punch

from faceclock.storage.anchor import Anchor, Head, anchor_of, head_of, read_anchor, remove_anchor
from faceclock.storage.database import Database, open_database
from faceclock.storage.employees import Employees
from faceclock.storage.inspection import wal_of
from faceclock.storage.ledger import verify_file
from faceclock.storage.punches import Punches

_FRAME = 24 + 4096  # of the log: a header and a page


def taken_copy(database: Database, folder: Path) -> Path:
    """The files as a power cut leaves them: with the log, which nobody has folded in."""
    folder.mkdir()
    for file in (database.path, wal_of(database.path), anchor_of(database.path)):
        shutil.copy(file, folder / file.name)
    return folder / database.path.name


@pytest.fixture
def copy(database: Database, tmp_path: Path) -> Path:
    Employees(database).add(ANNA)
    for minutes in range(3):
        Punches(database).add(punch(minutes))
    return taken_copy(database, tmp_path / "copy")


def notice_of(path: Path) -> str:
    with open_database(path, kiosk="door-1") as opened:
        return opened.notice or ""


def test_an_untouched_copy_has_lost_nothing(copy: Path) -> None:
    assert notice_of(copy) == "" and verify_file(copy).sound


def test_fault_08_a_deleted_log_is_found_by_what_was_noted_beside_the_database(
    database: Database, tmp_path: Path
) -> None:
    Employees(database).add(ANNA)
    assert database.fold_log()
    for minutes in range(3):
        Punches(database).add(punch(minutes))
    copy = taken_copy(database, tmp_path / "copy")
    wal_of(copy).unlink()
    lost = verify_file(copy).lost
    assert lost is not None and lost.expected - lost.found == 6  # each punch with its audit row
    assert "6 had been confirmed" not in notice_of(copy) and "its last ones are lost" in notice_of(copy)


def test_fault_07_a_log_cut_between_two_transactions_is_told(copy: Path) -> None:
    """Nothing in the log itself shows this cut: what is left of it is whole."""
    wal = wal_of(copy)
    held, file = wal.read_bytes(), copy.read_bytes()
    told = ""
    while not told:  # a transaction has a few frames; who reads folds what is left of the log into the file
        held = held[:-_FRAME]
        copy.write_bytes(file)
        wal.write_bytes(held)
        told = notice_of(copy)
    assert "its last ones are lost" in told or "middle of a write" in told
    assert verify_file(copy).lost is not None


def test_an_older_copy_of_the_database_is_told(database: Database, tmp_path: Path) -> None:
    Employees(database).add(ANNA)
    copy = taken_copy(database, tmp_path / "copy")
    Punches(database).add(punch())
    shutil.copy(anchor_of(database.path), anchor_of(copy))
    assert "its last ones are lost" in notice_of(copy)


def test_the_proof_of_a_loss_stays_until_it_is_accepted(database: Database, tmp_path: Path) -> None:
    Employees(database).add(ANNA)
    copy = taken_copy(database, tmp_path / "copy")
    Punches(database).add(punch())
    shutil.copy(anchor_of(database.path), anchor_of(copy))
    for _ in range(2):
        with open_database(copy, kiosk="door-1") as opened:
            assert opened.notice is not None
            for minutes in range(3):
                Punches(opened).add(punch(minutes))
    lost = verify_file(copy).lost
    assert lost is not None and lost.found > lost.expected and "is another" in lost.sentence(copy)
    with open_database(copy, kiosk="door-1") as opened:
        assert opened.accept_losses() == lost
        Punches(opened).add(punch(9))
    assert verify_file(copy).sound and notice_of(copy) == "" and read_anchor(copy) is not None


@pytest.mark.parametrize("content", [b"", b"x", b"\0" * 128, b"FCHEAD1\0" * 16])
def test_an_anchor_that_is_no_anchor_says_nothing(copy: Path, content: bytes) -> None:
    anchor_of(copy).write_bytes(content)
    assert notice_of(copy) == "" and verify_file(copy).sound
    with open_database(copy, kiosk="door-1") as opened:
        Punches(opened).add(punch(9))
    assert read_anchor(copy) is not None


def test_a_torn_write_leaves_the_one_before(copy: Path) -> None:
    with open_database(copy, kiosk="door-1") as opened:
        Punches(opened).add(punch(9))
        Punches(opened).add(punch(10))
    whole, newest = anchor_of(copy).read_bytes(), read_anchor(copy)
    assert newest is not None
    slot = whole.rindex(newest.hash) // 64 * 64
    for torn in range(64):
        anchor_of(copy).write_bytes(whole[: slot + torn] + b"?" * (64 - torn) + whole[slot + 64 :])
        held = read_anchor(copy)
        assert held is not None and held.count < newest.count


def test_it_is_never_ahead_of_the_database(database: Database) -> None:
    Employees(database).add(ANNA)
    before = read_anchor(database.path)
    with pytest.raises(ZeroDivisionError), database.transaction():
        Punches(database).add(punch())
        assert read_anchor(database.path) == before
        raise ZeroDivisionError
    assert read_anchor(database.path) == before
    database.execute("INSERT INTO site_values VALUES ('alone', 'x', 1)")
    held = read_anchor(database.path)
    assert held is not None and held == head_of(database._connections.mine().conn) != before


def test_a_thread_that_comes_late_does_not_lower_the_bound(path: Path) -> None:
    anchor = Anchor(path)
    anchor.note(Head(7, b"n" * 32))
    anchor.note(Head(5, b"p" * 32))
    assert read_anchor(path) == Head(7, b"n" * 32)
    anchor.close()


def test_after_another_content_took_its_place_it_is_noted_from_there_on(
    database: Database, tmp_path: Path
) -> None:
    Employees(database).add(ANNA)
    copy = taken_copy(database, tmp_path / "copy")
    for minutes in range(3):
        Punches(database).add(punch(minutes))
    with database.released():
        shutil.copy(copy, database.path)
        shutil.copy(wal_of(copy), wal_of(database.path))
        remove_anchor(database.path)
    Punches(database).add(punch())
    held = read_anchor(database.path)
    assert held is not None and held.count == verify_file(database.path).entries and database.notice is None
    with database.released():
        shutil.copy(copy, database.path)
        shutil.copy(wal_of(copy), wal_of(database.path))
    assert database.notice is not None and "lost" in database.notice


def test_a_folder_that_takes_no_note_stops_nobody(database: Database) -> None:
    anchor_of(database.path).unlink(missing_ok=True)
    anchor_of(database.path).mkdir()
    database._anchor = Anchor(database.path)
    Employees(database).add(ANNA)
    assert verify_file(database.path).sound
