"""Refusals of the live check, on the real database."""

from datetime import timedelta
from pathlib import Path

from storage_examples import ANNA, MONDAY

from faceclock.domain.challenge import Refusals
from faceclock.storage.database import Database, open_database
from faceclock.storage.employees import Employees
from faceclock.storage.live_refusals import LiveRefusals
from faceclock.storage.migrations import STEPS

LATER = MONDAY + timedelta(seconds=40)


def test_refusals_are_counted_moved_and_forgotten(database: Database) -> None:
    Employees(database).add(ANNA)
    book = LiveRefusals(database)
    assert book.of("1") is None
    book.add("1", MONDAY)
    book.add("1", LATER)
    assert book.of("1") == Refusals(2, LATER)
    book.move("1", MONDAY)
    assert book.of("1") == Refusals(2, MONDAY)
    book.forget("1")
    assert book.of("1") is None


def test_they_outlive_the_program_and_go_with_the_person(path: Path) -> None:
    with open_database(path) as database:
        Employees(database).add(ANNA)
        LiveRefusals(database).add("1", MONDAY)
    with open_database(path) as database:
        assert LiveRefusals(database).of("1") == Refusals(1, MONDAY)
        database.execute("DELETE FROM employees WHERE id = '1'")
        assert database.rows("SELECT * FROM liveness_refusals") == []
        LiveRefusals(database).add("1", MONDAY)  # deleted while the kiosk looked
        assert LiveRefusals(database).of("1") is None


def test_an_earlier_file_learns_of_them(path: Path) -> None:
    with open_database(path, steps=STEPS[:2]) as database:
        row = {"id": ANNA.id, "name": ANNA.name, "team": ANNA.team, "active": 1, "created_at": 0}
        database.insert("employees", row)
    with open_database(path) as database:
        LiveRefusals(database).add("1", MONDAY)
        assert LiveRefusals(database).of("1") == Refusals(1, MONDAY)
