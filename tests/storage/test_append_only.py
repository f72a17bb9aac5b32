"""Facts cannot be changed, removed or replaced, whoever connects."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from storage_examples import ANNA, MONDAY, punch

from faceclock.domain.identifiers import uuid7
from faceclock.domain.punch import Correction, CorrectionKind
from faceclock.storage.corrections import Corrections
from faceclock.storage.database import Database, open_database
from faceclock.storage.employees import Employees
from faceclock.storage.punches import Punches

TABLES = ("punches", "corrections", "audit")


@pytest.fixture
def facts(path: Path) -> Iterator[Database]:
    with open_database(path, kiosk="door-1") as database:
        Employees(database).add(ANNA)
        made = punch()
        Punches(database).add(made)
        Corrections(database).add(Correction(uuid7(), made.id, CorrectionKind.VOID, MONDAY, "hr", "test"))
        yield database


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("recursive_triggers", ["ON", "OFF"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET at = at + 1",
        "UPDATE OR REPLACE {table} SET at = at",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "REPLACE INTO {table} SELECT * FROM {table}",
    ],
)
def test_append_only_even_for_another_program(
    facts: Database, table: str, recursive_triggers: str, statement: str
) -> None:
    before = facts.rows(f"SELECT * FROM {table}")
    stranger = sqlite3.connect(facts.path)
    stranger.execute(f"PRAGMA recursive_triggers = {recursive_triggers}")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        stranger.execute(statement.format(table=table))
    stranger.close()
    assert facts.rows(f"SELECT * FROM {table}") == before != []


@pytest.mark.parametrize("table", ["punches", "corrections"])
def test_replacing_by_the_key_under_a_new_row_number_is_refused(facts: Database, table: str) -> None:
    row = facts.rows(f"SELECT * FROM {table}")[0]
    row["seq"] = 99
    columns, marks = ", ".join(row), ", ".join("?" * len(row))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        facts.execute(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))


def test_an_upsert_cannot_change_a_punch(facts: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        facts.execute(
            "INSERT INTO punches SELECT * FROM punches WHERE true ON CONFLICT (id) DO UPDATE SET at = 0"
        )


def test_a_correction_needs_its_punch(facts: Database) -> None:
    row = {"id": "x", "punch_id": "none", "kind": "void", "at": 0, "actor": "a", "reason": "", "kiosk": ""}
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        facts.insert("corrections", row)


def test_punches_outlive_the_employee(facts: Database) -> None:
    Employees(facts).remove(ANNA.id)
    assert Employees(facts).count() == 0
    assert [found.punch.employee_id for found in Punches(facts).all()] == [ANNA.id]
