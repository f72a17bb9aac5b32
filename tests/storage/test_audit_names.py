"""Nothing is ever taken out of the audit log: so nobody's name goes into it."""

import json
import sqlite3

import pytest
from storage_examples import ANNA

from faceclock.domain.people import Employee
from faceclock.storage.audit import Audit
from faceclock.storage.audit_names import forget_names
from faceclock.storage.database import Database
from faceclock.storage.employees import Employees


def test_a_life_on_the_roll_leaves_no_name_in_the_log(database: Database) -> None:
    people = Employees(database)
    people.add(ANNA)
    people.update(Employee("1", "Anna Okafor", "Lager"))
    people.update(Employee("1", "Anna Okafor", "Office", active=False))
    people.remove("1")
    rows = Audit(database).newest()
    told = json.dumps([vars(row) for row in rows], default=str, ensure_ascii=False)
    assert "Anna" not in told and "Schmidt" not in told
    changes = [row.detail for row in reversed(rows) if row.action == "employee.update"]
    assert changes == [
        {"team": "Lager", "active": True, "renamed": True},
        {"team": "Office", "active": False},
    ]


def test_names_of_earlier_versions_go_and_the_log_is_append_only_again(database: Database) -> None:
    detail = {"name": "Anna Schmidt", "team": "Lager", "active": True}
    audit = Audit(database)
    for action in ("employee.add", "employee.update", "employee.remove", "account.add"):
        audit.record(action, "1", actor="hr", detail=detail)
    with database.transaction():
        forget_names(database._connections.mine())
    assert [row.detail.get("name") for row in audit.about("1")] == [None] * 3 + ["Anna Schmidt"]
    assert audit.about("1")[0].detail == {"team": "Lager", "active": True}
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.execute("UPDATE audit SET actor = 'nobody'")
