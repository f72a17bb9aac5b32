"""The chain follows every change that is made through FaceClock, and names the row that was changed otherwise."""

import hashlib
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from storage_examples import ANNA, MONDAY, punch

from faceclock.domain.people import Employee
from faceclock.domain.punch import Correction, CorrectionKind
from faceclock.storage.anchor import Head, read_anchor
from faceclock.storage.chaining import RowForm, encoded, link
from faceclock.storage.corrections import Corrections
from faceclock.storage.database import Database, open_database
from faceclock.storage.employees import Employees
from faceclock.storage.ledger import site_of, verify_file
from faceclock.storage.ledger_schema import chained_tables
from faceclock.storage.migrations import STEPS
from faceclock.storage.pins import Failures, Pins
from faceclock.storage.punches import Punches
from faceclock.storage.values import Values

BEN = Employee("2", "Ben", "Lager")


@pytest.fixture
def lived(database: Database) -> Database:
    """Two people with PINs, four punches, one correction, a value that was set twice."""
    for person in (ANNA, BEN):
        Employees(database).add(person)
        Pins(database).set(person.id, "hash")
    made = [punch(minutes) for minutes in range(4)]
    for each in made:
        Punches(database).add(each)
    Corrections(database).add(Correction("c", made[0].id, CorrectionKind.VOID, MONDAY, "hr", "test"))
    for value in ("a", "b"):
        Values(database).set("v", value)
    return database


@pytest.fixture
def stranger(lived: Database) -> Iterator[sqlite3.Connection]:
    """Another program's connection, without triggers, to a file whose guards it has removed."""
    with closing(sqlite3.connect(lived.path, isolation_level=None)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            if "_no_" in name:
                connection.execute(f"DROP TRIGGER {name}")
        yield connection


def found(path: Path) -> list[tuple[str, str, str]]:
    return [(row.table, row.key, row.fault.value) for row in verify_file(path).broken]


def test_what_faceclock_does_is_chained(lived: Database) -> None:
    verified = verify_file(lived.path)
    assert verified.sound and verified.first is None
    assert lived.tuples("SELECT count(*) - 1, max(seq) FROM chain") == [(verified.entries, verified.entries)]


@pytest.mark.parametrize(
    "statements",
    [
        ["UPDATE employees SET team = 'x' WHERE id = '2'"],
        ["UPDATE employees SET id = '3' WHERE id = '2'"],
        ["DELETE FROM employees WHERE id = '2'"],  # the PIN goes with the person
        ["INSERT OR REPLACE INTO pins VALUES ('1', 'other', 5)"],
        ["INSERT INTO pins VALUES ('1', 'x', 5) ON CONFLICT DO UPDATE SET hash = 'upserted'"],
        ["INSERT OR IGNORE INTO pins VALUES ('1', 'x', 5)"],
        ["UPDATE OR REPLACE site_values SET key = 'settings' WHERE key = 'v'"],
        ["DELETE FROM site_values", "INSERT INTO site_values VALUES ('v', 'again', 1)"],
        ["INSERT INTO login_failures VALUES ('Olga', 1, 1)", "UPDATE login_failures SET subject = 'OLGA'"],
    ],
)
def test_every_kind_of_statement_is_chained(lived: Database, statements: list[str]) -> None:
    if "SET id" in statements[0]:
        lived.execute("DELETE FROM pins WHERE employee_id = '2'")
    before = verify_file(lived.path).entries
    for statement in statements:
        lived.execute(statement)
    after = verify_file(lived.path)
    assert after.sound
    assert (after.entries > before) == ("IGNORE" not in statements[0])


def test_other_repositories_are_chained_too(lived: Database) -> None:
    Pins(lived).store_failures("2", Failures(3, MONDAY))
    Pins(lived).forget_failures("2")
    Employees(lived).update(Employee("2", "Benjamin", "Büro"))
    Employees(lived).remove("2")
    assert verify_file(lived.path).sound


def test_what_was_rolled_back_left_no_entry(lived: Database) -> None:
    before = verify_file(lived.path)
    with pytest.raises(ZeroDivisionError), lived.transaction():
        Employees(lived).add(Employee("9", "Nobody"))
        raise ZeroDivisionError
    with pytest.raises(sqlite3.IntegrityError), lived.transaction():
        Punches(lived).add(punch(9))
        with lived.transaction():
            lived.execute("INSERT INTO pins VALUES ('nobody', 'x', 1)")
            lived.rows("SELECT 1")
    assert verify_file(lived.path) == before


def test_rows_from_before_the_chain_get_their_entries(path: Path) -> None:
    earlier = STEPS[: [step.__name__ for step in STEPS].index("ledger")]
    with open_database(path, steps=earlier) as database:
        database.execute(
            "INSERT INTO employees (id, name, team, active, created_at) VALUES ('1', 'A', 'b', 1, 5)"
        )
        for number in range(3):
            database.execute("INSERT INTO audit VALUES (NULL, ?, 'k', 'a', 'b', 'c', '{}')", (number,))
    with open_database(path) as database:
        assert verify_file(path).sound and verify_file(path).entries >= 4
        Employees(database).update(Employee("1", "Anna", "b"))
        assert verify_file(path).sound


@pytest.mark.parametrize(
    ("statements", "broken"),
    [
        (["UPDATE punches SET at = at + 1 WHERE seq = 2"], [("punches", "2", "changed")]),
        (["UPDATE punches SET similarity = NULL, threshold = NULL, pack_digest = NULL WHERE seq = 2"],
         [("punches", "2", "changed")]),
        (["DELETE FROM punches WHERE seq = 3"], [("punches", "3", "missing")]),
        (["DELETE FROM punches WHERE seq = 4"], [("punches", "4", "missing")]),
        (["INSERT INTO punches SELECT 9, 'x', employee_id, at, zone, direction, method, kiosk, 0, 0, similarity, "
          "threshold, runner_up, pack_digest, frames FROM punches WHERE seq = 1"], [("punches", "9", "foreign")]),
        (["UPDATE punches SET seq = 99 WHERE seq = 2"], [("punches", "2", "missing"), ("punches", "99", "foreign")]),
        (["UPDATE punches SET seq = -1 WHERE seq = 2", "UPDATE punches SET seq = 2 WHERE seq = 3",
          "UPDATE punches SET seq = 3 WHERE seq = -1"], [("punches", "2", "changed"), ("punches", "3", "changed")]),
        (["UPDATE audit SET detail = '{}' WHERE seq = 1"], [("audit", "1", "changed")]),
        (["UPDATE employees SET name = 'Bob' WHERE id = '2'"], [("employees", "2", "changed")]),
        (["DELETE FROM pins WHERE employee_id = '2'"], [("pins", "2", "missing")]),
        (["INSERT INTO portraits (employee_id, sealed, created_at) VALUES ('1', zeroblob(99), 1)"],
         [("portraits", "1", "foreign")]),
        (["UPDATE pins SET hash = (SELECT hash FROM pins WHERE employee_id = '1') || 'x' WHERE employee_id = '2'"],
         [("pins", "2", "changed")]),
        (["UPDATE site_values SET value = 'a' WHERE key = 'v'"], [("site_values", "v", "changed")]),
        (["UPDATE chain_salts SET salt = x'00' WHERE tbl = 'pins' AND key = '2'"], [("pins", "2", "changed")]),
        (["DELETE FROM chain_salts WHERE tbl = 'pins' AND key = '2'"], [("pins", "2", "changed")]),
        (["DROP TABLE pins"], [("pins", "1", "missing"), ("pins", "2", "missing")]),
        (["DELETE FROM chain WHERE seq = 0"], [("chain", "0", "missing")]),
        (["UPDATE chain SET hash = zeroblob(32) WHERE seq = 0"],
         [("chain", "0", "changed"), ("chain", "1", "changed")]),
        (["UPDATE chain SET tbl = 'nothing' WHERE seq = 0"], [("chain", "0", "changed")]),
    ],
)  # fmt: skip
def test_the_broken_row_is_named(
    lived: Database, stranger: sqlite3.Connection, statements: list[str], broken: list[tuple[str, str, str]]
) -> None:
    for statement in statements:
        stranger.execute(statement)
    named = found(lived.path)
    assert named[: len(broken)] == broken


def test_an_entry_that_was_cut_out_is_missed(lived: Database, stranger: sqlite3.Connection) -> None:
    [(seq,)] = stranger.execute("SELECT seq FROM chain WHERE tbl = 'punches' AND key = 2").fetchall()
    stranger.execute("DELETE FROM chain WHERE seq = ?", (seq,))
    assert ("chain", str(seq), "missing") in found(lived.path)
    assert ("punches", "2", "foreign") in found(lived.path)


def test_a_tail_cut_off_the_chain_leaves_rows_without_entries(
    lived: Database, stranger: sqlite3.Connection
) -> None:
    last = verify_file(lived.path).entries
    stranger.execute("DELETE FROM chain WHERE seq > ?", (last - 4,))
    verified = verify_file(lived.path)
    assert verified.count >= 2 and verified.lost is not None and verified.lost.found == last - 4


def test_what_another_program_writes_is_foreign(lived: Database, stranger: sqlite3.Connection) -> None:
    stranger.execute("INSERT INTO site_values VALUES ('planted', 'x', 1)")
    assert found(lived.path) == [("site_values", "planted", "foreign")]


def test_the_first_broken_row_is_the_chains_first(lived: Database, stranger: sqlite3.Connection) -> None:
    stranger.execute("UPDATE audit SET actor = 'x' WHERE seq = 9")
    stranger.execute("UPDATE employees SET name = 'Bob' WHERE id = '1'")
    first = verify_file(lived.path).first
    assert first is not None and (first.table, first.key) == ("employees", "1")


def test_it_can_be_stopped(lived: Database) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        verify_file(lived.path, stop)


def test_every_table_is_chained_or_computed(lived: Database) -> None:
    """A table that is added later is chained unless it is named as one that is not."""
    raw = lived._connections.mine().conn
    tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    left_out = tables - {table.name for table in chained_tables(raw)}
    assert left_out == {
        "chain", "chain_salts", "attendance_days", "attendance_reach", "attendance_stale",
        "sqlite_sequence", "sqlite_stat1",
    } & tables  # fmt: skip


def test_the_written_form_never_changes() -> None:
    """Chains of many years must verify: these were computed by hand from the description."""
    assert encoded(-12) + encoded(1.5) + encoded("é") + encoded(b"\0") + encoded(None) == (
        b"i3:-12r8:\x3f\xf8\0\0\0\0\0\0t2:\xc3\xa9b1:\0n0:"
    )
    form = RowForm(["b", "a", "later"])
    assert form.columns == ("a", "b", "later")
    assert form.digest([1, "x", None]) == RowForm(["a", "b"]).digest([1, "x"])
    assert form.digest([1, "x", None]) == hashlib.sha256(b"a=i1:1b=t1:x").digest()
    assert form.digest([1, None, None], b"salt") == hashlib.sha256(b"salta=i1:1").digest()
    said = b"before" + b"t4:site" + b"t2:ab" + b"t1:+" + b"n0:"
    assert link(b"before", "site", "ab", "+", None) == hashlib.sha256(said).digest()


def test_threads_that_write_at_once_make_one_chain(lived: Database) -> None:
    def work() -> None:
        for minutes in range(15):
            Punches(lived).add(punch(minutes))
            assert verify_file(lived.path).sound

    with ThreadPoolExecutor(3) as pool:
        for done in [pool.submit(work) for _ in range(3)]:
            done.result()
    verified = verify_file(lived.path)
    assert verified.sound and read_anchor(lived.path) == Head(verified.entries, verified.head)


def test_a_chain_that_was_emptied_is_told_and_hinders_nobody(
    lived: Database, stranger: sqlite3.Connection
) -> None:
    stranger.execute("DELETE FROM chain")
    Punches(lived).add(punch(9))
    verified = verify_file(lived.path)
    assert verified.count > 5 and verified.lost is not None and site_of(lived.path) == ""
