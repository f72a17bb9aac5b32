"""One person's data in a file: everything, readable, and of nobody else."""

import json
import zipfile
from datetime import date

import pytest

from faceclock.app.person_export import LEFT_OUT, TOLD_IN, export_person
from faceclock.app.site import open_site
from faceclock.domain.consent import Purpose
from faceclock.domain.errors import EnvironmentProblem, InputProblem, PinRefused
from faceclock.domain.people import Employee
from faceclock.domain.rulebook import Leave
from faceclock.storage.audit import Audit
from faceclock.storage.book import Book
from faceclock.storage.consents import Consents
from faceclock.storage.leave_requests import LeaveRequests


@pytest.fixture
def site(data):
    """Person 1001 with templates, a portrait and kept pictures, who punched and has leave."""
    with open_site(data, "starter") as site:
        punch = site.clock.punch("1001")
        site.clock.undo(punch.id, "hr")
        site.clock.punch("1002")
        site.clock.set_pin("1001", "4711", by="test")
        today = punch.at.date()
        for number in ("1001", "1002"):
            Book(site.database).put("leave", Leave(f"l{number}", number, "vacation", today, today), by="hr")
        yield site


@pytest.fixture
def archive(site, tmp_path):
    export_person(site, "1001", tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as opened:
        yield opened


def told(archive: zipfile.ZipFile, name: str):
    return json.loads(archive.read(f"{name}.json"))


def test_it_holds_everything_about_the_person(archive):
    assert told(archive, "person")["pin_set_at"]
    [punch] = told(archive, "punches")
    assert punch["voided"] and punch["corrections"][0]["kind"] == "void"
    assert {consent["purpose"] for consent in told(archive, "consents")} >= {"pictures", "training"}
    assert [day["employee_id"] for day in told(archive, "days")] == ["1001"]
    assert [entry["employee"] for entry in told(archive, "planning")] == ["1001"]
    assert {row["subject"] for row in told(archive, "audit")} == {"1001", "leave l1001"}
    templates = told(archive, "templates")
    assert len(templates) == 2 and all("vector" not in template for template in templates)


def test_it_is_of_nobody_else_and_holds_no_secret(site, archive):
    everything = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".json"))
    assert b'"1002"' not in everything and b"l1002" not in everything
    assert b"argon2" not in everything


def test_every_table_is_told_of_or_left_out_by_name(site):
    tables = {
        row[0]
        for row in site.database.tuples(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
        )
    }
    assert tables - {"_sqlite_migrations"} == TOLD_IN.keys() | LEFT_OUT.keys()
    assert not TOLD_IN.keys() & LEFT_OUT.keys()


def test_wherever_the_number_stands_it_is_told_of(site, archive):
    """The number is written into every table that can hold it; those that do are not among the left out."""
    holding = set()
    for table in TOLD_IN.keys() | LEFT_OUT.keys():
        for row in site.database.tuples(f"SELECT * FROM {table}"):
            if any("1001" in str(value).split() or str(value) == "1001" for value in row):
                holding.add(table)
    assert {"punches", "templates", "person_keys", "audit"} <= holding
    assert holding & LEFT_OUT.keys() <= {
        "person_keys",
        "chain",
        "chain_salts",
        "attendance_reach",
        "attendance_stale",
    }
    assert {f"{TOLD_IN[table]}.json" for table in holding & TOLD_IN.keys()} <= {
        *archive.namelist(),
        "pictures.json",
    }


def test_leave_that_was_asked_for_and_failures_are_told(site, tmp_path):
    requests, day = LeaveRequests(site.database), date(2026, 12, 24)
    for granted in (True, None):
        asked = requests.add(Leave("", "1001", "vacation", day, day), by="1001")
        if granted:
            requests.decide(asked.id, granted=granted, by="hr")
    with pytest.raises(PinRefused):
        site.clock.pin_punch("1001", "9999")
    export_person(site, "1001", tmp_path / "leave.zip")
    with zipfile.ZipFile(tmp_path / "leave.zip") as archive:
        first, second = told(archive, "leave")
        assert (first["decision"]["granted"], first["decision"]["by"], second["decision"]) == (
            True,
            "hr",
            None,
        )
        assert first["first"] == "2026-12-24" and told(archive, "reports") == []
        assert told(archive, "person")["wrong_pins_in_a_row"]["count"] == 1


def test_pictures_are_files_and_the_letter_speaks_both_languages(archive):
    names = archive.namelist()
    assert names[0] == "README.txt" and "pictures/portrait.jpg" in names
    assert sum(name.startswith("pictures/") for name in names) == 3
    letter = archive.read("README.txt").decode()
    assert "What FaceClock holds about you" in letter and "关于您的数据" in letter
    assert all(f"{name}" in letter for name in names if name.endswith(".json"))


def test_the_numbers_of_the_face_are_given_when_asked_for(site, tmp_path):
    export_person(site, "1001", tmp_path / "all.zip", vectors=True)
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        vector = told(archive, "templates")[0]["vector"]
    assert vector == pytest.approx(site.templates.of("1001")[0].embedding.vector)
    exports = [row for row in Audit(site.database).about("1001") if row.action == "employee.export"]
    assert exports[-1].detail["vectors"] is True


def test_bad_targets_and_numbers_are_one_sentence(site, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputProblem, match="Nobody has the ID 9"):
        export_person(site, "9", tmp_path / "out.zip")
    with pytest.raises(InputProblem, match="must end in"):
        export_person(site, "1001", tmp_path / "out.txt")
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        export_person(site, "1001", tmp_path / "file" / "out.zip")
    assert Consents(site.database).stands("1001", Purpose.PICTURES)
    site.employees.add(Employee("9", "\u200f👩‍👩‍👧 محمد"))
    assert export_person(site, "9", tmp_path / "out.zip")
